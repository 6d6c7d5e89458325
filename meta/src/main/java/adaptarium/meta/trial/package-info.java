/**
 * Learning from whole trials: several episodes of one task in a row, played by one network that may remember. RL² and the baselines are compositions of the
 * parts here, and learn by proximal policy optimisation (Schulman et al. 2017, arXiv:1707.06347).
 *
 * <p>Deviations from the paper, with reasons: minibatches are whole trials (a hidden state is only what its history makes it); advantages are normalised over
 * the whole update, not per minibatch (a minibatch has few trials); the gradient's norm is clipped (gradients through long trials vary); the learning rate is
 * constant (a run can then be prolonged without changing what it did before). The value's error is not clipped: that is the paper's way, not common code's.
 */
@NullMarked
package adaptarium.meta.trial;

import org.jspecify.annotations.NullMarked;
