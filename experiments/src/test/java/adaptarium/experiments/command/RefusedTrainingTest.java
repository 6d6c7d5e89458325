package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
