package adaptarium.meta.play;

import adaptarium.envs.VectorEnvironment;
import java.util.Arrays;

/** Counts, by their number in a slot's round, the episodes in which the goal was met at any moment. Allocates nothing in a step. */
public final class SuccessCounter implements RoundObserver {
    private final boolean[] met; // in each slot's present episode
    private final int[] episode; // of each slot
    private final long[] ended; // by number
    private final long[] succeeded; // by number

    /**
     * A counter.
     *
     * @param slots N
     * @param episodes the most that a slot plays in a round
     */
    public SuccessCounter(int slots, int episodes) {
        met = new boolean[slots];
        episode = new int[slots];
        ended = new long[episodes];
        succeeded = new long[episodes];
    }

    @Override
    public void begun(RoundPlayer<?> player) {
        Arrays.fill(met, false);
        Arrays.fill(episode, 0);
        Arrays.fill(ended, 0);
        Arrays.fill(succeeded, 0);
    }

    @Override
    public void stepped(RoundPlayer<?> player) {
        VectorEnvironment<?> environments = player.environments();
        boolean[] acted = player.acting();
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                met[slot] |= environments.success()[slot];
                if (environments.terminated()[slot] || environments.truncated()[slot]) {
                    ended[episode[slot]]++;
                    succeeded[episode[slot]] += met[slot] ? 1 : 0;
                    episode[slot]++;
                    met[slot] = false;
                }
            }
        }
    }

    /**
     * How many slots have ended the episode of a number.
     *
     * @param number from 0
     */
    public long ended(int number) {
        return ended[number];
    }

    /**
     * In how many slots the goal was met in the episode of a number.
     *
     * @param number from 0
     */
    public long succeeded(int number) {
        return succeeded[number];
    }
}
