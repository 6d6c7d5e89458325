package adaptarium.agents.action;

import adaptarium.envs.ActionSpace;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.random.RandomGenerator;

/**
 * A family of probability distributions over actions, with the derivatives that policy gradients of first and second order need.
 *
 * <p>Shapes: a network's outputs u are [N, D] or [B, N, D]; the state-independent log-std s is [D], or [B, 1, D] with a task dimension (length 0 where the
 * family has none); actions are [N, A] or [B, N, A]. Everything here is ordinary tensor arithmetic, so DJL's autograd may differentiate it, too.
 */
public sealed interface ActionDistribution permits DiagonalGaussian, Categorical {
    /** The distribution that suits an action space: {@link DiagonalGaussian} or {@link Categorical}. */
    static ActionDistribution of(ActionSpace space) {
        if (space instanceof ActionSpace.Discrete discrete) {
            return new Categorical(discrete.choices().size());
        }
        return new DiagonalGaussian(space.size());
    }

    /** D, how many numbers the network must put out. */
    int outputs();

    /** How many state-independent log-std parameters there are: D or 0. */
    int logStds();

    /** A, floats per action. */
    int actionSize();

    /**
     * Logarithm of the probability (density), summed over action dimensions.
     *
     * @param u outputs
     * @param s log-std
     * @param actions what was drawn
     * @return [N] or [B, N]
     */
    NDArray logProbability(NDArray u, NDArray s, NDArray actions);

    /**
     * Entropy per sample.
     *
     * @param u outputs
     * @param s log-std
     * @return [N] or [B, N]
     */
    NDArray entropy(NDArray u, NDArray s);

    /**
     * Kullback-Leibler divergence KL(old || new) per sample.
     *
     * @param oldU outputs before
     * @param oldS log-std before
     * @param u outputs after
     * @param s log-std after
     * @return [N] or [B, N]
     */
    NDArray divergence(NDArray oldU, NDArray oldS, NDArray u, NDArray s);

    /**
     * Gradient of Σ_n w_n KL_n(old || new) with respect to the new distribution.
     *
     * @param oldU outputs before
     * @param oldS log-std before
     * @param u outputs after
     * @param s log-std after
     * @param w weights, [N] or [B, N]
     * @return (∂u, ∂s): of u's shape, and [D] or [B, D]
     */
    NDList divergenceGradient(NDArray oldU, NDArray oldS, NDArray u, NDArray s, NDArray w);

    /**
     * Product with the Fisher information of Σ_n w_n: the Hessian of {@link #divergence} at old = new.
     *
     * @param u outputs
     * @param s log-std
     * @param ru direction in u, of its shape
     * @param rs direction in s, [D] or [B, 1, D]
     * @param w weights, [N] or [B, N]
     * @return (F ru, F rs): of u's shape, and [D] or [B, D]
     */
    NDList fisherProduct(NDArray u, NDArray s, NDArray ru, NDArray rs, NDArray w);

    /**
     * Prepares derivatives of the log-probability.
     *
     * @param u outputs
     * @param s log-std
     * @param actions what was drawn
     * @return log-probabilities with their derivatives, in u's manager
     */
    LogProbabilityTape record(NDArray u, NDArray s, NDArray actions);

    /**
     * Draws an action and says how likely it was.
     *
     * @param u float array holding outputs
     * @param uOffset index of the first output
     * @param s float array holding log-std
     * @param sOffset index of the first log-std
     * @param random source of noise; the number of draws does not depend on values for a Gaussian
     * @param action filled in at {@code actionOffset}, {@link #actionSize} floats
     * @param actionOffset index of the first float
     * @return its log-probability (density)
     */
    double sample(
            float[] u, int uOffset, float[] s, int sOffset, RandomGenerator random, float[] action, int actionOffset);

    /**
     * How likely an action is, with derivatives.
     *
     * @param u float array holding outputs
     * @param uOffset index of the first output
     * @param s log-std, float[D] or of length 0
     * @param actions float array holding the action
     * @param actionOffset index of its first float
     * @param score filled in
     */
    void score(float[] u, int uOffset, float[] s, float[] actions, int actionOffset, Score score);

    /**
     * The most likely action.
     *
     * @param u float array holding outputs
     * @param uOffset index of the first output
     * @param action filled in at {@code actionOffset}, {@link #actionSize} floats
     * @param actionOffset index of the first float
     */
    void mode(float[] u, int uOffset, float[] action, int actionOffset);

    /** Log-probabilities ℓ_n with derivatives of F = Σ_n f_n(ℓ_n), given a_n = f_n' and b_n = f_n''. */
    interface LogProbabilityTape {
        /** ℓ, [N] or [B, N]. */
        NDArray value();

        /**
         * Gradient of F.
         *
         * @param a first derivatives f', [N] or [B, N]
         * @return (∂u, ∂s): of u's shape, and [D] or [B, D]
         */
        NDList gradient(NDArray a);

        /**
         * Hessian of F times a direction.
         *
         * @param a first derivatives f', [N] or [B, N]
         * @param b second derivatives f'', [N] or [B, N]
         * @param ru direction in u, of its shape
         * @param rs direction in s, [D] or [B, 1, D]
         * @return (R∂u, R∂s): of u's shape, and [D] or [B, D]
         */
        NDList hessianProduct(NDArray a, NDArray b, NDArray ru, NDArray rs);
    }
}
