package adaptarium.experiments.config;

import adaptarium.experiments.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s, which keep the line of every key: what Jackson's own tree forgets and a good error message needs. */
final class YamlReader {
    private static final int DEEPEST = 20; // levels; a configuration has three

    private final String source;
    private final boolean lines;
    private final YAMLParser parser;

    private YamlReader(String source, boolean lines, YAMLParser parser) {
        this.source = source;
        this.lines = lines;
        this.parser = parser;
    }

    /**
     * A whole document.
     *
     * @param source the file's name, for messages
     * @param text its content
     * @return its top level, which must be key-value pairs
     */
    static Node.Mapping document(String source, String text) {
        Node node = read(source, /* lines= */ true, text);
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new UserException(source + ": expected lines like 'family: PointNavigation-v0', got " + node.kind());
    }

    /**
     * A value given on the command line.
     *
     * @param source what to call it in messages
     * @param text the value, in YAML
     * @return the value
     */
    static Node value(String source, String text) {
        return read(source, /* lines= */ false, text);
    }

    private static Node read(String source, boolean lines, String text) {
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            YamlReader reader = new YamlReader(source, lines, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                return new Node.Scalar(source, Node.Type.NULL, "");
            }
            Node node = reader.node(first, 0);
            if (parser.nextToken() != null) {
                throw new UserException(reader.place() + ": one document is enough; remove the second '---'");
            }
            return node;
        } catch (JacksonException e) {
            // a number or a name that is too long has no place
            String where = lines && e.getLocation() != null
                    ? source + ":" + Math.max(1, e.getLocation().getLineNr())
                    : source;
            throw new UserException(where + ": this is not valid YAML: " + firstComplaint(e.getOriginalMessage()), e);
        }
    }

    /** SnakeYAML says "while parsing … / in reader, line … / excerpt / complaint / …": the complaint is the last line that is not a place or an excerpt. */
    private static String firstComplaint(String message) {
        String complaint = "syntax error";
        for (String line : message.split("\\R")) {
            if (!line.isBlank() && !line.startsWith(" ")) {
                complaint = line.strip();
            }
        }
        return complaint.replaceFirst(" due to \\(java\\..*", "");
    }

    private String place() {
        return lines ? source + ":" + parser.currentTokenLocation().getLineNr() : source;
    }

    private Node node(JsonToken token, int depth) {
        String place = place();
        if (depth > DEEPEST) {
            throw new UserException(place + ": sections are nested deeper than " + DEEPEST + " levels");
        }
        if (parser.isCurrentAlias()) {
            throw new UserException(place + ": aliases ('*name') are not used in configurations");
        }
        if (parser.getTypeId() != null) {
            throw new UserException(place + ": type tags ('!!…') are not used in configurations");
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            case VALUE_NUMBER_INT -> new Node.Scalar(place, Node.Type.INTEGER, parser.getString());
            case VALUE_NUMBER_FLOAT -> new Node.Scalar(place, Node.Type.REAL, parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(place, Node.Type.BOOLEAN, parser.getString());
            case VALUE_NULL -> new Node.Scalar(place, Node.Type.NULL, "");
            case VALUE_STRING -> new Node.Scalar(place, Node.Type.TEXT, parser.getString());
            default -> throw new UserException(place + ": cannot read '" + parser.getString() + "'");
        };
    }

    private Node mapping(String place, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, String> keyPlaces = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String keyPlace = place();
            if (keyPlaces.containsKey(key)) {
                throw new UserException(
                        keyPlace + ": key '" + key + "' is given twice, first at " + keyPlaces.get(key));
            }
            entries.put(key, node(parser.nextToken(), depth + 1));
            keyPlaces.put(key, keyPlace);
        }
        return new Node.Mapping(place, entries, keyPlaces);
    }

    private Node sequence(String place, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Node.Sequence(place, items);
    }
}
