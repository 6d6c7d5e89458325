package adaptarium.benchmarks;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Counts environment steps and its thread's processor time over an iteration. For benchmarks that do all their work on the calling thread. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Meter {
    private static final double NANO = 1e-9;

    /** Steps of the iteration. */
    public long steps;

    /** Processor seconds of the iteration, of this thread. */
    public double cpuSeconds;

    private double start;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
        steps = 0;
        cpuSeconds = 0;
        start = threadSeconds();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        cpuSeconds = threadSeconds() - start;
    }

    private static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * NANO;
    }
}
