package adaptarium.experiments.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that tell learners apart: those of one title get what they differ in. */
public final class Labels {
    private Labels() {}

    /**
     * Somebody to be told apart from others.
     *
     * @param title what people call it
     * @param settings how it was made, by key
     */
    public record Named(String title, Map<String, String> settings) {
        /** Copies the map, keeping its order. */
        public Named {
            settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }

    /**
     * One label each, all different.
     *
     * @param all everybody who appears together
     * @return labels in the same order: the title, and where several have it, every setting in which they differ, such as {@code "PPO, iterations 100"}; a
     *     number at the end where nothing tells two apart
     */
    public static List<String> of(List<Named> all) {
        List<String> labels = new ArrayList<>();
        for (Named one : all) {
            List<Named> namesakes = all.stream()
                    .filter(other -> other.title().equals(one.title()))
                    .toList();
            StringBuilder label = new StringBuilder(one.title());
            for (String key : differing(namesakes)) {
                String value = one.settings().get(key);
                label.append(", ").append(value == null ? "no " + key : key + " " + value);
            }
            labels.add(unique(label.toString(), labels));
        }
        return labels;
    }

    private static String unique(String label, List<String> taken) {
        String result = label;
        for (int i = 2; taken.contains(result); i++) {
            result = label + " (" + i + ")";
        }
        return result;
    }

    private static List<String> differing(List<Named> namesakes) {
        Set<String> keys = new LinkedHashSet<>();
        namesakes.forEach(one -> keys.addAll(one.settings().keySet()));
        return keys.stream()
                .filter(key -> namesakes.stream()
                                .map(one -> String.valueOf(one.settings().get(key)))
                                .distinct()
                                .count()
                        > 1)
                .toList();
    }
}
