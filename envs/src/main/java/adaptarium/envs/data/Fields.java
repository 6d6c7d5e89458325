package adaptarium.envs.data;

import adaptarium.envs.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A section of a description with the keys that {@link Schema} says; unknown and missing ones are refused when it is made. */
final class Fields {
    private static final int MOST = 500; // entries of a list or a section

    private static final Pattern QUANTITY = Pattern.compile("([-+]?[\\d.]+(?:[eE][-+]?\\d+)?) *([A-Za-z][\\w /^]*)");

    private final DataNode.Section section;
    private final String path;

    private Fields(DataNode.Section section, String path) {
        this.section = section;
        this.path = path;
    }

    /**
     * Opens a section.
     *
     * @param node what stands there
     * @param path its dotted path, for messages; empty for the whole file
     * @param name of the section in the schema
     * @return its fields
     * @throws DataException where it is no section, a key is unknown, or one is missing
     */
    static Fields of(DataNode node, String path, String name) {
        List<Schema.Key> keys = Schema.SECTIONS.getOrDefault(name, List.of());
        if (!(node instanceof DataNode.Section section)) {
            throw new DataException(
                    node.place(),
                    path + " must be a section with "
                            + keys.stream().map(Schema.Key::name).toList());
        }
        List<String> known = keys.stream().map(Schema.Key::name).toList();
        for (String key : section.entries().keySet()) {
            if (!known.contains(key)) {
                boolean torn = key.matches(".*[()].*"); // at a comma, by YAML
                throw new DataException(
                        section.placeOf(key),
                        "unknown key '" + dotted(path, key) + "'"
                                + (torn
                                        ? ": inside braces, a formula with a comma in it stands in quotes."
                                        : Spelling.suggestion(key, known))
                                + " There are " + known);
            }
        }
        for (Schema.Key key : keys) {
            if (key.required() && !section.entries().containsKey(key.name())) {
                throw new DataException(
                        section.place(), "key '" + dotted(path, key.name()) + "' is missing: " + key.meaning());
            }
        }
        return new Fields(section, path);
    }

    private static String dotted(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    String path(String key) {
        return dotted(path, key);
    }

    String place(String key) {
        return section.placeOf(key);
    }

    boolean has(String key) {
        return section.entries().containsKey(key);
    }

    DataException wrong(String key, String what) {
        return new DataException(place(key), path(key) + " " + what);
    }

    private DataNode node(String key) {
        DataNode node = section.entries().get(key);
        if (node == null) {
            throw new DataException(section.place(), "key '" + path(key) + "' is missing");
        }
        return node;
    }

    String text(String key, String standard) {
        if (!has(key)) {
            return standard;
        }
        if (node(key) instanceof DataNode.Text text && !text.text().isBlank()) {
            return text.text();
        }
        throw wrong(key, "must be a word or a text");
    }

    /** One of a few words. */
    String word(String key, String standard, List<String> known) {
        String word = text(key, standard);
        if (!known.contains(word)) {
            throw wrong(key, "must be one of " + known + ", got '" + word + "'" + Spelling.suggestion(word, known));
        }
        return word;
    }

    boolean truth(String key) {
        return word(key, "false", List.of("true", "false")).equals("true");
    }

    /** The unit that is declared, {@code 1} where none is: a label, so that it must be SI's. */
    String unit() {
        String unit = text("unit", "1");
        Unit.corrected(unit).ifPresent(si -> {
            throw wrong(
                    "unit", "must be an SI unit: numbers are used as they are. Write '" + si + "', got '" + unit + "'");
        });
        return unit;
    }

    /** A number that may carry a unit, which must agree with a declared one; in SI. */
    double quantity(String key, double standard, String unit) {
        return has(key) ? quantity(node(key), path(key), unit) : standard;
    }

    /** Numbers that may carry units, which must agree with a declared one; in SI, empty where the key is not given. */
    List<Double> quantities(String key, String unit) {
        return items(key).stream().map(item -> quantity(item, path(key), unit)).toList();
    }

    private static double quantity(DataNode node, String path, String unit) {
        Matcher parts = QUANTITY.matcher(node instanceof DataNode.Text text ? text.text() : "");
        if (!parts.matches()) {
            return number(node, path);
        }
        String own = parts.group(2).trim();
        Unit.Read read = Unit.read(own, 0, word -> false)
                .filter(whole -> whole.end() == own.length())
                .orElseThrow(() -> new DataException(
                        node.place(),
                        path + ": '" + own + "' is no unit" + Spelling.suggestion(own, Unit.FACTORS.keySet())
                                + " There are " + Unit.FACTORS.keySet()));
        if (!Unit.agree(read.si(), unit)) {
            throw new DataException(
                    node.place(),
                    path + " has a number in '" + own + "', but its unit is '" + unit + "', not '" + read.si() + "'");
        }
        return number(new DataNode.Text(node.place(), parts.group(1)), path) * read.factor();
    }

    double number(String key, double standard) {
        return has(key) ? number(node(key), path(key)) : standard;
    }

    private static double number(DataNode node, String path) {
        double value = Double.NaN;
        String text = node instanceof DataNode.Text scalar ? scalar.text() : "a list or section";
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw new DataException(node.place(), path + " must be a number, got '" + text + "'");
        }
        return value;
    }

