package adaptarium.meta.model;

import java.util.Arrays;

/** What some sequences of actions would lead to, by a model: it is asked for all of them at once, step after step. Used by one thread at a time. */
final class Imagined {
    private final ModelUnits units;
    private final int count;
    private final double endCost;
    private final float[] observed; // float[C * O]
    private final float[] inputs; // float[C * I]
    private final double[] returns;
    private final double[] rewards; // of the step before
    private final double[] alive; // how likely the episode still runs

    /**
     * Of no sequences yet.
     *
     * @param units of the model
     * @param count C, how many sequences there will be
     * @param endCost reward that an end for good takes away
     */
    Imagined(ModelUnits units, int count, double endCost) {
        this.units = units;
        this.endCost = endCost;
        this.count = count;
        observed = new float[count * units.observationSize()];
        inputs = new float[count * units.inputs()];
        returns = new double[count];
        rewards = new double[count];
        alive = new double[count];
    }

    /**
     * Looks ahead.
     *
     * @param observations what is observed now, raw
     * @param at index of its first number
     * @param lastReward what the step before earned
     * @param model looks ahead
     * @param sequences float[C * H * A], actions in [−1, 1]
     * @param horizon H
     * @return double[C], the sum of predicted rewards, each as likely as the episode runs until then, less the cost of ends; valid until the next call
     */
    double[] returns(float[] observations, int at, double lastReward, Foresight model, float[] sequences, int horizon) {
        begin(observations, at, lastReward, model);
        for (int step = 0; step < horizon; step++) {
            step(model, sequences, step, horizon);
        }
        return returns;
    }

    /** Stands where all sequences begin. */
    void begin(float[] observations, int at, double lastReward, Foresight model) {
        int o = units.observationSize();
        for (int row = 0; row < count; row++) {
            System.arraycopy(observations, at, observed, row * o, o);
        }
        Arrays.fill(returns, 0);
        Arrays.fill(rewards, lastReward);
        Arrays.fill(alive, 1);
        model.begin(count);
    }

    /** Goes one step on, of sequences with H steps. */
    void step(Foresight model, float[] sequences, int step, int horizon) {
        int o = units.observationSize();
        int a = units.actions();
        for (int row = 0; row < count; row++) {
            int action = (row * horizon + step) * a;
            units.input(observed, row * o, sequences, action, rewards[row], inputs, row * units.inputs());
        }
        float[] predicted = model.next(inputs);
        for (int row = 0; row < count; row++) {
            int from = row * units.outputs();
            units.advance(observed, row * o, predicted, from);
            rewards[row] = units.reward(predicted, from);
            double survival = units.survival(predicted, from);
            returns[row] += alive[row] * (rewards[row] - endCost * (1 - survival));
            alive[row] *= survival;
        }
    }

    /** Where the sequences have come to: float[C * O], raw, a view. */
    float[] observed() {
        return observed;
    }
}
