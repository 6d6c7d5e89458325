package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.DiagonalGaussian;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A problem whose meta-gradient is known: a ~ N(θ, 1), R = -(a - g)², θ - g = 1, one inner step of 0.1. The true meta-gradient is
 * -2 (1 - 0.2)² = -1.28. Expectations are sums over a fine grid instead of samples, so there is no noise.
 */
class ClosedFormTest {
    private static final double RATE = 0.1;
    private static final double GOAL = 0;
    private static final double START = 1;
    private static final int POINTS = 4001;
    private static final double REACH = 10; // standard deviations on either side
    private static final int BIAS = 1; // of the parameters weight, bias, log-std only the bias moves

    private static double raw(double a) {
        return -(a - GOAL) * (a - GOAL);
    }

    /** E[R] = -(1 + (θ-g)²) = -2. */
    private static double centred(double a) {
        return raw(a) + 2;
    }

    /** Var[R] = 2 + 4 (θ-g)² = 6. */
    private static double normalised(double a) {
        return centred(a) / Math.sqrt(6);
    }

    private final Policy policy = new Policy(new Mlp(1, List.of(), 1, Activation.TANH), new DiagonalGaussian(1));

    /** First and second derivative of the surrogate objective (not loss) with respect to the mean. */
    private double[] derivatives(double mean, Surrogate surrogate, DoubleUnaryOperator advantage) {
        double[] actions = new double[POINTS];
        double[] weights = new double[POINTS];
        double width = 2 * REACH / (POINTS - 1);
        for (int i = 0; i < POINTS; i++) {
            double e = -REACH + i * width;
            actions[i] = mean + e;
            weights[i] = advantage.applyAsDouble(actions[i]) * width * Math.exp(-e * e / 2) / Math.sqrt(2 * Math.PI);
        }
        try (NDManager manager = TensorEngine.newManager()) {
            NDArray theta = manager.create(new double[] {0.7, mean, 0});
            NDArray nothing = manager.create(new double[POINTS], new Shape(1, POINTS, 1));
            PolicyTape tape =
                    PolicyTape.record(policy, theta, nothing, manager.create(actions, new Shape(1, POINTS, 1)));
            SurrogateLoss loss = new SurrogateLoss(
                    tape, surrogate, tape.logProbability(), manager.create(weights, new Shape(1, POINTS)));
            double first = loss.gradient().toDoubleArray()[BIAS];
            double second =
                    loss.hessianProduct(manager.create(new double[] {0, 1, 0})).toDoubleArray()[BIAS];
            return new double[] {-first, -second};
        }
    }

    private void check(
            DoubleUnaryOperator advantage,
            double innerGradient,
            double hessianLogLikelihood,
            double hessianRatio,
            double firstOrder,
            double withLogLikelihood,
            double withRatio) {
        double[] ratio = derivatives(START, Surrogate.LIKELIHOOD_RATIO, advantage);
        double[] logLikelihood = derivatives(START, Surrogate.LOG_LIKELIHOOD, advantage);
        assertEquals(innerGradient, ratio[0], 2e-3);
        assertEquals(innerGradient, logLikelihood[0], 2e-3);
        assertEquals(hessianRatio, ratio[1], 4e-3);
        assertEquals(hessianLogLikelihood, logLikelihood[1], 4e-3);
        double adapted = START + RATE * ratio[0];
        double outer = derivatives(adapted, Surrogate.LIKELIHOOD_RATIO, ClosedFormTest::raw)[0];
        assertEquals(firstOrder, outer, 2e-3);
        assertEquals(withLogLikelihood, outer * (1 + RATE * logLikelihood[1]), 2e-3);
        assertEquals(withRatio, outer * (1 + RATE * ratio[1]), 2e-3);
    }

    @Test
    void withRawRewardsOnlyTheRatioSurrogateIsRight() {
        check(ClosedFormTest::raw, -2, 2, -2, -1.6, -1.92, -1.28);
    }

    @Test
    void withCentredRewardsTheLogLikelihoodSeesNoCurvature() {
        check(ClosedFormTest::centred, -2, 0, -2, -1.6, -1.6, -1.28);
    }

    @Test
    void normalisationShortensTheInnerStep() {
        check(ClosedFormTest::normalised, -0.8165, 0, -0.8165, -1.8367, -1.8367, -1.6867);
    }
}
