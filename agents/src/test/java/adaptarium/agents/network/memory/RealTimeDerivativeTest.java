package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cells without connections between their units have exact derivatives in real time, from forwards alone (Williams and Zipser 1989; Zucchet et al. 2023,
 * arXiv:2305.15947): of the layer's equations in float64 they must be what goes back through time gives, to float64's rounding, and what the layer gives, to
 * float32's. Of the two recurrences with gates of their own, derivatives written down by hand are a third opinion.
 */
class RealTimeDerivativeTest {
    private static final int STEPS = 40;
    private static final int INPUTS = 3;
    private static final int UNITS = 2;

    /** One step of one unit whose state is a complex number or, with imaginary parts 0, a real one. */
    private interface Unit {
        /**
         * One step.
         *
         * @param before state, {re, im}
         * @param x the layer's input
         * @param own the unit's parameters
         * @param ofState filled in: d after / d before, a complex factor
         * @param ofOwn filled in: d after / d parameter, {re, im} each
         * @return state afterwards
         */
        double[] step(double[] before, double[] x, double[] own, double[] ofState, double[][] ofOwn);
    }

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    private static double[] times(double[] a, double[] b) {
        return new double[] {a[0] * b[0] - a[1] * b[1], a[0] * b[1] + a[1] * b[0]};
    }

    /** Of the loss sum over t of Re(conj(w_t) s_t), in the unit's parameters: the sensitivity of the state is carried forwards. */
    private static double[] realTime(Unit unit, double[][] x, double[] own, double[][] w) {
        double[][] sensitivity = new double[own.length][2];
        double[] gradient = new double[own.length];
        double[] state = new double[2];
        for (int t = 0; t < x.length; t++) {
            double[] ofState = new double[2];
            double[][] ofOwn = new double[own.length][2];
            state = unit.step(state, x[t], own, ofState, ofOwn);
            for (int p = 0; p < own.length; p++) {
                double[] carried = times(ofState, sensitivity[p]);
                sensitivity[p] = new double[] {carried[0] + ofOwn[p][0], carried[1] + ofOwn[p][1]};
                gradient[p] += w[t][0] * sensitivity[p][0] + w[t][1] * sensitivity[p][1];
            }
        }
        return gradient;
    }

    /** The same by going back: the loss's gradient in the state is carried backwards. */
    private static double[] throughTime(Unit unit, double[][] x, double[] own, double[][] w) {
        double[][] ofState = new double[x.length][2];
        double[][][] ofOwn = new double[x.length][own.length][2];
        double[] state = new double[2];
        for (int t = 0; t < x.length; t++) {
            state = unit.step(state, x[t], own, ofState[t], ofOwn[t]);
        }
        double[] gradient = new double[own.length];
        double[] adjoint = new double[2];
        for (int t = x.length - 1; t >= 0; t--) {
            adjoint = new double[] {adjoint[0] + w[t][0], adjoint[1] + w[t][1]};
            for (int p = 0; p < own.length; p++) {
                gradient[p] += adjoint[0] * ofOwn[t][p][0] + adjoint[1] * ofOwn[t][p][1];
            }
            adjoint = times(new double[] {ofState[t][0], -ofState[t][1]}, adjoint);
        }
        return gradient;
    }

    private static double[][] rows(double[] values, int width) {
        double[][] rows = new double[values.length / width][];
        Arrays.setAll(rows, t -> Arrays.copyOfRange(values, t * width, (t + 1) * width));
        return rows;
    }

    private static double[] compare(Unit unit, double[][] x, double[] own, double[][] w) {
        double[] forwards = realTime(unit, x, own, w);
        double[] backwards = throughTime(unit, x, own, w);
        agree(backwards, forwards, 1e-12);
        return forwards;
    }

    private static float[] layerGradient(Layer layer, double[] theta, double[] x, double[] w) {
        Layer.Run run = layer.newRun();
        run.bind(new Parameters(layer.layout(), Slow.floats(theta), 0));
        run.memory().forgetAll(1);
        int[] batchSizes = new int[STEPS];
        Arrays.fill(batchSizes, 1);
        run.forward(Steps.ofSequences(batchSizes), Slow.floats(x));
        float[] gradient = new float[theta.length];
        run.backward(Slow.floats(w), new Parameters(layer.layout(), gradient, 0), true);
        return gradient;
    }

    /** Seeds are such that no step of a sum, a maximum or a gate comes within 0.01 of its kink. */
    @ParameterizedTest
    @EnumSource(names = {"MINGRU", "LRU", "SUM", "MAX"})
    void everyCellOfUnitsOnTheirOwn(MemoryCell cell) {
        int size = cell == MemoryCell.MAX ? 2 * UNITS : UNITS; // of which one half is remembered
        Layer layer = cell.stack(INPUTS, size, 1, STEPS);
        double[] theta = Slow.gaussian(Math.toIntExact(layer.layout().size()), 1);
        double[] x = Slow.gaussian(STEPS * INPUTS, 10);
        double[] w = Slow.gaussian(STEPS * size, 3);
        Slow slow = SlowCells.of(cell, INPUTS, size, STEPS);
        RealTime run = new RealTime(slow, UNITS, layer.memorySize(), theta, rows(x, INPUTS));
        assertEquals(0, run.betweenUnits());
        double[] forwards = run.forwards(rows(w, size));
        agree(run.backwards(rows(w, size)), forwards, 1e-12);
        float[] gradient = layerGradient(layer, theta, x, w);
        for (int p = 0; p < theta.length; p++) {
            assertEquals(forwards[p], gradient[p], 2e-5 * Math.max(1, Math.abs(forwards[p])), "parameter " + p);
        }
    }

