/**
 * The names under which learners by gradient steps are listed. All are {@link adaptarium.meta.gradient.Maml}; each is what its settings begin with and what of
 * them is not to be changed, since it would be another algorithm then. What they combine, their papers and what differs from these stand in
 * {@link adaptarium.meta.gradient}.
 */
@NullMarked
package adaptarium.meta.gradient.learner;

import org.jspecify.annotations.NullMarked;
