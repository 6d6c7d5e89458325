package adaptarium.experiments.run;

import java.util.List;

/**
 * Rewards around what happened in mid-episode from outside, a switch or a fault, in the last round that was played: the mean reward of a step, by how long before or
 * after.
 *
 * @param binSteps environment steps of a bin; 0 where nothing happened
 * @param binsBefore how many of the bins lie before it
 * @param rewards mean reward of a step by task and bin, over the task's episodes that were still going on; NaN where none was
 */
public record EventCurve(int binSteps, int binsBefore, List<List<Double>> rewards) {
    /** Where nothing happened. */
    public static final EventCurve NONE = new EventCurve(0, 0, List.of());

    /** Copies the lists and checks their shape. */
    public EventCurve {
        rewards = rewards.stream().map(List::copyOf).toList();
        int bins = rewards.isEmpty() ? 0 : rewards.get(0).size();
        if (binsBefore < 0
                || binSteps < (rewards.isEmpty() ? 0 : 1)
                || (!rewards.isEmpty() && bins <= binsBefore)
                || rewards.stream().anyMatch(task -> task.size() != bins)) {
            throw new IllegalArgumentException(
                    "rewards around an event must have as many bins in every task, some of them"
                            + " after it, and bins of at least a step");
        }
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return rewards.isEmpty();
    }
}
