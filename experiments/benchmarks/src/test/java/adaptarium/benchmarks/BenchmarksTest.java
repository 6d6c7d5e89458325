package adaptarium.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.render.gl.GlException;
import adaptarium.render.gl.OffscreenGl;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
    @Test
    void everyBenchmarkRunsAndCounts() throws RunnerException {
        Collection<RunResult> results = once("adaptarium.benchmarks", "DrawingBenchmark");
        assertEquals(15, results.size());
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            assertTrue(result.getSecondaryResults().get("steps").getScore() >= 100, name);
            assertTrue(result.getSecondaryResults().get("cpuSeconds").getScore() >= 0, name);
        }
    }

    /** Also where actions are choices, which numbers between −1 and 1 are not. */
    @Test
    void everyFamilyCanBeMeasured() {
        for (TaskFamily<?> family : Families.all()) {
            EnvironmentBenchmark.Slots slots = new EnvironmentBenchmark.Slots();
            slots.family = family.spec().id();
            slots.open();
            Meter meter = new Meter();
            assertTrue(Double.isFinite(new EnvironmentBenchmark().vectorEnvironment(slots, meter)), slots.family);
            assertEquals(16 * 16, meter.steps);
            slots.close();
        }
    }

    @Test
    void aFilmIsRecorded() throws RunnerException {
        RunResult result = once("gifOf200Frames", "nothing").iterator().next();
        assertEquals(200, result.getSecondaryResults().get("steps").getScore());
    }

    @Test
    void framesAreDrawnWhereThereIsADriver() throws RunnerException {
        try (OffscreenGl gl = new OffscreenGl(16, 16)) {
            gl.waitUntilDrawn();
        } catch (GlException e) {
            assumeTrue(false, e.getMessage());
        }
        RunResult result = once("windowFrames", "nothing").iterator().next();
        assertEquals(10, result.getSecondaryResults().get("steps").getScore());
    }

    // In this machine, one call each: whether they work, not how fast they are.
    private static Collection<RunResult> once(String included, String excluded) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(included)
                        .exclude(excluded)
                        .param("overlays", "usual")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
    }

    @Test
    void bothWalkersFallAlike() {
        AdaptariumWalker ours = new AdaptariumWalker(3);
        PlainWalker plain = new PlainWalker(3);
        for (int i = 0; i < 8; i++) {
            // In the air the two differ only by the length of their steps and the way limits act.
            assertEquals(plain.step(), ours.step(), 0.08, "step " + i);
        }
    }
}
