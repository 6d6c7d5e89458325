package adaptarium.agents;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/**
 * Where tensors come from: DJL on PyTorch, on the CPU, offline, with one intra-op thread per calling thread.
 *
 * <p>One intra-op thread is what makes results independent of the number of threads: parallelism lies in the tasks, whose sums run in task order.
 * Properties that are already set are left alone.
 */
public final class TensorEngine {
    static {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.pytorch.num_interop_threads", "1");
        setIfAbsent("ai.djl.pytorch.num_threads", "1");
    }

    private TensorEngine() {}

    /**
     * A manager of native memory that belongs to the caller.
     *
     * @return a new manager, to be closed by the caller in the same method
     */
    public static NDManager newManager() {
        return NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    }

    /** The engine's name and version, for run records. */
    public static String version() {
        Engine engine = Engine.getEngine("PyTorch");
        return engine.getEngineName() + " " + engine.getVersion();
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
