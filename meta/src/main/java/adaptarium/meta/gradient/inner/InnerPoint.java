package adaptarium.meta.gradient.inner;

import adaptarium.agents.update.DifferentiableLoss;
import adaptarium.meta.gradient.parameter.MetaParameters;
import ai.djl.ndarray.NDArray;

/**
 * Where an inner step begins, and all that it is told.
 *
 * @param number of the step, counted from 0
 * @param fast ψ, [S] or [B, S]
 * @param loss L as one of ψ
 * @param parameters what lies where in ψ
 * @param rate α, step size
 */
public record InnerPoint(int number, NDArray fast, DifferentiableLoss loss, MetaParameters parameters, double rate) {}
