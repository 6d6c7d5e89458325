package adaptarium.experiments.config;

import adaptarium.envs.Parameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the distribution of training tasks changes: a few parameters begin in ranges of their own, which move evenly to the family's, on the parameter's scale.
 * Evaluation and validation always draw from the family's.
 *
 * @param updates after how many updates training draws from the family's ranges, at least 1
 * @param from ranges of the first update by parameter, such as {@code 0.5..0.6}; at least one
 */
public record Curriculum(int updates, Map<String, String> from) {
    static final String KEY = "curriculum";
    static final String UPDATES = "updates";
    static final String FROM = "from";

    private static final String BETWEEN = "..";

    /** Copies the map and checks both components. */
    public Curriculum {
        from = Collections.unmodifiableMap(new LinkedHashMap<>(from));
        if (updates < 1) {
            throw new IllegalArgumentException("curriculum.updates must be at least 1, got " + updates);
        }
        if (from.isEmpty()) {
            throw new IllegalArgumentException("curriculum.from must name a task parameter with a range");
        }
        from.forEach(Curriculum::ends);
    }

    /** The section's keys, apart from the parameters'. */
    private record Keys(int updates) {}

    static Curriculum bind(Node.Mapping tasks, String path) {
        for (String key : tasks.entries().keySet()) {
            if (!key.equals(KEY)) {
                throw new UserException(
                        tasks.placeOf(key) + ": '" + path + "." + key + "' cannot stand beside " + path + "." + KEY);
            }
        }
        String here = path + "." + KEY;
        if (!(tasks.entries().get(KEY) instanceof Node.Mapping section)
                || !(section.entries().get(FROM) instanceof Node.Mapping ranges)) {
            throw new UserException(tasks.placeOf(KEY) + ": " + here
                    + " must be a section such as {updates: 50, from: {mass: 1..1.1}}");
        }
        int updates = RecordBinder.bind(section.without(FROM), here + ".", Keys.class, null)
                .updates();
        Map<String, String> from = new LinkedHashMap<>();
        for (Map.Entry<String, Node> entry : ranges.entries().entrySet()) {
            String text = entry.getValue() instanceof Node.Scalar scalar
                    ? scalar.text()
                    : entry.getValue() instanceof Node.Sequence list
                                    && list.items().size() == 2
                                    && list.items().get(0) instanceof Node.Scalar low
                                    && list.items().get(1) instanceof Node.Scalar high
                            ? low.text() + BETWEEN + high.text()
                            : "";
            try {
                ends(entry.getKey(), text);
            } catch (IllegalArgumentException e) {
                throw new UserException(ranges.placeOf(entry.getKey()) + ": " + path + "." + e.getMessage(), e);
            }
            from.put(entry.getKey(), text);
        }
        try {
            return new Curriculum(updates, from);
        } catch (IllegalArgumentException e) {
            throw new UserException(section.place() + ": " + path + "." + e.getMessage(), e);
        }
    }

    private static double[] ends(String parameter, String text) {
        int dots = text.indexOf(BETWEEN);
        double low = dots < 0 ? Double.NaN : number(text.substring(0, dots));
        double high = dots < 0 ? Double.NaN : number(text.substring(dots + BETWEEN.length()));
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException(
                    "curriculum.from." + parameter + " must be a range such as 0.5..0.6, got '" + text + "'");
        }
        return new double[] {low, high};
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /**
     * The distribution of an update's tasks.
     *
     * @param <T> the task record
     * @param space the family's
     * @param update number of the update, from 0
     * @return the distribution
     * @throws IllegalArgumentException where a parameter is unknown, is no real number, or begins outside the family's outer range
     */
    public <T extends Record> TaskSpace<T> at(TaskSpace<T> space, int update) {
        double share = Math.min(1, update / (double) updates);
        List<TaskParameter> changed = new ArrayList<>();
        from.forEach((name, text) -> {
            if (!(space.parameter(name) instanceof RangeParameter p)) {
                throw new IllegalArgumentException("curriculum.from." + name + " must be a real number's; '" + name
                        + "' has a few values: " + space.parameter(name).trainText());
            }
            double[] ends = ends(name, text);
            if (ends[0] < p.outerLow() || ends[1] > p.outerHigh()) {
                throw new IllegalArgumentException("curriculum.from." + name + " must lie in [" + p.outerLow() + ", "
                        + p.outerHigh() + "] " + p.unit() + ", got " + text);
            }
            if (share < 1) {
                changed.add(within(p, between(p, ends[0], p.low(), share), between(p, ends[1], p.high(), share)));
            }
        });
        return space.withParameters(changed);
    }

    private static double between(RangeParameter p, double from, double to, double share) {
        return p.scale() == Parameter.Scale.LOG
                ? StrictMath.exp((1 - share) * StrictMath.log(from) + share * StrictMath.log(to))
                : (1 - share) * from + share * to;
    }

    private static RangeParameter within(RangeParameter p, double low, double high) {
        return new RangeParameter(
                p.name(),
                p.unit(),
                low,
                high,
                Math.min(low, p.outerLow()),
                Math.max(high, p.outerHigh()),
                p.scale(),
                p.nominal(),
                p.live(),
                p.visible(),
                p.description(),
                p.law());
    }

    /** In words, for a report. */
    String words() {
        List<String> begun = new ArrayList<>();
        from.forEach((parameter, range) -> begun.add(parameter + " from " + range));
        return "drawn anew in every update, " + String.join(" and ", begun) + " to the family's range after " + updates
                + " updates";
    }
}
