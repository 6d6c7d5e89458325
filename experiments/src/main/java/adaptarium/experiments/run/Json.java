package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.files.InputFile;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records as JSON and back: what run directories and {@code --json} use. What is read has limits of depth and length, and fits its type to the last component
 * ({@link JsonBinder}). A sealed file ends with a hash of all it says ({@link Seal}).
 */
public final class Json {
    private static final long LONGEST_FILE = 1L << 28; // bytes
    private static final long LONGEST_GIVEN = 1L << 26; // bytes
    private static final int DEEPEST = 20; // levels; an evaluation has seven
    private static final int LONGEST_NUMBER = 100; // characters
    private static final int LONGEST_NAME = 1000; // characters

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // a record is its components: what else it can be asked, such as isEmpty() or getFirst(), is no part of a
            // file
            .changeDefaultVisibility(seen -> seen.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
                    .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                    .withFieldVisibility(JsonAutoDetect.Visibility.ANY))
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
     * A file's content over several lines, with a hash of all the rest at its end.
     *
     * @param value a record or map
     * @return JSON that ends with a line break
     */
    public static String sealed(Object value) {
        ObjectNode tree = (ObjectNode) MAPPER.readTree(line(value)); // as a reader will see it
        return pretty(tree.put(Seal.KEY, Seal.hash(tree.toString())));
    }

    /**
     * Reads a value.
     *
     * @param source what to call it in messages
     * @param json the text; where it has a seal, it has to be the right one
     * @param type the record that it is
     * @return the value
     * @throws UserException where the text is not such a value
     */
    public static <V> V parse(String source, String json, Class<V> type) {
        try {
            @Nullable JsonNode tree = MAPPER.readTree(json);
            if (tree instanceof ObjectNode object && object.has(Seal.KEY)) {
                @Nullable JsonNode seal = object.remove(Seal.KEY);
                if (seal == null || !seal.isString() || !seal.stringValue().equals(Seal.hash(object.toString()))) {
                    throw Seal.broken();
                }
            }
            if (tree == null || tree.isMissingNode()) {
                throw new IllegalArgumentException("it is empty");
            }
            return JsonBinder.bind(tree, type);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            boolean several = json.indexOf('\n') >= 0 && line > 0;
            throw new UserException(
                    source + " is damaged" + (several ? " at line " + line : "") + ": " + complaint(e), e);
        } catch (IllegalArgumentException e) {
            throw new UserException(source + " is damaged: " + e.getMessage(), e);
        }
    }

    /** Jackson's first line, without what it adds for programmers in brackets; of a limit, both numbers. */
    private static String complaint(JacksonException trouble) {
        String first = trouble.getOriginalMessage().lines().findFirst().orElse("unreadable");
        if (trouble instanceof StreamConstraintsException) {
            return first.replaceAll(", from `[^`]*`", "");
        }
        int bracket = first.indexOf(" (");
        return bracket < 0 ? first : first.substring(0, bracket);
    }

    /** A file's bytes. */
    private interface Source {
        byte[] bytes() throws IOException;
    }

    /**
     * Reads a file of a folder that may be somebody else's.
     *
     * @param path the file
     * @param type the record that it holds
     * @return the value
     * @throws UserException where the file is missing or damaged, or a pipe or a device stands there
     */
    public static <V> V read(Path path, Class<V> type) {
        return read(path, type, () -> InputFile.read(path, LONGEST_FILE));
    }

    /**
     * Reads what somebody gave by its name.
     *
     * @param path a file or a pipe
     * @param type the record that it holds
     * @return the value
     * @throws UserException where it is missing or damaged
     */
    public static <V> V readGiven(Path path, Class<V> type) {
        return read(path, type, () -> InputFile.readGiven(path, LONGEST_GIVEN));
    }

    private static <V> V read(Path path, Class<V> type, Source source) {
        try {
            return parse(path.toString(), text(source.bytes()), type);
        } catch (CharacterCodingException e) {
            throw new UserException(path + " is damaged: it is not a text in UTF-8", e);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", path, e);
        }
    }

    /**
     * Bytes as text.
     *
     * @param utf8 the bytes
     * @return the text
     * @throws CharacterCodingException where they are no UTF-8
     */
    static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
