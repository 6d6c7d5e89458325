package adaptarium.agents.kernel;

/**
 * The arithmetic on the heap that takes the time: products of matrices, tanh and sigmoid. There are two, {@link PlainKernel} and one made of the processor's vector
 * instructions, and they give the same bits on every machine.
 *
 * <p>That holds because every number is computed by itself and in one order, whatever is computed beside it: a product's terms are rounded, then added to what
 * stands there, one after the other. One fused multiply-add per term would have the same virtue and be a third faster on recent processors, but a processor
 * without that instruction, or a Java that does not use it, would be a thousand times slower.
 */
public interface Kernel {
    /** The fastest there is on this machine and with this Java's options. */
    static Kernel best() {
        return Kernels.BEST;
    }

    /** What it is made of, in words for users: "vector instructions" or "plain loops". */
    String title();

    /**
     * Adds a product of two matrices to what a third one holds: c = start + a b. The terms of an element are added in the order of a's columns.
     *
     * @param c N x J, whose columns lie one after the other; shares no number with a and b
     * @param start N x J, whose columns lie one after the other: c itself, or one that shares no number with it, such as {@link Matrix#ofEqualRows}
     * @param a N x K
     * @param b K x J
     */
    void product(Matrix c, Matrix start, Matrix a, Matrix b);

    /**
     * Adds a product of two matrices: c += a b.
     *
     * @param c as for {@link #product}
     * @param a as for {@link #product}
     * @param b as for {@link #product}
     */
    default void addProduct(Matrix c, Matrix a, Matrix b) {
        product(c, c, a, b);
    }

    /**
     * A step of some memories of d x d numbers that associate, each by itself: M += k^T v, then y += q M. The terms of a number of y are added in the order of q's
     * numbers. In one pass over M, where two products of so few numbers would take several times as long.
     *
     * @param memories every M, row after row, one below the other: (B d) x d
     * @param keys a k for each, B x d, whose columns lie one after the other, as those of all others do
     * @param values a v for each, B x d
     * @param queries a q for each, B x d
     * @param answers a y for each, B x d; shares no number with the memories, nor they with others
     */
    void associate(Matrix memories, Matrix keys, Matrix values, Matrix queries, Matrix answers);

    /**
     * Replaces numbers by their hyperbolic tangents, within 4e-7 of the true values relative to them.
     *
     * @param x the array
     * @param from index of the first
     * @param count how many
     */
    void tanh(float[] x, int from, int count);

    /**
     * Replaces numbers by 1 / (1 + exp(-x)), which is (1 + tanh(x / 2)) / 2.
     *
     * @param x the array
     * @param from index of the first
     * @param count how many
     */
    void sigmoid(float[] x, int from, int count);

    /**
     * Refuses matrices that do not fit.
     *
     * @param c as for {@link #product}
     * @param start as for {@link #product}
     * @param a as for {@link #product}
     * @param b as for {@link #product}
     */
    static void check(Matrix c, Matrix start, Matrix a, Matrix b) {
        if (a.columns() != b.rows() || c.rows() != a.rows() || c.columns() != b.columns() || c.columnStride() != 1) {
            throw new IllegalArgumentException("c (" + c.rows() + " x " + c.columns() + ", columns " + c.columnStride()
                    + " apart) is no place for the product of " + a.rows() + " x " + a.columns() + " and " + b.rows()
                    + " x " + b.columns());
        }
        if (start.rows() != c.rows() || start.columns() != c.columns() || start.columnStride() != 1) {
            throw new IllegalArgumentException("a product of " + c.rows() + " x " + c.columns() + " starts from no "
                    + start.rows() + " x " + start.columns() + ", columns " + start.columnStride() + " apart");
        }
    }

    /**
     * Refuses matrices that do not fit.
     *
     * @param memories as for {@link #associate}
     * @param left some rows that go with them
     * @param right others
     */
    static void checkMemories(Matrix memories, Matrix left, Matrix right) {
        int d = memories.columns();
        if (memories.rowStride() != d || memories.columnStride() != 1) {
            throw new IllegalArgumentException("rows of memories must lie one after the other, got strides of "
                    + memories.rowStride() + " and " + memories.columnStride());
        }
        if (left.rows() * d != memories.rows()
                || left.rows() != right.rows()
                || left.columns() != d
                || right.columns() != d
                || left.columnStride() != 1
                || right.columnStride() != 1) {
            throw new IllegalArgumentException("memories of " + memories.rows() + " x " + d + " associate no "
                    + left.rows() + " x " + left.columns() + " and " + right.rows() + " x " + right.columns()
                    + ", columns " + left.columnStride() + " and " + right.columnStride() + " apart");
        }
    }
}
