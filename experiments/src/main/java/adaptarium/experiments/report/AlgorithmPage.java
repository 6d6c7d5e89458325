package adaptarium.experiments.report;

import adaptarium.agents.setting.SettingPage;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An algorithm's page, made from its settings record and the figures it explains: never typed twice. For the terminal and for programs. */
public final class AlgorithmPage {
    private static final int WIDTH = 110; // characters

    private final Algorithm<?> algorithm;
    private final List<SettingPage> settings;

    private AlgorithmPage(Algorithm<?> algorithm) {
        this.algorithm = algorithm;
        settings = SettingPage.of(algorithm.defaults());
    }

    /**
     * The page of an algorithm.
     *
     * @param algorithm the algorithm
     * @return its page
     */
    public static AlgorithmPage of(Algorithm<?> algorithm) {
        return new AlgorithmPage(algorithm);
    }

    /** The page for people, in lines. */
    public String text() {
        StringBuilder page = new StringBuilder();
        page.append(algorithm.name()).append('\n');
        page.append("=".repeat(algorithm.name().length())).append("\n\n");
        wrapped(algorithm.summary(), 0, page);
        page.append("\nSettings, in a configuration's 'algorithm' section or as algorithm.")
                .append(settings.isEmpty() ? "KEY" : settings.get(0).name())
                .append("=VALUE on the command line\n");
        settings.forEach(setting -> append(setting, page));
        if (settings.isEmpty()) {
            page.append("  it explains none\n");
        }
        page.append("\nMetrics of an update, in metrics.jsonl and TensorBoard\n");
        for (Metric metric : algorithm.metrics()) {
            page.append("\n  ").append(metric.name()).append('\n');
            wrapped(metric.meaning(), 6, page);
        }
        if (algorithm.metrics().isEmpty()) {
            page.append("  it explains none\n");
        }
        return page.toString();
    }

    private static void append(SettingPage setting, StringBuilder page) {
        page.append("\n  ").append(setting.name());
        if (setting.kind().equals("section")) {
            page.append(": ").append(setting.meaning()).append('\n');
            return;
        }
        page.append(" = ").append(setting.byDefault()).append('\n');
        wrapped(setting.meaning(), 6, page);
        String unit = setting.unit().isEmpty() ? "" : ", in units of " + setting.unit();
        wrapped(setting.kind() + (setting.range().isEmpty() ? "" : ", " + setting.range()) + unit, 6, page);
        if (!setting.auto().isEmpty()) {
            wrapped("auto: " + setting.auto(), 6, page);
        }
        if (!setting.change().isEmpty()) {
            wrapped("when: " + setting.change(), 6, page);
        }
    }

    private static void wrapped(String text, int indent, StringBuilder page) {
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                page.append('\n');
                column = 0;
            }
            page.append(column == 0 ? " ".repeat(indent) : " ").append(word);
            column += column == 0 ? indent + word.length() : 1 + word.length();
        }
        page.append('\n');
    }

    /** The page for programs. */
    public Map<String, Object> json() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("name", algorithm.name());
        page.put("title", algorithm.title());
        page.put("role", algorithm.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        page.put("summary", algorithm.summary());
        page.put("settings", settings);
        List<Map<String, String>> metrics = new ArrayList<>();
        for (Metric metric : algorithm.metrics()) {
            metrics.add(Map.of("name", metric.name(), "meaning", metric.meaning()));
        }
        page.put("metrics", metrics);
        return page;
    }
}
