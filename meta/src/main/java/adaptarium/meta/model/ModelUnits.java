package adaptarium.meta.model;

import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;

/**
 * The numbers that a model speaks in. It is told an observation in units of its spread and an action in [−1, 1]; it predicts how the observation changes, the reward,
 * and whether the episode ends for good, 1 or 0, all in units of their spread: an end is rare, and would be a trifle otherwise. A value: made once per update.
 *
 * @param observations maps observations to the model's numbers
 * @param mean of changes, reward and end, double[O + 2]
 * @param deviation of changes, reward and end, double[O + 2]
 * @param actions A, numbers of an action
 * @param feedback whether it is told the last reward, too
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
record ModelUnits(Normaliser observations, double[] mean, double[] deviation, int actions, boolean feedback) {
    private static final double LEAST_DEVIATION = 1e-4; // what hardly moves is not blown up
    private static final float CLIP = 10; // deviations

    /**
     * The present statistics, frozen.
     *
     * @param observed moments of observations
     * @param outcomes moments of changes, rewards and ends, as {@link #addOutcome} adds them
     */
    static ModelUnits of(RunningMoments observed, RunningMoments outcomes, int actions, boolean feedback) {
        double[] mean = new double[outcomes.size()];
        double[] deviation = new double[outcomes.size()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = outcomes.mean(i);
            deviation[i] = Math.max(LEAST_DEVIATION, Math.sqrt(outcomes.variance(i)));
        }
        return new ModelUnits(Normaliser.of(observed), mean, deviation, actions, feedback);
    }

    /** O. */
    int observationSize() {
        return observations.size();
    }

    /** Numbers that a model is told. */
    int inputs() {
        return inputs(observationSize(), actions, feedback);
    }

    static int inputs(int observations, int actions, boolean feedback) {
        return observations + actions + (feedback ? 1 : 0);
    }

    /** Numbers that it predicts: changes, reward, end. */
    int outputs() {
        return outputs(observationSize());
    }

    static int outputs(int observations) {
        return observations + 2;
    }

    /** Writes what a model is told of a step. */
    void input(float[] observed, int at, float[] action, int actionAt, double lastReward, float[] out, int outAt) {
        observations.apply(observed, at, out, outAt);
        System.arraycopy(action, actionAt, out, outAt + observationSize(), actions);
        if (feedback) {
            out[outAt + observationSize() + actions] = inUnits(lastReward, observationSize());
        }
    }

    /** Writes what it should predict. */
    void target(float[] observed, float[] next, int at, float reward, boolean terminated, float[] out, int outAt) {
        int o = observationSize();
        for (int i = 0; i < o; i++) {
            out[outAt + i] = inUnits((double) next[at + i] - observed[at + i], i);
        }
        out[outAt + o] = inUnits(reward, o);
        out[outAt + o + 1] = (float) (((terminated ? 1 : 0) - mean[o + 1]) / deviation[o + 1]);
    }

    private float inUnits(double value, int i) {
        return clip((float) ((value - mean[i]) / deviation[i]));
    }

    private static float clip(float value) {
        return Math.max(-CLIP, Math.min(CLIP, value));
    }

    /** Adds what a prediction says to an observation. */
    void advance(float[] observed, int at, float[] prediction, int from) {
        for (int i = 0; i < observationSize(); i++) {
            observed[at + i] += (float) (mean[i] + deviation[i] * clip(prediction[from + i]));
        }
    }

    /** The reward that a prediction says. */
    double reward(float[] prediction, int from) {
        int o = observationSize();
        return mean[o] + deviation[o] * clip(prediction[from + o]);
    }

    /** How likely an episode goes on, by a prediction. */
    double survival(float[] prediction, int from) {
        int end = observationSize() + 1;
        return 1 - Math.max(0, Math.min(1, mean[end] + deviation[end] * prediction[from + end]));
    }

    /** Takes in what a step led to. */
    static void addOutcome(RunningMoments outcomes, float[] observed, float[] next, float reward, boolean terminated) {
        float[] row = new float[outcomes.size()];
        for (int i = 0; i < row.length - 2; i++) {
            row[i] = next[i] - observed[i];
        }
        row[row.length - 2] = reward;
        row[row.length - 1] = terminated ? 1 : 0;
        outcomes.add(row, 0);
    }
}
