package adaptarium.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The bare walker: our world against JBox2D as shipped, and our world on two threads against one. */
public class PhysicsBenchmark {
    static final int BATCH = 100; // steps per call

    /** One world per thread. */
    @State(Scope.Thread)
    public static class Ours {
        private final AdaptariumWalker walker = new AdaptariumWalker(1);
    }

    /** One world per thread. */
    @State(Scope.Thread)
    public static class Plain {
        private final PlainWalker walker = new PlainWalker(1);
    }

    /**
     * 100 steps of our world.
     *
     * @param ours the world
     * @param meter counts
     * @return a number that depends on the steps
     */
    @Benchmark
    public double adaptariumWalker(Ours ours, Meter meter) {
        double sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += ours.walker.step();
        }
        meter.steps += BATCH;
        return sum;
    }

    /**
     * 100 steps of the plain engine.
     *
     * @param plain the world
     * @param meter counts
     * @return a number that depends on the steps
     */
    @Benchmark
    public double plainWalker(Plain plain, Meter meter) {
        double sum = 0;
        for (int i = 0; i < BATCH; i++) {
            sum += plain.walker.step();
        }
        meter.steps += BATCH;
        return sum;
    }
}
