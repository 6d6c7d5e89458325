package adaptarium.experiments.run;

import adaptarium.render.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics of runs as a CSV table, a row for every update, its columns named as {@link MetricTags} names figures. */
public final class MetricsCsv {
    /** Its name in a run's folder, where it is written whenever the training ends or stops. */
    public static final String FILE = "metrics.csv";

    private MetricsCsv() {}

    /**
     * The table of one run.
     *
     * @param rows its metrics
     * @return lines that end with a line feed
     */
    public static String of(List<MetricsRow> rows) {
        return table(Map.of("", rows), List.of("iteration"));
    }

    /**
     * The table of several runs, with a column that says which.
     *
     * @param runs metrics by the run's name
     * @return lines that end with a line feed
     */
    public static String of(Map<String, List<MetricsRow>> runs) {
        return table(runs, List.of("run", "iteration"));
    }

    private static String table(Map<String, List<MetricsRow>> runs, List<String> first) {
        Set<String> tags = new LinkedHashSet<>();
        List<List<String>> names = new ArrayList<>();
        List<Map<String, Double>> figures = new ArrayList<>();
        runs.forEach((run, rows) -> {
            MetricsRow before = null;
            for (MetricsRow row : rows) {
                names.add(List.of(run, Integer.toString(row.iteration())));
                figures.add(MetricTags.of(row, before));
                tags.addAll(figures.get(figures.size() - 1).keySet());
                before = row;
            }
        });
        List<String> header = new ArrayList<>(first);
        header.addAll(tags);
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Map<String, Double> row = new LinkedHashMap<>(figures.get(i));
            List<String> cells = new ArrayList<>(names.get(i).subList(2 - first.size(), 2));
            tags.forEach(tag -> cells.add(row.containsKey(tag) ? text(row.getOrDefault(tag, Double.NaN)) : ""));
            table.add(cells);
        }
        return Csv.of(header, table);
    }

    /** Whole numbers, such as steps, without a point. */
    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
