package adaptarium.agents.kernel;

/**
 * A matrix on the heap, as an array of its rows, for products with many row vectors.
 *
 * <p>Every inner loop runs over whole arrays from index 0 and stores into one of them: the form that the just-in-time compiler turns into vector instructions. For
 * the small matrices of a recurrent step that is several times as fast as native calls, and the order of additions is fixed, so that every machine gets
 * the same bits.
 */
public final class Matrix {
    private final float[][] rows;

    private Matrix(float[][] rows) {
        this.rows = rows;
    }

    /**
     * A copy of a part of some flat parameters.
     *
     * @param flat row-major numbers at {@code offset}
     * @param offset index of the first
     * @param height K
     * @param width J
     * @return K x J
     */
    public static Matrix of(float[] flat, int offset, int height, int width) {
        float[][] rows = new float[height][];
        for (int k = 0; k < height; k++) {
            rows[k] = java.util.Arrays.copyOfRange(flat, offset + k * width, offset + (k + 1) * width);
        }
        return new Matrix(rows);
    }

    /**
     * The same, transposed.
     *
     * @param flat row-major numbers of a J x K matrix at {@code offset}
     * @param offset index of the first
     * @param height K
     * @param width J
     * @return K x J
     */
    public static Matrix transposed(float[] flat, int offset, int height, int width) {
        float[][] rows = new float[height][width];
        for (int k = 0; k < height; k++) {
            for (int j = 0; j < width; j++) {
                rows[k][j] = flat[offset + j * height + k];
            }
        }
        return new Matrix(rows);
    }

    /**
     * Adds a row vector's product with this matrix.
     *
     * @param x K numbers at {@code offset}
     * @param offset index of the first
     * @param y float[J], added to
     */
    public void addProduct(float[] x, int offset, float[] y) {
        int k = 0;
        for (; k + 4 <= rows.length; k += 4) {
            int i = offset + k;
            addFour(x[i], rows[k], x[i + 1], rows[k + 1], x[i + 2], rows[k + 2], x[i + 3], rows[k + 3], y);
        }
        if (k < rows.length) {
            float[] first = rows[k];
            boolean second = k + 1 < rows.length;
            boolean third = k + 2 < rows.length;
            addFour(
                    x[offset + k],
                    first,
                    second ? x[offset + k + 1] : 0,
                    second ? rows[k + 1] : first,
                    third ? x[offset + k + 2] : 0,
                    third ? rows[k + 2] : first,
                    0,
                    first,
                    y);
        }
    }

    /** Adds a linear combination of four arrays, each as long as y or longer. */
    public static void addFour(
            float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] += (a * p[j] + b * q[j]) + (c * r[j] + d * s[j]);
        }
    }

    /**
     * Adds the inner products of a vector with every row: for matrices of a few long rows.
     *
     * @param x J numbers at {@code offset}
     * @param offset index of the first
     * @param y K numbers at {@code yOffset}, added to
     * @param yOffset index of the first
     */
    public void addInnerProducts(float[] x, int offset, float[] y, int yOffset) {
        for (int k = 0; k < rows.length; k++) {
            y[yOffset + k] += innerProduct(rows[k], x, offset);
        }
    }

    /** In eight sums, so that additions need not wait for each other. */
    private static float innerProduct(float[] row, float[] x, int offset) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int j = 0;
        for (; j + 8 <= row.length; j += 8) {
            int i = offset + j;
            a += row[j] * x[i];
            b += row[j + 1] * x[i + 1];
            c += row[j + 2] * x[i + 2];
            d += row[j + 3] * x[i + 3];
            e += row[j + 4] * x[i + 4];
            f += row[j + 5] * x[i + 5];
            g += row[j + 6] * x[i + 6];
            h += row[j + 7] * x[i + 7];
        }
        for (; j < row.length; j++) {
            a += row[j] * x[offset + j];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
