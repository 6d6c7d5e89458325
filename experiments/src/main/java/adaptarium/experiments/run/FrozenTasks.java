package adaptarium.experiments.run;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.Variant;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import adaptarium.render.watch.EditText;
import adaptarium.sim.SceneEdits;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that stay the same whatever becomes of the program: drawn once, kept in a file with a hash over family, split, seed and every parameter, and played
 * by whoever is to be compared.
 *
 * @param family versioned id of the family, perhaps with wrappers
 * @param split where the tasks were drawn from
 * @param seed what they were drawn from
 * @param tasks the tasks
 * @param space the distribution they are of
 * @param scene what somebody has edited of their scenes
 * @param number of the first task: the initial states and the noise it was watched with are those of the task of this number
 * @param <T> the family's task record
 */
public record FrozenTasks<T extends Record>(
        String family, Split split, long seed, List<T> tasks, TaskSpace<T> space, SceneEdits scene, int number) {
    /** What evaluations draw from that are given no file: whoever is evaluated on a family meets the same tasks. */
    public static final long EVALUATION_SEED = 20_261_121;

    private static final String FORMAT = "adaptarium tasks 1";

    /** Copies the list. */
    public FrozenTasks {
        tasks = List.copyOf(tasks);
        if (number < 0) {
            throw new IllegalArgumentException("the first task's number must not be negative, got " + number);
        }
    }

    /** The file's content. */
    @JsonInclude(JsonInclude.Include.NON_NULL) // tasks that nobody has edited say nothing of scenes
    private record Content(
            @Nullable String format,
            @Nullable String family,
            @Nullable String split,
            long seed,
            @Nullable String sha256,
            @Nullable List<Map<String, Object>> tasks,
            @Nullable List<Map<String, Object>> scene,
            @Nullable Integer number) {}

    /**
     * Draws tasks. Task j depends on family, split, seed and j alone: more tasks begin with fewer.
     *
     * @param <T> the family's task record
     * @param family the family
     * @param split where to draw
     * @param seed what to draw from
     * @param count how many
     * @return the tasks
     * @throws IllegalArgumentException where the family has no shifted tasks and they are asked for
     */
    public static <T extends Record> FrozenTasks<T> draw(TaskFamily<T> family, Split split, long seed, int count) {
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>(count);
        for (int j = 0; j < count; j++) {
            tasks.add(space.sample(split, Seeds.generator(Seeds.derive(seed, "tasks " + split.name(), j))));
        }
        return new FrozenTasks<>(family.spec().id(), split, seed, tasks, space, SceneEdits.NONE, /* number= */ 0);
    }

    /**
     * A task that was watched, with its scene.
     *
     * @param <T> the family's task record
     * @param family the family
     * @param split where the session's tasks were drawn from
     * @param seed of the session
     * @param number of the task in the session
     * @param task the task
     * @param scene what has been edited of its scene
     * @return the one task
     */
    public static <T extends Record> FrozenTasks<T> one(
            TaskFamily<T> family, Split split, long seed, int number, T task, SceneEdits scene) {
        return new FrozenTasks<>(family.spec().id(), split, seed, List.of(task), family.tasks(), scene, number);
    }

    /**
     * Reads a file.
     *
     * @param <T> the family's task record
     * @param file what {@link #content} wrote
     * @param family who is to play
     * @return the tasks
     * @throws UserException where the file is missing or damaged, or holds tasks of another family or version
     */
    public static <T extends Record> FrozenTasks<T> read(Path file, TaskFamily<T> family) {
        Content content = Json.readGiven(file, Content.class);
        if (!FORMAT.equals(content.format)) {
            throw new UserException(file + " is no file of tasks: it does not say '" + FORMAT + "'");
        }
        if (content.number != null && content.number < 0) {
            throw new UserException(file + " is damaged: 'number' is " + content.number);
        }
        if (content.family == null || content.split == null || content.sha256 == null || content.tasks == null) {
            throw new UserException(file + " is damaged: it lacks its family, split, sha256 or tasks");
        }
        requireFamily(file, content.family, family.spec().id());
        if (content.scene != null) {
            requireScenes(file, content.family, family.spec().id());
        }
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>();
        for (Map<String, Object> parameters : content.tasks) {
            try {
                tasks.add(space.fromMap(parameters));
            } catch (IllegalArgumentException e) {
                throw new UserException(file + ", task " + tasks.size() + ": " + e.getMessage(), e);
            }
        }
        FrozenTasks<T> read = new FrozenTasks<>(
                content.family,
                split(file, content.split),
                content.seed,
                tasks,
                space,
                scene(file, content.scene),
                content.number == null ? 0 : content.number);
        if (!read.sha256().equals(content.sha256)
                && !read.sha256(content.family).equals(content.sha256)) {
            throw new UserException(file + " is damaged: it was changed after 'adaptarium tasks' wrote it (sha256 "
                    + read.sha256() + ", expected " + content.sha256 + ")");
        }
        return read;
    }

    /** Wrappers change a family's simulation, not its tasks: only name, version and variant must agree, and of a variant its settings. */
    private static void requireFamily(Path file, String written, String wanted) {
        String plainWritten = plain(written);
        String plainWanted = plain(wanted);
        if (Variant.nameless(plainWritten).equals(Variant.nameless(plainWanted))) {
            return;
        }
        String base = plainWanted.split(":", 2)[0];
        String writtenBase = plainWritten.split(":", 2)[0];
        String how = base.equals(writtenBase)
                ? "another variant, "
                : name(writtenBase).equals(name(base)) ? "another version, " : "";
        throw new UserException(file + " holds tasks of " + how + plainWritten + ", not of " + plainWanted
                + "; 'adaptarium tasks " + plainWanted + " --out FILE' makes new ones");
    }

    /** What is edited of an edited scene goes with that. */
    private static void requireScenes(Path file, String written, String wanted) {
        if (!scenes(written).equals(scenes(wanted))) {
            throw new UserException(file + " holds what was edited of the scene of " + written + ", not of " + wanted);
        }
    }

    private static List<String> scenes(String id) {
        return Arrays.stream(id.split("\\+"))
                .filter(wrapper -> wrapper.startsWith("scene="))
                .map(wrapper -> wrapper.substring(wrapper.indexOf('#') + 1)) // files may lie elsewhere
                .toList();
    }

    private static String plain(String id) {
        return id.split("\\+", 2)[0];
    }

    private static String name(String plainId) {
        return plainId.replaceFirst("-v\\d+$", "");
    }

    private static SceneEdits scene(Path file, @Nullable List<Map<String, Object>> edits) {
        try {
            return edits == null ? SceneEdits.NONE : EditText.edits(edits);
        } catch (IllegalArgumentException e) {
            throw new UserException(file + ", scene: " + e.getMessage(), e);
        }
    }

    private static Split split(Path file, String name) {
        for (Split split : Split.values()) {
            if (split.name().toLowerCase(Locale.ROOT).equals(name)) {
                return split;
            }
        }
        throw new UserException(file + " is damaged: '" + name + "' is no split; there are train, test and shifted");
    }

    /**
     * What the file holds, for {@link #read}.
     *
     * @return JSON
     */
    public String content() {
        Content content = new Content(
                FORMAT,
                family,
                split.name().toLowerCase(Locale.ROOT),
                seed,
                sha256(),
                tasks.stream().map(space::toMap).toList(),
                scene.isEmpty() ? null : EditText.maps(scene),
                number == 0 ? null : number);
        return Json.pretty(content);
    }

    /** SHA-256 over family, split, seed, the bits of every parameter and the scene; how numbers are written and what a variant is called does not matter. */
    public String sha256() {
        return sha256(Variant.nameless(family));
    }

    /** The same over a family's id as it is; older files hold that of a variant with its name. */
    private String sha256(String id) {
        StringBuilder text =
                new StringBuilder(id).append('\n').append(split).append('\n').append(seed);
        if (number != 0) {
            text.append('#').append(number);
        }
        tasks.forEach(task -> append(space.toMap(task), text));
        EditText.maps(scene).forEach(edit -> append(edit, text));
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(Map<String, Object> values, StringBuilder text) {
        text.append('\n');
        values.forEach((name, value) ->
                text.append(name).append('=').append(exact(value)).append(';'));
    }

    private static String exact(Object value) {
        return value instanceof Double number ? Long.toHexString(Double.doubleToLongBits(number)) : value.toString();
    }
}
