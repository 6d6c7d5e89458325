package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Tuning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuneCommandTest {
    @TempDir
    private Path folder;

    /** What {@code --json} prints. */
    record Printed(String run, int validationTasks, List<Tuning.Tried> tried, List<String> best) {}

    /** The same of a few-shot problem. */
    record PrintedScores(
            String run, int validationTasks, String measure, List<Tuning.Tried> tried, List<String> best) {}

    private Shell trained() throws Exception {
        Shell shell = new Shell(folder);
        Path config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: PointNavigation-v0
            iterations: 1
            validation: {times: 1, tasks: 3}
            algorithm: {name: maml, tasks: 2, episodes: 2, hiddenSizes: [4], innerRate: 0.3}
            """);
        assertEquals(0, shell.run("train", config, "--name", "a", "--quiet"), shell::err);
        return shell;
    }

    /** The run's own rate, tried on as many tasks, comes to what its training saw on validation tasks. */
    @Test
    void everySettingIsTriedOnTheValidationTasks() throws Exception {
        Shell shell = trained();
        RunDirectory run = RunDirectory.find(folder, "a");
        assertEquals(
                0,
                shell.run("tune", "a", "algorithm.innerRate=0,0.3,2", "--tasks", 3, "--rounds", 1, "--json"),
                shell::err);
        Printed found = Json.parse("output", shell.out(), Printed.class);
        assertEquals(3, found.tried().size());
        MetricsRow last = run.rows().get(0);
        assertEquals(
                last.metrics().get("validationReturn"),
                found.tried().get(1).returns().get(1));
        for (Tuning.Tried one : found.tried()) {
            assertEquals(found.tried().get(0).returns().get(0), one.returns().get(0), "before adaptation all are one");
        }
        assertNotEquals(
                found.tried().get(1).returns().get(1),
                found.tried().get(2).returns().get(1));
        double best = found.tried().stream()
                .mapToDouble(one -> one.returns().get(1))
                .max()
                .orElseThrow();
        for (Tuning.Tried one : found.tried()) {
            assertEquals(one.settings().equals(found.best()), one.returns().get(1) == best);
        }
        assertEquals(0, shell.run("tune", "a", "algorithm.innerRate=0.3", "--tasks", 2, "--rounds", 1), shell::err);
        assertTrue(shell.out().contains("best after 1: algorithm.innerRate=0.3"), shell.out());
    }

    /** Of a few-shot problem the error is shown, and the least is best. */
    @Test
    void aFewShotRunIsTriedOnItsValidationTasks() throws Exception {
        Shell shell = new Shell(folder);
        Path config = Files.writeString(folder.resolve("sine.yaml"), """
            family: Sinusoid-v0
            iterations: 2
            validation: {times: 1, tasks: 4}
            algorithm: {name: few-shot-maml, tasks: 2, hiddenSizes: [4], innerRate: 0.01}
            """);
        assertEquals(0, shell.run("train", config, "--name", "s", "--quiet"), shell::err);
        String rates = "algorithm.innerRate=0.01,1000";
        assertEquals(0, shell.run("tune", "s", rates, "--tasks", 4, "--rounds", 1, "--json"), shell::err);
        PrintedScores printed = Json.parse("output", shell.out(), PrintedScores.class);
        assertEquals("mean squared error", printed.measure());
        List<Tuning.Tried> tried = printed.tried();
        MetricsRow last = RunDirectory.find(folder, "s").rows().get(1);
        assertEquals(
                -last.metrics().get("validationReturn"), tried.get(0).returns().get(1));
        assertEquals(tried.get(0).returns().get(0), tried.get(1).returns().get(0));
        assertTrue(tried.get(1).returns().get(1) > tried.get(0).returns().get(1), "a step of 1000 is too long");
        assertEquals(0, shell.run("tune", "s", rates, "--tasks", 4, "--rounds", 1), shell::err);
        assertTrue(shell.out().contains("4 validation tasks: mean squared error after rounds"), shell.out());
        assertTrue(shell.out().contains("best after 1: algorithm.innerRate=0.01\n"), shell.out());
        assertFalse(shell.out().contains("−"), shell.out());
    }

    @Test
    void settingsThatComeToTheSameHaveNoBest() throws Exception {
        Shell shell = trained();
        // the rate of the outer step changes nothing of what is trained already
        String line = "algorithm.outerStep.maxDivergence=0.01,0.02";
        assertEquals(0, shell.run("tune", "a", line, "--tasks", 2, "--rounds", 1), shell::err);
        assertTrue(
                shell.out()
                        .contains("best after 1: no single one, these came to the same:"
                                + " algorithm.outerStep.maxDivergence=0.01; algorithm.outerStep.maxDivergence=0.02"),
                shell.out());
        assertEquals(0, shell.run("tune", "a", line, "--tasks", 2, "--rounds", 1, "--json"), shell::err);
        assertEquals(List.of(), Json.parse("output", shell.out(), Printed.class).best());
    }

    @Test
    void aReturnThatIsNoNumberIsNotTheBest() {
        Tuning.Tried none = new Tuning.Tried(List.of("a=1"), List.of(1.0, Double.NaN));
        Tuning.Tried some = new Tuning.Tried(List.of("a=2"), List.of(1.0, -3.0));
        assertEquals(List.of(some), Tuning.best(List.of(none, some, none), 1));
        assertEquals(List.of(), Tuning.best(List.of(none), 1));
    }

    @Test
    void aCheckpointOfAnotherSeedIsRefused() throws Exception {
        Shell shell = trained();
        assertEquals(
                0, shell.run("train", folder.resolve("tiny.yaml"), "--name", "b", "seed=2", "--quiet"), shell::err);
        Path own = RunDirectory.find(folder, "a")
                .checkpoints()
                .newest()
                .orElseThrow()
                .file();
        Path other = RunDirectory.find(folder, "b")
                .checkpoints()
                .newest()
                .orElseThrow()
                .file();
        for (String ending : List.of(".json", ".safetensors")) {
            Files.copy(
                    other.resolveSibling(other.getFileName().toString().replace(".json", ending)),
                    own.resolveSibling(own.getFileName().toString().replace(".json", ending)),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals(2, shell.run("tune", "a", "algorithm.innerRate=1", "--tasks", 2));
        assertTrue(shell.err().contains("is a checkpoint of seed 2, the run is of seed 1"), shell.err());
    }

    @Test
    void whatCannotBeTriedIsOneClearLine() throws Exception {
        Shell shell = trained();
        assertEquals(2, shell.run("tune", "a", "seed=3"));
        assertTrue(shell.err().contains("tune can change settings of the algorithm only, not seed"), shell.err());
        assertEquals(2, shell.run("tune", "a", "algorithm.hiddenSizes=[5]"));
        assertTrue(shell.err().contains("run 'a' was trained with other parameters"), shell.err());
        assertEquals(2, shell.run("tune", "a", "algorithm.innerRate=-1"));
        assertTrue(shell.err().contains("innerRate must"), shell.err());
        assertEquals(2, shell.run("tune", "a", "algorithm.innerRate=1", "--tasks", 0));
        assertTrue(shell.err().contains("at least 1, got 0"), shell.err());
    }
}
