package adaptarium.benchmarks;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Counts environment steps and the process's processor time over an iteration. For benchmarks on one thread. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Meter {
    private static final double NANO = 1e-9;

    /** Steps of the iteration. */
    public long steps;

    /** Processor seconds of the iteration, all threads. */
    public double cpuSeconds;

    private double start;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void begin() {
        steps = 0;
        cpuSeconds = 0;
        start = processSeconds();
    }

    /** Ends an iteration. */
    @TearDown(Level.Iteration)
    public void end() {
        cpuSeconds = processSeconds() - start;
    }

    private static double processSeconds() {
        java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean counting) {
            return counting.getProcessCpuTime() * NANO;
        }
        return System.nanoTime() * NANO;
    }
}
