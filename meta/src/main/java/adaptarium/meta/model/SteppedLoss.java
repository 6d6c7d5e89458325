package adaptarium.meta.model;

import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.MlpTape;
import ai.djl.ndarray.NDArray;

/**
 * The error of a perceptron after a gradient step on other rows, with its exact derivative: with g = ∇L(θ) on the rows before, θ' = θ − α g and g' the gradient there
 * on the rows after, the derivative in θ is g' − H α g' with H the Hessian of L, and in each of the rates −g g'.
 *
 * @param before error of each task's rows before and after the step, [2], summed over tasks: on the rows after, at θ and at θ'
 * @param gradient in θ, [B, P]
 * @param rateGradient in the rates, [B, P]
 */
record SteppedLoss(double before, double after, NDArray gradient, NDArray rateGradient) {
    /**
     * Rows of B tasks.
     *
     * @param inputs [B, N, I]
     * @param targets [B, N, J]
     * @param weights [B, N, 1]; 0 where there is no row
     */
    record Rows(NDArray inputs, NDArray targets, NDArray weights) {}

    /**
     * Takes the step and differentiates through it.
     *
     * @param network of the model
     * @param theta θ, [P]
     * @param rates α, [P]
     * @param past what the step is taken on
     * @param future what the error is of
     */
    static SteppedLoss of(Mlp network, NDArray theta, NDArray rates, Rows past, Rows future) {
        MlpTape tape = network.record(theta, past.inputs);
        MlpTape.Curvature inner = tape.curvature(tape.output().sub(past.targets).muli(past.weights));
        NDArray adapted = theta.sub(inner.gradient().mul(rates)); // [B, P]
        MlpTape after = network.record(adapted, future.inputs);
        NDArray miss = after.output().sub(future.targets);
        NDArray pull = miss.mul(future.weights);
        NDArray outer = after.vjp(pull);
        MlpTape.Direction direction = tape.direction(outer.mul(rates));
        NDArray curved = inner.product(direction, direction.output().mul(past.weights));
        NDArray unadapted = network.apply(theta, future.inputs).sub(future.targets);
        return new SteppedLoss(
                half(unadapted, unadapted.mul(future.weights)),
                half(miss, pull),
                outer.sub(curved),
                inner.gradient().mul(outer).neg());
    }

    private static double half(NDArray miss, NDArray weighted) {
        NDArray sum = miss.mul(weighted).sum();
        return 0.5 * (sum.getDataType() == ai.djl.ndarray.types.DataType.FLOAT64 ? sum.getDouble() : sum.getFloat());
    }
}
