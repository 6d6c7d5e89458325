package adaptarium.agents.kernel;

import java.util.Arrays;

/** A sum of outer products x'd of row vectors, and of the vectors d alone: the gradient of a layer's weights and biases. Four pairs are taken at a time. */
public final class OuterSum {
    private static final int AT_ONCE = 4; // what Matrix.addFour adds

    private final int height;
    private final int width;
    private final float[][] sum; // [K + 1, J], the last row for the vectors d alone
    private final float[] x; // [4, K + 1]
    private final float[][] d; // [4, J]
    private int waiting;

    /**
     * The sum of nothing.
     *
     * @param height K, numbers per x
     * @param width J, numbers per d
     */
    public OuterSum(int height, int width) {
        this.height = height;
        this.width = width;
        sum = new float[height + 1][width];
        x = new float[AT_ONCE * (height + 1)];
        d = new float[AT_ONCE][width];
    }

    /**
     * Adds a pair.
     *
     * @param left K numbers at {@code leftOffset}: x
     * @param leftOffset index of the first
     * @param right J numbers at {@code rightOffset}: d
     * @param rightOffset index of the first
     */
    public void add(float[] left, int leftOffset, float[] right, int rightOffset) {
        int from = waiting * (height + 1);
        System.arraycopy(left, leftOffset, x, from, height);
        x[from + height] = 1;
        System.arraycopy(right, rightOffset, d[waiting], 0, width);
        waiting++;
        if (waiting == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        for (int i = waiting; i < AT_ONCE; i++) {
            Arrays.fill(x, i * (height + 1), (i + 1) * (height + 1), 0);
        }
        int stride = height + 1;
        for (int k = 0; k <= height; k++) {
            Matrix.addFour(x[k], d[0], x[stride + k], d[1], x[2 * stride + k], d[2], x[3 * stride + k], d[3], sum[k]);
        }
        waiting = 0;
    }

    /**
     * Writes the sum of outer products.
     *
     * @param flat filled in at {@code offset}: K x J numbers, row-major
     * @param offset index of the first
     */
    public void writeWeights(float[] flat, int offset) {
        flush();
        for (int k = 0; k < height; k++) {
            System.arraycopy(sum[k], 0, flat, offset + k * width, width);
        }
    }

    /**
     * Writes the sum of outer products, transposed.
     *
     * @param flat filled in at {@code offset}: J x K numbers, row-major
     * @param offset index of the first
     */
    public void writeTransposed(float[] flat, int offset) {
        flush();
        for (int k = 0; k < height; k++) {
            for (int j = 0; j < width; j++) {
                flat[offset + j * height + k] = sum[k][j];
            }
        }
    }

    /**
     * Writes the sum of the vectors d.
     *
     * @param flat filled in at {@code offset}: J numbers
     * @param offset index of the first
     */
    public void writeBiases(float[] flat, int offset) {
        flush();
        System.arraycopy(sum[height], 0, flat, offset, width);
    }
}
