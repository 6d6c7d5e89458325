package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.command.Main;
import adaptarium.random.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes, really killed (SIGKILL), wherever they happen to be. */
final class KillAndResumeTest {
    @TempDir
    private Path runs;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40 | {name: drift, pause: 3}                                                  | 1 | 1",
                "40 | {name: drift, pause: 3}                                                  | 2 | 3",
                "12 | {name: maml, tasks: 3, episodes: 2, hiddenSizes: [16]}    | 2 | 1",
                "12 | {name: rl2, tasks: 4, episodes: 2, memorySize: 8, ppo: {minibatches: 2}} | 2 | 1",
            })
    @Timeout(300)
    void aRunKilledAnywhereAndResumedEndsInTheSameBytes(
            int iterations, String algorithm, int threads, int checkpointEvery) throws Exception {
        String[] common = {"iterations=" + iterations, "seed=11", "algorithm=" + algorithm};
        RunDirectory through = RunsForTest.create(runs, "through", common);
        assertEquals(iterations, RunsForTest.train(through));
        RunDirectory killed = RunsForTest.create(
                runs,
                "killed",
                common[0],
                common[1],
                common[2],
                "threads=" + threads,
                "checkpointEvery=" + checkpointEvery);
        RandomGenerator random = Seeds.generator(threads);
        for (int kills = 0; kills < 2; kills++) {
            killAfter(killed, random.nextInt(1, iterations / 3), random.nextInt(3_000_000));
        }
        Process last = resume(killed);
        assertTrue(last.waitFor(200, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue());
        for (String file : List.of(".safetensors", ".json")) {
            String name = String.format("update-%08d%s", iterations, file);
            assertArrayEquals(
                    Files.readAllBytes(through.checkpoints().folder().resolve(name)),
                    Files.readAllBytes(killed.checkpoints().folder().resolve(name)),
                    name);
        }
        List<MetricsRow> rows = killed.metrics().rows();
        assertEquals(
                through.metrics().rows().stream().map(MetricsRow::metrics).toList(),
                rows.stream().map(MetricsRow::metrics).toList());
        assertEquals(iterations, rows.size());
    }

    @Test
    @Timeout(120)
    void aRunAskedToEndSavesFirst() throws Exception {
        RunDirectory run = RunsForTest.create(runs, "asked", "iterations=100000", "checkpointEvery=100000");
        Process process = resume(run);
        Path metrics = run.metrics().path();
        while (process.isAlive() && (!Files.exists(metrics) || Files.size(metrics) < 500)) {
            Thread.onSpinWait();
        }
        process.destroy(); // SIGTERM; Ctrl-C takes the same way
        assertEquals(143, process.waitFor());
        int saved = saved(run);
        assertTrue(saved > 0, "nothing saved");
        assertEquals(saved, run.metrics().rows().size());
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
    }

    private static int saved(RunDirectory run) {
        return run.checkpoints().newest().map(CheckpointFolder.Saved::iteration).orElse(0);
    }

    private static Process resume(RunDirectory run) throws IOException {
        return resume(run, new String[0]);
    }

    /** A process that resumes a run, started by another command where one is given. */
    static Process resume(RunDirectory run, String... by) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(by));
        command.addAll(List.of(
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
                .redirectError(by.length > 0 ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
