package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.diagnostic.TabularMdp;
import adaptarium.envs.family.locomotion.HalfCheetah;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TasksCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private Path file;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
        file = folder.resolve("tasks.json");
    }

    private void freeze(String family, Object... options) {
        Object[] all = new Object[options.length + 4];
        System.arraycopy(new Object[] {"tasks", family, "--out", file}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        assertEquals(0, shell.run(all), shell::err);
    }

    private void train(String family) throws Exception {
        Path config = folder.resolve("tiny.yaml");
        Files.writeString(config, """
            family: %s
            iterations: 1
            threads: 1
            algorithm: {name: drift, batch: 1}
            evaluation: {tasks: 2, rounds: 1}
            """.formatted(family));
        assertEquals(0, shell.run("train", config, "--name", "a", "--quiet"), shell::err);
    }

    private String complaint() {
        assertEquals(2, shell.run("evaluate", "a", "--tasks", file), () -> shell.out() + shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
        return shell.err().strip().substring("adaptarium: ".length());
    }

    private void edit(String from, String to) throws Exception {
        String text = Files.readString(file);
        String edited = text.replaceFirst(from, to);
        assertFalse(edited.equals(text), from + " is not in " + text);
        Files.writeString(file, edited);
    }

    @Test
    void whatIsFrozenIsReadBackToTheLastBit() {
        freeze("CartPole-v0", "--split", "shifted", "--count", 30, "--seed", 5);
        FrozenTasks<CartPole.Task> drawn = FrozenTasks.draw(new CartPole(), Split.SHIFTED, 5, 30);
        assertEquals(drawn, FrozenTasks.read(file, new CartPole()));
        assertTrue(shell.out().contains("froze 30 shifted tasks of CartPole-v0"), shell.out());
        assertTrue(shell.out().contains(drawn.sha256()), shell.out());
        freeze("TabularMdp-v0", "--count", 3);
        assertEquals(
                FrozenTasks.draw(new TabularMdp(), Split.TEST, FrozenTasks.EVALUATION_SEED, 3),
                FrozenTasks.read(file, new TabularMdp()));
    }

    @Test
    void theHashTellsFamilySplitSeedAndTasksApart() {
        String plain = FrozenTasks.draw(new CartPole(), Split.TEST, 1, 4).sha256();
        assertEquals(plain, FrozenTasks.draw(new CartPole(), Split.TEST, 1, 4).sha256());
        assertFalse(
                plain.equals(FrozenTasks.draw(new CartPole(), Split.TEST, 2, 4).sha256()));
        assertFalse(
                plain.equals(FrozenTasks.draw(new CartPole(), Split.TEST, 1, 3).sha256()));
        FrozenTasks<CartPole.Task> four = FrozenTasks.draw(new CartPole(), Split.TEST, 1, 4);
        assertFalse(plain.equals(
                new FrozenTasks<>("CartPole-v1", Split.TEST, 1, four.tasks(), four.space(), SceneEdits.NONE, 0)
                        .sha256()));
        assertFalse(plain.equals(
                new FrozenTasks<>("CartPole-v0", Split.TRAIN, 1, four.tasks(), four.space(), SceneEdits.NONE, 0)
                        .sha256()));
    }

    @Test
    void aSceneIsKeptToTheLastBitWatchedAndNeverEvaluated() throws Exception {
        HalfCheetah family = new HalfCheetah();
        SceneEdits scene = SceneEdits.NONE
                .plus(new SceneEdit.Put(
                        new AddedBody(AddedBody.Form.BOX, "box 1", "", 1 / 3.0, 2, -1e-9, 0.4, 0.4, 10, 0.5)))
                .plus(new SceneEdit.Place("torso", 0.1 + 0.2, 1, 0));
        FrozenTasks<HalfCheetah.Task> one =
                FrozenTasks.one(family, Split.TEST, 3, 4, family.tasks().nominal(), scene);
        Files.writeString(file, one.content());
        assertEquals(one, FrozenTasks.read(file, family));
        edit("\"friction\" : 0.5", "\"friction\" : 0.25");
        String damaged = assertThrows(UserException.class, () -> FrozenTasks.read(file, family))
                .getMessage();
        assertTrue(damaged.startsWith(file + " is damaged: it was changed after"), damaged);
        edit("\"form\" : \"box\"", "\"form\" : \"bex\"");
        String unknown = assertThrows(UserException.class, () -> FrozenTasks.read(file, family))
                .getMessage();
        assertEquals(file + ", scene: no form 'bex'; there are [box, wall, slope, descent, weight]", unknown);
        Files.writeString(file, one.content());
        train("HalfCheetah-v0");
        assertEquals(2, shell.run("evaluate", "a", "--tasks", file));
        assertTrue(shell.err().contains("holds an edited scene"), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
    }

    @Test
    void anEvaluationPlaysTheFileAndRecordsIt() throws Exception {
        train("CartPole-v0");
        assertEquals(0, shell.run("evaluate", "a", "--json"), shell::err);
        RunEvaluation drawn = Json.parse("drawn", shell.out(), RunEvaluation.class);
        freeze("CartPole-v0", "--count", 3);
        assertEquals(0, shell.run("evaluate", "a", "--tasks", file, "--json"), shell::err);
        RunEvaluation.SplitResult played =
                Json.parse("played", shell.out(), RunEvaluation.class).splits().get(0);
        assertEquals("test", played.split());
        assertEquals(file.toString(), played.taskFile());
        assertEquals(FrozenTasks.read(file, new CartPole()).sha256(), played.taskHash());
        assertEquals(3, played.tasks().size());
        assertEquals(
                drawn.splits().get(0).tasks(), played.tasks().subList(0, 2)); // the default seed is the evaluation's
        assertEquals(0, shell.run("report", "a"), shell::err);
        assertTrue(Files.readString(folder.resolve("a/report.html")).contains(played.taskHash()));
    }

    @Test
    void aFamilysReferencesPlayTheSameTasksAndStandAtTheTop() throws Exception {
        train("CartPole-v0");
        assertEquals(0, shell.run("evaluate", "a", "--json"), shell::err);
        for (RunEvaluation.SplitResult split :
                Json.parse("a", shell.out(), RunEvaluation.class).splits()) {
            RunEvaluation.LearnerResult random = split.learners().get(1);
            RunEvaluation.LearnerResult regulator = split.learners().get(2);
            assertEquals("random", random.name());
            assertEquals("linear-quadratic regulator, told the task", regulator.name());
            assertEquals(random.episodesPerRound(), regulator.episodesPerRound());
            assertTrue(
                    regulator.mean(0, split.units()).value()
                            > 3 * random.mean(0, split.units()).value(),
                    split.split());
        }
        assertEquals(0, shell.run("evaluate", "a"), shell::err);
        assertTrue(shell.out().contains("linear-quadratic regulator, told the task"), shell.out());
    }

    @Test
    void aFileThatDoesNotFitIsRefusedInOneLine() throws Exception {
        train("CartPole-v0");
        String lacking = complaint();
        assertTrue(lacking.endsWith("it does not exist"), lacking);
        freeze("Pendulum-v0");
        String other = complaint();
        assertTrue(
                other.contains("holds tasks of Pendulum-v0, not of CartPole-v0; 'adaptarium tasks CartPole-v0"), other);
        freeze("CartPole-v0", "--count", 1);
        assertTrue(complaint().contains("at least 2 tasks"));

        freeze("CartPole-v0:gain=1..2", "--count", 3);
        String variant = complaint();
        assertTrue(variant.contains("holds tasks of another variant, CartPole-v0:gain=1..2#"), variant);
        freeze("CartPole-v0", "--count", 3);
        edit("CartPole-v0", "CartPole-v7");
        String version = complaint();
        assertTrue(version.contains("holds tasks of another version, CartPole-v7, not of CartPole-v0"), version);
        freeze("CartPole-v0", "--count", 3);
        edit("\"gain\"", "\"gian\"");
        String unknown = complaint();
        assertTrue(unknown.contains("task 0: no task parameter 'gian'; did you mean 'gain'?"), unknown);
        freeze("CartPole-v0", "--count", 3);
        edit("\"gain\" : [0-9.]+,", "");
        String missing = complaint();
        assertTrue(missing.contains("task 0: the task lacks parameter 'gain'"), missing);
        freeze("CartPole-v0", "--count", 3);
        edit("\"gain\" : [0-9.]+", "\"gain\" : 17");
        String outside = complaint();
        assertTrue(outside.contains("task 0: task parameter 'gain' must lie in [0.3, 2.0] 1, got 17.0"), outside);
        freeze("CartPole-v0", "--count", 3);
        edit("\"gain\" : [0-9.]+", "\"gain\" : 1");
        assertTrue(complaint().contains("is damaged: it was changed after"));
        freeze("CartPole-v0", "--count", 3);
        edit("adaptarium tasks 1", "adaptarium tasks 2");
        assertTrue(complaint().contains("is no file of tasks"));
        Files.writeString(file, Files.readString(file).substring(0, 200));
        assertTrue(complaint().contains("is damaged at line"));
    }

    @Test
    void tasksOfThePlainFamilyFitAWrappedOne() throws Exception {
        train("CartPole-v0+action-delay=2");
        freeze("CartPole-v0", "--count", 2);
        assertEquals(0, shell.run("evaluate", "a", "--tasks", file, "--json"), shell::err);
        RunEvaluation found = Json.parse("a", shell.out(), RunEvaluation.class);
        List<String> names = found.splits().get(0).learners().stream()
                .map(RunEvaluation.LearnerResult::name)
                .toList();
        assertEquals(3, names.size(), names.toString()); // the reference does not know of the delay, and says so
        assertTrue(names.stream().anyMatch(name -> name.contains(", made for CartPole-v0")), names.toString());
    }

    /** A variant's name does not count: what it changes does. Files from before that have a hash over the name, too. */
    @Test
    void tasksOfAVariantFitTheSameUnderAnotherName() throws Exception {
        train("CartPole-v0:poleMass=0.1..0.3");
        freeze("CartPole-v0:poleMass=0.1..0.3", "--count", 2);
        String hash = hash();
        freeze("CartPole-v0:heavy,poleMass=0.1..0.3", "--count", 2);
        assertEquals(hash, hash());
        assertEquals(0, shell.run("evaluate", "a", "--tasks", file, "--json"), shell::err);
        FrozenTasks<?> read = FrozenTasks.read(file, Families.named("CartPole-v0:light,poleMass=0.1..0.3"));
        StringBuilder old = new StringBuilder(read.family() + "\nTEST\n" + read.seed());
        read.tasks().forEach(task -> {
            old.append('\n');
            values(read.space(), task)
                    .forEach((name, value) -> old.append(name + "=")
                            .append(
                                    value instanceof Double number
                                            ? Long.toHexString(Double.doubleToLongBits(number))
                                            : value)
                            .append(';'));
        });
        edit(hash, Sha256.of(old.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, shell.run("evaluate", "a", "--tasks", file, "--json"), shell::err);
        edit("heavy,", "");
        assertTrue(complaint().contains("is damaged: it was changed after"), shell.err());
        freeze("CartPole-v0:heavy,poleMass=0.1..0.2", "--count", 2);
        assertTrue(complaint().contains("holds tasks of another variant, CartPole-v0:heavy,poleMass=0.1..0.2#"));
    }

    @SuppressWarnings("unchecked") // the task is of the space
    private static <T extends Record> Map<String, Object> values(TaskSpace<T> space, Record task) {
        return space.toMap((T) task);
    }

    private String hash() throws Exception {
        Matcher matcher = Pattern.compile("\"sha256\" *: *\"([0-9a-f]{64})\"").matcher(Files.readString(file));
        assertTrue(matcher.find());
        return matcher.group(1);
    }

    @Test
    void nothingIsDrawnWhereNothingCanBe() {
        assertEquals(2, shell.run("tasks", "HalfCheetah-v0", "--split", "shifted", "--out", file));
        assertTrue(shell.err().contains("no shifted tasks"), shell.err());
        assertEquals(2, shell.run("tasks", "CartPole-v0", "--count", 0, "--out", file));
        assertFalse(Files.exists(file));
    }
}
