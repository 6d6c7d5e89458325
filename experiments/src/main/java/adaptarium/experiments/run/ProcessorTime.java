package adaptarium.experiments.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How much time all cores together have spent on this process: on a shared machine, where a clock on the wall counts the others' work, too. */
public final class ProcessorTime {
    private static final double NANO = 1e-9; // s

    private ProcessorTime() {}

    /** Seconds since the process began. */
    public static double seconds() {
        return NANO
                * ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime();
    }
}
