package adaptarium.agents.kernel;

import java.lang.reflect.InvocationTargetException;

/** Finds the fastest {@link Kernel}. */
final class Kernels {
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    static final Kernel BEST = best();

    private Kernels() {}

    /** The kernel of vector instructions names classes of a module that is there only where Java was started with it: it is looked for by its name. */
    private static Kernel best() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return new PlainKernel();
        }
        try {
            return (Kernel) Class.forName("adaptarium.agents.kernel.VectorKernel")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | LinkageError e) {
            return new PlainKernel(); // a Java whose vector module has changed
        }
    }
}
