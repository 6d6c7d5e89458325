package adaptarium.envs.family.diagnostic;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;

/** The hidden numbers of one {@link TabularMdp}: mean rewards and transition probabilities. Immutable. */
public final class MdpTables {
    private final int states;
    private final int actions;
    private final double[] meanRewards; // [states * actions]
    private final double[]
            cumulative; // [states * actions * states], sums of transition probabilities up to and including the state

    private MdpTables(int states, int actions, double[] meanRewards, double[] cumulative) {
        this.states = states;
        this.actions = actions;
        this.meanRewards = meanRewards;
        this.cumulative = cumulative;
    }

    static MdpTables draw(long number, double concentration, int states, int actions) {
        RandomGenerator random = Seeds.generator(Seeds.derive(number, "tabular MDP"));
        double[] rewards = new double[states * actions];
        double[] cumulative = new double[states * actions * states];
        for (int row = 0; row < rewards.length; row++) {
            rewards[row] = 1 + random.nextGaussian();
            drawRow(cumulative, row * states, states, concentration, random);
        }
        return new MdpTables(states, actions, rewards, cumulative);
    }

    /** A Dirichlet draw is a normalised row of gamma draws. */
    private static void drawRow(
            double[] cumulative, int offset, int states, double concentration, RandomGenerator random) {
        double sum = 0;
        for (int s = 0; s < states; s++) {
            sum += GammaDraws.next(concentration, random);
            cumulative[offset + s] = sum;
        }
        for (int s = 0; s < states; s++) {
            cumulative[offset + s] /= sum;
        }
    }

    /** How many states there are. */
    public int states() {
        return states;
    }

    /** How many actions there are. */
    public int actions() {
        return actions;
    }

    /**
     * The mean reward of an action.
     *
     * @param state where it is taken, from 0
     * @param action from 0
     * @return the mean
     */
    public double meanReward(int state, int action) {
        return meanRewards[state * actions + action];
    }

    /**
     * The probability of a transition.
     *
     * @param state where the action is taken, from 0
     * @param action from 0
     * @param next where it leads, from 0
     * @return in [0, 1]
     */
    public double probability(int state, int action, int next) {
        int i = (state * actions + action) * states + next;
        return next == 0 ? cumulative[i] : cumulative[i] - cumulative[i - 1];
    }

    /**
     * The state that follows.
     *
     * @param state where the action is taken, from 0
     * @param action from 0
     * @param uniform a uniform draw from [0, 1)
     * @return the first state up to which the probabilities sum to more than the draw
     */
    public int next(int state, int action, double uniform) {
        int offset = (state * actions + action) * states;
        int next = 0;
        while (next < states - 1 && cumulative[offset + next] <= uniform) {
            next++;
        }
        return next;
    }
}
