package adaptarium.agents.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Small whole numbers, which float32 multiplies and adds exactly, whatever the order. */
class MatrixTest {
    private static float[] numbers(int n, int first) {
        float[] numbers = new float[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = (first + 7 * i) % 11 - 5;
        }
        return numbers;
    }

    @Test
    void productsAreSumsOfProducts() {
        for (int height = 1; height < 11; height++) {
            for (int width = 1; width < 20; width += 3) {
                float[] flat = numbers(1 + height * width, 3);
                float[] x = numbers(2 + height, 4);
                float[] y = numbers(width, 5);
                float[] expected = y.clone();
                float[] back = numbers(3 + height, 6);
                float[] expectedBack = back.clone();
                for (int k = 0; k < height; k++) {
                    for (int j = 0; j < width; j++) {
                        float weight = flat[1 + k * width + j];
                        expected[j] += x[2 + k] * weight;
                        expectedBack[3 + k] += y[j] * weight;
                    }
                }
                Matrix matrix = Matrix.of(flat, 1, height, width);
                matrix.addInnerProducts(y, 0, back, 3);
                matrix.addProduct(x, 2, y);
                assertArrayEquals(expected, y);
                assertArrayEquals(expectedBack, back);
                float[] transposedBack = numbers(height, 9);
                float[] expectedTransposed = transposedBack.clone();
                Matrix.of(transpose(flat, height, width), 0, /* height= */ width, /* width= */ height)
                        .addProduct(y, 0, transposedBack);
                Matrix.transposed(flat, 1, /* height= */ width, /* width= */ height)
                        .addProduct(y, 0, expectedTransposed);
                assertArrayEquals(expectedTransposed, transposedBack);
            }
        }
    }

    private static float[] transpose(float[] flat, int height, int width) {
        float[] result = new float[height * width];
        for (int k = 0; k < height; k++) {
            for (int j = 0; j < width; j++) {
                result[j * height + k] = flat[1 + k * width + j];
            }
        }
        return result;
    }

    @Test
    void outerProductsAreSummedFourAtATimeOrFewer() {
        for (int pairs = 0; pairs < 10; pairs++) {
            OuterSum sum = new OuterSum(3, 5);
            float[] weights = new float[15];
            float[] biases = new float[5];
            for (int i = 0; i < pairs; i++) {
                float[] x = numbers(4, i);
                float[] d = numbers(7, i + 1);
                sum.add(x, 1, d, 2);
                for (int j = 0; j < 5; j++) {
                    biases[j] += d[2 + j];
                    for (int k = 0; k < 3; k++) {
                        weights[k * 5 + j] += x[1 + k] * d[2 + j];
                    }
                }
            }
            float[] flat = new float[20];
            sum.writeWeights(flat, 0);
            sum.writeBiases(flat, 15);
            float[] expected = java.util.Arrays.copyOf(weights, 20);
            System.arraycopy(biases, 0, expected, 15, 5);
            assertArrayEquals(expected, flat);
            float[] transposed = new float[15];
            sum.writeTransposed(transposed, 0);
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < 5; j++) {
                    weights[k * 5 + j] -= transposed[j * 3 + k];
                }
            }
            assertArrayEquals(new float[15], weights);
        }
    }
}
