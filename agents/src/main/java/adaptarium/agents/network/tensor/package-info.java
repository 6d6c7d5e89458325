/**
 * Perceptrons and policies as tensor functions of their parameters, [P] or one set per task [B, P], with derivatives written out to second order: the
 * gradient, its product with a vector (the R-operator, Pearlmutter 1994), and J' F J. Learners that differentiate through gradient steps need them; everything
 * else runs on the heap ({@link adaptarium.agents.network.Network}), which is several times as fast for small steps.
 *
 * <p>{@link adaptarium.agents.network.tensor.MlpTape} has the perceptron's derivatives, {@link adaptarium.agents.network.tensor.PolicyTape} those of a policy's
 * log-probabilities. {@link adaptarium.agents.network.tensor.Mlp#onHeap} is the same perceptron for acting.
 */
@NullMarked
package adaptarium.agents.network.tensor;

import org.jspecify.annotations.NullMarked;
