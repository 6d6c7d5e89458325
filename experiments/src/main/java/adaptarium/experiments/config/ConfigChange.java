package adaptarium.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A key in which two configurations differ.
 *
 * @param key with dots between sections, such as {@code algorithm.ppo.clip}
 * @param before its value in the first, as YAML writes it; empty where it has none
 * @param after its value in the second; empty where it has none
 */
public record ConfigChange(String key, String before, String after) {
    /**
     * Where two configurations differ.
     *
     * @param first one
     * @param second another
     * @return the keys, in the order of the alphabet; empty where both say the same
     */
    public static List<ConfigChange> between(RunConfig first, RunConfig second) {
        Map<String, String> before = leaves(first);
        Map<String, String> after = leaves(second);
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<ConfigChange> changes = new ArrayList<>();
        for (String key : keys) {
            String from = before.getOrDefault(key, "");
            String to = after.getOrDefault(key, "");
            if (!from.equals(to)) {
                changes.add(new ConfigChange(key, from, to));
            }
        }
        return changes;
    }

    private static Map<String, String> leaves(RunConfig config) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect("", YamlReader.document("configuration", YamlWriter.write(config)), leaves);
        return leaves;
    }

    private static void collect(String path, Node node, Map<String, String> leaves) {
        if (node instanceof Node.Mapping section) {
            section.entries().forEach((key, value) -> collect(path.isEmpty() ? key : path + "." + key, value, leaves));
        } else {
            leaves.put(path, text(node));
        }
    }

    private static String text(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        if (node instanceof Node.Sequence list) {
            return "["
                    + String.join(
                            ", ", list.items().stream().map(ConfigChange::text).toList()) + "]";
        }
        Map<String, String> below = new LinkedHashMap<>();
        collect("", node, below);
        List<String> parts = new ArrayList<>();
        below.forEach((key, value) -> parts.add(key + ": " + value));
        return "{" + String.join(", ", parts) + "}";
    }

    /** For messages: {@code iterations 300, now 400}. */
    @Override
    public String toString() {
        return key + " " + (before.isEmpty() ? "not given" : before) + ", now "
                + (after.isEmpty() ? "not given" : after);
    }
}
