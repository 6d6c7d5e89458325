package adaptarium.experiments.index;

import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which runs are asked for, and in what order.
 *
 * @param where a condition of SQL, with question marks
 * @param values what they stand for
 * @param order what follows ORDER BY
 * @param limit at most so many
 */
record RunQuery(String where, List<Object> values, String order, int limit) {
    private static final Map<String, String> COLUMNS = columns();
    private static final Set<String> NUMBERS = Set.of("seed", "updates", "iterations", "return", "score");
    private static final Pattern CONDITION = Pattern.compile("([A-Za-z][A-Za-z0-9._ -]*?)(<=|>=|!=|=|<|>)(.*)");

    /** Copies the list. */
    RunQuery {
        values = List.copyOf(values);
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String name : List.of("run", "study", "state", "family", "algorithm", "seed", "updates", "iterations")) {
            columns.put(name, name);
        }
        columns.put("measure", "measure");
        columns.put("return", "mean_return");
        columns.put("score", "score");
        columns.put("begun", "started");
        columns.put("commit", "code");
        columns.put("note", "note");
        return columns;
    }

    /** What can be sorted by. */
    static List<String> sortable() {
        return List.copyOf(COLUMNS.keySet());
    }

    /**
     * A query.
     *
     * @param filters words that have to occur somewhere, {@code key=value} and the like of a column or setting, {@code tag=word}; all have to hold
     * @param sort a column's name; one with a minus before it is sorted from the greatest down
     * @param limit at most so many, at least 1
     * @param settings gives the keys of all settings that any run has; asked only where a filter needs them
     * @throws UserException where there is no such column or setting
     */
    static RunQuery of(List<String> filters, String sort, int limit, Supplier<Set<String>> settings) {
        if (limit < 1) {
            throw new UserException("--limit must be at least 1, got " + limit);
        }
        List<String> conditions = new ArrayList<>(List.of("1"));
        List<Object> values = new ArrayList<>();
        for (String filter : filters) {
            Matcher condition = CONDITION.matcher(filter);
            if (condition.matches()) {
                conditions.add(condition(condition.group(1), condition.group(2), condition.group(3), values, settings));
            } else {
                conditions.add("instr(lower(words), ?) > 0");
                values.add(filter.toLowerCase(Locale.ROOT));
            }
        }
        boolean down = sort.startsWith("-");
        String name = down ? sort.substring(1) : sort;
        String column = COLUMNS.get(name);
        if (column == null) {
            throw new UserException("runs cannot be sorted by '" + name + "'" + Spelling.suggestion(name, sortable())
                    + " There are " + sortable());
        }
        String order = column + " IS NULL, " + column + (down ? " DESC" : "") + ", place";
        return new RunQuery(String.join(" AND ", conditions), values, order, limit);
    }

    private static String condition(
            String key, String compared, String value, List<Object> values, Supplier<Set<String>> settings) {
        if (key.equals("tag")) {
            values.add(value);
            return (compared.equals("!=") ? "NOT " : "") + "instr(' ' || tags || ' ', ' ' || ? || ' ') > 0";
        }
        String column = COLUMNS.get(key);
        boolean isNumber = value.matches("-?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");
        if (column != null) {
            if (!isNumber && NUMBERS.contains(key)) {
                throw new UserException(key + compared + value + ": " + key + " is a number, got '" + value + "'");
            }
            values.add(NUMBERS.contains(key) ? (Object) Double.valueOf(value) : value);
            return column + " " + compared + " ?";
        }
        values.add(setting(key.replaceFirst("^algorithm\\.", ""), settings.get()));
        values.add(isNumber ? (Object) Double.valueOf(value) : value);
        return "EXISTS (SELECT 1 FROM settings WHERE settings.place = runs.place AND key = ? AND "
                + (isNumber ? "number" : "value") + " " + compared + " ?)";
    }

    /** A setting by its key, or by the end of it where there is one only, such as {@code learningRate} of {@code ppo.learningRate}. */
    private static String setting(String key, Set<String> known) {
        if (known.isEmpty() || known.contains(key)) {
            return key;
        }
        List<String> ending =
                known.stream().filter(name -> name.endsWith("." + key)).sorted().toList();
        if (ending.size() == 1) {
            return ending.get(0);
        }
        throw new UserException(
                ending.isEmpty()
                        ? "no run has a setting '" + key + "'" + Spelling.suggestion(key, List.copyOf(known))
                                + " There are columns " + sortable() + " and what 'adaptarium describe ALGORITHM' lists"
                        : "several settings end with '" + key + "': " + ending + "; write the whole of one");
    }
}
