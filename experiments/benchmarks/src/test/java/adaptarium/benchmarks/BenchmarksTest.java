package adaptarium.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        // In this machine, one call each: whether they work, not how fast they are.
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("adaptarium.benchmarks")
                        .mode(Mode.SingleShotTime)
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        assertEquals(14, results.size());
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            assertTrue(result.getSecondaryResults().get("steps").getScore() >= 100, name);
            assertTrue(result.getSecondaryResults().get("cpuSeconds").getScore() >= 0, name);
        }
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
