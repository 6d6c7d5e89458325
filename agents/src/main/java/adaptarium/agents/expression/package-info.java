/**
 * Differentiable arithmetic on small matrices in float64, on the heap: the derivative of an {@link adaptarium.agents.expression.Expression} is made of expressions
 * again, so that a gradient can be taken through gradient steps, to any order and exactly. Learners of few examples are written in it.
 *
 * <p>It is for networks of some thousand parameters and batches of some ten rows, where a tensor library spends its time on everything but arithmetic. Every number
 * is computed in one order and without vendor's functions: the bits are the same on every machine.
 */
@NullMarked
package adaptarium.agents.expression;

import org.jspecify.annotations.NullMarked;
