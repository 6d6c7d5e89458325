package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;

/** The native tensor library: a machine without it hears so in one line. */
final class TensorLibrary {
    private TensorLibrary() {}

    static void require() {
        try {
            Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new UserException(
                    "cannot load PyTorch's native library for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + root(e)
                            + "; it is unpacked into " + cache() + ", which must be writable (DJL_CACHE_DIR moves it)",
                    e);
        }
    }

    private static String root(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        return message.lines().findFirst().orElse(root.getClass().getSimpleName());
    }

    private static String cache() {
        return ai.djl.util.Utils.getCacheDir().toString();
    }
}
