package adaptarium.experiments.config;

import adaptarium.experiments.UserException;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The {@code algorithm} section: a name, and beside it the keys of that algorithm's settings, each optional. */
final class AlgorithmSection {
    private static final String KEY = "algorithm";

    private AlgorithmSection() {}

    static AlgorithmConfig bind(Node.Mapping section, String path) {
        Node name = section.entries().get("name");
        if (name == null) {
            throw new UserException(section.place() + ": key '" + path + "name' is missing");
        }
        if (!(name instanceof Node.Scalar scalar) || scalar.type() != Node.Type.TEXT) {
            throw new UserException(name.place() + ": " + path + "name must be a text, got " + name.kind());
        }
        return bind(algorithm(scalar, path), section.without("name"), path);
    }

    /**
     * A document with what was typed; where that replaces the algorithm, the settings of the one before are dropped.
     *
     * @param document as it was read
     * @param overrides {@code key=value} with dotted keys; later ones win
     * @param notes told what was dropped
     * @return the changed document
     */
    static Node.Mapping replaced(Node.Mapping document, List<String> overrides, Consumer<String> notes) {
        List<String> said = new ArrayList<>();
        Node.Mapping given = applied(document, overrides, said::add);
        if (!replaces(document, given)) {
            said.forEach(notes);
            return given;
        }
        Node.Mapping section = section(document);
        Node.Mapping bare =
                Node.Mapping.empty(section.place()).with("name", section.placeOf("name"), entry(section, "name"));
        Node.Mapping afresh = applied(document.with(KEY, document.placeOf(KEY), bare), overrides, notes);
        note(section, section(afresh), notes);
        return afresh;
    }

    private static Node.Mapping applied(Node.Mapping document, List<String> overrides, Consumer<String> notes) {
        String typed = KEY + ".name=";
        String algorithm = overrides.stream()
                .filter(override -> override.startsWith(typed))
                .map(override -> override.substring(typed.length()))
                .reduce(name(document), (before, after) -> after);
        ChoiceLayers choices = ChoiceLayers.of(algorithm);
        Node.Mapping given = document;
        for (String override : overrides) {
            given = choices.with(given, override, notes);
        }
        return given;
    }

    /**
     * One document laid over another; where it names another algorithm, the settings of the other's are dropped.
     *
     * @param below what is extended
     * @param above what is laid over it
     * @param notes told what was dropped
     * @return both in one
     */
    static Node.Mapping over(Node.Mapping below, Node.Mapping above, Consumer<String> notes) {
        if (!replaces(below, above)) {
            String own = name(above);
            return ChoiceLayers.of(own.isEmpty() ? name(below) : own).merge(below, above, notes);
        }
        note(section(below), section(above), notes);
        return Configurations.merge(below.without(KEY), above);
    }

    /** Whether the second names an algorithm that takes other settings than the first's. */
    private static boolean replaces(Node.Mapping first, Node.Mapping second) {
        String before = name(first);
        String after = name(second);
        if (before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return false;
        }
        try {
            return !Algorithms.named(before)
                    .settingsType()
                    .equals(Algorithms.named(after).settingsType());
        } catch (IllegalArgumentException e) {
            return false; // a name that does not exist is complained of where it is bound
        }
    }

    private static String name(Node.Mapping document) {
        return document.entries().get(KEY) instanceof Node.Mapping section
                        && section.entries().get("name") instanceof Node.Scalar name
                ? name.text()
                : "";
    }

    /** The algorithm's section of a document that names one. */
    private static Node.Mapping section(Node.Mapping document) {
        return (Node.Mapping) entry(document, KEY);
    }

    private static Node entry(Node.Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.entries().get(key));
    }

    private static void note(Node.Mapping before, Node.Mapping after, Consumer<String> notes) {
        List<String> dropped = new ArrayList<>(before.entries().keySet());
        dropped.remove("name");
        if (!dropped.isEmpty()) {
            notes.accept(after.placeOf("name") + ": what " + before.place() + " sets for "
                    + ((Node.Scalar) entry(before, "name")).text() + " (" + String.join(", ", dropped)
                    + ") does not apply to " + ((Node.Scalar) entry(after, "name")).text());
        }
    }

    private static Algorithm<?> algorithm(Node.Scalar name, String path) {
        try {
            return Algorithms.named(name.text());
        } catch (IllegalArgumentException e) {
            throw new UserException(name.place() + ": " + path + "name: " + e.getMessage(), e);
        }
    }

    private static <C extends Record> AlgorithmConfig bind(Algorithm<C> algorithm, Node.Mapping settings, String path) {
        return new AlgorithmConfig(
                algorithm.name(),
                RecordBinder.bind(
                        settings,
                        path,
                        algorithm.settingsType(),
                        algorithm.defaults(),
                        "'adaptarium describe " + algorithm.name() + "' explains "));
    }
}
