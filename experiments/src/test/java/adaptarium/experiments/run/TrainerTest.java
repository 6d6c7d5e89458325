package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.AlgorithmConfig;
import adaptarium.experiments.config.Configurations;
import adaptarium.meta.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TrainerTest {
    @TempDir
    private Path runs;

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
        assertArrayEquals(RunsForTest.tensors(through, 12), RunsForTest.tensors(halted, 12));
        List<MetricsRow> rows = halted.metrics().rows();
        assertEquals(
                through.metrics().rows().stream().map(MetricsRow::metrics).toList(),
                rows.stream().map(MetricsRow::metrics).toList());
        assertEquals(1200, rows.get(11).environmentSteps());
        assertEquals(12, RunsForTest.train(halted)); // nothing left to do
    }

    /** Drift's first parameter is a sum over the tasks it has seen: another task anywhere would show. */
    @Test
    void aRunWithAPoolOfTasksIsResumedToTheSameBitsAndIsAnotherThanOneWithout() throws IOException {
        RunDirectory through = RunsForTest.create(runs, "through", "tasks.pool=4");
        assertEquals(12, RunsForTest.train(through));
        assertTrue(Files.readString(through.folder().resolve("config.yaml")).contains("tasks:\n  pool: 4\n"));
        RunDirectory halted = RunsForTest.create(runs, "halted", "checkpointEvery=5", "tasks.pool=4", "threads=2");
        int[] asked = {0};
        assertTrue(new Trainer(halted, halted.config(), TrainingListener.SILENT, () -> ++asked[0] > 7).train() < 12);
        assertEquals(12, RunsForTest.train(halted));
        assertArrayEquals(RunsForTest.tensors(through, 12), RunsForTest.tensors(halted, 12));
        RunDirectory fresh = RunsForTest.create(runs, "fresh");
        assertEquals(12, RunsForTest.train(fresh));
        assertFalse(Arrays.equals(RunsForTest.tensors(through, 12), RunsForTest.tensors(fresh, 12)));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "an open file cannot be removed there")
    void aRunWhoseFilesAreRemovedOrReplacedStopsAtOnce() throws IOException {
        for (boolean replaced : new boolean[] {false, true}) {
            RunDirectory run = RunsForTest.create(runs, "a" + replaced);
            Path metrics = run.metrics().path();
            TrainingListener remover = new TrainingListener() {
                @Override
                public void started(int done, int total) {}

                @Override
                public void updated(MetricsRow row) {
                    if (row.iteration() == 3) {
                        try {
                            Files.move(metrics, metrics.resolveSibling("elsewhere"));
                            if (replaced) {
                                Files.writeString(metrics, "");
                            }
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }

                @Override
                public void ended(int done, int total) {}
            };
            UserException e = assertThrows(
                    UserException.class, () -> new Trainer(run, run.config(), remover, () -> false).train());
            assertEquals(
                    metrics + " was " + (replaced ? "replaced" : "removed")
                            + " while the run was going on; it has stopped at update 4",
                    e.getMessage());
        }
    }

    /** Fast training removes old checkpoints while somebody reads. */
    @Test
    @Timeout(60)
    void readersHoldOutAgainstATrainingThatRemovesCheckpoints() throws Exception {
        RunDirectory run = RunsForTest.create(runs, "a", "iterations=400");
        Thread training = new Thread(() -> RunsForTest.train(run));
        training.start();
        int last = 0;
        while (training.isAlive()) {
            int now = run.checkpoints()
                    .newest()
                    .map(CheckpointFolder.Saved::iteration)
                    .orElse(0);
            assertTrue(now >= last, now + " after " + last);
            last = now;
        }
        training.join();
        assertEquals(400, run.checkpoints().newest().orElseThrow().iteration());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void aTrainingWritesThroughNoLinkThatSomebodyPlanted() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a", "iterations=2");
        Path victim = Files.writeString(runs.resolve("victim"), "mine");
        List<String> names = List.of(
                "log.txt",
                "metrics.jsonl",
                "metrics.jsonl.tmp",
                "events.out.tfevents.0000000000.adaptarium",
                "events.out.tfevents.0000000000.adaptarium.tmp");
        for (String name : names) {
            Files.createSymbolicLink(run.folder().resolve(name), victim);
        }
        try (RunLog log = RunLog.of(run)) {
            assertTrue(log != null);
            RunsForTest.train(run);
        }
        assertEquals("mine", Files.readString(victim));
        Files.delete(run.folder().resolve("lock"));
        Files.createSymbolicLink(run.folder().resolve("lock"), runs.resolve("made"));
        assertThrows(UserException.class, () -> RunLock.of(run));
        assertFalse(Files.exists(runs.resolve("made")));
    }

    @Test
    void aCheckpointOfAnotherShapeFamilyOrAlgorithmIsRefused() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a");
        String family = run.config().family();
        String algorithm = run.config().algorithm().name();
        Record settings = run.config().algorithm().settings();
        Record others = RunsForTest.config("algorithm.rate=0.25").algorithm().settings();
        Record defaults = AlgorithmConfig.byDefault("rl2").settings();
        State state = new State().put("theta", new float[2]);
        Map<Origin, String> given = Map.of(
                new Origin(family, algorithm, settings, 7, 3),
                "does not fit the run's configuration: tensor 'theta' must have shape [3], got [2]",
                new Origin(family, "rl2", defaults, 7, 3),
                "is a checkpoint of rl2 on " + family + ", the run is of " + algorithm + " on " + family,
                new Origin("F-v0", algorithm, settings, 7, 3),
                "is a checkpoint of " + algorithm + " on F-v0, the run is of " + algorithm + " on " + family,
                new Origin(family, algorithm, settings, 8, 3),
                "is a checkpoint of seed 8, the run is of seed 7",
                new Origin(family, algorithm, others, 7, 3),
                "was made with other settings: algorithm.rate 0.25, now 0.5");
        given.forEach((origin, expected) -> {
            run.checkpoints().write(state, origin, OptionalInt.empty());
            assertEquals(
                    run.folder().resolve("checkpoints/update-00000003.json") + " " + expected,
                    assertThrows(UserException.class, () -> RunsForTest.train(run))
                            .getMessage());
        });
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ulimit is a shell's")
    void aFullDiskIsOneClearLineAndTheRunCanGoOn() throws Exception {
        RunDirectory through = RunsForTest.create(runs, "through");
        RunsForTest.train(through);
        RunDirectory run = RunsForTest.create(runs, "full");
        Process process =
                KillAndResumeTest.resume(run, "sh", "-c", "ulimit -f 1; exec \"$@\"", "sh"); // blocks of 512 bytes
        String message = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(message.matches("adaptarium: cannot write " + run.folder() + "/[^\n]*: File too large\n"), message);
        assertEquals(2, process.waitFor());
        RunsForTest.train(run);
        assertArrayEquals(RunsForTest.tensors(through, 12), RunsForTest.tensors(run, 12));
    }

    private static List<String> checkpoints(RunDirectory run) throws IOException {
        try (var files = Files.list(run.folder().resolve("checkpoints"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theNewestTwoTheBestAndEveryNthAreKept() throws IOException {
        RunDirectory run = RunsForTest.create(runs, "a", "keepEvery=5", "validation.times=4", "validation.tasks=2");
        RunsForTest.train(run);
        List<MetricsRow> rows = run.metrics().rows();
        List<Integer> tried = rows.stream()
                .filter(row -> row.metrics().containsKey("validationReturn"))
                .map(MetricsRow::iteration)
                .toList();
        assertEquals(List.of(3, 6, 9, 12), tried);
        int best = 0;
        double value = Double.NEGATIVE_INFINITY;
        for (MetricsRow row : rows) {
            double found = row.metrics().getOrDefault("validationReturn", Double.NEGATIVE_INFINITY);
            if (found > value) {
                value = found;
                best = row.iteration();
            }
        }
        assertEquals(
                List.of(
                        String.format(Locale.ROOT, "best-%08d.json", best),
                        "update-00000005.json",
                        "update-00000010.json",
                        "update-00000011.json",
                        "update-00000012.json"),
                checkpoints(run));
        assertEquals(best, run.checkpoints().find("best").orElseThrow().iteration());
        assertEquals(5, run.checkpoints().find("5").orElseThrow().iteration());
        assertEquals(12, run.checkpoints().find("newest").orElseThrow().iteration());
        for (int kept : List.of(5, 12, best)) {
            assertEquals(kept, run.checkpoints().after(kept).orElseThrow().iteration());
        }
        assertTrue(run.checkpoints().after(7).isEmpty());
        UserException none =
                assertThrows(UserException.class, () -> run.checkpoints().find("7"));
        assertTrue(String.valueOf(none.getMessage()).startsWith("there is no checkpoint '7' in "), none.getMessage());
    }

    /** What is tried changes nothing in what is learned, and a kill between two files loses nothing. */
    @Test
    void validationChangesNothingInWhatIsLearnedAndSurvivesAKill() throws IOException {
        RunDirectory plain = RunsForTest.create(runs, "plain", "validation.times=0");
        RunsForTest.train(plain);
        assertEquals(List.of("update-00000011.json", "update-00000012.json"), checkpoints(plain));
        RunDirectory tried = RunsForTest.create(runs, "tried", "validation.times=1", "validation.tasks=2");
        RunsForTest.train(tried);
        assertArrayEquals(RunsForTest.tensors(plain, 12), RunsForTest.tensors(tried, 12));
        assertEquals(List.of("best-00000012.json", "update-00000011.json", "update-00000012.json"), checkpoints(tried));
        Files.delete(tried.folder().resolve("checkpoints/best-00000012.json"));
        RunsForTest.train(tried);
        assertEquals(12, tried.checkpoints().find("best").orElseThrow().iteration());
        assertArrayEquals(
                RunsForTest.tensors(tried, 12),
                Files.readAllBytes(tried.folder().resolve("checkpoints/best-00000012.safetensors")));
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
                "algorithm.tasks=1",
                "algorithm.episodes=1",
                "algorithm.hiddenSizes=[4]",
                "checkpointEvery=1");
        RunDirectory run = RunDirectory.create(runs, "a", Configurations.load("pointnav-maml", small), "train");
        assertEquals(List.of(), RunsForTest.warnings(run, 1));
        Path info = run.folder().resolve("run.json");
        String here = run.info().dispatch();
        String elsewhere = Files.readString(info).replace(here, "GenuineIntel avx7");
        Files.writeString(info, elsewhere.replaceFirst(",\\s*\"seal\" : \"\\w+\"", "")); // as an older program wrote it
        List<String> warnings = RunsForTest.warnings(run, 2);
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("(GenuineIntel avx7; here " + here + ")"), warnings.get(0));

        RunDirectory heap = RunsForTest.create(runs, "heap", "checkpointEvery=5");
        Path other = heap.folder().resolve("run.json");
        Files.writeString(
                other,
                Files.readString(other)
                        .replace(here, "GenuineIntel avx7")
                        .replaceFirst(",\\s*\"seal\" : \"\\w+\"", ""));
        assertEquals(List.of(), RunsForTest.warnings(heap, 5));
        assertEquals(List.of(), RunsForTest.warnings(heap, 12));
    }
}
