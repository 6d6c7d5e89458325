package adaptarium.experiments.config;

import adaptarium.agents.setting.Choice;
import adaptarium.envs.ForeignCode;
import adaptarium.meta.Algorithms;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Choices said in layers: {@code outerStep: clipped} in a file and {@code algorithm.outerStep.epochs=3} typed are one section. A layer that names another choice
 * replaces what lies below it; one that names the same, or none, is laid over it.
 */
final class ChoiceLayers {
    private static final String NAME = "name";

    private final Map<String, String> defaults; // the name of what is chosen without a word, by dotted path

    private ChoiceLayers(Map<String, String> defaults) {
        this.defaults = defaults;
    }

    /**
     * The choices among an algorithm's settings.
     *
     * @param algorithm its name; one that does not exist has none
     */
    static ChoiceLayers of(String algorithm) {
        Map<String, String> defaults = new LinkedHashMap<>();
        Algorithms.find(algorithm).ifPresent(found -> collect("algorithm.", found.defaults(), defaults));
        return new ChoiceLayers(defaults);
    }

    private static void collect(String path, Record settings, Map<String, String> defaults) {
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (ForeignCode.read(settings, component) instanceof Record inner) {
                String inside = path + component.getName();
                if (Choice.isOne(component.getType())) {
                    Choice.nameOf(inner).ifPresent(name -> defaults.put(inside, name));
                } else {
                    collect(inside + ".", inner, defaults);
                }
            }
        }
    }

    /**
     * What was typed, laid over a document.
     *
     * @param document the document
     * @param override {@code key=value} with dotted keys
     * @param notes told what of the document no longer applies
     * @return the changed document
     */
    Node.Mapping with(Node.Mapping document, String override, Consumer<String> notes) {
        Node.Mapping changed = Overrides.apply(open(document, override), override);
        for (Map.Entry<String, String> choice : defaults.entrySet()) {
            String path = choice.getKey();
            boolean whole = override.startsWith(path + "=");
            if (whole || override.startsWith(path + "." + NAME + "=")) {
                @Nullable Node typed = at(changed, path);
                boolean replaces = whole && typed instanceof Node.Mapping section && nameOf(section) != null;
                if (typed != null && !replaces) {
                    Node above = whole ? typed : only(NAME, (Node.Mapping) typed);
                    return put(changed, path, laid(at(document, path), above, choice.getValue(), notes));
                }
            }
        }
        return changed;
    }

    /** The document with a name that stands alone spelled as a section, where a key of that section is typed. */
    private Node.Mapping open(Node.Mapping document, String override) {
        for (String path : defaults.keySet()) {
            if (override.startsWith(path + ".") && at(document, path) instanceof Node.Scalar name && isText(name)) {
                return put(document, path, section(name));
            }
        }
        return document;
    }

    /**
     * One document laid over another.
     *
     * @param below the lower one
     * @param above the upper one
     * @param notes told what of the lower one no longer applies
     * @return both in one
     */
    Node.Mapping merge(Node.Mapping below, Node.Mapping above, Consumer<String> notes) {
        Node.Mapping merged = Configurations.merge(below, above);
        for (Map.Entry<String, String> choice : defaults.entrySet()) {
            @Nullable Node own = at(above, choice.getKey());
            if (own != null) {
                Node laid = laid(at(below, choice.getKey()), own, choice.getValue(), notes);
                merged = put(merged, choice.getKey(), laid);
            }
        }
        return merged;
    }

    private static Node laid(@Nullable Node below, Node above, String byDefault, Consumer<String> notes) {
        @Nullable String named = nameOf(above);
        String before = below == null || nameOf(below) == null ? byDefault : String.valueOf(nameOf(below));
        if (below == null || (named == null && !(above instanceof Node.Mapping))) {
            return above;
        }
        if (named != null && !named.equals(before)) {
            List<String> dropped = below instanceof Node.Mapping section
                    ? new ArrayList<>(section.entries().keySet())
                    : new ArrayList<>();
            dropped.remove(NAME);
            if (!dropped.isEmpty()) {
                notes.accept(above.place() + ": what " + below.place() + " sets for " + before + " ("
                        + String.join(", ", dropped) + ") does not apply to " + named);
            }
            return above;
        }
        return below instanceof Node.Mapping || nameOf(below) != null
                ? Configurations.merge(section(below), section(above))
                : above;
    }

    private static Node.Mapping section(Node node) {
        return node instanceof Node.Mapping section
                ? section
                : Node.Mapping.empty(node.place()).with(NAME, node.place(), node);
    }

    private static Node.Mapping only(String key, Node.Mapping section) {
        return Node.Mapping.empty(section.placeOf(key))
                .with(key, section.placeOf(key), section.entries().getOrDefault(key, section));
    }

    /** What a node chooses; null where it says nothing of that, or is no choice at all. */
    private static @Nullable String nameOf(Node node) {
        @Nullable
        Node name = node instanceof Node.Mapping section ? section.entries().get(NAME) : node;
        return name instanceof Node.Scalar scalar && isText(scalar) ? scalar.text() : null;
    }

    private static boolean isText(Node.Scalar scalar) {
        return scalar.type() == Node.Type.TEXT;
    }

    private static @Nullable Node at(Node.Mapping document, String path) {
        @Nullable Node node = document;
        for (String key : path.split("\\.")) {
            node = node instanceof Node.Mapping section ? section.entries().get(key) : null;
        }
        return node;
    }

    private static Node.Mapping put(Node.Mapping section, String path, Node value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Node.Mapping inner = section.entries().get(key) instanceof Node.Mapping mapping
                ? mapping
                : Node.Mapping.empty(value.place());
        return section.with(key, section.placeOf(key), dot < 0 ? value : put(inner, path.substring(dot + 1), value));
    }
}
