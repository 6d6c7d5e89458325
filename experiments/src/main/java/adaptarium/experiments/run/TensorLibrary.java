package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The native tensor library: a machine without it hears so in one line. */
public final class TensorLibrary {
    private static final int ELF = 0x464C457F; // how a shared library of Linux begins
    private static final int HEADER = 64; // bytes

    private TensorLibrary() {}

    /**
     * Loads it where that has not been done.
     *
     * @throws UserException where it cannot be loaded
     */
    public static void require() {
        try {
            Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw new UserException(
                    "cannot load PyTorch's native library for " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + root(e)
                            + "; it is unpacked into " + Utils.getEngineCacheDir("pytorch")
                            + ", which must be writable (DJL_CACHE_DIR moves it); once deleted, it is unpacked again",
                    e);
        }
    }

    /**
     * Looks whether what was unpacked is all there. Loading half a library, which a crash of the machine can leave behind, would end the process on the spot.
     *
     * @throws UserException where a library is cut off
     */
    public static void requireWhole() {
        Path cache = Utils.getEngineCacheDir("pytorch");
        requireOwn(cache, Utils.getenv("DJL_CACHE_DIR") != null || System.getProperty("DJL_CACHE_DIR") != null);
        requireWhole(cache);
    }

    /**
     * Looks whether others could have put a library of theirs there. Where the home cannot be written, the engine takes a folder for everybody's temporary files
     * unless it is told another one.
     *
     * @param cache where libraries are unpacked
     * @param chosen whether the user chose it
     * @throws UserException where others can
     */
    static void requireOwn(Path cache, boolean chosen) {
        String why = !chosen && cache.startsWith(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))
                ? "a folder for everybody's temporary files"
                : othersMayWrite(cache) ? "a folder that everybody may write into" : "";
        if (!why.isEmpty()) {
            throw new UserException("native libraries are not loaded from " + cache + ", " + why
                    + "; let DJL_CACHE_DIR name a folder of your own");
        }
    }

    private static boolean othersMayWrite(Path folder) {
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        try {
            return view != null
                    && Files.isDirectory(folder)
                    && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder, e);
        }
    }

    static void requireWhole(Path cache) {
        if (!Files.isDirectory(cache)) {
            return;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            List<Path> libraries = files.filter(file -> file.toString().contains(".so"))
                    .filter(Files::isRegularFile)
                    .toList();
            for (Path library : libraries) {
                long expected = expectedBytes(library);
                if (Files.size(library) < expected) {
                    throw new UserException(library + " is cut off: it has " + Files.size(library)
                            + " bytes and needs at least " + expected + "; delete the folder " + library.getParent()
                            + ", and it will be unpacked again");
                }
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("read", cache, e);
        }
    }

    /** Where an ELF file's table of sections ends, which is at or near the file's end. */
    private static long expectedBytes(Path library) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(library)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {}
        }
        if (header.hasRemaining()) {
            return HEADER;
        }
        if (header.getInt(0) != ELF) {
            return 0; // not for us to judge
        }
        long table = header.getLong(0x28);
        return table + (long) header.getShort(0x3A) * header.getShort(0x3C);
    }

    private static String root(Throwable trouble) {
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage());
        if (message.startsWith("Offline mode")) {
            return "none for this machine is among the program's libraries";
        }
        return message.lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
