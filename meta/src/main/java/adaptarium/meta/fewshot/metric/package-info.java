/**
 * Learners that tell classes apart by where examples lie in a space that they have learnt. With f the embedding, S_k the support set of class k and x a query:
 *
 * <ul>
 *   <li>Prototypical networks (Snell et al. 2017, arXiv:1703.05175): c_k = mean f(S_k), p(k | x) = softmax_k(−‖f(x) − c_k‖²), cross-entropy.
 *   <li>Matching networks (Vinyals et al. 2016, arXiv:1606.04080): p(k | x) = Σ_{i in S_k} softmax_i(cos(f(x), f(x_i)) / τ), cross-entropy.
 *   <li>Relation networks (Sung et al. 2018, arXiv:1711.06025): r_k = g(f(x), Σ f(S_k)), p(k | x) = softmax_k(r_k), cross-entropy.
 *   <li>Siamese networks (Koch et al. 2015; the contrastive loss of Hadsell et al. 2006): pairs of one class are drawn together, d², others pushed apart,
 *       max(0, m − d)². The class is that of the nearest support example.
 *   <li>Triplet networks (Schroff et al. 2015, arXiv:1503.03832): max(0, d²_ap − d²_an + m) on unit vectors, with the semi-hard negative of each pair of anchor
 *       and positive: the nearest that lies further off than the positive; where none does, the furthest. The class is that of the nearest support example.
 * </ul>
 *
 * <p>Deviations from the papers. All embed with a rectified perceptron, for examples are snippets of motion and no images. Matching has neither the attention LSTM
 * nor the bidirectional one over the support set (full context embeddings), and its cosines are divided by a learnt temperature τ that begins at 0.1: with τ = 1, as
 * printed, five classes can never be told with more than 65 % certainty. Relation's sum is the mean, which is the same up to a factor that g can learn and does not
 * grow with the shots; and the paper's loss, squared errors of sigmoid(r_k) to 1 for the class and 0 elsewhere, is not used: told twenty classes apart together, it went to
 * nothing but zeros, where its gradient is none, on all of eight families within 60 updates. Siamese and triplet networks are trained on the pairs within an episode's support and query set, for all learners see the same episodes.
 *
 * <p>Where classes are a task's own ({@link adaptarium.meta.fewshot.FewShotProblem#hasOwnClasses}), three things make more of the same examples. The classes of several tasks
 * are told apart together in training, more of them than in a test, as Snell et al. 2017 found best (section 3.1: 60 ways for tests of 5 and 20). Every example of an episode stands in the
 * support set once, and the loss is the mean over these. And what predicts is an average of the parameters along the way (Polyak and Juditsky 1992), which forgets the
 * first ones exponentially.
 */
@NullMarked
package adaptarium.meta.fewshot.metric;

import org.jspecify.annotations.NullMarked;
