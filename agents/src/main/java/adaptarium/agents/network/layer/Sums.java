package adaptarium.agents.network.layer;

import adaptarium.agents.kernel.Kernel;
import adaptarium.agents.kernel.Matrix;
import adaptarium.agents.network.Parameters;

/** Sums over rows: gradients of what was added to each of them. */
public final class Sums {
    private static final float[] ONE = {1};

    private Sums() {}

    /**
     * Adds the sums of some matrices' columns to a block.
     *
     * @param kernel does it
     * @param gradient has the block
     * @param block as long as one row of every matrix together
     * @param matrices equally many rows and columns each
     */
    public static void addColumns(Kernel kernel, Parameters gradient, String block, Matrix... matrices) {
        Matrix ones = new Matrix(ONE, 0, 1, matrices[0].rows(), 0, 0);
        Matrix sums = gradient.row(block);
        int width = matrices[0].columns();
        for (int i = 0; i < matrices.length; i++) {
            kernel.addProduct(sums.columns(i * width, width), ones, matrices[i]);
        }
    }
}
