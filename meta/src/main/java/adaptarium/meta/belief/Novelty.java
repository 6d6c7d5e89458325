package adaptarium.meta.belief;

import adaptarium.agents.network.Network;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How new states and beliefs are (Zintgraf et al. 2021, arXiv:2010.01062, of random network distillation, Burda et al. 2019, arXiv:1810.12894): the squared error
 * with which a network that learns predicts one that was drawn once and stays, over what was met.
 *
 * <pre>
 * ν(x) = | g(x) − f(x) |² / F,   x = (s, belief)
 * </pre>
 *
 * <p>What has been met often is predicted well, by and by; what has not been met is not.
 */
final class Novelty {
    private static final double ADAM_EPSILON = 1e-8;
    private static final List<Integer> HIDDEN = List.of(64, 64);
    private static final int FEATURES = 32; // F
    private static final int STEPS = 8; // of the optimiser, an update
    private static final float FARTHEST = 5; // numbers are told within ±5: beyond, everything would be new for ever

    private final NoveltySettings settings;
    private final Network network;
    private final Network.Tape tape;
    private final Optimiser optimiser;
    private float[] fixed;
    private float[] learnt;
    private long updates;
    private double lastMean; // of an update: a figure, no part of the state

    /**
     * Everything is new.
     *
     * @param inputs numbers of a state and a belief
     * @param settings how much that counts
     * @param seed of both networks' parameters
     */
    Novelty(int inputs, NoveltySettings settings, long seed) {
        this.settings = settings;
        network = new Network(new Mlp(inputs, HIDDEN, FEATURES, Activation.RELU).onHeap(1));
        tape = network.newTape();
        optimiser = new Adam(network.parameterCount(), ADAM_EPSILON);
        fixed = network.initialParameters(Seeds.generator(Seeds.derive(seed, "fixed")));
        learnt = network.initialParameters(Seeds.generator(Seeds.derive(seed, "learnt")));
    }

    /**
     * How new some states and beliefs are, before anything is learnt from them.
     *
     * @param told rows of x, float[rows * inputs]; held within bounds
     * @param rows how many
     * @return ν of each, float[rows]
     */
    float[] of(float[] told, int rows) {
        hold(told);
        float[] wanted = tape.record(fixed, told, new int[] {rows}).clone();
        float[] predicted = tape.record(learnt, told, new int[] {rows});
        float[] result = new float[rows];
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int i = row * FEATURES; i < (row + 1) * FEATURES; i++) {
                double error = predicted[i] - wanted[i];
                sum += error * error;
            }
            result[row] = (float) (sum / FEATURES);
        }
        return result;
    }

    private static void hold(float[] told) {
        for (int i = 0; i < told.length; i++) {
            told[i] = Math.max(-FARTHEST, Math.min(FARTHEST, told[i]));
        }
    }

    /**
     * Comes to know what was met, and goes on to the next update.
     *
     * @param told rows of x as {@link #of} has left them
     * @param rows how many
     * @param random of the order
     */
    void learn(float[] told, int rows, RandomGenerator random) {
        int width = network.inputs();
        Integer[] order = new Integer[rows];
        Arrays.setAll(order, i -> i);
        Seeds.shuffle(Arrays.asList(order), random);
        int parts = Math.min(STEPS, rows);
        for (int m = 0; m < parts; m++) {
            int from = m * rows / parts;
            int count = (m + 1) * rows / parts - from;
            float[] part = new float[count * width];
            for (int i = 0; i < count; i++) {
                System.arraycopy(told, order[from + i] * width, part, i * width, width);
            }
            float[] wanted = tape.record(fixed, part, new int[] {count}).clone();
            float[] predicted = tape.record(learnt, part, new int[] {count});
            float[] errors = new float[count * FEATURES];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = 2 * (predicted[i] - wanted[i]) / errors.length;
            }
            float[] gradient = new float[network.parameterCount()];
            tape.gradient(errors, gradient);
            learnt = optimiser.step(learnt, gradient, settings.learningRate());
        }
        updates++;
    }

    /**
     * What novelties are multiplied by to become bonuses: their root mean square, of an update, becomes the weight that is left.
     *
     * @param novelties of all of an update's steps
     */
    double scale(float[] novelties) {
        double sum = 0;
        double squares = 0;
        for (float novelty : novelties) {
            sum += novelty;
            squares += (double) novelty * novelty;
        }
        lastMean = sum / novelties.length;
        double left = Math.max(0, 1 - updates / (double) settings.updates());
        return squares > 0 ? settings.weight() * left / Math.sqrt(squares / novelties.length) : 0;
    }

    /** Mean novelty of the steps that were last asked about. */
    double lastMean() {
        return lastMean;
    }

    /** All that it needs to go on. */
    State state() {
        return new State()
                .put("fixed", fixed)
                .put("learnt", learnt)
                .putAll("adam", optimiser.state())
                .put("updates", new long[] {updates});
    }

    /**
     * Goes on from a state.
     *
     * @param state of another one
     * @throws IllegalArgumentException where it does not fit; nothing is changed then
     */
    void restore(State state) {
        float[] savedFixed = state.floats("fixed", fixed.length);
        float[] savedLearnt = state.floats("learnt", learnt.length);
        long savedUpdates = state.longs("updates", 1)[0];
        optimiser.restore(state.under("adam"));
        fixed = savedFixed;
        learnt = savedLearnt;
        updates = savedUpdates;
    }
}
