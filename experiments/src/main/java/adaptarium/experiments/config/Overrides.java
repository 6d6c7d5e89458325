package adaptarium.experiments.config;

import adaptarium.experiments.UserException;

/** Settings given on the command line as {@code section.key=value}. */
final class Overrides {
    /** How the place of what was typed begins, in messages. */
    static final String PLACE = "command line '";

    private static final String FAMILY = "family."; // an id, of which settings make a section

    private Overrides() {}

    /**
     * A document with one setting changed or added.
     *
     * @param document the document
     * @param override {@code key=value}; the value is YAML
     * @return the changed document; the given one stays as it is
     */
    static Node.Mapping apply(Node.Mapping document, String override) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            throw new UserException("expected key=value such as algorithm.innerRate=0.1, got '" + override + "'");
        }
        String place = PLACE + override + "'";
        Node value = YamlReader.value(place, override.substring(equals + 1));
        String path = override.substring(0, equals);
        Node.Mapping opened = path.startsWith(FAMILY) ? FamilySection.opened(document) : document;
        return set(opened, path, value, place);
    }

    private static Node.Mapping set(Node.Mapping section, String path, Node value, String place) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return section.with(path, place, value);
        }
        String key = path.substring(0, dot);
        Node child = section.entries().get(key);
        Node.Mapping below = child instanceof Node.Mapping mapping ? mapping : Node.Mapping.empty(place);
        if (child != null && !(child instanceof Node.Mapping)) {
            throw new UserException(place + ": '" + key + "' is "
                    + (child instanceof Node.Sequence ? "a list, to be given as a whole" : "a value")
                    + ", it has no key '" + path.substring(dot + 1) + "'");
        }
        String keyPlace = child == null ? place : section.placeOf(key);
        return section.with(key, keyPlace, set(below, path.substring(dot + 1), value, place));
    }
}
