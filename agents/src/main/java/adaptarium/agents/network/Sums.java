package adaptarium.agents.network;

/** Sums over rows: gradients of what was added to each of them. */
final class Sums {
    private Sums() {}

    /**
     * Adds the sums of some arrays' rows to a block.
     *
     * @param gradient has the block
     * @param block as long as one row of every array together
     * @param rows how many
     * @param arrays float[rows * width] or longer each, all of the same width
     */
    static void addColumns(Parameters gradient, String block, int rows, float[]... arrays) {
        float[] sums = gradient.vector(block);
        int width = sums.length / arrays.length;
        float[] row = new float[width];
        float[] sum = new float[width];
        for (int a = 0; a < arrays.length; a++) {
            System.arraycopy(sums, a * width, sum, 0, width);
            for (int n = 0; n < rows; n++) {
                System.arraycopy(arrays[a], n * width, row, 0, width);
                add(sum, row);
            }
            System.arraycopy(sum, 0, sums, a * width, width);
        }
        gradient.set(block, sums);
    }

    private static void add(float[] sum, float[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += row[j];
        }
    }
}
