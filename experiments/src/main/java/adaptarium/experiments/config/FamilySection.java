package adaptarium.experiments.config;

import adaptarium.envs.Families;
import adaptarium.experiments.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The {@code family} of a configuration: an id, or a section with an id and what is changed of the family, {@code {id: BernoulliBandit-v0, arms: 10}}. A section
 * stands for the id of the variant, in which the keys below a key are written with dots.
 */
final class FamilySection {
    private static final String KEY = "family";
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final Pattern PART = Pattern.compile("[\\w-]+");
    private static final Pattern VALUE = Pattern.compile("[\\w.~-]+");

    private FamilySection() {}

    /**
     * A document in which the family is a section, so that a setting can be laid over it.
     *
     * @param document any configuration
     * @return the same where it is one already or none is given
     */
    static Node.Mapping opened(Node.Mapping document) {
        if (!(document.entries().get(KEY) instanceof Node.Scalar id)) {
            return document;
        }
        String place = document.placeOf(KEY);
        return document.with(KEY, place, Node.Mapping.empty(id.place()).with(ID, place, id));
    }

    /**
     * A document below another: what it says of its family stays where the other one changes that, and goes where the other one names a family.
     *
     * @param below what is extended
     * @param above what is laid over it
     * @return the one below
     */
    static Node.Mapping below(Node.Mapping below, Node.Mapping above) {
        if (!(above.entries().get(KEY) instanceof Node.Mapping section)) {
            return below;
        }
        return section.entries().containsKey(ID) ? below.without(KEY) : opened(below);
    }

    /**
     * A document in which the family is an id.
     *
     * @param document any configuration
     * @return the same where it is one already or none is given
     * @throws UserException where a setting does not fit the family, at its line
     */
    static Node.Mapping closed(Node.Mapping document) {
        if (!(document.entries().get(KEY) instanceof Node.Mapping section)) {
            return document;
        }
        if (!(section.entries().get(ID) instanceof Node.Scalar id) || id.type() != Node.Type.TEXT) {
            throw new UserException(section.placeOf(ID) + ": family.id must be a family's name, such as CartPole-v0");
        }
        String[] wrapped = id.text().split("\\+", 2);
        String[] plain = wrapped[0].split("#", 2)[0].split(":", 2); // with other settings the hash is another
        Map<String, String> items = new LinkedHashMap<>(); // as they stand in the id, by key; a name by itself
        if (plain.length == 2) {
            for (String item : plain[1].split(",")) {
                items.put(item.contains("=") ? item.substring(0, item.indexOf('=')) : NAME, item);
            }
        }
        Map<String, String> places = new LinkedHashMap<>();
        collect(section.without(ID), "", items, places);
        List<String> ordered = new ArrayList<>(items.values());
        String name = items.get(NAME);
        if (name != null) { // stands first
            ordered.remove(name);
            ordered.add(0, name);
        }
        String text = plain[0] + (ordered.isEmpty() ? "" : ":" + String.join(",", ordered));
        String whole = ordered.isEmpty() ? id.text() : text + (wrapped.length == 2 ? "+" + wrapped[1] : "");
        String place = document.placeOf(KEY);
        try {
            Families.named(whole);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String where = places.entrySet().stream()
                    .filter(entry -> isNamed(entry.getKey(), message))
                    .map(Map.Entry::getValue)
                    .reduce((first, second) -> second)
                    .orElse(section.placeOf(ID));
            throw new UserException(where + ": family: " + message, e);
        }
        return document.with(KEY, place, new Node.Scalar(id.place(), Node.Type.TEXT, whole));
    }

    private static boolean isNamed(String key, String message) {
        String first = key.split("\\.", 2)[0];
        return Pattern.compile("(^|\\W)" + Pattern.quote(key) + "(\\W|$)")
                        .matcher(message)
                        .find()
                || message.contains("'" + first + "'");
    }

    private static void collect(
            Node.Mapping section, String path, Map<String, String> items, Map<String, String> places) {
        section.entries().forEach((key, node) -> {
            String dotted = path + key;
            String place = section.placeOf(key);
            if (!PART.matcher(key.replace(".", "")).matches()) {
                throw new UserException(place + ": '" + KEY + "." + dotted + "' is no setting of a family");
            }
            if (node instanceof Node.Mapping below) {
                items.remove(dotted);
                collect(below, dotted + ".", items, places);
                return;
            }
            String value = text(node, KEY + "." + dotted);
            items.put(dotted, dotted.equals(NAME) ? value : dotted + "=" + value);
            places.put(dotted, place);
        });
    }

    private static String text(Node node, String path) {
        String text = node instanceof Node.Sequence list
                ? String.join(
                        "~", list.items().stream().map(item -> text(item, path)).toList())
                : node instanceof Node.Scalar scalar ? scalar.text() : "";
        String plain = node instanceof Node.Scalar scalar
                        && (scalar.type() == Node.Type.INTEGER || scalar.type() == Node.Type.REAL)
                ? text.replaceAll("[_+]", "")
                : text;
        if (!VALUE.matcher(plain).matches()) {
            throw new UserException(node.place() + ": " + path
                    + " must be a number, a range such as 0.5..1.5, a word or a list, got " + node.kind());
        }
        return plain;
    }
}
