package adaptarium.agents.network.memory;

import java.util.Arrays;

/**
 * Derivatives of a {@link Slow} layer over one sequence, forwards and backwards, in float64. Those of a single step are differences of sixth order, whose error of
 * about 1e-13 is that of rounding: where within 0.01 of a number there is a kink, there is no derivative.
 */
final class RealTime {
    private static final double STEP = 3e-3;
    private static final double[] WEIGHTS = {3.0 / 4, -3.0 / 20, 1.0 / 60}; // of f(v + k h) - f(v - k h), k from 1

    private final int units;
    private final int memorySize;
    private final int outputs;
    private final int parameters;
    private final double[][][] slopes; // by step: of [memory, parameters], in each of [memory', y]

    /**
     * A sequence.
     *
     * @param slow the layer's equations
     * @param units which have no connections between them: numbers of the memory that lie so far from each other may belong to one
     * @param memorySize numbers in the memory
     * @param theta parameters
     * @param x inputs by step
     */
    RealTime(Slow slow, int units, int memorySize, double[] theta, double[][] x) {
        this.units = units;
        this.memorySize = memorySize;
        parameters = theta.length;
        slopes = new double[x.length][][];
        double[] memory = new double[memorySize];
        int width = 0;
        for (int t = 0; t < x.length; t++) {
            double[] at = SlowCells.join(memory, theta);
            slopes[t] = new double[at.length][];
            for (int i = 0; i < at.length; i++) {
                slopes[t][i] = slope(slow, at, i, x[t]);
            }
            width = slow.step(theta, x[t], memory).length;
        }
        outputs = width;
    }

    private double[] slope(Slow slow, double[] at, int i, double[] x) {
        double[] slope = new double[0];
        for (int k = 1; k <= WEIGHTS.length; k++) {
            double[] up = moved(slow, at, i, k * STEP, x);
            double[] down = moved(slow, at, i, -k * STEP, x);
            slope = slope.length == 0 ? new double[up.length] : slope;
            for (int j = 0; j < up.length; j++) {
                slope[j] += WEIGHTS[k - 1] * (up[j] - down[j]) / STEP;
            }
        }
        return slope;
    }

    private double[] moved(Slow slow, double[] at, int i, double by, double[] x) {
        double[] moved = at.clone();
        moved[i] += by;
        double[] memory = Arrays.copyOf(moved, memorySize);
        double[] y = slow.step(Arrays.copyOfRange(moved, memorySize, moved.length), x, memory);
        return SlowCells.join(memory, y);
    }

    /** The greatest derivative, at any step, of what a unit remembers in what another one did. */
    double betweenUnits() {
        double greatest = 0;
        for (double[][] slope : slopes) {
            for (int from = 0; from < memorySize; from++) {
                for (int to = 0; to < memorySize; to++) {
                    greatest = (from - to) % units == 0 ? greatest : Math.max(greatest, Math.abs(slope[from][to]));
                }
            }
        }
        return greatest;
    }

    /** Of the sum of weighted outputs, in the parameters: what each unit remembers has a sensitivity to each, carried forwards within the unit. */
    double[] forwards(double[][] w) {
        double[][] sensitivity = new double[memorySize][parameters];
        double[] gradient = new double[parameters];
        for (int t = 0; t < slopes.length; t++) {
            double[][] next = new double[memorySize][parameters];
            for (int p = 0; p < parameters; p++) {
                double[] own = slopes[t][memorySize + p];
                for (int j = 0; j < outputs; j++) {
                    gradient[p] += w[t][j] * own[memorySize + j];
                    for (int m = 0; m < memorySize; m++) {
                        gradient[p] += w[t][j] * slopes[t][m][memorySize + j] * sensitivity[m][p];
                    }
                }
                for (int to = 0; to < memorySize; to++) {
                    next[to][p] = own[to];
                    for (int from = to % units; from < memorySize; from += units) {
                        next[to][p] += slopes[t][from][to] * sensitivity[from][p];
                    }
                }
            }
            sensitivity = next;
        }
        return gradient;
    }

    /** The same by going back through time: the gradient in all that is remembered is carried backwards. */
    double[] backwards(double[][] w) {
        double[] gradient = new double[parameters];
        double[] adjoint = new double[memorySize]; // in what is remembered after the step
        for (int t = slopes.length - 1; t >= 0; t--) {
            double[] of = SlowCells.join(adjoint, w[t]);
            double[] before = new double[memorySize];
            for (int i = 0; i < memorySize + parameters; i++) {
                double sum = 0;
                for (int j = 0; j < of.length; j++) {
                    sum += slopes[t][i][j] * of[j];
                }
                if (i < memorySize) {
                    before[i] = sum;
                } else {
                    gradient[i - memorySize] += sum;
                }
            }
            adjoint = before;
        }
        return gradient;
    }
}
