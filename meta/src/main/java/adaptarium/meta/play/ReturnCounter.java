package adaptarium.meta.play;

import adaptarium.envs.VectorEnvironment;
import java.util.Arrays;

/** Adds up rewards by slot and number of the episode in its round. Allocates nothing in a step. */
public final class ReturnCounter implements RoundObserver {
    private final int[] ended; // episodes of each slot
    private final double[][] returns; // by slot and number
    private final double[] sums; // by number, over slots

    /**
     * A counter.
     *
     * @param slots N
     * @param episodes the most that a slot plays in a round
     */
    public ReturnCounter(int slots, int episodes) {
        ended = new int[slots];
        returns = new double[slots][episodes];
        sums = new double[episodes];
    }

    @Override
    public void begun(RoundPlayer<?> player) {
        Arrays.fill(ended, 0);
        Arrays.fill(sums, 0);
        for (double[] own : returns) {
            Arrays.fill(own, 0);
        }
    }

    @Override
    public void stepped(RoundPlayer<?> player) {
        VectorEnvironment<?> environments = player.environments();
        boolean[] acted = player.acting();
        for (int slot = 0; slot < acted.length; slot++) {
            if (acted[slot]) {
                returns[slot][ended[slot]] += environments.rewards()[slot];
                sums[ended[slot]] += environments.rewards()[slot];
                if (environments.terminated()[slot] || environments.truncated()[slot]) {
                    ended[slot]++;
                }
            }
        }
    }

    /**
     * How many episodes a slot has ended.
     *
     * @param slot which
     */
    public int ended(int slot) {
        return ended[slot];
    }

    /**
     * Undiscounted return of an episode, as far as it has come.
     *
     * @param slot which
     * @param number from 0
     */
    public double of(int slot, int number) {
        return returns[slot][number];
    }

    /**
     * The slots' returns of the episode of a number, added up as rewards came.
     *
     * @param number from 0
     */
    public double sum(int number) {
        return sums[number];
    }
}
