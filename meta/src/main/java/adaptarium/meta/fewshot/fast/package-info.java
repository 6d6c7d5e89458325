/**
 * Meta Networks (Munkhdalai and Yu 2017, arXiv:1703.00837): a network with slow weights, and fast ones that are written by another network from what the first gets
 * wrong.
 *
 * <p>For every support example i: g_i, the gradient of the slow network's loss on it; W*_i = m(g_i), coordinate by coordinate with one network m; and a key r_i = u(x_i).
 * W*_i is stored under r_i. A query x reads W* = Σ_i softmax_i(cos(u(x), r_i) / τ) W*_i and is predicted with slow and fast weights side by side: a hidden layer is
 * relu(h W + b) + relu(h W* + b*), the last one h W + b + h W* + b*. All of slow weights, m, u and τ are learnt on the query loss, whose gradient goes through the g_i,
 * exactly.
 *
 * <p>Deviations from the paper. u has slow weights only; the paper writes fast ones for it, too, from a loss of the embedding, which a regression has not. m sees the
 * gradient as it is, not its sign and logarithm, which have no derivative at 0. Only the last {@code fastLayers} layers have fast weights. The temperature τ is learnt
 * and begins at 0.1.
 */
@NullMarked
package adaptarium.meta.fewshot.fast;

import org.jspecify.annotations.NullMarked;
