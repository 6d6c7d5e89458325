package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TrainerTest {
    @TempDir
    private Path runs;

    private static byte[] tensors(RunDirectory run, int iteration) throws IOException {
        return Files.readAllBytes(
                run.folder().resolve(String.format("checkpoints/update-%08d.safetensors", iteration)));
    }

    @Test
    void aRunStoppedAndResumedEndsInTheSameBitsAsOneGoneThrough() throws IOException {
        RunDirectory through = RunsForTest.create(runs, "through");
        assertEquals(12, RunsForTest.train(through));
        RunDirectory halted = RunsForTest.create(runs, "halted", "checkpointEvery=5", "threads=2");
        int[] asked = {0};
        Trainer trainer = new Trainer(halted, halted.config(), TrainingListener.SILENT, () -> ++asked[0] > 7);
        int done = trainer.train();
        assertTrue(done > 0 && done < 12, "stopped after " + done);
        assertEquals(12, RunsForTest.train(halted));
        assertArrayEquals(tensors(through, 12), tensors(halted, 12));
        List<MetricsRow> rows = halted.metrics().rows();
        assertEquals(
                through.metrics().rows().stream().map(MetricsRow::metrics).toList(),
                rows.stream().map(MetricsRow::metrics).toList());
        assertEquals(1200, rows.get(11).environmentSteps());
        assertEquals(12, RunsForTest.train(halted)); // nothing left to do
    }

    @Test
    void metricsAreCutBackToTheCheckpointAndHalfALineIsForgotten() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Path metrics = run.metrics().path();
        List<String> lines = Files.readAllLines(metrics);
        String ahead = lines.get(11).replace("\"iteration\":12", "\"iteration\":13");
        Files.writeString(metrics, ahead + "\n{\"iteration\":14,\"envi", StandardOpenOption.APPEND);
        RunsForTest.train(run);
        assertEquals(lines, Files.readAllLines(metrics));
    }

    @Test
    void metricsThatWereChangedByHandAreRefused() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        Files.writeString(run.metrics().path(), "");
        assertTrue(assertThrows(UserException.class, () -> RunsForTest.train(run))
                .getMessage()
                .endsWith("metrics.jsonl has 0 rows for the 12 updates of the checkpoint; it was changed by hand"));
    }

    @Test
    void aDamagedCheckpointIsRefusedAndTheOneBeforeItStillWorks() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        RunsForTest.train(run);
        byte[] whole = tensors(run, 12);
        Path file = run.folder().resolve("checkpoints/update-00000012.safetensors");
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertTrue(message.contains("update-00000012.safetensors is truncated or corrupt"), message);
        assertTrue(message.endsWith("remove update-00000012.json to go on from the checkpoint before it"), message);
        Files.delete(run.folder().resolve("checkpoints/update-00000012.json"));
        assertEquals(11, run.checkpoints().newest().orElseThrow().iteration());
        assertEquals(12, RunsForTest.train(run));
        assertArrayEquals(whole, tensors(run, 12));
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
        RunDirectory run = RunsForTest.create(runs, "a", "checkpointEvery=12");
        RunsForTest.train(run);
        byte[] whole = tensors(run, 12);
        Files.write(run.folder().resolve("checkpoints/update-00000012.safetensors"), new byte[9]);
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertTrue(message.endsWith("; remove update-00000012.json to begin anew"), message);
        Files.delete(run.folder().resolve("checkpoints/update-00000012.json"));
        assertEquals(12, RunsForTest.train(run));
        assertArrayEquals(whole, tensors(run, 12));
    }

    @Test
    void aCheckpointOfAnotherShapeFamilyOrAlgorithmIsRefused() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        String family = run.config().family();
        String algorithm = run.config().algorithm().name();
        State state = new State().put("theta", new float[2]);
        for (String[] given : new String[][] {
            {family, algorithm, "does not fit the run's configuration: tensor 'theta' must have shape [3], got [2]"},
            {family, "rl2", "is a checkpoint of rl2 on " + family + ", the run is of " + algorithm + " on " + family},
            {
                "F-v0",
                algorithm,
                "is a checkpoint of " + algorithm + " on F-v0, the run is of " + algorithm + " on " + family
            }
        }) {
            run.checkpoints().write(3, state, given[0], given[1]);
            assertEquals(
                    run.folder().resolve("checkpoints/update-00000003.json") + " " + given[2],
                    assertThrows(UserException.class, () -> RunsForTest.train(run))
                            .getMessage());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
    void aFullDiskIsOneClearLineAndTheRunCanGoOn() throws IOException {
        RunDirectory through = RunsForTest.create(runs, "through");
        RunsForTest.train(through);
        RunDirectory run = RunsForTest.create(runs, "full");
        Path events = run.folder().resolve("events.out.tfevents.0000000000.adaptarium");
        Path blocked =
                Files.createSymbolicLink(run.folder().resolve(events.getFileName() + ".tmp"), Path.of("/dev/full"));
        String message =
                assertThrows(UserException.class, () -> RunsForTest.train(run)).getMessage();
        assertEquals("cannot write " + events + ": No space left on device", message);
        Files.deleteIfExists(blocked);
        RunsForTest.train(run);
        assertArrayEquals(tensors(through, 12), tensors(run, 12));
    }

    @Test
    void aRunHasOneWriter() {
        RunDirectory run = RunsForTest.create(runs, "a");
        try (RunLock lock = RunLock.of(run)) {
            assertEquals(
                    "run 'a' is being written by another process; wait for it or stop it",
                    assertThrows(UserException.class, () -> RunLock.of(run)).getMessage());
            assertTrue(lock != null);
        }
        RunLock.of(run).close();
    }

    @Test
    void aFolderThatAKillLeftHalfMadeIsMadeAgain() throws IOException {
        Path folder = Files.createDirectories(runs.resolve("a"));
        Files.writeString(folder.resolve("run.json"), "{}");
        Files.writeString(folder.resolve("config.yaml.tmp"), "fam");
        assertEquals(12, RunsForTest.train(RunsForTest.create(runs, "a")));
        Files.createDirectories(runs.resolve("b/mine"));
        assertThrows(UserException.class, () -> RunsForTest.create(runs, "b"));
    }

    @Test
    void theLogSaysWhatWasDone() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        try (RunLog log = RunLog.of(run)) {
            assertTrue(log != null);
            RunsForTest.train(run);
        }
        String log = Files.readString(run.folder().resolve("log.txt"), StandardCharsets.UTF_8);
        assertTrue(log.contains("drift on PointNavigation-v0: 0 of 12 updates done"), log);
        assertTrue(log.contains("12 of 12 updates done"), log);
    }

    @Test
    void aRunThatGoesOnWithAnotherKindOfProcessorIsToldSoWhereItsBitsDependOnIt() throws IOException {
        List<String> small = List.of(
                "iterations=2",
                "algorithm.tasksPerBatch=1",
                "algorithm.episodesPerTask=1",
                "algorithm.hiddenSizes=[4]",
                "checkpointEvery=1");
        RunDirectory run = RunDirectory.create(runs, "a", Configurations.load("pointnav-maml", small), "train");
        assertEquals(List.of(), warnings(run, 1));
        Path info = run.folder().resolve("run.json");
        String here = run.info().dispatch();
        Files.writeString(info, Files.readString(info).replace(here, "GenuineIntel avx7"));
        List<String> warnings = warnings(run, 2);
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("(GenuineIntel avx7; here " + here + ")"), warnings.get(0));

        RunDirectory heap = RunsForTest.create(runs, "heap", "checkpointEvery=5");
        Files.writeString(heap.folder().resolve("run.json"), Files.readString(info));
        assertEquals(List.of(), warnings(heap, 5));
        assertEquals(List.of(), warnings(heap, 12));
    }

    /** Trains up to a number of updates; what the listener was warned of. */
    private static List<String> warnings(RunDirectory run, int updates) {
        List<String> warnings = new ArrayList<>();
        int[] done = {0};
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(int before, int total) {
                done[0] = before;
            }

            @Override
            public void updated(MetricsRow row) {
                done[0] = row.iteration();
            }

            @Override
            public void warned(String line) {
                warnings.add(line);
            }

            @Override
            public void ended(int after, int total) {}
        };
        new Trainer(run, run.config(), listener, () -> done[0] >= updates).train();
        return warnings;
    }
}
