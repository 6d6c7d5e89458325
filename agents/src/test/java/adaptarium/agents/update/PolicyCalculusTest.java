package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Every derivative against central differences in float64. */
class PolicyCalculusTest {
    private static final int TASKS = 2;
    private static final int SAMPLES = 5;
    private static final int INPUTS = 2;

    private final RandomGenerator random = Seeds.generator(4);

    @Test
    void gradientsAndHessianProductsOfTheSurrogateAreExact() {
        for (ActionDistribution distribution : List.of(new DiagonalGaussian(2), new Categorical(3))) {
            for (Activation activation : Activation.values()) {
                for (boolean shared : new boolean[] {true, false}) {
                    checkSurrogate(policy(distribution, activation), shared);
                }
            }
        }
    }

    private static Policy policy(ActionDistribution distribution, Activation activation) {
        return new Policy(new Mlp(INPUTS, List.of(4, 3), distribution.outputs(), activation), distribution);
    }

    private void checkSurrogate(Policy policy, boolean shared) {
        try (NDManager manager = TensorEngine.newManager()) {
            int parameters = policy.parameters();
            int copies = shared ? 1 : TASKS;
            double[] theta = gaussians(copies * parameters, 0.4);
            double[] direction = gaussians(TASKS * parameters, 1);
            double[] advantages = gaussians(TASKS * SAMPLES, 1);
            NDArray x = manager.create(gaussians(TASKS * SAMPLES * INPUTS, 1), new Shape(TASKS, SAMPLES, INPUTS));
            NDArray actions = actions(manager, policy.distribution());
            Shape thetaShape = shared ? new Shape(parameters) : new Shape(TASKS, parameters);
            NDArray weights = manager.create(advantages, new Shape(TASKS, SAMPLES));
            NDArray old =
                    logProbability(policy, manager.create(theta, thetaShape).add(0.01), x, actions);
            for (Surrogate surrogate : Surrogate.values()) {
                PolicyTape tape = PolicyTape.record(policy, manager.create(theta, thetaShape), x, actions);
                SurrogateLoss loss = new SurrogateLoss(tape, surrogate, old, weights);
                double[] gradient = loss.gradient().toDoubleArray();
                double[] product = loss.hessianProduct(manager.create(direction, new Shape(TASKS, parameters)))
                        .toDoubleArray();
                double step = 1e-5;
                for (int task = 0; task < TASKS; task++) {
                    int chosen = task;
                    ToDoubleFunction<double[]> value = t -> {
                        NDArray l = logProbability(policy, manager.create(t, thetaShape), x, actions);
                        NDArray f = surrogate == Surrogate.LOG_LIKELIHOOD
                                ? l
                                : l.sub(old).exp();
                        return -f.mul(weights).get(chosen).sum().getDouble();
                    };
                    for (int p = 0; p < parameters; p++) {
                        int index = shared ? p : task * parameters + p;
                        double slope = (value.applyAsDouble(moved(theta, index, step))
                                        - value.applyAsDouble(moved(theta, index, -step)))
                                / (2 * step);
                        assertEquals(slope, gradient[task * parameters + p], 1e-7 * (1 + Math.abs(slope)));
                    }
                }
                double[] ahead = gradientAt(policy, along(theta, direction, step), surrogate, x, actions, old, weights);
                double[] behind =
                        gradientAt(policy, along(theta, direction, -step), surrogate, x, actions, old, weights);
                double scale =
                        java.util.Arrays.stream(product).map(Math::abs).max().getAsDouble();
                for (int i = 0; i < product.length; i++) {
                    assertEquals((ahead[i] - behind[i]) / (2 * step), product[i], 1e-7 * scale);
                }
            }
        }
    }

    /** Each task's gradient at its own parameters. */
    private static double[] gradientAt(
            Policy policy,
            double[] theta,
            Surrogate surrogate,
            NDArray x,
            NDArray actions,
            NDArray old,
            NDArray weights) {
        NDArray own = x.getManager().create(theta, new Shape(TASKS, policy.parameters()));
        PolicyTape tape = PolicyTape.record(policy, own, x, actions);
        return new SurrogateLoss(tape, surrogate, old, weights).gradient().toDoubleArray();
    }

    private static double[] along(double[] theta, double[] direction, double step) {
        double[] moved = new double[direction.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = theta[i % theta.length] + step * direction[i];
        }
        return moved;
    }

    private static double[] moved(double[] theta, int index, double step) {
        double[] copy = theta.clone();
        copy[index] += step;
        return copy;
    }

    private static NDArray logProbability(Policy policy, NDArray theta, NDArray x, NDArray actions) {
        Policy.Outputs at = policy.apply(theta, x);
        return policy.distribution().logProbability(at.outputs(), at.logStd(), actions);
    }

