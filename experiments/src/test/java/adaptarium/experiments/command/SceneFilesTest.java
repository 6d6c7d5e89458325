package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.locomotion.HalfCheetah;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of edited scenes on the command line: filmed without a display, and refused in one line where they do not fit. */
class SceneFilesTest {
    private static final SceneEdit BOX =
            new SceneEdit.Put(new AddedBody(AddedBody.Form.BOX, "box 1", "", 2, 1, 0, 0.3, 0.3, 10, 0.5));

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of(""));
    private Path file = Path.of("");

    @BeforeEach
    void makeShell() {
        shell = new Shell(folder.resolve("runs"));
        file = folder.resolve("scene.json");
    }

    private static <T extends Record> String saved(TaskFamily<T> family) {
        T task = family.tasks().nominal();
        return FrozenTasks.one(family, Split.TEST, 0, 0, task, SceneEdits.NONE.plus(BOX))
                .content();
    }

    private void complains(String beginning, Object... arguments) {
        assertEquals(2, shell.run(arguments), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
        assertTrue(shell.err().startsWith("adaptarium: " + beginning), shell.err());
    }

    @Test
    void whatWasDrivenInAnEditedSceneIsFilmedFromItsReplay() throws IOException {
        List<CommandLog.Entry> log = List.of(
                new CommandLog.Entry(0, new Command.Act(List.of(1.0, 0.0, 0.0, 0.0, 0.0, 0.0))),
                new CommandLog.Entry(3, new Command.Edit(Snapshot.Source.NOW, BOX)));
        String edited = filmed(driven(log));
        assertEquals(edited, filmed(driven(log)));
        assertFalse(edited.equals(filmed(driven(log.subList(0, 1)))), "the box is in the film");
    }

    private static ReplayFile driven(List<CommandLog.Entry> log) {
        return new ReplayFile(
                /* driven= */ true, "", "HalfCheetah-v0", Split.TEST, 1, 0, "none", 20, new CommandLog(log));
    }

    private String filmed(ReplayFile replay) throws IOException {
        Files.writeString(file, replay.content());
        assertEquals(replay, ReplayFile.read(file));
        Path film = folder.resolve("film.html");
        assertEquals(0, shell.run("replay", file, "--out", film), shell::err);
        assertTrue(shell.out().startsWith("recorded "), shell.out());
        return Files.readString(film);
    }

    @Test
    void aSceneIsRecordedAndOnlyInItsFamily() throws IOException {
        Files.writeString(file, saved(new HalfCheetah()));
        Path film = folder.resolve("film.html");
        assertEquals(
                0,
                shell.run("record", "--family", "HalfCheetah-v0", "--tasks", file, "--out", film, "--size", "320x240"),
                shell::err);
        String other = file + " holds tasks of HalfCheetah-v0, not of CartPole-v0; ";
        complains(other, "record", "--family", "CartPole-v0", "--tasks", file, "--out", film);
        complains(other, "watch", "--family", "CartPole-v0", "--tasks", file);
        complains(other, "play", "CartPole-v0", "--tasks", file);
        complains(
                "--tasks goes without --task",
                "record",
                "--family",
                "HalfCheetah-v0",
                "--task",
                "direction=1",
                "--tasks",
                file,
                "--out",
                film);
        complains(
                "--keep goes without --guess", "play", "CartPole-v0", "--guess", "--keep", folder.resolve("a.replay"));
    }

    @Test
    void aRunIsTrainedAndEvaluatedInAnEditedSceneAndNoticesAnotherFile() throws IOException {
        Files.writeString(file, saved(new HalfCheetah()));
        Path config = Files.writeString(folder.resolve("scene.yaml"), """
            family: HalfCheetah-v0
            iterations: 2
            threads: 1
            algorithm: {name: drift}
            evaluation: {tasks: 2, rounds: 1, splits: [test]}
            """);
        String family = "HalfCheetah-v0+scene=" + file;
        assertEquals(0, shell.run("train", config, "family=" + family, "--name", "edited"), shell::err);
        String info = Files.readString(folder.resolve("runs/edited/run.json"));
        assertTrue(info.matches("(?s).*HalfCheetah-v0\\+scene=[^\"]*scene\\.json#[0-9a-f]{8}.*"), info);
        assertEquals(0, shell.run("evaluate", "edited"), shell::err);
        assertEquals(0, shell.run("check", family, "--tasks", "2"), () -> shell.out() + shell.err());
        Path film = folder.resolve("film.html");
        assertEquals(0, shell.run("record", "edited", "--out", film, "--size", "320x240"), shell::err);
        Files.writeString(
                file,
                FrozenTasks.one(
                                new HalfCheetah(),
                                Split.TEST,
                                0,
                                0,
                                new HalfCheetah().tasks().nominal(),
                                SceneEdits.NONE.plus(new SceneEdit.Place("torso", 1, 2, 0)))
                        .content());
        for (String command : List.of("evaluate", "resume", "watch")) {
            String said = shell.complaint(command, "edited");
            assertTrue(said.contains(file + " was changed: its hash is "), said);
        }
        assertEquals(0, shell.run("train", config, "--name", "plain"), shell::err);
        complains(file + " holds an edited scene, not tasks to evaluate in; ", "evaluate", "plain", "--tasks", file);
    }

    @Test
    void aFamilyWithoutAPhysicsWorldTakesTasksAndNoScene() throws IOException {
        Path film = folder.resolve("film.html");
        Files.writeString(
                file, FrozenTasks.draw(new CartPole(), Split.TEST, 3, 2).content());
        assertEquals(0, shell.run("record", "--family", "CartPole-v0", "--tasks", file, "--out", film), shell::err);
        Files.writeString(file, saved(new CartPole()));
        complains(
                "CartPole-v0 is computed from equations of its own, not played in a physics world; its scene cannot be",
                "record",
                "--family",
                "CartPole-v0",
                "--tasks",
                file,
                "--out",
                film);
    }
}
