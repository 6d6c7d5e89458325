/**
 * Learners that infer the task: they keep a belief, a distribution over what the task may be, and act on it.
 *
 * <p>{@link adaptarium.meta.belief.Varibad}: VariBAD, a very good method for Bayes-adaptive deep RL via meta-learning (Zintgraf et al. 2020,
 * arXiv:1910.08348). A recurrent encoder gives the mean and the log-variance of a latent m after every step; decoders predict, from a draw of m, the reward and
 * the next observation of every step of the trial, past and future. The evidence bound, for every t,
 *
 * <pre>
 * E_{m ~ q(m | τ_:t)} Σ_k [ log p(r_k+1 | s_k, a_k, s_k+1, m) + log p(s_k+1 | s_k, a_k, m) ] − β KL( q(m | τ_:t) ‖ q(m | τ_:t−1) ),   q(m | τ_:−1) = N(0, I)
 * </pre>
 *
 * is raised by {@link adaptarium.meta.belief.BeliefModel}; the parts of its gradient are {@link adaptarium.meta.belief.Evidence}'s. The policy is told (s, mean,
 * log-variance) and learns by PPO; its gradient does not reach the encoder ({@link adaptarium.agents.network.layer.Detached}).
 *
 * <p>Deviations, with reasons: the model learns from the trials of the present update instead of a buffer of old ones (an update here plays 128 trials, where the
 * paper's has 16: no old ones are needed, and what is learnt is about the present policy's data); the belief at a trial's first step has seen the first
 * observation (the encoder is told what RL² is told: one loop plays both, and in families whose first observation tells nothing it is the prior); both
 * likelihoods are Gaussian of unit variance in normalised units, also where the paper's grid has a Bernoulli reward (one decoder for every family); the mean
 * over a trial's steps stands in the place of the sum, with β divided by their number (the same optimum, and rates that do not depend on the trial's length);
 * the encoder is recomputed in every epoch of PPO, so that acting and learning see the same belief to the bit.
 */
@NullMarked
package adaptarium.meta.belief;

import org.jspecify.annotations.NullMarked;
