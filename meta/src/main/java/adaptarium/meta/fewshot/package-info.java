/**
 * Learning from a few examples, with no control in it: a {@link adaptarium.meta.fewshot.FewShotProblem} draws tasks and, of each, a support set to learn from and a
 * query set to be tried on; a {@link adaptarium.meta.fewshot.FewShotLearner} is trained on many tasks and then predicts in new ones. What learns is an
 * {@link adaptarium.meta.Algorithm} like any other, by name, with settings, updates and a state; what it learns on is named where others name a family.
 *
 * <p>All computing is in float64 on the heap, made of {@link adaptarium.agents.expression.Expression}s: derivatives are exact to any order, and a run has the same
 * bits on every machine.
 */
@NullMarked
package adaptarium.meta.fewshot;

import org.jspecify.annotations.NullMarked;
