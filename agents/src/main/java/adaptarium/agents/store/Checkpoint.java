package adaptarium.agents.store;

import adaptarium.files.AtomicFile;
import adaptarium.files.InputFile;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A learner's state on disk: {@code NAME.safetensors} with the tensors and {@code NAME.json} with what belongs to them, the tensors' SHA-256, and a SHA-256 of
 * itself: a changed letter in either file is noticed. A {@link Segment} of the state lies in a file {@code segment-SHA256.safetensors} that all checkpoints of the
 * folder share; the JSON file names it, and whoever removes checkpoints removes the segments that none needs any more ({@link #removeStraySegments}).
 *
 * <p>The JSON file is written last and names the tensors' hash: a checkpoint exists once it does. Each file is written beside its place, forced to the disk
 * and renamed, so that a process killed at any moment leaves the checkpoints before it intact. Use a new name for each one, such as
 * {@code update-000120}; equal states and metadata give equal files, byte for byte.
 *
 * @param state the tensors
 * @param metadata what belongs to them, such as the family and the number of updates
 */
public record Checkpoint(State state, Map<String, String> metadata) {
    private static final String FORMAT = "adaptarium-checkpoint-2";

    private static final String SEGMENTS = "segments";
    private static final String DIGEST = "digest"; // of everything else in the JSON file, written without spaces
    private static final int LONGEST_SIDECAR = 1 << 20; // bytes; usual ones have about 500

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Copies the metadata, keeping its order. */
    public Checkpoint {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * Writes it.
     *
     * @param folder an existing folder
     * @param name the files' name without extension
     * @return the JSON file, which {@link #read} takes
     * @throws IOException where the disk is full or the folder cannot be written; what was there before is intact
     */
    public Path write(Path folder, String name) throws IOException {
        JsonObject segments = new JsonObject();
        for (Map.Entry<String, Segment> entry : state.segments().entrySet()) {
            Segment segment = entry.getValue();
            segments.addProperty(entry.getKey(), segment.digest());
            if (!Files.exists(folder.resolve(segment.fileName()))) {
                AtomicFile.write(folder, segment.fileName(), Safetensors.encode(segment.content()));
            }
        }
        byte[] tensors = Safetensors.encode(state.withoutSegments());
        AtomicFile.write(folder, name + ".safetensors", tensors);
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("tensors", name + ".safetensors");
        json.addProperty("sha256", sha256(tensors));
        if (segments.size() > 0) {
            json.add(SEGMENTS, segments);
        }
        JsonObject entries = new JsonObject();
        metadata.forEach(entries::addProperty);
        json.add("metadata", entries);
        json.addProperty(DIGEST, digest(json));
        AtomicFile.write(folder, name + ".json", (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name + ".json");
    }

    /**
     * Reads one back.
     *
     * @param file its JSON file or its tensors; both are needed
     * @return state and metadata, in the order they were written
     * @throws IllegalArgumentException where a file is missing, truncated, corrupt or no checkpoint
     */
    public static Checkpoint read(Path file) {
        Path sidecar = sidecar(file);
        JsonObject json = parse(sidecar);
        String format = string(sidecar, json, "format");
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException(
                    sidecar + " is no checkpoint of this version: format '" + format + "', expected '" + FORMAT + "'");
        }
        String expected = string(sidecar, json, DIGEST);
        json.remove(DIGEST);
        if (!digest(json).equals(expected)) {
            throw new IllegalArgumentException(
                    sidecar + " is corrupt or was changed by hand: its digest is another one");
        }
        Path other = sidecar.resolveSibling(string(sidecar, json, "tensors"));
        State state = tensors(sidecar, other, string(sidecar, json, "sha256"));
        for (Map.Entry<String, String> segment : segments(sidecar, json).entrySet()) {
            Path part = sidecar.resolveSibling(Segment.fileName(segment.getValue()));
            state.putSegment(
                    segment.getKey(), new Segment(tensors(sidecar, part, segment.getValue()), segment.getValue()));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        if (json.get("metadata") instanceof JsonObject entries) {
            entries.asMap().forEach((key, value) -> metadata.put(key, value.getAsString()));
        }
        return new Checkpoint(state, metadata);
    }

    /**
     * The JSON file of a checkpoint, whichever of its two files is named.
     *
     * @param file its JSON file or its tensors
     * @return its JSON file, which may be missing
     */
    public static Path sidecar(Path file) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", ".json"));
    }

    /**
     * The last complete checkpoint of a folder, by name.
     *
     * @param folder where to look
     * @param prefix what its name begins with, such as {@code "update-"}
     * @return its JSON file, or nothing where there is none
     * @throws IOException where the folder cannot be read
     */
    public static Optional<Path> latest(Path folder, String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sidecars = files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.startsWith(prefix) && name.endsWith(".json");
                    })
                    .sorted()
                    .toList();
            return sidecars.isEmpty() ? Optional.empty() : Optional.of(sidecars.get(sidecars.size() - 1));
        }
    }

    private static State tensors(Path sidecar, Path file, String expected) {
        byte[] tensors = bytes(file, Integer.MAX_VALUE - 8);
        if (!sha256(tensors).equals(expected)) {
            throw new IllegalArgumentException(
                    file + " is truncated or corrupt: its SHA-256 is not the one in " + sidecar.getFileName());
        }
        return Safetensors.decode(tensors, file.toString());
    }

    /** Digests of a checkpoint's segments by their names. */
    private static Map<String, String> segments(Path sidecar, JsonObject json) {
        Map<String, String> digests = new LinkedHashMap<>();
        if (json.get(SEGMENTS) instanceof JsonObject segments) {
            for (String name : segments.keySet()) {
                String digest = string(sidecar, segments, name);
                if (!digest.matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException(
                            sidecar + " is no checkpoint: segment '" + name + "' has no SHA-256 but '" + digest + "'");
                }
                digests.put(name, digest);
            }
        }
        return digests;
    }

    /**
     * Removes the segments of a folder that none of its checkpoints needs any more.
     *
     * @param folder where checkpoints lie
     * @throws IOException where the folder cannot be read or a file not be removed
     * @throws IllegalArgumentException where a checkpoint's JSON file is damaged, which might need any of them; nothing has been removed then
     */
    public static void removeStraySegments(Path folder) throws IOException {
        Set<String> needed = new HashSet<>();
        List<Path> present;
        try (Stream<Path> files = Files.list(folder)) {
            present = files.sorted().toList();
        }
        List<Path> stray = present.stream()
                .filter(file -> String.valueOf(file.getFileName()).matches("segment-[0-9a-f]{64}\\.safetensors"))
                .toList();
        if (stray.isEmpty()) {
            return;
        }
        for (Path sidecar : present) {
            if (String.valueOf(sidecar.getFileName()).endsWith(".json")) {
                segments(sidecar, parse(sidecar)).values().forEach(digest -> needed.add(Segment.fileName(digest)));
            }
        }
        for (Path file : stray) {
            if (!needed.contains(String.valueOf(file.getFileName()))) {
                Files.delete(file);
            }
        }
    }

    private static String digest(JsonObject json) {
        return sha256(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject parse(Path sidecar) {
        String text = new String(bytes(sidecar, LONGEST_SIDECAR), StandardCharsets.UTF_8);
        try {
            if (JsonParser.parseString(text) instanceof JsonObject json) {
                return json;
            }
        } catch (JsonParseException | StackOverflowError e) {
            throw new IllegalArgumentException(sidecar + " is no checkpoint: it is not valid JSON", e);
        }
        throw new IllegalArgumentException(sidecar + " is no checkpoint: it is not a JSON object");
    }

    private static String string(Path sidecar, JsonObject json, String key) {
        JsonElement value = json.get(key);
        if (value == null || !(value instanceof JsonPrimitive text) || !text.isString()) {
            throw new IllegalArgumentException(sidecar + " is no checkpoint: it has no text '" + key + "'");
        }
        return value.getAsString();
    }

    private static byte[] bytes(Path file, int longest) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > longest) {
                throw new IllegalArgumentException(file + " is no checkpoint: it has more than " + longest + " bytes");
            }
            return InputFile.read(file, longest);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the checkpoint file " + file, e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
