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
 * <p>As in the paper, the model learns from trials of earlier updates, too ({@link adaptarium.meta.belief.PastTrials}): from the newest alone a belief forgets what the policy no
 * longer does, and falls back now and then. Deviations, with reasons: each update's own trials are always among what is learnt from (there are 128 here, 16 in the paper);
 * the belief at a trial's first step has seen the first
 * observation (the encoder is told what RL² is told: one loop plays both, and in families whose first observation tells nothing it is the prior); both
 * likelihoods are Gaussian of unit variance in normalised units, also where the paper's grid has a Bernoulli reward (one decoder for every family); the mean
 * over a trial's steps stands in the place of the sum, with β divided by their number (the same optimum, and rates that do not depend on the trial's length);
 * the encoder is recomputed in every epoch of PPO, so that acting and learning see the same belief to the bit; means and log-variances are told as they are, where the
 * paper's code divides them by their running spread, or, with {@code boundedBelief}, as their hyperbolic tangent.
 *
 * <p>Where rewards are so rare that a trial seldom meets one, the policy may earn something in training for steps to a state and a belief that are new ({@code novelty},
 * {@link adaptarium.meta.belief.Novelty}; HyperX, exploration in approximate hyper-state space, Zintgraf et al. 2021, arXiv:2010.01062):
 *
 * <pre>
 * r′_k = c r_k+1 + w_u ν(s_k+1, belief_k+1) / rms ν,   ν(x) = | g(x) − f(x) |² / F,   w_u = w max(0, 1 − u / U)
 * </pre>
 *
 * of update u, with c the scale of rewards, f drawn once and g taught to predict it where agents have been. Only advantages and values know of it: the model learns to predict the rewards
 * themselves. Deviations from that paper: its second bonus, the model's own error, is left out (what the model cannot predict is, here, the reward that is looked for, which pays by itself); novelties
 * are divided by the root mean square of their update instead of a running one, so that the weight alone says how much they count; a trial's last step earns none.
 *
 * <p>{@link adaptarium.meta.belief.Pearl}: PEARL, efficient off-policy meta-reinforcement learning via probabilistic context variables (Rakelly et al. 2019,
 * arXiv:1903.08254). The belief is a product of the prior and of one Gaussian factor per transition c_n = (s, a, r, s′), so that their order does not count ({@link
 * adaptarium.meta.belief.Posterior}); a latent z is drawn from it as an episode begins, and policy and critics are told (s, z) all episode long ({@link
 * adaptarium.meta.belief.PearlActor}):
 *
 * <pre>
 * q(z | c_1:N) ∝ N(z; 0, I) Π_n N(z; μ(c_n), σ²(c_n))                                               (eq. 2; Posterior.add)
 * J_Q = Σ_j ½ mean (Q_j(s, a, z) − y)²,  y = r + γ (1 − d) [min_j Q̄_j(s′, a′, z) − α log π(a′|s′, z)]    (eq. 4; SacLoss.ofCritics)
 * J_π = mean (α log π(ã|s, z°) − min_j Q_j(s, ã, z°))                                                 (eq. 3; SacLoss.ofPolicy)
 * J_q = J_Q + β mean KL( q(z | c) ‖ N(0, I) )                                                         (eq. 1; TaskEncoder.gradient)
 * </pre>
 *
 * <p>where z° is a constant: the encoder learns from the critics alone ({@link adaptarium.agents.update.Sac#updateWithStates}). A gradient step deals its batch out to
 * several tasks ({@link adaptarium.meta.belief.PearlLearner}): transitions to learn from are drawn from all that was ever done there, those to infer from (the
 * context) from the newest trials. Tasks come from a pool where the configuration says so ({@code tasks: {pool: 100}}); with tasks drawn anew each is played in one
 * trial, from which it is inferred and learnt.
 *
 * <p>Where rewards are sparse the paper's critics learn from a dense one (its code's sparse point robot: minus the distance to the goal), while the context holds the
 * sparse one, in training as at test time; {@code shapedRewards} does the same in families that are a {@link adaptarium.envs.ShapedReward}.
 *
 * <p>Deviations, with reasons: the prior is a factor of the product (the paper's code leaves it out and then needs a case of its own for no evidence; here one formula
 * holds from the first transition on, and no belief is wider than the prior); soft actor-critic has two target critics and a learnt temperature instead of a value
 * network, a fixed temperature and penalties on means and deviations (the later version of the same algorithm, {@link adaptarium.meta.baseline}, whose deviations hold
 * here, too); rewards are divided by their root mean square instead of multiplied by 5 (families differ in scale); the divergence is a mean over tasks instead of a sum
 * (the weight does not depend on the number of tasks); the context holds the whole newest trial, also what was played with draws from the belief (as at test time);
 * it holds each step at most once, and now few, now many (drawn with replacement and always as many as in the paper's code, a
 * short trial's steps would count several times, and beliefs at test time would be wider than any that was ever learnt from: the two-armed problem was then not learnt
 * from one seed in three, and now is from all); the successor is always part of a transition (dynamics differ in many families); networks of two layers of 64 instead of three of 300 and 200, and a gradient step
 * for every fourth environment step (minutes on a laptop). At test time the policy acts without noise, as there.
 */
@NullMarked
package adaptarium.meta.belief;

import org.jspecify.annotations.NullMarked;
