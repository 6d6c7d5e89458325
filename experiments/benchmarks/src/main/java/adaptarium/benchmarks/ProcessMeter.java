package adaptarium.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Counts frames and the processor time of the whole process over an iteration: a software renderer draws on threads of its own. Compiler and garbage
 * collector are counted too.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessMeter {
    private static final double NANO = 1e-9;

    /** Frames of the iteration. */
    public long steps;

    /** Processor seconds of the iteration, of all threads. */
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

    /** Processor seconds of this process so far, of all threads. */
    static double processSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * NANO;
    }
}
