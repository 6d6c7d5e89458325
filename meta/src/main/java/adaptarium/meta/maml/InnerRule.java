package adaptarium.meta.maml;

import adaptarium.agents.network.Policy;
import adaptarium.agents.update.Surrogate;

/**
 * How a task's parameters follow from the meta-parameters: θ_{k+1} = θ_k - α ∇L_k(θ_k) (Finn et al. 2017, section 2.2; algorithm 3, line 7).
 *
 * @param policy whose parameters these are
 * @param surrogate what L is
 * @param rate α
 * @param firstOrder whether the derivative of a step is taken for the identity
 */
record InnerRule(Policy policy, Surrogate surrogate, double rate, boolean firstOrder) {}
