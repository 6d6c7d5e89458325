package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records as JSON and back: what run directories and {@code --json} use. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /**
     * On one line.
     *
     * @param value a record, list, map or number
     * @return JSON without a line break
     */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Over several lines, for people.
     *
     * @param value a record, list, map or number
     * @return JSON that ends with a line break
     */
    public static String pretty(Object value) {
        return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value) + "\n";
    }

    /**
     * Reads a value.
     *
     * @param source what to call it in messages
     * @param json the text
     * @param type what it is
     * @return the value
     * @throws UserException where the text is not such a value
     */
    public static <V> V parse(String source, String json, Class<V> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            boolean wrongType = e instanceof DatabindException;
            throw new UserException(
                    source + " is damaged"
                            + (json.lines().count() > 1
                                    ? " at line " + e.getLocation().getLineNr()
                                    : "") + ": "
                            + (wrongType ? "it is no whole " + type.getSimpleName() : complaint(e)),
                    e);
        }
    }

    /** Jackson's first line, without what it adds for programmers in brackets. */
    private static String complaint(JacksonException trouble) {
        String first = trouble.getOriginalMessage().lines().findFirst().orElse("unreadable");
        int bracket = first.indexOf(" (");
        return bracket < 0 ? first : first.substring(0, bracket);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param type what it holds
     * @return the value
     * @throws UserException where the file is missing or damaged
     */
    public static <V> V read(Path path, Class<V> type) {
        try {
            return parse(path.toString(), Files.readString(path), type);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", path, e);
        }
    }
}
