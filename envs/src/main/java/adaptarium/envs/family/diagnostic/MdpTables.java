package adaptarium.envs.family.diagnostic;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;

/** The hidden numbers of one {@link TabularMdp}: mean rewards and transition probabilities. Immutable. */
public final class MdpTables {
    static final int STATES = 10;
    static final int ACTIONS = 5;

    private final double[] meanRewards; // [STATES * ACTIONS]
    private final double[]
            cumulative; // [STATES * ACTIONS * STATES], sums of transition probabilities up to and including the state

    private MdpTables(double[] meanRewards, double[] cumulative) {
        this.meanRewards = meanRewards;
        this.cumulative = cumulative;
    }

    static MdpTables draw(long number, double concentration) {
        RandomGenerator random = Seeds.generator(Seeds.derive(number, "tabular MDP"));
        double[] rewards = new double[STATES * ACTIONS];
        double[] cumulative = new double[STATES * ACTIONS * STATES];
        for (int row = 0; row < rewards.length; row++) {
            rewards[row] = 1 + random.nextGaussian();
            drawRow(cumulative, row * STATES, concentration, random);
        }
        return new MdpTables(rewards, cumulative);
    }

    /** A Dirichlet draw is a normalised row of gamma draws. */
    private static void drawRow(double[] cumulative, int offset, double concentration, RandomGenerator random) {
        double sum = 0;
        for (int s = 0; s < STATES; s++) {
            sum += GammaDraws.next(concentration, random);
            cumulative[offset + s] = sum;
        }
        for (int s = 0; s < STATES; s++) {
            cumulative[offset + s] /= sum;
        }
    }

    /** How many states there are. */
    public int states() {
        return STATES;
    }

    /** How many actions there are. */
    public int actions() {
        return ACTIONS;
    }

    /**
     * The mean reward of an action.
     *
     * @param state where it is taken, 0 to 9
     * @param action 0 to 4
     * @return the mean
     */
    public double meanReward(int state, int action) {
        return meanRewards[state * ACTIONS + action];
    }

    /**
     * The probability of a transition.
     *
     * @param state where the action is taken, 0 to 9
     * @param action 0 to 4
     * @param next where it leads, 0 to 9
     * @return in [0, 1]
     */
    public double probability(int state, int action, int next) {
        int i = (state * ACTIONS + action) * STATES + next;
        return next == 0 ? cumulative[i] : cumulative[i] - cumulative[i - 1];
    }

    /**
     * The state that follows.
     *
     * @param state where the action is taken, 0 to 9
     * @param action 0 to 4
     * @param uniform a uniform draw from [0, 1)
     * @return the first state up to which the probabilities sum to more than the draw
     */
    public int next(int state, int action, double uniform) {
        int offset = (state * ACTIONS + action) * STATES;
        int next = 0;
        while (next < STATES - 1 && cumulative[offset + next] <= uniform) {
            next++;
        }
        return next;
    }
}
