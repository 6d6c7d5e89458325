/**
 * Learners that adapt by gradient steps: MAML and its relatives as combinations of an {@link adaptarium.meta.gradient.inner.InnerStep}, which leads from the
 * meta-parameters to a task's own, and an {@link adaptarium.meta.gradient.outer.OuterStep}, which moves the meta-parameters.
 *
 * <h2>Be one update</h2>
 *
 * <p>{@code Maml.metaUpdate} gets the tasks. It cuts them into {@code TaskChunk}s, each the work of some thread at a time. A chunk plays K + 1 rounds of
 * episodes ({@code EpisodeSampler}, acting on the heap), estimates advantages against a baseline fitted to each task and round ({@code BaselineAdvantages}),
 * and turns them into tensors ({@code TaskSamples}). A {@code TaskSlice} of a few tasks takes an inner step after each of the first K rounds
 * ({@code InnerPath.stepOnFresh}, {@code InnerRule.step}, {@code InnerStep.Kind.from}, {@code GradientStep.apply}) and, after the last, the outer loss and its gradient back through the steps
 * ({@code MetaObjective.gradient}, {@code InnerStep.pull}). The tapes of all samples live no longer than this; what stays are the samples, the old
 * probabilities ({@code FrozenBatch}), and a linearisation on a few of them ({@code DivergenceCurvature}). Then the outer step asks the chunks, as one
 * {@code MetaBatch}, whatever it needs, in the order of the tasks, and θ has moved. At test time {@code MamlAdaptation} takes the same inner steps, without
 * derivatives.
 *
 * <h2>Equations and where they are</h2>
 *
 * <table>
 *   <caption>L is the loss of a task's round, H its Hessian, A the diagonal of rates</caption>
 *   <tr><td>inner loss -Σ w π/π°, or -Σ w log π</td><td>{@code agents.update.SurrogateLoss}</td></tr>
 *   <tr><td>ψ' = ψ - A ∇L(ψ) (Finn et al. 2017, algorithm 3, line 7)</td><td>{@code GradientStep.apply}</td></tr>
 *   <tr><td>dψ'/dψ v = v - A H v and its transpose v - H A v</td><td>{@code GradientStep.push}, {@code pull}</td></tr>
 *   <tr><td>learnt rates: ∂L'/∂ρ = -α ∇L∘∇L' (Li et al. 2017, equation 3)</td><td>{@code LearnedRateStep}</td></tr>
 *   <tr><td>context φ: first layer W_x x + W φ + b (Zintgraf et al. 2019, equation 5)</td><td>{@code MetaParameters.theta}</td></tr>
 *   <tr><td>loss as one of ψ: J' H J and what bends besides</td><td>{@code FastLoss.hessianProduct}</td></tr>
 *   <tr><td>∇ of the outer loss: v_K = ∇L'(θ_K), v_k = (dθ_{k+1}/dθ_k)' v_{k+1} (line 10)</td><td>{@code MetaObjective.gradient}</td></tr>
 *   <tr><td>H v by the R-operator (Pearlmutter 1994)</td><td>{@code agents.network.tensor.PolicyTape.Curvature.product}</td></tr>
 *   <tr><td>Hessian of the divergence: J' F J (Schulman et al. 2015, appendix C)</td><td>{@code DivergenceCurvature.product}</td></tr>
 *   <tr><td>ProMP: min(ρ w, clip(ρ) w) and η KL (Rothfuss et al. 2019, equations 12 and 13)</td><td>{@code MetaObjective.clippedGradient}</td></tr>
 *   <tr><td>Reptile: θ ← θ + ε mean(θ_i - θ) (Nichol et al. 2018, algorithm 2)</td><td>{@code ReptileStep}, {@code TaskChunk.displacement}</td></tr>
 *   <tr><td>E-MAML: minus credit times mean log π before adaptation (Stadie et al. 2018)</td><td>{@code MetaObjective.scores}, {@code evaluate}</td></tr>
 *   <tr><td>ES-MAML: mean of (F₊ - F₋) / 2σ ε (Song et al. 2020, algorithm 3)</td><td>{@code Moves.gradient}</td></tr>
 * </table>
 *
 * <h2>Combinations</h2>
 *
 * <table>
 *   <caption>Learners: what is learnt and adapted ({@code MetaParameters}), and the outer step</caption>
 *   <tr><td>{@code maml} (Finn et al. 2017, arXiv:1703.03400)</td><td>all parameters</td><td>{@code trust-region}</td></tr>
 *   <tr><td>FOMAML (the same, section 5.2)</td><td>{@code firstOrder: true}</td><td>any</td></tr>
 *   <tr><td>ProMP (Rothfuss et al. 2019, arXiv:1810.06784)</td><td>all parameters</td><td>{@code clipped}</td></tr>
 *   <tr><td>{@code reptile} (Nichol et al. 2018, arXiv:1803.02999)</td><td>all parameters, two steps or more</td><td>{@code reptile}</td></tr>
 *   <tr><td>{@code anil} (Raghu et al. 2020, arXiv:1909.09157)</td><td>{@code adapts: head}</td><td>any but reptile</td></tr>
 *   <tr><td>{@code cavia} (Zintgraf et al. 2019, arXiv:1810.03642)</td><td>{@code adapts: context}</td><td>any but reptile</td></tr>
 *   <tr><td>{@code meta-sgd} (Li et al. 2017, arXiv:1707.09835)</td><td>{@code learnedRates: parameter}</td><td>any but reptile</td></tr>
 *   <tr><td>rates of MAML++ (Antoniou et al. 2019, arXiv:1810.09502)</td><td>{@code learnedRates: layer}</td><td>any but reptile</td></tr>
 *   <tr><td>{@code e-maml} (Stadie et al. 2018, arXiv:1803.01118)</td><td>{@code exploration: 1}</td><td>{@code trust-region} or {@code clipped}</td></tr>
 *   <tr><td>{@code es-maml} (Song et al. 2020, arXiv:1910.01215)</td><td>any</td><td>{@code evolution}</td></tr>
 * </table>
 *
 * <p>They combine: a context with learnt rates in first order, say, is three settings. A further way to learn from the adapted tasks is a record in {@code OuterStep}'s
 * list with its {@code OuterUpdate}; it says itself which inner steps it can learn from. A further way to adapt is an {@code InnerStep} and a
 * {@code learner.GradientAlgorithm} that names its kind, inside this module or outside; it may change how fast weights move, not which there are. Inner steps ask for no
 * policy: any {@code DifferentiableLoss} will do.
 *
 * <h2>Deviations from the papers, with reasons</h2>
 *
 * <ul>
 *   <li>The inner surrogate is the likelihood ratio by default, not the log-likelihood: on frozen data the latter's Hessian lacks the outer product of scores,
 *       so its meta-gradient is wrong even in the limit of infinite data. Both are selectable.
 *   <li>Hessian-vector products are exact (the R-operator), not finite differences, and the curvature of the divergence is J' F J, which is exact at the
 *       parameters that drew the data.
 *   <li>By default at most eighty samples of each task and round serve the curvature, which would cost most of the time; gradient, loss and divergence use all.
 *   <li>The line search passes over lengths that the last divergence rules out, as it goes with the square of the step: nearly always the same
 *       step in fewer evaluations.
 *   <li>The trust region is 0.03 by default, not 0.01, and actions start with half the deviation: fewer iterations for the same return on point navigation.
 *   <li>Time limits bootstrap from the baseline by default; {@code timeLimits: zero} is the authors' way.
 *   <li>The baseline is fitted to the episodes of one task and one adaptation step, as theirs; where its matrix is singular the ridge grows tenfold.
 *   <li>Reptile's inner steps are plain gradient steps, each on fresh episodes, not Adam's on a task's data set; a policy's data change with every step.
 *   <li>Learnt rates are relative to {@code innerRate} and begin at 1 everywhere, not at random as in Meta-SGD: the first update is MAML's.
 *   <li>The last of learnt rates per step serves the later steps, too, as {@code laterSteps} has it.
 *   <li>The context is added to the first layer's sums by weights of its own, which is what joining it to the input comes to.
 *   <li>E-MAML uses the log-likelihood: the ratio surrogate's curvature already holds what the term adds in the limit of many episodes. The term takes the mean over samples
 *       as the authors' code does, not the sum, which would be unbiased and far too noisy.
 *   <li>ES-MAML's inner steps are policy gradients, not evolution strategies themselves; a pair of moved meta-parameters plays one task with the same seeds, and Adam takes the
 *       step.
 *   <li>ProMP's η stays as it is set; the paper's scripts keep it, too.
 * </ul>
 */
@NullMarked
package adaptarium.meta.gradient;

import org.jspecify.annotations.NullMarked;
