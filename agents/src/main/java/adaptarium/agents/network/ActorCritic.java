package adaptarium.agents.network;

import adaptarium.agents.action.ActionDistribution;
import java.util.random.RandomGenerator;

/**
 * A policy and a value from one set of flat parameters, over sequences: with a memory ({@link GruActorCritic}) or without ({@link MlpActorCritic}).
 *
 * <p>A row of outputs holds the action distribution's D outputs and then the value. The parameters end with the distribution's state-independent log-std.
 * Float32; safe for use by any number of threads.
 */
public interface ActorCritic {
    /** I, numbers per input. */
    int inputSize();

    /** H, numbers that are carried from step to step; 0 without a memory. */
    int stateSize();

    /** How actions are drawn. */
    ActionDistribution distribution();

    /** P, how many parameters there are, log-std included. */
    int parameterCount();

    /**
     * Initial parameters.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    float[] initialParameters(RandomGenerator random);

    /**
     * For acting: one step at a time.
     *
     * @param theta float[P]; copied
     * @param maxRows most rows of a step
     * @return the stepper; used by one thread at a time
     */
    Stepper stepper(float[] theta, int maxRows);

    /**
     * For learning: whole sequences from a zero state. They are packed: sorted by length, longest first, then time-major without any padding, so that the rows
     * of step t are the first {@code batchSizes[t]} sequences.
     *
     * @param theta float[P]; not to be changed while the tape is in use
     * @param packed float[S * I], S the sum of {@code batchSizes}; not to be changed
     * @param batchSizes how many sequences reach step t; never rising
     * @return outputs and what their gradient needs
     */
    Tape record(float[] theta, float[] packed, int[] batchSizes);

    /** Numbers per row of outputs: D and the value. */
    default int outputSize() {
        return distribution().outputs() + 1;
    }

    /**
     * The log-std in a set of parameters.
     *
     * @param theta float[P]
     * @return float[D], or of length 0 for a categorical distribution; owned by the caller
     */
    default float[] logStd(float[] theta) {
        return java.util.Arrays.copyOfRange(
                theta, parameterCount() - distribution().logStds(), parameterCount());
    }

    /** The network with parameters, one step at a time. */
    @FunctionalInterface
    interface Stepper {
        /**
         * One step of some rows.
         *
         * @param rows how many
         * @param inputs float[rows * I] or longer
         * @param states float[rows * H] or longer; replaced by the next ones
         * @param outputs float[rows * (D + 1)] or longer, filled in
         */
        void step(int rows, float[] inputs, float[] states, float[] outputs);
    }

    /** The network over whole sequences. */
    interface Tape {
        /** float[S * (D + 1)] in packed order, owned by the caller. */
        float[] outputs();

        /**
         * The transposed Jacobian of the outputs times a vector.
         *
         * @param outputGradient a loss's gradient in the outputs, float[S * (D + 1)]
         * @return its gradient in the parameters, float[P], with zeros for the log-std; owned by the caller
         */
        float[] gradient(float[] outputGradient);
    }
}
