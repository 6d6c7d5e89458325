package adaptarium.agents.experience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Trials in the order in which they came, and which of them a step belongs to: steps are numbered through from the first trial ever added. */
final class TrialIndex {
    private List<ReplayTrial> trials = new ArrayList<>();
    private long[] starts = new long[16]; // number of each trial's first step
    private int removed; // at the front of both, until there are many
    private long end;

    void add(ReplayTrial trial) {
        int size = trials.size();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
        }
        starts[size] = end;
        end += trial.length();
        trials.add(trial);
    }

    void removeOldest() {
        removed++;
        if (2 * removed > trials.size()) {
            trials = new ArrayList<>(trials.subList(removed, trials.size()));
            starts = Arrays.copyOfRange(starts, removed, Math.max(16, starts.length - removed) + removed);
            removed = 0;
        }
    }

    /** A view. */
    List<ReplayTrial> trials() {
        return trials.subList(removed, trials.size());
    }

    long steps() {
        return removed == trials.size() ? 0 : end - starts[removed];
    }

    /** Draws a step of the trials from the given one on. */
    long draw(RandomGenerator random, int from) {
        if (steps() == 0) {
            throw new IllegalStateException("there is no step to draw");
        }
        long first = starts[removed + from];
        return first + random.nextLong(end - first);
    }

    private int find(long step) {
        int at = Arrays.binarySearch(starts, removed, trials.size(), step);
        return at >= 0 ? at : -at - 2;
    }

    ReplayTrial trialOf(long step) {
        return trials.get(find(step));
    }

    /** Which step of its trial it is. */
    int offset(long step) {
        return Math.toIntExact(step - starts[find(step)]);
    }
}
