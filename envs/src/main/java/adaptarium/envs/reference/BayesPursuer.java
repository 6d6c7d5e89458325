package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.BiasedPursuit;
import java.util.random.RandomGenerator;

/**
 * The Bayes-optimal agent of {@link BiasedPursuit} for training tasks: its first guess leaves the most biases that one reward tells, the second decides between the
 * two that a miss leaves, and the third is right.
 */
public final class BayesPursuer implements Reference<BiasedPursuit.Task> {
    private static final double FIRST = 7.5; // m, see BiasedPursuit.bayesReturn
    private static final double RANGE = 10; // m
    private static final double ROUNDING = 1e-4; // m

    @Override
    public TaskFamily<BiasedPursuit.Task> family() {
        return new BiasedPursuit();
    }

    @Override
    public String method() {
        return "Bayes-optimal guesses";
    }

    @Override
    public boolean toldTask() {
        return false;
    }

    @Override
    public Controller begin(BiasedPursuit.Task task, int episodes, RandomGenerator random) {
        return new Guesser();
    }

    private static final class Guesser implements Controller {
        private double guess = FIRST;
        private double other = Double.NaN; // what is left if the guess is wrong

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            actions[actionOffset] = (float) (observations[offset] - guess);
        }

        @Override
        public void observe(double reward) {
            if (reward > 0) {
                return;
            }
            double lower = guess + reward;
            double higher = guess - reward;
            if (!Double.isNaN(other)) {
                guess = other;
            } else if (higher > RANGE + ROUNDING) {
                guess = lower;
            } else if (lower < -RANGE - ROUNDING) {
                guess = higher;
            } else {
                guess = higher;
                other = lower;
            }
        }
    }
}
