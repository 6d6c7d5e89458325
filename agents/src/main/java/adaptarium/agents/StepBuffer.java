package adaptarium.agents;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** A matrix in native memory that the heap writes before every step; the tensor over its first rows is made again only when their number changes. */
final class StepBuffer {
    private final NDManager manager;
    private final int columns;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private @Nullable NDArray tensor;
    private int tensorRows;

    StepBuffer(NDManager manager, int maxRows, int columns) {
        this.manager = manager;
        this.columns = columns;
        bytes = ByteBuffer.allocateDirect(maxRows * columns * Float.BYTES).order(ByteOrder.nativeOrder());
        floats = bytes.asFloatBuffer();
    }

    NDArray set(float[] values, int rows) {
        floats.clear();
        floats.put(values, 0, rows * columns);
        if (tensor != null && tensorRows == rows) {
            return tensor;
        }
        if (tensor != null) {
            tensor.close();
        }
        ByteBuffer part = bytes.duplicate().order(ByteOrder.nativeOrder());
        part.limit(rows * columns * Float.BYTES);
        tensor = manager.create(part, new Shape(rows, columns), DataType.FLOAT32);
        tensorRows = rows;
        return tensor;
    }

    static void read(NDArray from, float[] to) {
        FloatBuffer values = from.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
        values.get(to, 0, values.remaining());
    }
}
