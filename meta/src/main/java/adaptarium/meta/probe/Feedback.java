package adaptarium.meta.probe;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.meta.Adaptation;
import adaptarium.meta.RoundKind;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;

/**
 * A policy without memory that nobody has trained: random weights from the observation to the actions, brought into the bounds by tanh; of choices, the one with the greatest
 * sum. It is the same for every task, and what a body does under it shows the body.
 */
final class Feedback implements Adaptation {
    private final EnvironmentSpec spec;
    private final int tasks;
    private final int outputs;
    private final double[] weights; // output by output, the last of each its constant

    /**
     * A policy.
     *
     * @param spec of what is played
     * @param tasks how many side by side
     * @param seed of the weights
     */
    Feedback(EnvironmentSpec spec, int tasks, long seed) {
        this.spec = spec;
        this.tasks = Adaptation.requireTasks(tasks);
        outputs = spec.actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : spec.actionSize();
        weights = new double[outputs * (spec.observationSize() + 1)];
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "feedback"));
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextGaussian();
        }
    }

    @Override
    public int tasks() {
        return tasks;
    }

    @Override
    public int rounds() {
        return 0;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.NONE;
    }

    @Override
    public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
        for (int slot = 0; slot < tasks; slot++) {
            if (spec.actions() instanceof ActionSpace.Continuous continuous) {
                for (int i = 0; i < outputs; i++) {
                    Axis axis = continuous.axes().get(i);
                    double share = (1 + StrictMath.tanh(sum(i, observations, slot))) / 2;
                    actions[slot * outputs + i] = (float) (axis.low() + share * (axis.high() - axis.low()));
                }
            } else {
                int best = 0;
                for (int i = 1; i < outputs; i++) {
                    best = sum(i, observations, slot) > sum(best, observations, slot) ? i : best;
                }
                actions[slot] = best;
            }
        }
    }

    private double sum(int output, float[] observations, int slot) {
        int size = spec.observationSize();
        double sum = weights[output * (size + 1) + size];
        for (int k = 0; k < size; k++) {
            sum += weights[output * (size + 1) + k] * observations[slot * size + k];
        }
        return sum;
    }

    @Override
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

    @Override
    public void endRound() {}
}
