package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.network.Parameters;

/** Sums over rows: gradients of what was added to each of them. */
public final class Sums {
    private static final float[] ONE = {1};

    private Sums() {}

    /**
     * Adds the sums of some arrays' rows to a block.
     *
     * @param kernel does it
     * @param gradient has the block
     * @param block as long as one row of every array together
     * @param rows how many
     * @param arrays float[rows * width] or longer each, all of the same width
     */
    public static void addColumns(Kernel kernel, Parameters gradient, String block, int rows, float[]... arrays) {
        Matrix ones = new Matrix(ONE, 0, 1, rows, 0, 0);
        Matrix sums = gradient.row(block);
        int width = sums.columns() / arrays.length;
        for (int a = 0; a < arrays.length; a++) {
            kernel.addProduct(sums.columns(a * width, width), ones, Matrix.of(arrays[a], 0, rows, width));
        }
    }
}