    private static void agree(double[] expected, double[] actual, double tolerance) {
        for (int p = 0; p < expected.length; p++) {
            assertEquals(expected[p], actual[p], tolerance * Math.max(1, Math.abs(expected[p])), "parameter " + p);
        }
    }

    /** Parameters of a unit: weights and bias of a, then of b. s' = s + z (c - s), c of a and z of b. */
    @Test
    void minGru() {
        Unit unit = (before, x, own, ofState, ofOwn) -> {
            double a = own[INPUTS];
            double b = own[2 * INPUTS + 1];
            for (int i = 0; i < INPUTS; i++) {
                a += x[i] * own[i];
                b += x[i] * own[INPUTS + 1 + i];
            }
            double z = sigmoid(b);
            double c = a >= 0 ? a + 0.5 : sigmoid(a);
            ofState[0] = 1 - z;
            for (int i = 0; i <= INPUTS; i++) {
                double input = i < INPUTS ? x[i] : 1;
                ofOwn[i][0] = z * (a >= 0 ? 1 : c * (1 - c)) * input;
                ofOwn[INPUTS + 1 + i][0] = (c - before[0]) * z * (1 - z) * input;
            }
            return new double[] {before[0] + z * (c - before[0]), 0};
        };
        int width = 4 * UNITS;
        double[] theta = Slow.gaussian((INPUTS + 1) * width, 1);
        for (int j = 0; j < UNITS; j++) {
            for (int i = 0; i < INPUTS; i++) {
                theta[i * width + 2 * UNITS + j] = 0;
            }
            theta[INPUTS * width + 2 * UNITS + j] = 40; // an open output gate: what goes out is the state
        }
        double[] x = Slow.gaussian(STEPS * INPUTS, 10);
        double[] w = Slow.gaussian(STEPS * UNITS, 3);
        double[] layer =
                new RealTime(Slow.minGru(INPUTS, UNITS), UNITS, UNITS, theta, rows(x, INPUTS)).forwards(rows(w, UNITS));
        for (int j = 0; j < UNITS; j++) {
            double[] own = new double[2 * (INPUTS + 1)];
            for (int i = 0; i <= INPUTS; i++) {
                own[i] = theta[i * width + j];
                own[INPUTS + 1 + i] = theta[i * width + UNITS + j];
            }
            double[] gradient = compare(unit, rows(x, INPUTS), own, weights(w, j, -1));
            for (int i = 0; i <= INPUTS; i++) {
                assertEquals(gradient[i], layer[i * width + j], near(gradient[i]));
                assertEquals(gradient[INPUTS + 1 + i], layer[i * width + UNITS + j], near(gradient[INPUTS + 1 + i]));
            }
        }
    }

    /** Parameters of a unit: nu and theta. */
    @Test
    void linearRecurrentUnit() {
        double[] theta = {-1.5, -3, -1, 0.3}; // nu, then theta
        double[] x = Slow.gaussian(STEPS * 2 * UNITS, 2);
        double[] w = Slow.gaussian(STEPS * 2 * UNITS, 3);
        double[] layer = new RealTime(SlowCells.turning(UNITS), UNITS, 2 * UNITS, theta, rows(x, 2 * UNITS))
                .forwards(rows(w, 2 * UNITS));
        float[] single = layerGradient(new Lru(UNITS), theta, x, w);
        for (int j = 0; j < UNITS; j++) {
            int unit = j;
            Unit cell = (before, input, own, ofState, ofOwn) -> {
                double modulus = Math.exp(-Math.exp(own[0]));
                double phase = Math.exp(own[1]);
                double gamma = Math.sqrt(1 - modulus * modulus);
                double[] u = {input[unit], input[UNITS + unit]};
                ofState[0] = modulus * Math.cos(phase);
                ofState[1] = modulus * Math.sin(phase);
                double[] turned = times(ofState, before);
                double ofNu = -Math.exp(own[0]) * modulus; // d modulus / d nu
                for (int part = 0; part < 2; part++) {
                    ofOwn[0][part] = ofNu * (turned[part] / modulus - modulus / gamma * u[part]);
                }
                ofOwn[1] = times(new double[] {0, phase}, turned);
                return new double[] {turned[0] + gamma * u[0], turned[1] + gamma * u[1]};
            };
            double[] own = {theta[j], theta[UNITS + j]};
            double[] gradient = compare(cell, rows(x, 2 * UNITS), own, weights(w, j, UNITS + j));
            for (int p = 0; p < 2; p++) {
                assertEquals(gradient[p], layer[p * UNITS + j], near(gradient[p]));
                assertEquals(gradient[p], single[p * UNITS + j], 2e-5 * Math.max(1, Math.abs(gradient[p])));
            }
        }
    }

    private static double near(double value) {
        return 1e-12 * Math.max(1, Math.abs(value));
    }

    private static double[][] weights(double[] w, int re, int im) {
        double[][] rows = rows(w, w.length / STEPS);
        double[][] own = new double[STEPS][];
        Arrays.setAll(own, t -> new double[] {rows[t][re], im < 0 ? 0 : rows[t][im]});
        return own;
    }
}
