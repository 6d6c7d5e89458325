package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A training that cannot begin is one line, and leaves nothing behind. */
final class RefusedTrainingTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks.pool=3 | tasks.pool must be at least 8, as many different tasks as pearl learns from at a time,"
                        + " got 3",
                "family=BernoulliBandit-v0 | pearl cannot learn BernoulliBandit-v0: soft actor-critic needs actions"
                        + " that are numbers; those of BernoulliBandit-v0 are choices",
            })
    void leavesNoFolder(String override, String message) {
        Shell shell = new Shell(folder);
        assertEquals(2, shell.run("train", "sparse-pearl", override, "--name", "refused"), shell::out);
        assertEquals("adaptarium: " + message, shell.err().strip());
        assertFalse(Files.exists(folder.resolve("refused")) || Files.exists(folder.resolve("runs/refused")));
    }

    /** No heap is large enough for so many and so long trials. */
    @Test
    void aMemoryThatDoesNotFitIsSaid() {
        Shell shell = new Shell(folder);
        assertEquals(
                2,
                shell.run(
                        "train",
                        "bandit-rl2",
                        "algorithm.memory=transformer",
                        "algorithm.mostEpisodes=1000",
                        "algorithm.tasks=100000",
                        "--name",
                        "refused"),
                shell::out);
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        String said = shell.err().strip();
        assertTrue(
                said.startsWith(
                        "adaptarium: rl2: memory transformer of memorySize 64 does not fit 100000 trials of 10000"
                                + " steps (1000 episodes of 10) into Java's heap: about "),
                said);
        assertTrue(
                said.contains(" MiB are needed, there are " + heap + " MiB; lower mostEpisodes, tasks, memorySize or"
                        + " backpropagation, or raise ppo.minibatches, or give it more with ADAPTARIUM_JAVA_OPTS=-Xmx"),
                said);
        assertFalse(Files.exists(folder.resolve("refused")) || Files.exists(folder.resolve("runs/refused")));
    }
}
