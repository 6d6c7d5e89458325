package adaptarium.agents.update;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.store.State;

/**
 * First-order descent on flat parameters. Parameters are values: a step returns new ones. What an optimiser remembers between steps can be saved and
 * restored to the bit.
 */
public sealed interface Optimiser permits Adam, RelativeRates, Sgd {
    /**
     * Takes one descent step.
     *
     * @param theta float[P], left as it is
     * @param gradient float[P], of the loss to be lowered
     * @param learningRate step size, at least 0
     * @return float[P], owned by the caller
     * @throws TrainingDivergedException where the gradient is not finite; the optimiser is then unchanged
     */
    float[] step(float[] theta, float[] gradient, double learningRate);

    /** What it remembers: a copy on the heap. */
    State state();

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of an optimiser of the same size gave
     * @throws IllegalArgumentException where a tensor is missing or has another shape; the optimiser is then unchanged
     */
    void restore(State state);

    /**
     * Scales a gradient down, in place, to a greatest Euclidean norm.
     *
     * @param gradient float[P], changed
     * @param maxNorm greatest norm, positive; infinity means no limit
     * @return the norm before
     */
    static double clipNorm(float[] gradient, double maxNorm) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        double norm = Math.sqrt(sum);
        if (norm > maxNorm) {
            double factor = maxNorm / norm;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) (gradient[i] * factor);
            }
        }
        return norm;
    }
}
