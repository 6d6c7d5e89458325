package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Seal;
import adaptarium.files.InputFile;
import adaptarium.render.Json;
import adaptarium.render.watch.CommandLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A session that was watched, to be seen again exactly: what it was made from, and the commands it was given.
 *
 * @param driven whether somebody drove; the run is then who could be raced against
 * @param run the run's name or folder; empty for an agent that acts at random, or nobody to race against
 * @param family versioned id of the family played
 * @param split where tasks were drawn from
 * @param seed of tasks, initial states and noise
 * @param rounds how many times the agent adapted in each task
 * @param commit git commit of the program that made it
 * @param steps how many times the session was advanced
 * @param log the commands
 */
public record ReplayFile(
        boolean driven,
        String run,
        String family,
        Split split,
        long seed,
        int rounds,
        String commit,
        long steps,
        CommandLog log) {
    private static final long LONGEST = 1L << 26; // bytes
    private static final String FORMAT = "adaptarium replay 2";
    private static final String UNSEALED = "adaptarium replay 1"; // before there were seals

    /**
     * What the file holds, for {@link #read}.
     *
     * @return JSON
     */
    public String content() {
        StringBuilder out = new StringBuilder("{\"format\":");
        Json.quote(FORMAT, out);
        text(out, "run", run);
        out.append(driven ? ",\"driven\":true" : "");
        text(out, "family", family);
        text(out, "split", split.name());
        text(out, "seed", Long.toString(seed)); // as text: a long does not fit a JSON number
        text(out, "commit", commit);
        out.append(",\"rounds\":").append(rounds);
        out.append(",\"steps\":").append(steps);
        out.append(",\"commands\":").append(log.toJson());
        String object = out.append('}').toString();
        return new Seal(object, hash(object)).text() + "\n";
    }

    /** Of all before the closing bracket. */
    private static String hash(String object) {
        return Seal.hash(object.substring(0, object.length() - 1));
    }

    private static void text(StringBuilder out, String name, String value) {
        out.append(",\"").append(name).append("\":");
        Json.quote(value, out);
    }

    /**
     * Reads a file.
     *
     * @param file what {@link #content} wrote
     * @return the replay
     * @throws UserException where it cannot be read or is something else
     */
    public static ReplayFile read(Path file) {
        try {
            return parsed(new String(InputFile.readGiven(file, LONGEST), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException(file + " is not a replay: " + e.getMessage(), e);
        }
    }

    private static ReplayFile parsed(String json) {
        if (!(Json.parse(json) instanceof Map<?, ?> map)
                || !(FORMAT.equals(map.get("format")) || UNSEALED.equals(map.get("format")))) {
            throw new IllegalArgumentException("it does not say '" + FORMAT + "'");
        }
        requireSeal(json, map);
        return new ReplayFile(
                Boolean.TRUE.equals(map.get("driven")),
                text(map, "run"),
                text(map, "family"),
                Split.valueOf(text(map, "split").toUpperCase(Locale.ROOT)),
                Long.parseLong(text(map, "seed")),
                (int) Json.whole(map, "rounds", 0, Integer.MAX_VALUE),
                text(map, "commit"),
                Json.whole(map, "steps", 0, 1L << 53),
                CommandLog.fromJson(map.get("commands")));
    }

    private static void requireSeal(String json, Map<?, ?> map) {
        Seal seal = Seal.of(json.stripTrailing());
        if (!map.containsKey("seal") && UNSEALED.equals(map.get("format"))) {
            return;
        }
        if (seal.hash() == null || !seal.hash().equals(hash(seal.object()))) {
            throw Seal.broken();
        }
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalArgumentException("'" + name + "' is missing");
    }
}
