package adaptarium.meta.model;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayTrial;
import java.util.random.RandomGenerator;

/**
 * Steps of B trials, W in a row of each at most, as a model is told of them: row {@code b * W + w} is step w of trial b, with weight 0 where there is none. The arrays
 * are used again.
 */
final class Windows {
    private final ModelUnits units;
    private final int count;
    private final int width;
    private final float[] inputs; // float[B * W * I]
    private final float[] targets; // float[B * W * J]
    private final float[] weights; // float[B * W]
    private final float[] observed;
    private final float[] next;
    private final float[] action;

    Windows(ModelUnits units, int count, int width) {
        this.units = units;
        this.count = count;
        this.width = width;
        inputs = new float[count * width * units.inputs()];
        targets = new float[count * width * units.outputs()];
        weights = new float[count * width];
        observed = new float[units.observationSize()];
        next = new float[units.observationSize()];
        action = new float[units.actions()];
    }

    /**
     * Fills in one trial's steps.
     *
     * @param b which of the B
     * @param trial whose
     * @param from the first step; may lie before the trial
     * @param to the step after the last; may lie behind the trial
     * @param weight of each of them
     */
    void set(int b, ReplayTrial trial, int from, int to, float weight) {
        for (int w = 0; w < width; w++) {
            int row = b * width + w;
            int t = from + w;
            boolean there = t >= 0 && t < to && t < trial.length();
            weights[row] = there ? weight : 0;
            if (there) {
                trial.copyObservation(t, observed, 0);
                trial.copySuccessor(t, next, 0);
                trial.copyAction(t, action, 0);
                double lastReward = t == 0 ? 0 : trial.reward(t - 1);
                units.input(observed, 0, action, 0, lastReward, inputs, row * units.inputs());
                units.target(observed, next, 0, trial.reward(t), trial.terminated(t), targets, row * units.outputs());
            }
        }
    }

    /** A step of what was done before, each as likely as any other in its trial. */
    record Place(ReplayTrial trial, int step) {
        static Place draw(ReplayBuffer buffer, RandomGenerator random) {
            ReplayTrial trial = buffer.sampleTrial(random);
            return new Place(trial, random.nextInt(trial.length()));
        }
    }

    /** B. */
    int count() {
        return count;
    }

    /** W. */
    int width() {
        return width;
    }

    /** float[B * W * I]; of a row without a step, anything. */
    float[] inputs() {
        return inputs;
    }

    /** float[B * W * J]; of a row without a step, anything. */
    float[] targets() {
        return targets;
    }

    /** float[B * W]. */
    float[] weights() {
        return weights;
    }
}
