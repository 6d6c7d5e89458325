package adaptarium.meta.gradient.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Between tensors of either precision and the heap. */
public final class Tensors {
    private Tensors() {}

    /** The numbers of a tensor, row-major, in double precision. */
    public static double[] doubles(NDArray tensor) {
        if (tensor.getDataType() == DataType.FLOAT64) {
            return tensor.toDoubleArray();
        }
        float[] values = tensor.toFloatArray();
        double[] wide = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    /** Adds the rows of [B, P] to a sum over tasks, in task order. */
    public static void addRows(NDArray rows, double[] sum) {
        double[] values = doubles(rows);
        for (int row = 0;
                row < values.length;
                row += sum.length) { // a remainder for each number takes longer than adding it
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[row + i];
            }
        }
    }

    /** The nearest floats. */
    public static float[] floats(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
