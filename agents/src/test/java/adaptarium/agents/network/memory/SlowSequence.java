package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Equations of what looks at a whole sequence at once: outputs of all steps from inputs of all steps, in float64, with no cache. */
interface SlowSequence extends Slow {
    /** Outputs [T][J] from parameters and inputs [T][I] of one sequence. */
    double[][] outputs(double[] theta, double[][] x);

    @Override
    default double[] step(double[] theta, double[] x, double[] memory) {
        throw new UnsupportedOperationException("one step tells too little");
    }

    @Override
    default double[] run(Layer layer, double[] theta, double[] packed, int[] batchSizes) {
        double[] out = new double[packed.length / layer.inputs() * layer.outputs()];
        for (int n = 0; n < batchSizes[0]; n++) {
            List<double[]> x = new ArrayList<>();
            List<Integer> rows = new ArrayList<>();
            for (int t = 0, first = 0; t < batchSizes.length && n < batchSizes[t]; first += batchSizes[t++]) {
                int at = (first + n) * layer.inputs();
                x.add(Arrays.copyOfRange(packed, at, at + layer.inputs()));
                rows.add(first + n);
            }
            double[][] y = outputs(theta, x.toArray(double[][]::new));
            for (int t = 0; t < y.length; t++) {
                System.arraycopy(y[t], 0, out, rows.get(t) * layer.outputs(), layer.outputs());
            }
        }
        return out;
    }

    /** Reads affine maps one after the other. */
    final class Reader {
        private final double[] theta;
        private int at;

        Reader(double[] theta) {
            this.theta = theta;
        }

        double[][] affine(double[][] x, int outputs) {
            int weight = at;
            int bias = at + x[0].length * outputs;
            at = bias + outputs;
            double[][] y = new double[x.length][];
            Arrays.setAll(y, t -> Slow.affine(theta, weight, bias, x[t], outputs));
            return y;
        }
    }

    /** Softmax attention over rows of [q, k, v]. */
    static double[][] attention(double[][] qkv, int size, int heads) {
        int d = size / heads;
        double[][] y = new double[qkv.length][size];
        for (int t = 0; t < qkv.length; t++) {
            for (int head = 0; head < heads; head++) {
                double sum = 0;
                double[] weights = new double[t + 1];
                for (int s = 0; s <= t; s++) {
                    double score = 0;
                    for (int i = head * d; i < (head + 1) * d; i++) {
                        score += qkv[t][i] * qkv[s][size + i];
                    }
                    weights[s] = Math.exp(score / Math.sqrt(d));
                    sum += weights[s];
                }
                for (int s = 0; s <= t; s++) {
                    for (int i = head * d; i < (head + 1) * d; i++) {
                        y[t][i] += weights[s] / sum * qkv[s][2 * size + i];
                    }
                }
            }
        }
        return y;
    }

    private static double[][] beside(double[][] a, double[][] b) {
        double[][] both = new double[a.length][];
        Arrays.setAll(both, t -> SlowCells.join(a[t], b[t]));
        return both;
    }

    private static double[][] plus(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int t = 0; t < a.length; t++) {
            int step = t;
            Arrays.setAll(sum[t], j -> a[step][j] + b[step][j]);
        }
        return sum;
    }

    static SlowSequence transformer(int size) {
        return (theta, x) -> {
            Reader reader = new Reader(theta);
            double[][] h = reader.affine(x, size);
            h = plus(h, reader.affine(attention(reader.affine(h, 3 * size), size, 2), size));
            double[][] wide = reader.affine(h, 2 * size);
            for (double[] row : wide) {
                Arrays.setAll(row, j -> Math.max(0, row[j]));
            }
            return plus(h, reader.affine(wide, size));
        };
    }

    static SlowSequence snail(int size, int steps) {
        return (theta, x) -> {
            Reader reader = new Reader(theta);
            double[][] h = x;
            int filters = Math.max(1, size / 4);
            for (int dilation = 1; dilation < steps; dilation *= 2) {
                double[][] earlier = new double[h.length][h[0].length];
                for (int t = dilation; t < h.length; t++) {
                    earlier[t] = h[t - dilation];
                }
                double[][] sums = reader.affine(beside(h, earlier), 2 * filters);
                double[][] more = new double[h.length][filters];
                for (int t = 0; t < h.length; t++) {
                    int step = t;
                    Arrays.setAll(more[t], j -> Math.tanh(sums[step][j]) * SlowCells.sigmoid(sums[step][filters + j]));
                }
                h = beside(h, more);
            }
            h = beside(h, attention(reader.affine(h, 3 * size), size, 1));
            return reader.affine(h, size);
        };
    }
}
