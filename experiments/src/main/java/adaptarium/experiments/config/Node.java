package adaptarium.experiments.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML document that remembers where it came from. */
sealed interface Node {
    /** Characters of a value in a message. */
    int LONGEST_SHOWN = 60;

    /** Where it stands, such as {@code "maml.yaml:7"} or {@code "command line"}. */
    String place();

    /** What it is, for messages: {@code "a number"}. */
    String kind();

    /**
     * Key-value pairs, in the file's order.
     *
     * @param place where it begins
     * @param entries values by key
     * @param keyPlaces where each key stands
     */
    record Mapping(String place, Map<String, Node> entries, Map<String, String> keyPlaces) implements Node {
        static Mapping empty(String place) {
            return new Mapping(place, new LinkedHashMap<>(), new LinkedHashMap<>());
        }

        /** Where a key stands; the section's own place for a key it does not have. */
        String placeOf(String key) {
            return keyPlaces.getOrDefault(key, place);
        }

        /** A copy in which one key has another value. */
        Mapping with(String key, String keyPlace, Node value) {
            Mapping copy = new Mapping(place, new LinkedHashMap<>(entries), new LinkedHashMap<>(keyPlaces));
            copy.entries.put(key, value);
            copy.keyPlaces.put(key, keyPlace);
            return copy;
        }

        /** A copy without one key. */
        Mapping without(String key) {
            Mapping copy = new Mapping(place, new LinkedHashMap<>(entries), new LinkedHashMap<>(keyPlaces));
            copy.entries.remove(key);
            copy.keyPlaces.remove(key);
            return copy;
        }

        @Override
        public String kind() {
            return "a section";
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items its items, in order
     */
    record Sequence(String place, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * A single value.
     *
     * @param place where it stands
     * @param type what YAML takes it for
     * @param text as written, quotes removed
     */
    record Scalar(String place, Type type, String text) implements Node {
        @Override
        public String kind() {
            return switch (type) {
                case INTEGER, REAL -> "the number " + shortened();
                case BOOLEAN -> text;
                case NULL -> "nothing";
                case TEXT -> "'" + shortened() + "'";
            };
        }

        private String shortened() {
            return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        }
    }

    /** What YAML takes a single value for. */
    enum Type {
        /** A whole number. */
        INTEGER,
        /** A number with a point or an exponent. */
        REAL,
        /** true or false. */
        BOOLEAN,
        /** Anything else, or something in quotes. */
        TEXT,
        /** Nothing after the colon. */
        NULL
    }
}
