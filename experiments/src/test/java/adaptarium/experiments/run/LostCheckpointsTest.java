package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does whose checkpoints were damaged or removed. */
final class LostCheckpointsTest {
    @TempDir
    private Path runs;

    @Test
    void aDamagedCheckpointIsRefusedAndTheOneBeforeItStillWorks() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        byte[] whole = RunsForTest.tensors(run, 12);
        Path file = run.folder().resolve("checkpoints/update-00000012.safetensors");
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertTrue(message.contains("update-00000012.safetensors is truncated or corrupt"), message);
        assertTrue(message.endsWith("remove update-00000012.json to go on from the checkpoint before it"), message);
        Files.delete(run.folder().resolve("checkpoints/update-00000012.json"));
        assertEquals(11, run.checkpoints().newest().orElseThrow().iteration());
        assertEquals(12, RunsForTest.train(run));
        assertArrayEquals(whole, RunsForTest.tensors(run, 12));
    }

    @Test
    void aCheckpointThatCannotBeReadIsNotToBeRemoved() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path file = run.folder().resolve("checkpoints/update-00000012.safetensors");
        Files.delete(file);
        Files.createDirectory(file); // for the superuser may read every file
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertTrue(message.startsWith("cannot read the checkpoint file " + file + ": "), message);
        assertFalse(message.contains("remove"), message);
    }

    @Test
    void whereTheOnlyCheckpointIsDamagedTheRunBeginsAnew() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a", "checkpointEvery=12", "validation.times=0");
        RunsForTest.train(run);
        byte[] whole = RunsForTest.tensors(run, 12);
        Files.write(run.folder().resolve("checkpoints/update-00000012.safetensors"), new byte[9]);
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertTrue(message.endsWith("; remove update-00000012.json to begin anew"), message);
        Files.delete(run.folder().resolve("checkpoints/update-00000012.json"));
        assertEquals(12, RunsForTest.train(run));
        assertArrayEquals(whole, RunsForTest.tensors(run, 12));
    }

    @Test
    void aRunWhoseCheckpointsWereRemovedSaysThatItBeginsAnewAndEndsInTheSameBits() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        assertEquals(List.of(), RunsForTest.warnings(run, 12));
        byte[] whole = RunsForTest.tensors(run, 12);
        Path folder = run.checkpoints().folder();
        for (String sidecar : Objects.requireNonNull(folder.toFile().list((at, name) -> name.endsWith(".json")))) {
            Files.delete(folder.resolve(sidecar));
        }
        assertEquals(
                List.of("begins anew, though 12 updates are recorded: there is no checkpoint in " + folder),
                RunsForTest.warnings(run, 12));
        assertArrayEquals(whole, RunsForTest.tensors(run, 12));
    }
}
