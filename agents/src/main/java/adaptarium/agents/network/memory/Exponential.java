package adaptarium.agents.network.memory;

import adaptarium.agents.kernel.Kernel;

/**
 * exp(x) for x of at most 0, made of the kernel's tangent so that every machine gets the same bits: exp(x) = (1 + t) / (1 - t) with t = tanh(x / 2). The error is
 * within 4e-7, absolute; below -18 the value is 0 but for that.
 */
final class Exponential {
    private Exponential() {}

    /**
     * Replaces numbers by their exponentials.
     *
     * @param kernel does it
     * @param x the array; numbers over 0 count as 0
     * @param from index of the first
     * @param count how many
     */
    static void ofNegative(Kernel kernel, float[] x, int from, int count) {
        for (int i = from; i < from + count; i++) {
            x[i] = 0.5f * Math.min(x[i], 0);
        }
        kernel.tanh(x, from, count);
        for (int i = from; i < from + count; i++) {
            x[i] = (1 + x[i]) / (1 - x[i]);
        }
    }
}
