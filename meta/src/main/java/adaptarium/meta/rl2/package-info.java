/**
 * RL²: fast reinforcement learning via slow reinforcement learning (Duan et al. 2016, arXiv:1611.02779; Wang et al. 2016, arXiv:1611.05763). A recurrent
 * network that is told its last action and reward is trained on whole trials; what it learns within a trial lives in its hidden state.
 *
 * <p>Deviations from the paper, with reasons: PPO instead of TRPO (as in nearly all later work; no second derivatives through time); one network with a
 * policy and a value head instead of two (half the time); observations are normalised and rewards scaled with running statistics (families differ in scale);
 * a time limit inside a trial is not a loss of value, since the trial goes on; after the trial's last step the value is 0.
 */
@NullMarked
package adaptarium.meta.rl2;

import org.jspecify.annotations.NullMarked;
