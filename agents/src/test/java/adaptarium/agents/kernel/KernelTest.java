package adaptarium.agents.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Every kernel there is on this Java against the slowest way to say the same, to the bit. */
class KernelTest {
    private static final List<Kernel> KERNELS = List.of(new PlainKernel(), Kernel.best());
    private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 32, 33, 40, 64, 70, 130};
    private static final float[] SPECIAL = {
        Float.NaN,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_NORMAL,
        1e38f,
        -3e38f,
        1e-30f
    };

    private static float[] numbers(int n, long seed, boolean special) {
        RandomGenerator random = Seeds.generator(seed);
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = special && random.nextInt(8) == 0
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : (float) random.nextGaussian();
        }
        return numbers;
    }

    /** The definition: terms rounded, and added in order. */
    private static void slowly(Matrix c, Matrix a, Matrix b) {
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                int to = c.offset() + i * c.rowStride() + j;
                for (int k = 0; k < a.columns(); k++) {
                    float term = a.values()[a.offset() + i * a.rowStride() + k * a.columnStride()]
                            * b.values()[b.offset() + k * b.rowStride() + j * b.columnStride()];
                    c.values()[to] += term;
                }
            }
        }
    }

    private static Matrix view(int rows, int columns, boolean transposed, long seed, boolean special) {
        Matrix matrix = Matrix.of(
                numbers(3 + rows * columns, seed, special),
                2,
                transposed ? columns : rows,
                transposed ? rows : columns);
        return transposed ? matrix.transposed() : matrix;
    }

    /** The definition: M += k^T v, then y += q M, terms rounded and added in order. */
    private static void associateSlowly(Matrix memory, Matrix key, Matrix value, Matrix query, Matrix answer) {
        slowly(memory, key.transposed(), value);
        slowly(answer, query, memory);
    }

    @Test
    void memoriesAssociateToTheBitAsTheirProductsDo() {
        long seed = 0;
        for (int d : List.of(1, 2, 3, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 32, 33)) {
            for (int blocks : List.of(0, 1, 3, 4)) {
                seed++;
                boolean special = seed % 3 == 0;
                int apart = d + (int) (seed % 4); // rows of what is handed, between other numbers
                float[] memories = numbers(5 + blocks * d * d, seed, special);
                float[] rows = numbers(3 + 3 * blocks * apart, seed + 1, special);
                float[] answers = numbers(2 + blocks * apart, seed + 2, special);
                for (Kernel kernel : KERNELS) {
                    float[] got = memories.clone();
                    float[] answered = answers.clone();
                    Matrix keys = new Matrix(rows, 1, blocks, d, apart, 1);
                    Matrix values = new Matrix(rows, 1 + blocks * apart, blocks, d, apart, 1);
                    Matrix queries = new Matrix(rows, 1 + 2 * blocks * apart, blocks, d, apart, 1);
                    kernel.associate(
                            Matrix.of(got, 3, blocks * d, d),
                            keys,
                            values,
                            queries,
                            new Matrix(answered, 1, blocks, d, apart, 1));
                    float[] expected = memories.clone();
                    float[] expectedAnswers = answers.clone();
                    for (int block = 0; block < blocks; block++) {
                        associateSlowly(
                                Matrix.of(expected, 3 + block * d * d, d, d),
                                keys.rows(block, 1),
                                values.rows(block, 1),
                                queries.rows(block, 1),
                                Matrix.of(expectedAnswers, 1 + block * apart, 1, d));
                    }
                    String what = kernel.title() + ", " + blocks + " of " + d;
                    assertArrayEquals(expected, got, what);
                    assertArrayEquals(expectedAnswers, answered, what);
                }
            }
        }
    }

    @Test
    void whatDoesNotFitAMemoryIsRefused() {
        Matrix memory = Matrix.of(new float[18], 0, 6, 3);
        Matrix rows = Matrix.of(new float[6], 0, 2, 3);
        Matrix turned = Matrix.of(new float[6], 0, 3, 2).transposed();
        Matrix apart = new Matrix(new float[30], 0, 6, 3, 5, 1);
        for (Kernel kernel : KERNELS) {
            kernel.associate(memory, rows, rows, rows, Matrix.of(new float[6], 0, 2, 3));
            for (Matrix bad : List.of(turned, rows.rows(0, 1), rows.columns(0, 2))) {
                assertThrows(IllegalArgumentException.class, () -> kernel.associate(memory, bad, rows, rows, rows));
                assertThrows(IllegalArgumentException.class, () -> kernel.associate(memory, rows, bad, rows, rows));
                assertThrows(IllegalArgumentException.class, () -> kernel.associate(memory, rows, rows, bad, rows));
                assertThrows(IllegalArgumentException.class, () -> kernel.associate(memory, rows, rows, rows, bad));
            }
            assertThrows(IllegalArgumentException.class, () -> kernel.associate(apart, rows, rows, rows, rows));
        }
    }

    @Test
    void productsAreToTheBitTheirTermsAddedInOrder() {
        long seed = 0;
        for (int rows : SIZES) {
            for (int terms : SIZES) {
                for (int columns : SIZES) {
                    seed++;
                    boolean special = seed % 3 == 0;
                    Matrix a = view(rows, terms, seed % 2 == 0, seed, special);
                    Matrix b = view(terms, columns, seed % 5 == 0, seed + 1, special);
                    // Between other columns, which must stay as they are.
                    float[] start = numbers(1 + rows * (columns + 2), seed + 2, special);
                    Matrix expected = new Matrix(start.clone(), 1, rows, columns, columns + 2, 1);
                    slowly(expected, a, b);
                    for (Kernel kernel : KERNELS) {
                        Matrix c = new Matrix(start.clone(), 1, rows, columns, columns + 2, 1);
                        kernel.addProduct(c, a, b);
                        String sizes = kernel.title() + ", " + rows + " x " + terms + " x " + columns;
                        assertSameBits(expected.values(), c.values(), sizes);
                        assertStartsElsewhere(kernel, start, a, b, sizes);
                    }
                }
            }
        }
    }

    /** From one row, as a bias is added: the same as if it had been written over c first. */
    private static void assertStartsElsewhere(Kernel kernel, float[] start, Matrix a, Matrix b, String message) {
        float[] row = Arrays.copyOf(start, b.columns());
        Matrix expected = Matrix.ofEqualRows(row, a.rows()).copy();
        slowly(expected, a, b);
        Matrix c = Matrix.of(new float[a.rows() * b.columns()], 0, a.rows(), b.columns());
        Arrays.fill(c.values(), 99); // nothing of which may be left
        kernel.product(c, Matrix.ofEqualRows(row, a.rows()), a, b);
        assertSameBits(expected.values(), c.values(), message + " from a row");
    }

    @Test
    void productsOfNoTermsAreWhereTheyStart() {
        for (Kernel kernel : KERNELS) {
            for (int columns : new int[] {3, 40}) {
                float[] row = numbers(columns, 5, false);
                Matrix c = Matrix.of(new float[20 * columns], 0, 20, columns);
                Matrix a = Matrix.of(new float[0], 0, 20, 0);
                kernel.product(c, Matrix.ofEqualRows(row, 20), a, Matrix.of(new float[0], 0, 0, columns));
                assertArrayEquals(Matrix.ofEqualRows(row, 20).copy().values(), c.values(), kernel.title());
            }
        }
    }

    /** Bits but for which NaN it is: Java leaves that open. */
    private static void assertSameBits(float[] expected, float[] actual, String message) {
        int[] bits = new int[expected.length];
        int[] others = new int[expected.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(expected[i]));
        Arrays.setAll(others, i -> Float.floatToIntBits(actual[i]));
        assertArrayEquals(bits, others, message);
    }

    @Test
    void tanhAndSigmoidAreTheSameOnEveryKernelAndInEveryPlace() {
        for (int count : new int[] {0, 1, 3, 8, 15, 16, 17, 100, 1023, 1024, 1025, 3000}) {
            float[] start = numbers(count + 5, count, true);
            for (boolean sigmoid : new boolean[] {true, false}) {
                float[] expected = start.clone();
                for (int i = 2; i < 2 + count; i++) {
                    float[] one = {expected[i]};
                    if (sigmoid) {
                        RationalTanh.sigmoid(one, new float[1], 1);
                    } else {
                        RationalTanh.tanh(one, new float[1], 1);
                    }
                    expected[i] = one[0];
                }
                for (Kernel kernel : KERNELS) {
                    float[] actual = start.clone();
                    if (sigmoid) {
                        kernel.sigmoid(actual, 2, count);
                    } else {
                        kernel.tanh(actual, 2, count);
                    }
                    assertSameBits(expected, actual, kernel + ", " + count);
                }
            }
        }
    }

    @Test
    void theVectorKernelIsTheBestWhereItsModuleIs() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                || Boolean.getBoolean("adaptarium.vectors");
        assertEquals(
                there ? "VectorKernel" : "PlainKernel", Kernel.best().getClass().getSimpleName());
    }

    @Test
    void matricesThatDoNotFitAreRefused() {
        Matrix three = Matrix.of(new float[6], 0, 2, 3);
        Matrix two = Matrix.of(new float[4], 0, 2, 2);
        for (Kernel kernel : KERNELS) {
            assertThrows(IllegalArgumentException.class, () -> kernel.addProduct(two, three, three));
            assertThrows(IllegalArgumentException.class, () -> kernel.addProduct(three, three, two));
            assertThrows(IllegalArgumentException.class, () -> kernel.addProduct(three.transposed(), three, two));
            Matrix c = Matrix.of(new float[4], 0, 2, 2);
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> kernel.product(c, three, two, two));
            assertEquals("a product of 2 x 2 starts from no 2 x 3, columns 1 apart", e.getMessage());
            for (int[] range : new int[][] {{0, 65}, {60, 5}, {-1, 32}}) { // the vectors themselves are not asked
                assertThrows(IndexOutOfBoundsException.class, () -> kernel.tanh(new float[64], range[0], range[1]));
                assertThrows(IndexOutOfBoundsException.class, () -> kernel.sigmoid(new float[64], range[0], range[1]));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Matrix.of(new float[5], 0, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> two.rows(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Matrix(new float[6], 5, 2, 2, -3, 1));
    }

    @Test
    void viewsShareTheirNumbers() {
        Matrix matrix = Matrix.of(new float[] {9, 1, 2, 3, 4, 5, 6}, 1, 2, 3);
        assertArrayEquals(
                new float[] {1, 4, 2, 5, 3, 6}, matrix.transposed().copy().values());
        assertArrayEquals(
                new float[] {5, 6}, matrix.rows(1, 1).columns(1, 2).copy().values());
        assertArrayEquals(
                new float[] {7, 8, 7, 8, 7, 8},
                Matrix.ofEqualRows(new float[] {7, 8}, 3).copy().values());
    }
}
