package adaptarium.agents.kernel;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The {@link Kernel} of the processor's vector instructions, by the JDK's incubating vector module. The only class that names it: {@link Kernels} finds this class
 * by its name, and the build compiles it by itself.
 *
 * <p>Four rows of a by two vectors of b are worked on together: eight sums stay in registers, and six loads serve eight multiplications. Panels of b of at most
 * 128 rows stay in the nearest cache. None of that changes the order in which an element's terms are added.
 *
 * <p>Whether a vector lies in its array need not be asked at every load: {@link Matrix} has asked for all of its numbers, and the others ask before they begin.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int TERMS_AT_ONCE = 128;
    private static final int ROWS_AT_ONCE = 128;

    @Override
    public String title() {
        return "vector instructions";
    }

    @Override
    public void addProduct(Matrix c, Matrix a, Matrix b) {
        Kernel.check(c, a, b);
        if (c.columns() < WIDTH && c.rows() >= WIDTH && a.rowStride() == 1) {
            // Narrow, and a's columns lie as rows: the product of the transposed matrices is the same and fills
            // vectors.
            Matrix turned = c.transposed().copy();
            addInBlocks(turned, b.transposed(), a.transposed());
            for (int j = 0; j < c.columns(); j++) {
                for (int i = 0; i < c.rows(); i++) {
                    c.values()[c.offset() + i * c.rowStride() + j] = turned.values()[j * c.rows() + i];
                }
            }
        } else {
            addInBlocks(c, a, b.columnStride() == 1 ? b : b.copy());
        }
    }

    private static void addInBlocks(Matrix c, Matrix a, Matrix b) {
        boolean narrow = c.columns() < WIDTH;
        for (int k = 0; k < a.columns(); k += TERMS_AT_ONCE) {
            int terms = Math.min(TERMS_AT_ONCE, a.columns() - k);
            Matrix right = narrow ? padded(b.rows(k, terms)) : b.rows(k, terms);
            for (int n = 0; n < c.rows(); n += ROWS_AT_ONCE) {
                int rows = Math.min(ROWS_AT_ONCE, c.rows() - n);
                Matrix left = a.rows(n, rows).columns(k, terms);
                if (narrow) {
                    Matrix some = c.rows(n, rows);
                    Matrix wide = padded(some);
                    addColumns(wide, left, right);
                    copyColumns(wide, some);
                } else {
                    addColumns(c.rows(n, rows), left, right);
                }
            }
        }
    }

    /** Fewer columns than a vector has numbers, with zeros beside them. */
    private static Matrix padded(Matrix narrow) {
        Matrix wide = Matrix.of(new float[narrow.rows() * WIDTH], 0, narrow.rows(), WIDTH);
        copyColumns(narrow, wide);
        return wide;
    }

    private static void copyColumns(Matrix from, Matrix to) {
        int columns = Math.min(from.columns(), to.columns());
        for (int i = 0; i < from.rows(); i++) {
            int at = from.offset() + i * from.rowStride();
            int toAt = to.offset() + i * to.rowStride();
            for (int j = 0; j < columns; j++) {
                to.values()[toAt + j] = from.values()[at + j];
            }
        }
    }

    /** At least one vector of columns. Where the last vector overlaps the one before it, what the other adds is left to it. */
    private static void addColumns(Matrix c, Matrix a, Matrix b) {
        int rows = c.rows();
        int columns = c.columns();
        int whole = columns / WIDTH * WIDTH;
        if (whole < columns) {
            int j = columns - WIDTH;
            VectorMask<Float> others = SPECIES.indexInRange(j, whole);
            int n = 0;
            for (; n + 4 <= rows; n += 4) {
                fourByOne(c, a, b, n, j, others);
            }
            for (; n < rows; n++) {
                oneByOne(c, a, b, n, j, others);
            }
        }
        int j = 0;
        for (; j + 2 * WIDTH <= whole; j += 2 * WIDTH) {
            int n = 0;
            for (; n + 4 <= rows; n += 4) {
                fourByTwo(c, a, b, n, j);
            }
            for (; n < rows; n++) {
                oneByTwo(c, a, b, n, j);
            }
        }
        if (j < whole) {
            VectorMask<Float> none = SPECIES.maskAll(false);
            int n = 0;
            for (; n + 4 <= rows; n += 4) {
                fourByOne(c, a, b, n, j, none);
            }
            for (; n < rows; n++) {
                oneByOne(c, a, b, n, j, none);
            }
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static void fourByTwo(Matrix c, Matrix a, Matrix b, int row, int column) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int stride = a.rowStride();
        int step = a.columnStride();
        float[] right = b.values();
        int rightAt = b.offset() + column;
        int rightStep = b.rowStride();
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride() + column;
        int at1 = at0 + c.rowStride();
        int at2 = at1 + c.rowStride();
        int at3 = at2 + c.rowStride();
        FloatVector s00 = load(sums, at0);
        FloatVector s01 = load(sums, at0 + WIDTH);
        FloatVector s10 = load(sums, at1);
        FloatVector s11 = load(sums, at1 + WIDTH);
        FloatVector s20 = load(sums, at2);
        FloatVector s21 = load(sums, at2 + WIDTH);
        FloatVector s30 = load(sums, at3);
        FloatVector s31 = load(sums, at3 + WIDTH);
        for (int k = 0; k < a.columns(); k++, leftAt += step, rightAt += rightStep) {
            FloatVector b0 = load(right, rightAt);
            FloatVector b1 = load(right, rightAt + WIDTH);
            FloatVector x = all(left[leftAt]);
            s00 = s00.add(x.mul(b0));
            s01 = s01.add(x.mul(b1));
            x = all(left[leftAt + stride]);
            s10 = s10.add(x.mul(b0));
            s11 = s11.add(x.mul(b1));
            x = all(left[leftAt + 2 * stride]);
            s20 = s20.add(x.mul(b0));
            s21 = s21.add(x.mul(b1));
            x = all(left[leftAt + 3 * stride]);
            s30 = s30.add(x.mul(b0));
            s31 = s31.add(x.mul(b1));
        }
        s00.intoArray(sums, at0);
        s01.intoArray(sums, at0 + WIDTH);
        s10.intoArray(sums, at1);
        s11.intoArray(sums, at1 + WIDTH);
        s20.intoArray(sums, at2);
        s21.intoArray(sums, at2 + WIDTH);
        s30.intoArray(sums, at3);
        s31.intoArray(sums, at3 + WIDTH);
    }

    private static void oneByTwo(Matrix c, Matrix a, Matrix b, int row, int column) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        float[] right = b.values();
        int rightAt = b.offset() + column;
        int at = c.offset() + row * c.rowStride() + column;
        FloatVector s0 = load(c.values(), at);
        FloatVector s1 = load(c.values(), at + WIDTH);
        for (int k = 0; k < a.columns(); k++, leftAt += a.columnStride(), rightAt += b.rowStride()) {
            FloatVector x = all(left[leftAt]);
            s0 = s0.add(x.mul(load(right, rightAt)));
            s1 = s1.add(x.mul(load(right, rightAt + WIDTH)));
        }
        s0.intoArray(c.values(), at);
        s1.intoArray(c.values(), at + WIDTH);
    }

    private static void fourByOne(Matrix c, Matrix a, Matrix b, int row, int column, VectorMask<Float> keep) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int stride = a.rowStride();
        float[] right = b.values();
        int rightAt = b.offset() + column;
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride() + column;
        int at1 = at0 + c.rowStride();
        int at2 = at1 + c.rowStride();
        int at3 = at2 + c.rowStride();
        FloatVector s0 = load(sums, at0);
        FloatVector s1 = load(sums, at1);
        FloatVector s2 = load(sums, at2);
        FloatVector s3 = load(sums, at3);
        for (int k = 0; k < a.columns(); k++, leftAt += a.columnStride(), rightAt += b.rowStride()) {
            FloatVector y = load(right, rightAt);
            s0 = s0.add(all(left[leftAt]).mul(y));
            s1 = s1.add(all(left[leftAt + stride]).mul(y));
            s2 = s2.add(all(left[leftAt + 2 * stride]).mul(y));
            s3 = s3.add(all(left[leftAt + 3 * stride]).mul(y));
        }
        s0.blend(load(sums, at0), keep).intoArray(sums, at0);
        s1.blend(load(sums, at1), keep).intoArray(sums, at1);
        s2.blend(load(sums, at2), keep).intoArray(sums, at2);
        s3.blend(load(sums, at3), keep).intoArray(sums, at3);
    }

    private static void oneByOne(Matrix c, Matrix a, Matrix b, int row, int column, VectorMask<Float> keep) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int rightAt = b.offset() + column;
        int at = c.offset() + row * c.rowStride() + column;
        FloatVector s = load(c.values(), at);
        for (int k = 0; k < a.columns(); k++, leftAt += a.columnStride(), rightAt += b.rowStride()) {
            s = s.add(all(left[leftAt]).mul(load(b.values(), rightAt)));
        }
        s.blend(load(c.values(), at), keep).intoArray(c.values(), at);
    }

    @Override
    public void tanh(float[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        int i = from;
        for (; i + WIDTH <= from + count; i += WIDTH) {
            tanh(load(x, i)).intoArray(x, i);
        }
        float[] rest = java.util.Arrays.copyOfRange(x, i, from + count);
        Squash.tanh(rest, new float[rest.length], rest.length);
        System.arraycopy(rest, 0, x, i, rest.length);
    }

    @Override
    public void sigmoid(float[] x, int from, int count) {
        Objects.checkFromIndexSize(from, count, x.length);
        int i = from;
        for (; i + WIDTH <= from + count; i += WIDTH) {
            tanh(load(x, i).mul(0.5f)).mul(0.5f).add(0.5f).intoArray(x, i);
        }
        float[] rest = java.util.Arrays.copyOfRange(x, i, from + count);
        Squash.sigmoid(rest, new float[rest.length], rest.length);
        System.arraycopy(rest, 0, x, i, rest.length);
    }

    /** Number by number what {@link Squash} does. */
    private static FloatVector tanh(FloatVector given) {
        FloatVector x = given.min(Squash.LIMIT).max(-Squash.LIMIT);
        FloatVector s = x.mul(x);
        FloatVector p = s.mul(Squash.P4).add(Squash.P3);
        p = s.mul(p).add(Squash.P2);
        p = s.mul(p).add(Squash.P1);
        p = s.mul(p).add(Squash.P0);
        FloatVector q = s.mul(Squash.Q4).add(Squash.Q3);
        q = s.mul(q).add(Squash.Q2);
        q = s.mul(q).add(Squash.Q1);
        q = s.mul(q).add(Squash.Q0);
        return x.mul(p).div(q);
    }
}
