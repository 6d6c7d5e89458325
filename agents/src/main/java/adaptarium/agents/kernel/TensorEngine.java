package adaptarium.agents.kernel;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Where tensors come from: DJL on PyTorch, on the CPU, offline, with one intra-op thread per calling thread.
 *
 * <p>One intra-op thread is what makes results independent of the number of threads, of the processor's cores and of {@code OMP_NUM_THREADS}: parallelism
 * lies in the tasks, whose sums run in task order. The native library keeps that number per calling thread and takes the environment's for a thread that it
 * has not been told of, so a thread is told whenever it comes through one of the two doors between heap and tensors: {@link #newManager} and {@link Upload}.
 * Whoever computes with tensors goes through one of them first, on the thread that computes. Properties that are already set are left alone.
 */
public final class TensorEngine {
    /** Just under the allocator's limit of 32 MB for adapting to block sizes. */
    private static final long RETAINED_FLOATS = 31L << 18;

    static {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
        keepFreedMemory();
    }

    private TensorEngine() {}

    /**
     * A manager of native memory that belongs to the caller.
     *
     * @return a new manager, to be closed by the caller in the same method
     */
    public static NDManager newManager() {
        NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
        computeAlone();
        return manager;
    }

    /** Tells the native library that the calling thread computes without helpers, which is so cheap that it need not be remembered. */
    public static void computeAlone() {
        JniUtils.setNumThreads(1);
    }

    /** How many tensors exist whose native memory has not been freed, of all managers of this program. */
    public static int liveTensors() {
        try (NDManager manager = newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }

    /** The engine's name and version, for run records. */
    public static String version() {
        Engine engine = Engine.getEngine("PyTorch");
        return engine.getEngineName() + " " + engine.getVersion();
    }

    /**
     * Allocates and frees one block of just under 32 MB, untouched. The GNU allocator takes that as a sign to keep up to twice as much freed memory instead
     * of giving every tensor's pages back to the system at once; fresh pages cost more than most operations on them.
     */
    private static void keepFreedMemory() {
        try (NDManager manager = newManager()) {
            manager.create(new Shape(RETAINED_FLOATS), DataType.FLOAT32).close();
        }
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
