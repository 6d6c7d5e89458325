/**
 * What few-shot learners are measured against.
 *
 * <p>{@link adaptarium.meta.fewshot.reference.LeastSquares} knows that a piece of motion obeys equations of motion: the change of state is a linear function of features
 * of state and action that mechanics is made of (products, sines and cosines of angles), with coefficients W that belong to the task. In units of the noise σ_j of
 * each state, W_j ~ N(W0_j, P) over tasks: W0, P and σ are learnt by expectation maximisation over training tasks. In a new task the support set of a class gives the
 * posterior of W in closed form (regularised least squares with the prior as the regulariser), and a query is of the class under which it is likeliest. That is a strong
 * reference where those equations hold, and not the best that can be done: coefficients that depend on a sign are not normal, but of two kinds; noise of what is measured stands in
 * two changes that follow each other, and is taken to be apart in each; and where a stop ends a motion no equation holds.
 *
 * <p>{@link adaptarium.meta.fewshot.reference.MotionRegression} tells hidden parameters by the coefficients of a linear regression of every piece, of the change of each
 * observed number on 1, what is observed, sine and cosine of observed angles, and what is done. Its penalty is the prior W_j ~ N(W0_j, σ_j² P_j) of each observed number j,
 * which expectation maximisation finds in the first update's pieces. Parameters follow from coefficients by a ridge regression on these, their squares and products. It knows
 * nothing of the family, so that what it tells is in the motion; what it does not tell may be there still.
 */
@NullMarked
package adaptarium.meta.fewshot.reference;

import org.jspecify.annotations.NullMarked;
