package adaptarium.envs.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a family's description that remembers where it stands. */
public sealed interface DataNode {
    /** Where it stands, such as {@code "hopper.yaml:7"}. */
    String place();

    /**
     * Entries by key, in the file's order.
     *
     * @param place where it begins
     * @param entries values by key
     * @param places where each key stands
     */
    record Section(String place, Map<String, DataNode> entries, Map<String, String> places) implements DataNode {
        /** Copies both maps. */
        public Section {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            places = Map.copyOf(places);
        }

        /** Where a key stands; the section's own place for a key it does not have. */
        String placeOf(String key) {
            return places.getOrDefault(key, place);
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items in order
     */
    record Items(String place, List<DataNode> items) implements DataNode {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A single value: a word, a formula, a number as it was written.
     *
     * @param place where it stands
     * @param text as written; empty where nothing was
     */
    record Text(String place, String text) implements DataNode {}
}
