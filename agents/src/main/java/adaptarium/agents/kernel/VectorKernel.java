package adaptarium.agents.kernel;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The {@link Kernel} of the processor's vector instructions, by the JDK's incubating vector module. The only class that names it: {@link Kernels} finds this class
 * by its name, and the build compiles it by itself.
 *
 * <p>Four rows of a by two or three vectors of b are worked on together: eight sums or more stay in registers, and six loads serve eight multiplications. Panels of
 * b of at most 128 rows stay in the nearest cache. None of that changes the order in which an element's terms are added.
 *
 * <p>Vectors of one length alone: where others are used beside them, Java's compiler does not know any more which to expect, and makes an object of every one.
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
    public void product(Matrix c, Matrix start, Matrix a, Matrix b) {
        Kernel.check(c, start, a, b);
        if (c.columns() < WIDTH && c.rows() >= WIDTH && a.rowStride() == 1) {
            // Narrow, and a's columns lie as rows: the product of the transposed matrices is the same and fills
            // vectors.
            Matrix turned = start.transposed().copy();
            inBlocks(turned, turned, b.transposed(), a.transposed());
            copyColumns(turned.transposed(), c);
        } else {
            inBlocks(c, start, a, b.columnStride() == 1 ? b : b.copy());
        }
    }

    /** Of fewer columns than a vector has numbers, parts are copied to where there are zeros beside them. */
    private static void inBlocks(Matrix c, Matrix start, Matrix a, Matrix b) {
        boolean narrow = c.columns() < WIDTH;
        Matrix wide = narrow ? wide(Math.min(ROWS_AT_ONCE, c.rows())) : c;
        Matrix wideRight = narrow ? wide(Math.min(TERMS_AT_ONCE, b.rows())) : b;
        int k = 0;
        do {
            int terms = Math.min(TERMS_AT_ONCE, a.columns() - k);
            Matrix right = b.rows(k, terms);
            if (narrow) {
                copyColumns(right, wideRight);
                right = wideRight.rows(0, terms);
            }
            Matrix before = k == 0 ? start : c;
            for (int n = 0; n < c.rows(); n += ROWS_AT_ONCE) {
                int rows = Math.min(ROWS_AT_ONCE, c.rows() - n);
                Matrix left = a.rows(n, rows).columns(k, terms);
                if (narrow) {
                    Matrix some = wide.rows(0, rows);
                    copyColumns(before.rows(n, rows), some);
                    block(some, some, left, right);
                    copyColumns(some, c.rows(n, rows));
                } else {
                    block(c.rows(n, rows), before.rows(n, rows), left, right);
                }
            }
            k += terms;
        } while (k < a.columns());
    }

    private static Matrix wide(int rows) {
        return Matrix.of(new float[rows * WIDTH], 0, rows, WIDTH);
    }

    private static void copyColumns(Matrix from, Matrix to) {
        int columns = Math.min(from.columns(), to.columns());
        for (int i = 0; i < from.rows(); i++) {
            int at = from.offset() + i * from.rowStride();
            int toAt = to.offset() + i * to.rowStride();
            for (int j = 0; j < columns; j++) {
                to.values()[toAt + j] = from.values()[at + j * from.columnStride()];
            }
        }
    }

    /**
     * At least one vector of columns. Where columns do not fill vectors, the last vector overlaps the one before it: both are loaded before either is stored, so
     * that they say the same of what they share.
     */
    private static void block(Matrix c, Matrix start, Matrix a, Matrix b) {
        int rows = c.rows();
        int together = rows / 4 * 4;
        int last = c.columns() - WIDTH;
        for (int rest = (c.columns() + WIDTH - 1) / WIDTH, j = 0; rest > 0; ) {
            int vectors = rest == 1 || rest == 3 ? rest : 2;
            int middle = Math.min(last, j + WIDTH);
            int end = Math.min(last, j + 2 * WIDTH);
            for (int row = 0; row < together; row += 4) {
                if (vectors == 2) {
                    fourByTwo(c, start, a, b, row, j, middle);
                } else if (vectors == 3) {
                    fourByThree(c, start, a, b, row, j, middle, end);
                } else {
                    fourByOne(c, start, a, b, row, j);
                }
            }
            rest -= vectors;
            j += vectors * WIDTH;
        }
        for (int rest = (c.columns() + WIDTH - 1) / WIDTH, j = 0; rest > 0 && together < rows; ) {
            int vectors = rest == 5 ? 3 : Math.min(4, rest);
            int end = Math.min(last, j + (vectors - 1) * WIDTH); // fewer than four: the last one once more
            for (int row = together; row < rows; row++) {
                oneByFour(c, start, a, b, row, j, Math.min(end, j + WIDTH), Math.min(end, j + 2 * WIDTH), end);
            }
            rest -= vectors;
            j += vectors * WIDTH;
        }
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static void fourByThree(Matrix c, Matrix start, Matrix a, Matrix b, int row, int j0, int j1, int j2) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int stride = a.rowStride();
        int step = a.columnStride();
        float[] right = b.values();
        int rightAt = b.offset();
        int rightStep = b.rowStride();
        float[] from = start.values();
        int from0 = start.offset() + row * start.rowStride();
        int from1 = from0 + start.rowStride();
        int from2 = from1 + start.rowStride();
        int from3 = from2 + start.rowStride();
        FloatVector s00 = load(from, from0 + j0);
        FloatVector s01 = load(from, from0 + j1);
        FloatVector s02 = load(from, from0 + j2);
        FloatVector s10 = load(from, from1 + j0);
        FloatVector s11 = load(from, from1 + j1);
        FloatVector s12 = load(from, from1 + j2);
        FloatVector s20 = load(from, from2 + j0);
        FloatVector s21 = load(from, from2 + j1);
        FloatVector s22 = load(from, from2 + j2);
        FloatVector s30 = load(from, from3 + j0);
        FloatVector s31 = load(from, from3 + j1);
        FloatVector s32 = load(from, from3 + j2);
        for (int k = 0; k < a.columns(); k++, leftAt += step, rightAt += rightStep) {
            FloatVector b0 = load(right, rightAt + j0);
            FloatVector b1 = load(right, rightAt + j1);
            FloatVector b2 = load(right, rightAt + j2);
            FloatVector x = all(left[leftAt]);
            s00 = s00.add(x.mul(b0));
            s01 = s01.add(x.mul(b1));
            s02 = s02.add(x.mul(b2));
            x = all(left[leftAt + stride]);
            s10 = s10.add(x.mul(b0));
            s11 = s11.add(x.mul(b1));
            s12 = s12.add(x.mul(b2));
            x = all(left[leftAt + 2 * stride]);
            s20 = s20.add(x.mul(b0));
            s21 = s21.add(x.mul(b1));
            s22 = s22.add(x.mul(b2));
            x = all(left[leftAt + 3 * stride]);
            s30 = s30.add(x.mul(b0));
            s31 = s31.add(x.mul(b1));
            s32 = s32.add(x.mul(b2));
        }
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride();
        int at1 = at0 + c.rowStride();
        int at2 = at1 + c.rowStride();
        int at3 = at2 + c.rowStride();
        s00.intoArray(sums, at0 + j0);
        s01.intoArray(sums, at0 + j1);
        s02.intoArray(sums, at0 + j2);
        s10.intoArray(sums, at1 + j0);
        s11.intoArray(sums, at1 + j1);
        s12.intoArray(sums, at1 + j2);
        s20.intoArray(sums, at2 + j0);
        s21.intoArray(sums, at2 + j1);
        s22.intoArray(sums, at2 + j2);
        s30.intoArray(sums, at3 + j0);
        s31.intoArray(sums, at3 + j1);
        s32.intoArray(sums, at3 + j2);
    }

    private static void fourByTwo(Matrix c, Matrix start, Matrix a, Matrix b, int row, int j0, int j1) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int stride = a.rowStride();
        int step = a.columnStride();
        float[] right = b.values();
        int rightAt = b.offset();
        int rightStep = b.rowStride();
        float[] from = start.values();
        int from0 = start.offset() + row * start.rowStride();
        int from1 = from0 + start.rowStride();
        int from2 = from1 + start.rowStride();
        int from3 = from2 + start.rowStride();
        FloatVector s00 = load(from, from0 + j0);
        FloatVector s01 = load(from, from0 + j1);
        FloatVector s10 = load(from, from1 + j0);
        FloatVector s11 = load(from, from1 + j1);
        FloatVector s20 = load(from, from2 + j0);
        FloatVector s21 = load(from, from2 + j1);
        FloatVector s30 = load(from, from3 + j0);
        FloatVector s31 = load(from, from3 + j1);
        for (int k = 0; k < a.columns(); k++, leftAt += step, rightAt += rightStep) {
            FloatVector b0 = load(right, rightAt + j0);
            FloatVector b1 = load(right, rightAt + j1);
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
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride();
        int at1 = at0 + c.rowStride();
        int at2 = at1 + c.rowStride();
        int at3 = at2 + c.rowStride();
        s00.intoArray(sums, at0 + j0);
        s01.intoArray(sums, at0 + j1);
        s10.intoArray(sums, at1 + j0);
        s11.intoArray(sums, at1 + j1);
        s20.intoArray(sums, at2 + j0);
        s21.intoArray(sums, at2 + j1);
        s30.intoArray(sums, at3 + j0);
        s31.intoArray(sums, at3 + j1);
    }

    private static void fourByOne(Matrix c, Matrix start, Matrix a, Matrix b, int row, int j0) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int stride = a.rowStride();
        int step = a.columnStride();
        float[] right = b.values();
        int rightAt = b.offset();
        int rightStep = b.rowStride();
        float[] from = start.values();
        int from0 = start.offset() + row * start.rowStride();
        int from1 = from0 + start.rowStride();
        int from2 = from1 + start.rowStride();
        int from3 = from2 + start.rowStride();
        FloatVector s00 = load(from, from0 + j0);
        FloatVector s10 = load(from, from1 + j0);
        FloatVector s20 = load(from, from2 + j0);
        FloatVector s30 = load(from, from3 + j0);
        for (int k = 0; k < a.columns(); k++, leftAt += step, rightAt += rightStep) {
            FloatVector b0 = load(right, rightAt + j0);
            FloatVector x = all(left[leftAt]);
            s00 = s00.add(x.mul(b0));
            x = all(left[leftAt + stride]);
            s10 = s10.add(x.mul(b0));
            x = all(left[leftAt + 2 * stride]);
            s20 = s20.add(x.mul(b0));
            x = all(left[leftAt + 3 * stride]);
            s30 = s30.add(x.mul(b0));
        }
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride();
        int at1 = at0 + c.rowStride();
        int at2 = at1 + c.rowStride();
        int at3 = at2 + c.rowStride();
        s00.intoArray(sums, at0 + j0);
        s10.intoArray(sums, at1 + j0);
        s20.intoArray(sums, at2 + j0);
        s30.intoArray(sums, at3 + j0);
    }

    private static void oneByFour(Matrix c, Matrix start, Matrix a, Matrix b, int row, int j0, int j1, int j2, int j3) {
        float[] left = a.values();
        int leftAt = a.offset() + row * a.rowStride();
        int step = a.columnStride();
        float[] right = b.values();
        int rightAt = b.offset();
        int rightStep = b.rowStride();
        float[] from = start.values();
        int from0 = start.offset() + row * start.rowStride();
        FloatVector s00 = load(from, from0 + j0);
        FloatVector s01 = load(from, from0 + j1);
        FloatVector s02 = load(from, from0 + j2);
        FloatVector s03 = load(from, from0 + j3);
        for (int k = 0; k < a.columns(); k++, leftAt += step, rightAt += rightStep) {
            FloatVector b0 = load(right, rightAt + j0);
            FloatVector b1 = load(right, rightAt + j1);
            FloatVector b2 = load(right, rightAt + j2);
            FloatVector b3 = load(right, rightAt + j3);
            FloatVector x = all(left[leftAt]);
            s00 = s00.add(x.mul(b0));
            s01 = s01.add(x.mul(b1));
            s02 = s02.add(x.mul(b2));
            s03 = s03.add(x.mul(b3));
        }
        float[] sums = c.values();
        int at0 = c.offset() + row * c.rowStride();
        s00.intoArray(sums, at0 + j0);
        s01.intoArray(sums, at0 + j1);
        s02.intoArray(sums, at0 + j2);
        s03.intoArray(sums, at0 + j3);
    }

    @Override
    public void associate(Matrix memories, Matrix keys, Matrix values, Matrix queries, Matrix answers) {
        Kernel.checkMemories(memories, keys, values);
        Kernel.checkMemories(memories, queries, answers);
        int d = memories.columns();
        for (int block = 0; block < keys.rows(); block++) {
            int at = memories.offset() + block * d * d;
            int key = keys.offset() + block * keys.rowStride();
            int value = values.offset() + block * values.rowStride();
            int query = queries.offset() + block * queries.rowStride();
            int to = answers.offset() + block * answers.rowStride();
            int j = 0;
            for (; j + WIDTH <= d; j += WIDTH) {
                FloatVector v = load(values.values(), value + j);
                FloatVector y = load(answers.values(), to + j);
                for (int i = 0, row = at + j; i < d; i++, row += d) {
                    FloatVector m = load(memories.values(), row).add(v.mul(all(keys.values()[key + i])));
                    m.intoArray(memories.values(), row);
                    y = y.add(m.mul(all(queries.values()[query + i])));
                }
                y.intoArray(answers.values(), to + j);
            }
            for (; j < d; j++) {
                float v = values.values()[value + j];
                float y = answers.values()[to + j];
                for (int i = 0, row = at + j; i < d; i++, row += d) {
                    float m = memories.values()[row] + v * keys.values()[key + i];
                    memories.values()[row] = m;
                    y += m * queries.values()[query + i];
                }
                answers.values()[to + j] = y;
            }
        }
    }

    @Override
    public void tanh(float[] x, int from, int count) {
        int end = rational(x, from, count, /* scale= */ 1, /* shift= */ -0f);
        float[] rest = Arrays.copyOfRange(x, end, from + count);
        RationalTanh.tanh(rest, new float[rest.length], rest.length);
        System.arraycopy(rest, 0, x, end, rest.length);
    }

    @Override
    public void sigmoid(float[] x, int from, int count) {
        int end = rational(x, from, count, /* scale= */ 0.5f, /* shift= */ 0.5f);
        float[] rest = Arrays.copyOfRange(x, end, from + count);
        RationalTanh.sigmoid(rest, new float[rest.length], rest.length);
        System.arraycopy(rest, 0, x, end, rest.length);
    }

    /**
     * Replaces whole vectors of numbers by scale tanh(scale x) + shift, number by number what {@link RationalTanh} does: times 1 and plus -0 change no bit. One loop
     * for both functions and no vector handed to a method: one that the compiler does not happen to inline would make an object of every vector.
     *
     * @return index of the first number that was left
     */
    private static int rational(float[] x, int from, int count, float scale, float shift) {
        Objects.checkFromIndexSize(from, count, x.length);
        int i = from;
        for (; i + WIDTH <= from + count; i += WIDTH) {
            FloatVector y = load(x, i).mul(scale).min(RationalTanh.LIMIT).max(-RationalTanh.LIMIT);
            FloatVector s = y.mul(y);
            FloatVector p = s.mul(RationalTanh.P4).add(RationalTanh.P3);
            p = s.mul(p).add(RationalTanh.P2);
            p = s.mul(p).add(RationalTanh.P1);
            p = s.mul(p).add(RationalTanh.P0);
            FloatVector q = s.mul(RationalTanh.Q4).add(RationalTanh.Q3);
            q = s.mul(q).add(RationalTanh.Q2);
            q = s.mul(q).add(RationalTanh.Q1);
            q = s.mul(q).add(RationalTanh.Q0);
            y.mul(p).div(q).mul(scale).add(shift).intoArray(x, i);
        }
        return i;
    }
}
