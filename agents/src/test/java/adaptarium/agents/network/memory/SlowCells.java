package adaptarium.agents.network.memory;

import java.util.Arrays;

/** The equations of every {@link MemoryCell}, with which {@link LayerContractTest} compares it: a new cell does not compile into the tests without its own. */
final class SlowCells {
    private SlowCells() {}

    static Slow of(MemoryCell cell, int inputs, int size, int steps) {
        return switch (cell) {
            case GRU -> Slow.gru(inputs, size);
            case MINGRU -> Slow.minGru(inputs, size);
            case LRU -> lru(inputs, size);
            case LINEAR_ATTENTION -> linearAttention(inputs, size);
            case SUM -> sum(size);
            case MAX -> max(size);
            case TRANSFORMER -> SlowSequence.transformer(size);
            case SNAIL -> SlowSequence.snail(size, steps);
        };
    }

    static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** a sigmoid(b) of an affine map whose weights stand at {@code at}. */
    private static double[] gated(double[] theta, int at, double[] x, int size) {
        double[] sums = Slow.affine(theta, at, at + x.length * 2 * size, x, 2 * size);
        double[] y = new double[size];
        Arrays.setAll(y, j -> sums[j] * sigmoid(sums[size + j]));
        return y;
    }

    private static Slow sum(int size) {
        return (theta, x, memory) -> {
            double[] more = gated(theta, 0, x, size);
            double[] y = new double[size];
            for (int j = 0; j < size; j++) {
                memory[j] += more[j];
                y[j] = memory[j] / Math.sqrt(1 + Math.abs(memory[j]));
            }
            return y;
        };
    }

    private static Slow max(int size) {
        return (theta, x, memory) -> {
            double[] y = Slow.affine(theta, 0, x.length * size, x, size);
            for (int j = 0; j < memory.length; j++) {
                memory[j] = Math.max(memory[j], y[size / 2 + j]);
                y[size / 2 + j] = memory[j];
            }
            return y;
        };
    }

    private static Slow lru(int inputs, int size) {
        return (theta, x, memory) -> {
            int nu = (inputs + 1) * 4 * size;
            double[] u = gated(theta, 0, x, 2 * size);
            double[] states = turning(size).step(Arrays.copyOfRange(theta, nu, nu + 2 * size), u, memory);
            return gated(theta, nu + 2 * size, join(states, x), size);
        };
    }

    /** The equations of {@link Lru} alone, in polar coordinates, where a complex product adds angles. */
    static Slow turning(int size) {
        return (theta, u, memory) -> {
            for (int j = 0; j < size; j++) {
                double modulus = Math.exp(-Math.exp(theta[j]));
                double length = modulus * Math.hypot(memory[j], memory[size + j]);
                double angle = Math.atan2(memory[size + j], memory[j]) + Math.exp(theta[size + j]);
                double gamma = Math.sqrt(1 - modulus * modulus);
                memory[j] = length * Math.cos(angle) + gamma * u[j];
                memory[size + j] = length * Math.sin(angle) + gamma * u[size + j];
            }
            return memory.clone();
        };
    }

    private static Slow linearAttention(int inputs, int size) {
        int heads = size % 4 == 0 ? 4 : size % 2 == 0 ? 2 : 1;
        int d = size / heads;
        return (theta, x, memory) -> {
            double[] qkv = Slow.affine(theta, 0, inputs * 3 * size, x, 3 * size);
            double[] y = new double[size];
            for (int head = 0; head < heads; head++) {
                double denominator = 1e-6;
                for (int i = head * d; i < (head + 1) * d; i++) {
                    double q = qkv[i] > 0 ? qkv[i] + 1 : Math.exp(qkv[i]);
                    double k = qkv[size + i] > 0 ? qkv[size + i] + 1 : Math.exp(qkv[size + i]);
                    memory[size * d + i] += k;
                    denominator += q * memory[size * d + i];
                    for (int j = 0; j < d; j++) {
                        memory[i * d + j] += k * qkv[2 * size + head * d + j];
                        y[head * d + j] += q * memory[i * d + j];
                    }
                }
                for (int j = 0; j < d; j++) {
                    y[head * d + j] /= denominator;
                }
            }
            return gated(theta, (inputs + 1) * 3 * size, join(y, x), size);
        };
    }

    /** Of 2 numbers of context, 3 inputs and 4 outputs: first the row's weights, then the product. */
    static double[] hyperLinear(double[] theta, double[] x, double[] memory) {
        double[] own = Arrays.copyOf(theta, 3 * 4 + 4); // weights and biases
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < 12; i++) {
                own[i] += x[k] * theta[16 + 12 * k + i];
            }
            for (int j = 0; j < 4; j++) {
                own[12 + j] += x[k] * theta[16 + 24 + 4 * k + j];
            }
        }
        return Slow.affine(own, 0, 12, Arrays.copyOfRange(x, 2, 5), 4);
    }
}