    int whole(String key, int standard, int most) {
        double value = number(key, standard);
        if (value != Math.rint(value) || value < 1 || value > most) {
            throw wrong(key, "must be a whole number in [1, " + most + "], got " + value);
        }
        return (int) value;
    }

    /** Numbers as they are; empty where the key is not given. */
    List<Double> numbers(String key) {
        return items(key).stream().map(item -> number(item, path(key))).toList();
    }

    /** A list's items; empty where the key is not given, and a single value is a list of one. */
    List<DataNode> items(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<DataNode> items = node(key) instanceof DataNode.Items list ? list.items() : List.of(node(key));
        if (items.isEmpty() || items.size() > MOST) {
            throw wrong(key, "must have 1 to " + MOST + " entries, got " + items.size());
        }
        return items;
    }

    List<String> words(String key, int count) {
        List<String> words = new ArrayList<>();
        for (DataNode item : items(key)) {
            words.add(item instanceof DataNode.Text text ? text.text() : "");
        }
        if (words.size() != count) {
            throw wrong(key, "needs " + count + " names, got " + words);
        }
        return words;
    }

    /** What is named below a key, in order; empty where the key is not given. */
    Map<String, DataNode> named(String key) {
        if (!has(key)) {
            return Map.of();
        }
        if (!(node(key) instanceof DataNode.Section below)
                || below.entries().isEmpty()
                || below.entries().size() > MOST) {
            throw wrong(key, "must be a section with 1 to " + MOST + " names");
        }
        return new LinkedHashMap<>(below.entries());
    }

    /** Where a name below a key stands. */
    String place(String key, String name) {
        return node(key) instanceof DataNode.Section below ? below.placeOf(name) : place(key);
    }

    /** A section below a key. */
    Optional<Fields> section(String key, String name) {
        return has(key) ? Optional.of(of(node(key), path(key), name)) : Optional.empty();
    }

    /** A number that measures something. */
    Formula formula(String key, Scope scope, Dimension dimension) {
        return formula(node(key), path(key), scope, false).measuring(dimension);
    }

    Formula formula(String key, Scope scope, Dimension dimension, double standard) {
        return has(key) ? formula(key, scope, dimension) : Formula.constant(standard);
    }

    Formula condition(String key, Scope scope) {
        return formula(node(key), path(key), scope, true);
    }

    /** A number, or a condition that counts 1 or 0. */
    Formula either(String key, Scope scope) {
        return formula(node(key), path(key), scope, null);
    }

    static Formula formula(DataNode node, String path, Scope scope, @Nullable Boolean condition) {
        if (!(node instanceof DataNode.Text text)) {
            String what = Boolean.TRUE.equals(condition) ? "a condition" : "a formula";
            throw new DataException(node.place(), path + " must be " + what);
        }
        return FormulaParser.parse(scope, text.text(), text.place() + ": " + path, condition);
    }

    /**
     * Formulas of a list with a length; those that are left out at its end are 0.
     *
     * @param dimensions what each of them measures; the last one holds for all that follow
     */
    Formula[] formulas(String key, Scope scope, int least, int most, Dimension... dimensions) {
        List<DataNode> items = items(key);
        if (!items.isEmpty() && (items.size() < least || items.size() > most)) {
            throw wrong(
                    key,
                    "needs " + (least == most ? "" + least : least + " to " + most) + " formulas, got " + items.size());
        }
        Formula[] formulas = new Formula[most];
        for (int i = 0; i < most; i++) {
            Dimension dimension = dimensions[Math.min(i, dimensions.length - 1)];
            formulas[i] = i < items.size()
                    ? formula(items.get(i), path(key), scope, false).measuring(dimension)
                    : Formula.constant(0);
        }
        return formulas;
    }

    /** Corners as x, y, x, y, … in metres. */
    Formula[] points(String key, Scope scope) {
        List<Formula> all = new ArrayList<>();
        for (DataNode item : items(key)) {
            if (!(item instanceof DataNode.Items pair) || pair.items().size() != 2) {
                throw wrong(key, "must be a list of points, such as [[0, 0], [1, 0]]");
            }
            for (DataNode coordinate : pair.items()) {
                all.add(formula(coordinate, path(key), scope, false).measuring(Dimension.LENGTH));
            }
        }
        return all.toArray(Formula[]::new);
    }
}
