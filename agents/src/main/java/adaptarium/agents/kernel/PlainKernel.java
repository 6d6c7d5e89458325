package adaptarium.agents.kernel;

/**
 * The {@link Kernel} for any Java. Every inner loop runs over whole arrays from index 0 and stores into one of them: the form that the just-in-time compiler
 * turns into vector instructions by itself.
 */
public final class PlainKernel implements Kernel {
    private static final int AT_ONCE = 1024; // numbers worked on together: they stay in the nearest cache

    @Override
    public String title() {
        return "plain loops";
    }

    @Override
    public void product(Matrix c, Matrix start, Matrix a, Matrix b) {
        Kernel.check(c, start, a, b);
        if (a.columns() <= a.rows()) {
            byRows(c, start, a, b);
        } else {
            byTerms(c, start, a, b);
        }
    }

    /** One row of c after the other: for a b of few rows, which are copied first. */
    private static void byRows(Matrix c, Matrix start, Matrix a, Matrix b) {
        int terms = a.columns();
        float[][] right = rowsOf(b, 0, terms);
        float[] sum = new float[c.columns()];
        for (int n = 0; n < c.rows(); n++) {
            int at = a.offset() + n * a.rowStride();
            int to = c.offset() + n * c.rowStride();
            System.arraycopy(start.values(), start.offset() + n * start.rowStride(), sum, 0, sum.length);
            int k = 0;
            for (; k + 4 <= terms; k += 4) {
                addFour(a, at + k * a.columnStride(), right, k, sum);
            }
            for (; k < terms; k++) {
                addOne(a.values()[at + k * a.columnStride()], right[k], sum);
            }
            System.arraycopy(sum, 0, c.values(), to, sum.length);
        }
    }

    /** A few terms of all elements after the other: for a c of few rows, which are copied first. */
    private static void byTerms(Matrix c, Matrix start, Matrix a, Matrix b) {
        int terms = a.columns();
        float[][] sums = rowsOf(start, 0, c.rows());
        for (int k = 0; k < terms; k += 4) {
            int some = Math.min(4, terms - k);
            float[][] right = rowsOf(b, k, some);
            for (int n = 0; n < sums.length; n++) {
                int at = a.offset() + n * a.rowStride() + k * a.columnStride();
                if (some == 4) {
                    addFour(a, at, right, 0, sums[n]);
                } else {
                    for (int i = 0; i < some; i++) {
                        addOne(a.values()[at + i * a.columnStride()], right[i], sums[n]);
                    }
                }
            }
        }
        for (int n = 0; n < sums.length; n++) {
            System.arraycopy(sums[n], 0, c.values(), c.offset() + n * c.rowStride(), c.columns());
        }
    }

    private static float[][] rowsOf(Matrix matrix, int from, int count) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = matrix.rows(from + i, 1).copy().values();
        }
        return rows;
    }

    private static void addFour(Matrix a, int at, float[][] right, int k, float[] sum) {
        float[] left = a.values();
        int stride = a.columnStride();
        addFour(
                left[at],
                right[k],
                left[at + stride],
                right[k + 1],
                left[at + 2 * stride],
                right[k + 2],
                left[at + 3 * stride],
                right[k + 3],
                sum);
    }

    private static void addFour(
            float a, float[] p, float b, float[] q, float c, float[] r, float d, float[] s, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = (((sum[j] + a * p[j]) + b * q[j]) + c * r[j]) + d * s[j];
        }
    }

    private static void addOne(float a, float[] p, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * p[j];
        }
    }

    @Override
    public void associate(Matrix memories, Matrix keys, Matrix values, Matrix queries, Matrix answers) {
        Kernel.checkMemories(memories, keys, values);
        Kernel.checkMemories(memories, queries, answers);
        int d = memories.columns();
        float[] value = new float[d];
        float[] answer = new float[d];
        float[] row = new float[d];
        for (int block = 0; block < keys.rows(); block++) {
            int at = memories.offset() + block * d * d;
            int key = keys.offset() + block * keys.rowStride();
            int query = queries.offset() + block * queries.rowStride();
            int to = answers.offset() + block * answers.rowStride();
            System.arraycopy(values.values(), values.offset() + block * values.rowStride(), value, 0, d);
            System.arraycopy(answers.values(), to, answer, 0, d);
            for (int i = 0; i < d; i++) {
                System.arraycopy(memories.values(), at + i * d, row, 0, d);
                addOne(keys.values()[key + i], value, row);
                addOne(queries.values()[query + i], row, answer);
                System.arraycopy(row, 0, memories.values(), at + i * d, d);
            }
            System.arraycopy(answer, 0, answers.values(), to, d);
        }
    }

    @Override
    public void tanh(float[] x, int from, int count) {
        inPieces(x, from, count, /* sigmoid= */ false);
    }

    @Override
    public void sigmoid(float[] x, int from, int count) {
        inPieces(x, from, count, /* sigmoid= */ true);
    }

    private static void inPieces(float[] x, int from, int count, boolean sigmoid) {
        int size = Math.min(AT_ONCE, count);
        float[] some = new float[size];
        float[] scratch = new float[size];
        for (int at = 0; at < count; at += size) {
            int n = Math.min(size, count - at);
            System.arraycopy(x, from + at, some, 0, n);
            if (sigmoid) {
                RationalTanh.sigmoid(some, scratch, n);
            } else {
                RationalTanh.tanh(some, scratch, n);
            }
            System.arraycopy(some, 0, x, from + at, n);
        }
    }
}