    @Test
    void theFisherProductIsTheHessianOfTheDivergence() {
        for (ActionDistribution distribution : List.of(new DiagonalGaussian(2), new Categorical(3))) {
            Policy policy = policy(distribution, Activation.TANH);
            try (NDManager manager = TensorEngine.newManager()) {
                int parameters = policy.parameters();
                double[] theta = gaussians(TASKS * parameters, 0.4);
                double[] direction = gaussians(TASKS * parameters, 1);
                NDArray x = manager.create(gaussians(TASKS * SAMPLES * INPUTS, 1), new Shape(TASKS, SAMPLES, INPUTS));
                NDArray actions = actions(manager, distribution);
                NDArray weights = manager.full(new Shape(TASKS, SAMPLES), 1, DataType.FLOAT64);
                NDArray own = manager.create(theta, new Shape(TASKS, parameters));
                PolicyTape tape = PolicyTape.record(policy, own, x, actions);
                double[] product = tape.fisherProduct(manager.create(direction, new Shape(TASKS, parameters)), weights)
                        .toDoubleArray();
                Policy.Outputs before = policy.apply(own, x);
                double step = 1e-5;
                double[] ahead = divergenceGradient(policy, before, along(theta, direction, step), x, actions, weights);
                double[] behind =
                        divergenceGradient(policy, before, along(theta, direction, -step), x, actions, weights);
                for (int i = 0; i < product.length; i++) {
                    assertEquals((ahead[i] - behind[i]) / (2 * step), product[i], 1e-6);
                }
                // The gradient of the divergence itself, against differences of its value.
                double[] there = along(theta, direction, 0.1);
                double[] gradient = divergenceGradient(policy, before, there, x, actions, weights);
                for (int i = 0; i < there.length; i++) {
                    double slope = (divergence(policy, before, moved(there, i, step), x)
                                    - divergence(policy, before, moved(there, i, -step), x))
                            / (2 * step);
                    assertEquals(slope, gradient[i], 1e-7 * (1 + Math.abs(slope)));
                }
            }
        }
    }

    private static double divergence(Policy policy, Policy.Outputs before, double[] theta, NDArray x) {
        Policy.Outputs at = policy.apply(x.getManager().create(theta, new Shape(TASKS, policy.parameters())), x);
        return policy.distribution()
                .divergence(before.outputs(), before.logStd(), at.outputs(), at.logStd())
                .sum()
                .getDouble();
    }

    private static double[] divergenceGradient(
            Policy policy, Policy.Outputs before, double[] theta, NDArray x, NDArray actions, NDArray weights) {
        NDArray own = x.getManager().create(theta, new Shape(TASKS, policy.parameters()));
        return PolicyTape.record(policy, own, x, actions)
                .divergenceGradient(before, weights)
                .toDoubleArray();
    }

    private NDArray actions(NDManager manager, ActionDistribution distribution) {
        if (distribution instanceof Categorical categorical) {
            double[] chosen = new double[TASKS * SAMPLES];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = random.nextInt(categorical.choices());
            }
            return manager.create(chosen, new Shape(TASKS, SAMPLES, 1));
        }
        int size = distribution.actionSize();
        return manager.create(gaussians(TASKS * SAMPLES * size, 1), new Shape(TASKS, SAMPLES, size));
    }

    private double[] gaussians(int length, double scale) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = scale * random.nextGaussian();
        }
        return values;
    }

    @Test
    void anUnbatchedTapeGivesOneGradient() {
        Policy policy = policy(new DiagonalGaussian(2), Activation.TANH);
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray theta = manager.create(gaussians(policy.parameters(), 0.4));
            NDArray x = manager.create(gaussians(SAMPLES * INPUTS, 1), new Shape(SAMPLES, INPUTS));
            NDArray actions = manager.create(gaussians(SAMPLES * 2, 1), new Shape(SAMPLES, 2));
            NDArray weights = manager.create(gaussians(SAMPLES, 1));
            NDArray old = logProbability(policy, theta, x, actions);
            NDArray flat = new SurrogateLoss(
                            PolicyTape.record(policy, theta, x, actions), Surrogate.LIKELIHOOD_RATIO, old, weights)
                    .gradient();
            NDList batched =
                    new NDList(x.expandDims(0), actions.expandDims(0), weights.expandDims(0), old.expandDims(0));
            NDArray same = new SurrogateLoss(
                            PolicyTape.record(policy, theta, batched.get(0), batched.get(1)),
                            Surrogate.LIKELIHOOD_RATIO,
                            batched.get(3),
                            batched.get(2))
                    .gradient();
            assertArrayEquals(flat.toDoubleArray(), same.toDoubleArray(), 1e-12);
            assertEquals(new Shape(policy.parameters()), flat.getShape());
        }
    }
}
