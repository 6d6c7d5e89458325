/**
 * What few-shot learners are measured against.
 *
 * <p>{@link adaptarium.meta.fewshot.reference.LeastSquares} knows that a piece of motion obeys equations of motion: the change of state is a linear function of features
 * of state and action that mechanics is made of (products, sines and cosines of angles), with coefficients W that belong to the task. In units of the noise σ_j of
 * each state, W_j ~ N(W0_j, P) over tasks: W0, P and σ are learnt by expectation maximisation over training tasks. In a new task the support set of a class gives the
 * posterior of W in closed form (regularised least squares with the prior as the regulariser), and a query is of the class under which it is likeliest. That is the best
 * that can be done where those equations hold.
 */
@NullMarked
package adaptarium.meta.fewshot.reference;

import org.jspecify.annotations.NullMarked;
