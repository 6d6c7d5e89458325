/**
 * RL²: fast reinforcement learning via slow reinforcement learning (Duan et al. 2016, arXiv:1611.02779; Wang et al. 2016, arXiv:1611.05763). A recurrent
 * network that is told its last action and reward is trained on whole trials; what it learns within a trial lives in its hidden state.
 *
 * <p>What is settable beside the paper's GRU: other memories ({@link adaptarium.agents.network.memory.MemoryCell}, each with its paper), what combines memory and input
 * ({@link adaptarium.agents.network.policy.MemoryHead}), whole transitions as input, an encoder before the memory, a separate value network, a learning rate for encoder
 * and memory, schedules, trials of random length, and gradients through pieces of them.
 *
 * <p>Deviations from Duan et al. in the defaults, with reasons: PPO instead of TRPO (as in nearly all later work; no second derivatives through time); one network
 * with a policy and a value head instead of two (half the time); a tanh layer before the heads that sees the input again (it multiplies what was remembered with
 * where the agent is); observations are normalised and rewards scaled with running statistics (families differ in scale); the action that is told is clipped to
 * its bounds and the reward to ±10 of its unit (what the environment did with it, and no step far outside of what was seen); discount
 * 0.98 and λ = 0.95 by default instead of 0.99 and 0.3 (with the former CartPole-v0 is learnt in under a minute of computing).
 *
 * <p>The same as there: credit flows over the ends of episodes, a time limit inside a trial is not a loss of value, since the trial goes on, and after the
 * trial's last step the value is 0.
 */
@NullMarked
package adaptarium.meta.rl2;

import org.jspecify.annotations.NullMarked;
