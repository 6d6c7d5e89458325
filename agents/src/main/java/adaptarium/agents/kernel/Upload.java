package adaptarium.agents.kernel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of native memory through which arrays of the heap become tensors, the same for every one of them. Used by one thread at a time.
 *
 * <p>DJL's own {@code NDManager.create(float[])} takes a fresh block each time, and that goes back only when the garbage collector happens upon it: a long
 * training would grow by more than a megabyte in every update.
 */
public final class Upload {
    private ByteBuffer block = ByteBuffer.allocateDirect(0);

    /** A block that grows with the largest array it has seen. */
    public Upload() {}

    /**
     * Copies an array.
     *
     * @param manager owns the tensor
     * @param values numbers, row-major
     * @param shape of as many numbers
     * @return a float32 tensor
     */
    public NDArray tensor(NDManager manager, float[] values, Shape shape) {
        TensorEngine.computeAlone();
        int size = values.length * Float.BYTES;
        if (block.capacity() < size) {
            block = ByteBuffer.allocateDirect(size);
        }
        ByteBuffer part = block.duplicate().order(ByteOrder.nativeOrder());
        part.limit(size);
        part.asFloatBuffer().put(values);
        try (NDArray view = manager.create(part, shape, DataType.FLOAT32)) { // shares the block
            return view.duplicate();
        }
    }

    /**
     * Copies an array into a vector.
     *
     * @param manager owns the tensor
     * @param values numbers
     * @return a float32 tensor of shape [n]
     */
    public NDArray tensor(NDManager manager, float[] values) {
        return tensor(manager, values, new Shape(values.length));
    }
}
