package adaptarium.meta.fewshot;

import java.util.List;

/**
 * Figures of a learner beside its scores: a table.
 *
 * @param explanation what the columns are, for people; empty where there is nothing
 * @param columns names of the columns after the first
 * @param rows the table, from top to bottom
 */
public record Findings(String explanation, List<String> columns, List<Row> rows) {
    /** Nothing. */
    public static final Findings NONE = new Findings("", List.of(), List.of());

    /**
     * A row.
     *
     * @param name what it is about
     * @param values one for each column; NaN where there is none
     * @param remark what follows from them; may be empty
     */
    public record Row(String name, List<Double> values, String remark) {
        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
        }
    }

    /** Copies the lists, and checks that every row has a value for each column. */
    public Findings {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.values.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "row '" + row.name + "' must have " + columns.size() + " values, got " + row.values.size());
            }
        }
    }
}
