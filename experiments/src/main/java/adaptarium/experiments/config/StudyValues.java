package adaptarium.experiments.config;

import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Settings of a study: a value or a list each, every combination of which is trained, or drawn from lists and ranges. */
final class StudyValues {
    private static final List<String> RANGE_KEYS = List.of("from", "to", "scale");
    private static final long DRAW_SEED = 1; // of random search: the same study draws the same settings

    private StudyValues() {}

    /** The settings as {@code key=value}, once for the whole grid, or once for each draw. */
    static List<List<String>> draws(Node.Mapping document) {
        Node given = document.entries().getOrDefault("settings", Node.Mapping.empty(document.place()));
        if (!(given instanceof Node.Mapping settings)) {
            throw new UserException(given.place() + ": settings must be a section such as {iterations: [50, 100]}, got "
                    + given.kind());
        }
        Node count = document.entries().get("draws");
        if (count == null) {
            List<String> grid = new ArrayList<>();
            settings.entries().forEach((key, node) -> grid.add(key + "=" + String.join(",", grid(key, node))));
            return List.of(grid);
        }
        List<List<String>> draws = new ArrayList<>();
        for (int i = 0; i < whole(count); i++) {
            List<String> draw = new ArrayList<>();
            for (Map.Entry<String, Node> entry : settings.entries().entrySet()) {
                RandomGenerator random = Seeds.generator(Seeds.derive(DRAW_SEED, "draw " + entry.getKey(), i));
                draw.add(entry.getKey() + "=" + drawn(entry.getKey(), entry.getValue(), random));
            }
            draws.add(draw);
        }
        return draws;
    }

    private static int whole(Node count) {
        if (count instanceof Node.Scalar scalar
                && scalar.type() == Node.Type.INTEGER
                && scalar.text().matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(scalar.text());
        }
        throw new UserException(count.place() + ": draws must be a whole number from 1 to 99999, got " + count.kind());
    }

    /** The values of a key that may have several. */
    static List<String> grid(String key, Node node) {
        if (node instanceof Node.Sequence list) {
            if (list.items().isEmpty()) {
                throw new UserException(node.place() + ": '" + key
                        + "' is an empty list; the one value that is an empty list is written \"[]\"");
            }
            return list.items().stream().map(item -> text(key, item)).toList();
        }
        if (node instanceof Node.Mapping) {
            throw new UserException(
                    node.place() + ": '" + key + "' is a range, which needs 'draws: N'; a grid needs a list");
        }
        return List.of(text(key, node));
    }

    private static String drawn(String key, Node node, RandomGenerator random) {
        if (node instanceof Node.Mapping range) {
            for (String known : range.entries().keySet()) {
                if (!RANGE_KEYS.contains(known)) {
                    throw new UserException(
                            range.placeOf(known) + ": a range has no key '" + known + "'; it has " + RANGE_KEYS);
                }
            }
            double from = number(range, key, "from");
            double to = number(range, key, "to");
            boolean log = isLogarithmic(range);
            if (!(from < to) || (log && !(from > 0))) {
                throw new UserException(range.place() + ": range of '" + key
                        + "' needs from < to, and from > 0 in the logarithm, got " + from + " and " + to);
            }
            double u = random.nextDouble();
            return Double.toString(
                    log
                            ? StrictMath.exp(StrictMath.log(from) + u * (StrictMath.log(to) - StrictMath.log(from)))
                            : from + u * (to - from));
        }
        List<String> values = grid(key, node);
        return values.get(random.nextInt(values.size()));
    }

    private static boolean isLogarithmic(Node.Mapping range) {
        Node scale = range.entries().get("scale");
        String name = scale instanceof Node.Scalar scalar ? scalar.text() : "";
        if (scale != null && !name.equals("log") && !name.equals("linear")) {
            throw new UserException(scale.place() + ": a range's scale must be log or linear, got " + scale.kind());
        }
        return name.equals("log");
    }

    private static double number(Node.Mapping range, String key, String end) {
        if (range.entries().get(end) instanceof Node.Scalar scalar
                && (scalar.type() == Node.Type.INTEGER || scalar.type() == Node.Type.REAL)) {
            return Double.parseDouble(scalar.text());
        }
        throw new UserException(range.place() + ": range of '" + key + "' needs a number '" + end + "'");
    }

    /** A value as it would be typed. */
    static String text(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NULL) {
            return scalar.text();
        }
        if (node instanceof Node.Sequence list) {
            return "["
                    + String.join(
                            ", ",
                            list.items().stream().map(item -> text(key, item)).toList()) + "]";
        }
        throw new UserException(
                node.place() + ": a value of '" + key + "' must be a number, a text or a list, got " + node.kind());
    }
}
