package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What configurations and command lines may change, and what they may not. */
final class ConfigurationOptionsTest {
    @TempDir
    private Path folder;

    private Shell shell;

    private Path config;

    @BeforeEach
    void writeConfiguration() throws Exception {
        shell = new Shell(folder.resolve("runs"));
        config = Shell.tinyConfiguration(folder);
    }

    @Test
    void splitsAreNamedAlikeInOptionsAndConfigurations() {
        assertEquals(
                "Invalid value for option '--split': expected one of train, test, shifted, got 'tset'"
                        + " ('adaptarium tasks --help' shows what there is)",
                shell.complaint("tasks", "CartPole-v0", "--split", "tset", "--out", folder.resolve("x")));
        for (String command : List.of("tasks", "watch", "record")) {
            assertEquals(0, shell.run(command, "--help"));
            assertTrue(
                    shell.out().replaceAll("\\s+", " ").contains("train, test, shifted. Default: test."), shell.out());
        }
        for (String split : List.of("train", "TRAIN")) {
            assertEquals(
                    0, shell.run("tasks", "CartPole-v0", "--split", split, "--count", 2, "--out", folder.resolve("x")));
        }
    }

    @Test
    void whatWouldChangeWhatIsComputedIsRefusedByName() {
        shell.run("train", config, "--name", "a", "seed=3");
        Path run = folder.resolve("runs/a");
        assertEquals(
                "run 'a' was begun with algorithm.rate 0.5; another value would change what was already computed."
                        + " 'adaptarium train " + run.resolve("config.yaml")
                        + " algorithm.rate=2.0 --name NAME' begins a run with it",
                shell.complaint("resume", "a", "algorithm.rate=2"));
        assertTrue(shell.complaint("resume", "a", "seed=4").startsWith("run 'a' was begun with seed 3; "));
        assertTrue(
                shell.complaint("resume", "a", "family=CartPole-v0").startsWith("run 'a' was begun with family Point"));
        assertEquals(
                "run 'a' has made 4 updates already, more than iterations=2",
                shell.complaint("resume", "a", "iterations=2"));
        assertEquals(
                "an evaluation can change evaluation.* and threads only, not iterations",
                shell.complaint("evaluate", "a", "iterations=9"));
        assertEquals(
                "command line 'iteration=9': unknown key 'iteration'; did you mean 'iterations'?",
                shell.complaint("resume", "a", "iteration=9"));
        assertEquals(0, shell.run("resume", "a", "seed=3"), "the same again changes nothing");
    }

    @Test
    void anEditedConfigurationIsDetectedAndNamed() throws Exception {
        shell.run("train", config, "--name", "a", "seed=3");
        Path yaml = folder.resolve("runs/a/config.yaml");
        String begun = Files.readString(yaml);
        Files.writeString(yaml, "# a comment is no edit\n" + begun);
        assertEquals(0, shell.run("resume", "a"), shell::err);
        Files.writeString(yaml, begun.replace("rate: 0.5", "rate: 2.5"));
        String named = yaml + " was edited after the run was begun (algorithm.rate 0.5, now 2.5)";
        assertTrue(shell.complaint("resume", "a").startsWith(named + "; put it back with 'adaptarium resume "));
        assertTrue(shell.complaint("evaluate", "a").startsWith(named), shell.err());
        assertEquals(0, shell.run("report", "a"), shell::err);
        assertEquals("adaptarium: " + named + "; what was run counts\n", shell.err());
        assertTrue(Files.readString(folder.resolve("runs/a/report.html")).contains("rate: 0.5"));
        Files.writeString(yaml, "no: [configuration");
        assertEquals(0, shell.run("report", "a"), shell::err);
        assertTrue(shell.err().contains("what was run counts"), shell.err());
        assertEquals(0, shell.run("resume", "a", "--discard-edits"), shell::err);
        assertEquals(begun, Files.readString(yaml));
    }

    @Test
    void aDryRunTrainsNothingAndItsOutputIsAConfiguration() throws Exception {
        assertEquals(0, shell.run("train", config, "seed=5", "--dry-run"), shell::err);
        assertFalse(Files.exists(folder.resolve("runs")));
        assertTrue(
                shell.out()
                        .startsWith("# run: " + folder.resolve("runs/tiny") + "\n"
                                + "# learner: drift on PointNavigation-v0\n"
                                + "# updates: 4\n"
                                + "# tasks of an update: 3\n"
                                + "# baselines that 'evaluate' trains: []\n"),
                shell.out());
        Path written = Files.writeString(folder.resolve("written.yaml"), shell.out());
        assertEquals(
                Configurations.load(config.toString(), List.of("seed=5")),
                Configurations.load(written.toString(), List.of()));
        assertEquals(0, shell.run("train", "halfcheetah-maml", "--dry-run", "--json"), shell::err);
        assertTrue(shell.out().contains("\"tasks of an update\" : 12"), shell.out());
        shell.run("train", config, "--name", "a");
        assertTrue(shell.complaint("train", config, "--name", "a", "--dry-run").startsWith("run 'a' exists already"));
        assertTrue(shell.complaint("train", config, "family=HalfCheetha", "--dry-run")
                .contains("HalfCheetah-v0"));
    }
}
