package adaptarium.agents.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Finds the fastest {@link Kernel}: that of vector instructions where the JDK's vector module is there, or can be brought in, and gives the right bits.
 *
 * <p>The module is there where Java was started with {@code --add-modules jdk.incubator.vector}; Java then warns of it at every start. The launcher does otherwise:
 * with {@code -Dadaptarium.vectors=true}, an export of the package by which Java itself brings modules in later, and
 * {@code -XX:+EnableVectorSupport}, the module is brought in here, without the warning, and without its check of every
 * vector's bounds, unless {@code jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK} says otherwise, as in the tests. Whatever fails, {@link PlainKernel} gives the same bits.
 */
final class Kernels {
    private static final String BOUNDS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK"; // read when the module begins

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    static final Kernel BEST = best();

    private Kernels() {}

    private static Kernel best() {
        Kernel plain = new PlainKernel();
        try {
            if (!isCompiling() || (!isThere() && !bringIn())) {
                return plain;
            }
            Kernel vectors = Class.forName("adaptarium.agents.kernel.VectorKernel")
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return Arrays.equals(sample(plain), sample(vectors)) ? vectors : plain;
        } catch (ReflectiveOperationException | LinkageError e) {
            return plain; // a Java whose vector module, or whose way to it, is another
        }
    }

    /** Where Java interprets, or compiles in a hurry only, every vector would be an object of its own. */
    private static boolean isCompiling() {
        String how = System.getProperty("java.vm.info", "");
        return !how.contains("interpreted") && !how.contains("emulated-client");
    }

    private static boolean isThere() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    private static boolean bringIn() throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException {
        if (!Boolean.getBoolean("adaptarium.vectors")) {
            return false;
        }
        if (System.getProperty(BOUNDS) == null) {
            System.setProperty(BOUNDS, "0"); // VectorKernel asks once per product what this would ask per vector
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, VECTOR_MODULE);
            return true;
        } catch (InvocationTargetException e) {
            return false; // there is no such module in this Java
        }
    }

    private static float[] sample(Kernel kernel) {
        float[] c = new float[5 * 37];
        float[] a = new float[5 * 6];
        float[] b = new float[6 * 37];
        for (int i = 0; i < b.length; i++) {
            b[i] = 0.1f * i - 7;
            a[i % a.length] = 0.3f * i;
        }
        kernel.addProduct(Matrix.of(c, 0, 5, 37), Matrix.of(a, 0, 5, 6), Matrix.of(b, 0, 6, 37));
        kernel.tanh(c, 0, 50);
        kernel.sigmoid(c, 50, 50);
        kernel.associate(
                Matrix.of(c, 0, 9, 9),
                Matrix.of(a, 0, 1, 9),
                Matrix.of(a, 9, 1, 9),
                Matrix.of(b, 0, 1, 9),
                Matrix.of(c, 100, 1, 9));
        return c;
    }
}
