/**
 * Inner steps: from the meta-parameters to a task's own. An {@link adaptarium.meta.gradient.inner.InnerStep} is applied, and carries a change of where it began
 * forward (push, the Jacobian) and a gradient of where it ended back (pull, its transpose). Steps ask for no policy: any differentiable loss will do.
 *
 * <p>{@link adaptarium.meta.gradient.inner.InnerRule} says down which loss they go and how far, an {@link adaptarium.meta.gradient.inner.InnerStep.Kind} makes them, {@link adaptarium.meta.gradient.inner.InnerPath} takes several in a
 * row and goes back along them, and {@link adaptarium.meta.gradient.inner.LaterSteps} says how long they are beyond those that training took.
 */
@NullMarked
package adaptarium.meta.gradient.inner;

import org.jspecify.annotations.NullMarked;
