package adaptarium.meta.belief;

import adaptarium.agents.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Beliefs about some tasks from transitions of each, and the gradient, in the encoder's parameters, of what a draw from them is used for. Its arrays are
 * used again; used by one thread at a time.
 */
final class TaskEncoder {
    private final Network encoder;
    private final Network.Tape tape;
    private final List<Posterior> beliefs = new ArrayList<>();
    private final List<double[]> noise = new ArrayList<>();
    private float[] factors = new float[0];
    private int[] counts = new int[0];
    private int rows;

    /**
     * An encoder.
     *
     * @param encoder from a transition to a factor, 2 L numbers
     */
    TaskEncoder(Network encoder) {
        this.encoder = encoder;
        tape = encoder.newTape();
    }

    /**
     * Infers the tasks and draws a latent of each.
     *
     * @param psi the encoder's parameters, float[P]; not to be changed before the gradient was taken
     * @param transitions of the first task, of the second and so on: float[S * I] or longer; not to be changed either
     * @param counts how many of each task, int[M], S in all; not to be changed either
     * @param random source of the draws
     * @param latents float[M * L], filled in
     */
    void infer(float[] psi, float[] transitions, int[] counts, RandomGenerator random, float[] latents) {
        this.counts = counts;
        rows = Arrays.stream(counts).sum();
        factors = tape.record(psi, transitions, new int[] {rows});
        beliefs.clear();
        noise.clear();
        int row = 0;
        for (int m = 0; m < counts.length; m++) {
            Posterior belief = new Posterior(encoder.outputs() / 2);
            for (int k = 0; k < counts[m]; k++, row++) {
                belief.add(factors, row * encoder.outputs());
            }
            beliefs.add(belief);
            noise.add(belief.draw(random, latents, m * belief.latents()));
        }
    }

    /** The beliefs of the last inference, one per task. */
    List<Posterior> beliefs() {
        return beliefs;
    }

    /**
     * The gradient of a loss of the latents drawn, and of the mean divergence from the prior with a weight.
     *
     * @param ofLatents the loss's gradient in them, float[M * L]
     * @param klWeight β
     * @return in the encoder's parameters, float[P]
     */
    float[] gradient(float[] ofLatents, double klWeight) {
        int tasks = beliefs.size();
        int width = encoder.outputs();
        float[] ofFactors = new float[rows * width];
        double[] parts = new double[4];
        int row = 0;
        for (int m = 0; m < tasks; m++) {
            Posterior belief = beliefs.get(m);
            int latents = belief.latents();
            double[] ofMean = new double[latents];
            double[] ofLogVariance = new double[latents];
            for (int l = 0; l < latents; l++) {
                double v = belief.logVariance(l);
                Evidence.divergenceGradient(belief.mean(l), v, 0, 0, parts);
                double ofLatent = ofLatents[m * latents + l];
                ofMean[l] = ofLatent + klWeight / tasks * parts[0];
                ofLogVariance[l] = ofLatent * Evidence.drawGradient(v, noise.get(m)[l]) + klWeight / tasks * parts[1];
            }
            for (int k = 0; k < counts[m]; k++, row++) {
                belief.gradient(factors, row * width, ofMean, ofLogVariance, ofFactors, row * width);
            }
        }
        float[] gradient = new float[encoder.parameterCount()];
        tape.gradient(ofFactors, gradient);
        return gradient;
    }
}
