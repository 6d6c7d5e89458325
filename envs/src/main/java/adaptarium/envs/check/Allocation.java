package adaptarium.envs.check;

import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.check.CheckReport.Result;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether steps leave the heap alone, once everything that grows has grown.
 *
 * @param <T> the task record
 */
final class Allocation<T extends Record> {
    private static final int WARM_UP = 3; // episodes
    private static final double LIMIT = 16; // bytes per step: less than one object in every step

    private final Subject<T> subject;

    Allocation(Subject<T> subject) {
        this.subject = subject;
    }

    Result run() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)
                || !threads.isThreadAllocatedMemorySupported()) {
            return Result.notShown("allocation", "this Java virtual machine does not count allocated bytes");
        }
        Simulation<T> simulation = subject.family().newSimulation();
        float[][] actions = subject.actions(Pattern.RANDOM, subject.seed());
        float[] observation = new float[subject.spec().observationSize()];
        T task = subject.space().nominal();
        // of all episodes but the first: what allocates does so in each, the work of the compiler falls into one
        long least = Long.MAX_VALUE;
        int counted = 0;
        for (int k = 0; k <= WARM_UP; k++) {
            Episode<T> episode = subject.begin(simulation, task, subject.seed());
            int steps = 0;
            long bytes = 0;
            long most = 0; // of one step: a joint that breaks is worth a few objects, once
            int events = 0;
            for (float[] action : actions) {
                long before = threads.getCurrentThreadAllocatedBytes();
                episode.act(action);
                episode.observe(observation, 0);
                boolean over = !Double.isFinite(episode.reward()) || episode.terminated();
                long taken = threads.getCurrentThreadAllocatedBytes() - before;
                steps++;
                int happened = episode.events().size();
                boolean quiet =
                        steps > 1 && happened == events; // the first step may set things up, a switch makes a task
                bytes += quiet ? taken : 0;
                most = Math.max(most, quiet ? taken : 0);
                events = happened;
                if (over) {
                    break;
                }
            }
            if (k > 0 && bytes - most < least) {
                least = bytes - most;
                counted = steps - 1;
            }
        }
        String seen = least + " bytes in " + counted + " steps after the first, the worst of them left out";
        return least <= LIMIT * counted ? Result.passed("allocation", seen) : Result.failed("allocation", seen);
    }
}
