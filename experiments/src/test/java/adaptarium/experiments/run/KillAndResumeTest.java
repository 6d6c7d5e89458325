package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.command.Main;
import adaptarium.sim.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes, really killed (SIGKILL), wherever they happen to be. */
final class KillAndResumeTest {
    @TempDir
    private Path runs;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3"})
    @Timeout(120)
    void aRunKilledAnywhereAndResumedEndsInTheSameBytes(int threads, int checkpointEvery) throws Exception {
        RunDirectory through = RunsForTest.create(runs, "through", "iterations=40", "seed=11");
        assertEquals(40, RunsForTest.train(through));
        RunDirectory killed = RunsForTest.create(
                runs,
                "killed",
                "iterations=40",
                "seed=11",
                "algorithm.pause=3", // ms; long enough to be hit inside an update
                "threads=" + threads,
                "checkpointEvery=" + checkpointEvery);
        RandomGenerator random = Seeds.generator(threads);
        for (int kills = 0; kills < 3; kills++) {
            killAfter(killed, random.nextInt(1, 12), random.nextInt(3_000_000));
        }
        Process last = resume(killed);
        assertTrue(last.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue());
        for (String file : List.of("update-00000040.safetensors", "update-00000040.json")) {
            assertArrayEquals(
                    Files.readAllBytes(through.checkpoints().folder().resolve(file)),
                    Files.readAllBytes(killed.checkpoints().folder().resolve(file)),
                    file);
        }
        List<MetricsRow> rows = killed.metrics().rows();
        assertEquals(40, rows.size());
        assertEquals(4000, rows.get(39).environmentSteps());
    }

    /** Kills a resumed run some nanoseconds after it has written that many more updates. */
    private static void killAfter(RunDirectory run, int updates, int nanos) throws Exception {
        Path metrics = run.metrics().path();
        Process process = resume(run);
        int target = saved(run) + updates;
        while (process.isAlive()
                && (!Files.exists(metrics) || Files.readAllLines(metrics).size() < target)) {
            Thread.onSpinWait();
        }
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        int kept = saved(run);
        assertTrue(kept < 40, "killed too late: " + kept);
    }

    private static int saved(RunDirectory run) {
        return run.checkpoints().newest().map(CheckpointFolder.Saved::iteration).orElse(0);
    }

    private static Process resume(RunDirectory run) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                "resume",
                "--quiet",
                run.folder().toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
