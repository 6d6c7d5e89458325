/**
 * Learners of few-shot problems that adapt by gradient steps on the support set.
 *
 * <p>With L(θ) the loss of the support set and L'(θ) that of the query set, K steps and gradient g_k = ∇L(θ_k):
 *
 * <ul>
 *   <li>MAML (Finn et al. 2017, arXiv:1703.03400): θ_{k+1} = θ_k − α g_k, θ_0 = θ, lower L'(θ_K) in θ. The derivative goes through every g_k, exactly; as FOMAML
 *       ({@code firstOrder}) the g_k are constants.
 *   <li>ANIL (Raghu et al. 2020, arXiv:1909.09157): the same, but only the last layer moves.
 *   <li>Meta-SGD (Li et al. 2017, arXiv:1707.09835): α is a vector of θ's length and learnt with it: θ_{k+1} = θ_k − α ∘ g_k.
 *   <li>CAVIA (Zintgraf et al. 2019, arXiv:1810.03642): φ_{k+1} = φ_k − α ∂L(θ, φ_k)/∂φ, φ_0 = 0, with φ behind every input; lower L'(θ, φ_K) in θ.
 *   <li>Reptile (Nichol et al. 2018, arXiv:1803.02999): K steps on small batches, then θ moves towards θ_K.
 *   <li>Pre-training: θ is trained on all tasks together and adapts by the same steps afterwards; what meta-learning has to surpass.
 * </ul>
 *
 * <p>Deviations from the papers. Weights start as Glorot's instead of normal with deviation 0.01 (MAML's code), which spares the first thousands of updates. Adam
 * everywhere, as in all of their codes but Reptile's, whose outer step is plain descent with a falling rate; that (θ − θ_K) may be given to Adam is its section 2.
 * At test time every step has the rate of training, as in MAML's regression.
 */
@NullMarked
package adaptarium.meta.fewshot.gradient;

import org.jspecify.annotations.NullMarked;
