package adaptarium.meta.probe;

import adaptarium.agents.network.Network;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.update.Adam;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;

/**
 * A small network that tells a class from a row of numbers: two hidden layers, cross-entropy, Adam, and the weights that did best on rows held back from training.
 */
final class Classifier {
    private static final List<Integer> HIDDEN = List.of(48, 48);
    private static final int EPOCHS = 40;
    private static final int BATCH = 128;
    private static final double RATE = 3e-3;
    private static final int PATIENCE = 8; // epochs without an improvement
    private static final double LEAST_DEVIATION = 1e-6; // below which a number is a constant

    private final Network network;
    private final int classes;
    private final float[] mean;
    private final float[] scale;
    private float[] theta;

    /** Rows with classes: float[n * inputs], int[n]. */
    @SuppressWarnings("ArrayRecordComponent") // passed on inside this package, never compared
    record Rows(float[] inputs, int[] classes) {
        int count() {
            return classes.length;
        }
    }

    private Classifier(Rows rows, int inputs, int classes, long seed) {
        this.classes = classes;
        network = new Network(new Mlp(inputs, HIDDEN, classes, Activation.TANH).onHeap(/* outputGain= */ 0.1));
        mean = new float[inputs];
        scale = new float[inputs];
        standardise(rows);
        theta = network.initialParameters(Seeds.generator(Seeds.derive(seed, "weights")));
    }

    /**
     * Trains one.
     *
     * @param fit what the weights are fitted to
     * @param held what they are chosen by
     * @param inputs numbers of a row
     * @param classes how many
     * @param seed of weights and order
     * @return the classifier
     */
    static Classifier train(Rows fit, Rows held, int inputs, int classes, long seed) {
        Classifier classifier = new Classifier(fit, inputs, classes, seed);
        classifier.fit(classifier.standardised(fit), classifier.standardised(held), seed);
        return classifier;
    }

    private void standardise(Rows rows) {
        int inputs = mean.length;
        for (int k = 0; k < inputs; k++) {
            double sum = 0;
            double squares = 0;
            for (int n = 0; n < rows.count(); n++) {
                double value = rows.inputs[n * inputs + k];
                sum += value;
                squares += value * value;
            }
            double average = sum / rows.count();
            double deviation = Math.sqrt(Math.max(0, squares / rows.count() - average * average));
            mean[k] = (float) average;
            scale[k] = deviation < LEAST_DEVIATION ? 0 : (float) (1 / deviation);
        }
    }

    private Rows standardised(Rows rows) {
        float[] inputs = new float[rows.inputs.length];
        for (int i = 0; i < inputs.length; i++) {
            int k = i % mean.length;
            inputs[i] = Math.max(-10, Math.min(10, (rows.inputs[i] - mean[k]) * scale[k]));
        }
        return new Rows(inputs, rows.classes);
    }

    private void fit(Rows fit, Rows held, long seed) {
        Adam adam = new Adam(theta.length, 1e-8);
        Network.Tape tape = network.newTape();
        int[] order = new int[fit.count()];
        Arrays.setAll(order, n -> n);
        float[] best = theta;
        double least = loss(tape, theta, held);
        int since = 0;
        for (int epoch = 0; epoch < EPOCHS && since < PATIENCE; epoch++) {
            Seeds.shuffle(order, Seeds.generator(Seeds.derive(seed, "order", epoch)));
            for (int from = 0; from < order.length; from += BATCH) {
                int[] chosen = Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH));
                theta = adam.step(theta, gradient(tape, fit, chosen), RATE);
            }
            double now = loss(tape, theta, held);
            since = now < least ? 0 : since + 1;
            best = now < least ? theta : best;
            least = Math.min(now, least);
        }
        theta = best;
    }

    private float[] gradient(Network.Tape tape, Rows rows, int[] chosen) {
        int inputs = mean.length;
        float[] packed = new float[chosen.length * inputs];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(rows.inputs, chosen[i] * inputs, packed, i * inputs, inputs);
        }
        float[] scores = tape.record(theta, packed, new int[] {chosen.length});
        float[] outputGradient = new float[chosen.length * classes];
        double[] probabilities = new double[classes];
        for (int i = 0; i < chosen.length; i++) {
            softmax(scores, i * classes, probabilities);
            for (int c = 0; c < classes; c++) {
                double wanted = rows.classes[chosen[i]] == c ? 1 : 0;
                outputGradient[i * classes + c] = (float) ((probabilities[c] - wanted) / chosen.length);
            }
        }
        float[] gradient = new float[theta.length];
        tape.gradient(outputGradient, gradient);
        return gradient;
    }

    private double loss(Network.Tape tape, float[] weights, Rows rows) {
        float[] scores = tape.record(weights, rows.inputs, new int[] {rows.count()});
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int n = 0; n < rows.count(); n++) {
            softmax(scores, n * classes, probabilities);
            sum -= StrictMath.log(Math.max(1e-30, probabilities[rows.classes[n]]));
        }
        return sum / rows.count();
    }

    private void softmax(float[] scores, int offset, double[] probabilities) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            greatest = Math.max(greatest, scores[offset + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            probabilities[c] = StrictMath.exp(scores[offset + c] - greatest);
            sum += probabilities[c];
        }
        for (int c = 0; c < classes; c++) {
            probabilities[c] /= sum;
        }
    }

    /** The class of every row. */
    int[] classes(Rows rows) {
        Rows seen = standardised(rows);
        float[] scores = network.newTape().record(theta, seen.inputs, new int[] {seen.count()});
        int[] told = new int[seen.count()];
        for (int n = 0; n < told.length; n++) {
            for (int c = 1; c < classes; c++) {
                told[n] = scores[n * classes + c] > scores[n * classes + told[n]] ? c : told[n];
            }
        }
        return told;
    }
}
