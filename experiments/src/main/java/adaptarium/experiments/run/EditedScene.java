package adaptarium.experiments.run;

import adaptarium.envs.Episode;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.envs.wrapper.Layer;
import adaptarium.envs.wrapper.WrappedFamily;
import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEditor;
import adaptarium.sim.SceneEdits;
import adaptarium.sim.Touchable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scene of every episode is one that somebody has edited in a window and saved: {@code HalfCheetah-v0+scene=adaptarium-001.json}. Tasks are the family's own. The
 * family's id ends with a hash of the file, {@code #1a2b3c4d}: where that is written, another content is refused, so that a run goes on in the scene it was begun in.
 *
 * <p>Edits are made when an episode has begun, before its first observation. What has no room in an episode as it begins is left out of that episode.
 */
public final class EditedScene implements Wrapper {
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._/-]+"); // what an id can hold
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");
    private static final int HASH_DIGITS = 8;

    @Override
    public String name() {
        return "scene";
    }

    @Override
    public String usage() {
        return "scene=FILE: every episode begins in the scene that a window has saved (F3, Ctrl+S)";
    }

    @Override
    public <T extends Record> TaskFamily<T> wrap(TaskFamily<T> family, List<String> texts) {
        String[] parts = String.join(",", texts).split("#", 2);
        String file = parts[0];
        if (!FILE.matcher(file).matches()) {
            throw refused("needs a file that a window has saved, whose path has letters, digits, '.', '_', '-' and"
                    + " '/', got '" + file + "'");
        }
        FrozenTasks<T> saved = read(file, family);
        if (saved.scene().isEmpty()) {
            throw refused(file + " holds no edited scene; F3 edits one in 'watch' and 'play', and Ctrl+S saves it");
        }
        String hash = saved.sha256().substring(0, HASH_DIGITS);
        if (parts.length == 2 && !parts[1].equals(hash)) {
            throw HASH.matcher(parts[1]).matches()
                    ? refused(file + " was changed: its hash is " + hash + ", and what was begun in it says " + parts[1]
                            + "; put the file back, or leave out '#" + parts[1] + "'")
                    : refused("needs eight hexadecimal digits behind '#', got '" + parts[1] + "'");
        }
        requireEditable(family);
        SceneEdits edits = saved.scene();
        return WrappedFamily.of(family, this, List.of(file + "#" + hash))
                .layer((task, horizon, random) -> new Layer<>() {
                    @Override
                    public void begun(Episode<T> inner) {
                        edit(inner, edits);
                    }
                })
                .family();
    }

    private <T extends Record> FrozenTasks<T> read(String file, TaskFamily<T> family) {
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw refused("finds no file " + file + " in " + Path.of("").toAbsolutePath());
            }
            return FrozenTasks.read(path, family);
        } catch (UserException | InvalidPathException e) {
            throw new IllegalArgumentException("wrapper 'scene': " + e.getMessage(), e);
        }
    }

    private static <T extends Record> void requireEditable(TaskFamily<T> family) {
        Episode<T> episode = family.newSimulation().begin(family.tasks().nominal(), Seeds.generator(/* seed= */ 0));
        if (editor(episode).isEmpty()) {
            throw refused(family.spec().id() + " is computed from equations of its own, not played in a physics world;"
                    + " its scene cannot be edited");
        }
    }

    private static Optional<SceneEditor> editor(Episode<?> episode) {
        return episode.scene() instanceof Touchable touchable ? touchable.editor() : Optional.empty();
    }

    private static void edit(Episode<?> episode, SceneEdits edits) {
        SceneEditor editor = editor(episode).orElseThrow();
        for (SceneEdit edit : edits.edits()) {
            if (editor.refusal(edit).isEmpty()) {
                editor.edit(edit);
            }
        }
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("wrapper 'scene' " + why);
    }
}
