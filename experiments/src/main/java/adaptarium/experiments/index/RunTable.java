package adaptarium.experiments.index;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunSummary;
import adaptarium.render.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs as a table with a column for everything that is known of any of them, settings included: for spreadsheets, R and pandas.
 *
 * @param columns names
 * @param rows cells: text, {@link Double}, {@link Long}, or null where nothing is known
 */
public record RunTable(List<String> columns, List<List<@Nullable Object>> rows) {
    private static final String SETTING = "setting.";

    /**
     * A table.
     *
     * @param runs its rows
     * @return the table
     */
    public static RunTable of(List<IndexedRun> runs) {
        Set<String> columns = new LinkedHashSet<>();
        List<Map<String, Object>> cells = new ArrayList<>();
        for (IndexedRun run : runs) {
            Map<String, Object> row = cells(run);
            columns.addAll(row.keySet());
            cells.add(row);
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map<String, Object> row : cells) {
            List<@Nullable Object> line = new ArrayList<>();
            columns.forEach(column -> line.add(row.get(column)));
            rows.add(line);
        }
        return new RunTable(List.copyOf(columns), rows);
    }

    private static Map<String, Object> cells(IndexedRun run) {
        RunSummary summary = run.summary();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("place", run.place());
        row.put("study", run.study());
        row.put("state", summary.state());
        row.put("family", summary.family());
        row.put("algorithm", summary.algorithm());
        row.put("seed", run.seed());
        row.put("updates", (long) summary.updates());
        row.put("iterations", (long) summary.iterations());
        row.put("measure", summary.measure());
        row.put("return", summary.meanReturn());
        row.put("score", summary.score());
        row.put("scored", summary.scored());
        row.put("begun", summary.started());
        row.put("commit", run.commit());
        row.put("tags", String.join(" ", run.tags().tags()));
        row.put("note", run.tags().note());
        row.put("command", summary.command());
        row.put("trouble", summary.trouble());
        run.settings().forEach((key, value) -> row.put(SETTING + key, value));
        return row;
    }

    /** What is not the same in all rows: how the runs differ. */
    public RunTable differing() {
        List<Integer> kept = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Set<@Nullable Object> values = new LinkedHashSet<>();
            for (List<@Nullable Object> row : rows) {
                values.add(row.get(column));
            }
            if (column == 0 || values.size() > 1) {
                kept.add(column);
            }
        }
        List<List<@Nullable Object>> fewer = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> line = new ArrayList<>();
            kept.forEach(column -> line.add(row.get(column)));
            fewer.add(line);
        }
        return new RunTable(kept.stream().map(columns::get).toList(), fewer);
    }

    /** With rows for columns, as runs are compared: a line for each property. */
    public List<List<String>> sideways() {
        List<List<String>> lines = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            List<String> line = new ArrayList<>(List.of(columns.get(column)));
            for (List<@Nullable Object> row : rows) {
                line.add(text(row.get(column)));
            }
            lines.add(line);
        }
        return lines;
    }

    private static String text(@Nullable Object cell) {
        return cell == null ? "" : cell.toString();
    }

    /** Comma-separated values. */
    public String csv() {
        return Csv.of(
                columns,
                rows.stream()
                        .map(row -> row.stream().map(RunTable::text).toList())
                        .toList());
    }

    /** An Arrow file, for pandas, Polars, DuckDB and R. */
    public byte[] arrow() {
        List<List<@Nullable Object>> typed = new ArrayList<>();
        rows.forEach(row -> typed.add(new ArrayList<>(row)));
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            if (columns.get(column).startsWith(SETTING)
                    && rows.stream().allMatch(row -> row.get(at) == null || number(text(row.get(at))) != null)) {
                typed.forEach(row -> row.set(at, row.get(at) == null ? null : number(text(row.get(at)))));
            }
        }
        return ArrowFile.of(new RunTable(columns, typed));
    }

    private static @Nullable Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A list of objects. */
    public String json() {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            for (int column = 0; column < columns.size(); column++) {
                if (row.get(column) != null) {
                    object.put(columns.get(column), row.get(column));
                }
            }
            objects.add(object);
        }
        return Json.pretty(objects);
    }
}
