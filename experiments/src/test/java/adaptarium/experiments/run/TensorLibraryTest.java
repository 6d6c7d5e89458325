package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TensorLibraryTest {
    @TempDir
    private Path cache;

    /** A library for Linux of 1,000 bytes, the last 640 of which are a table of 10 sections. */
    private static byte[] library() {
        ByteBuffer bytes = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {0x7f, 'E', 'L', 'F'});
        bytes.putLong(0x28, 360).putShort(0x3A, (short) 64).putShort(0x3C, (short) 10);
        return bytes.array();
    }

    private Path write(String name, byte[] content, int length) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("2.7.1-cpu"));
        return Files.write(folder.resolve(name), java.util.Arrays.copyOf(content, length));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
    void aFolderIntoWhichOthersMayWriteIsRefused() throws IOException {
        Path own = Files.createDirectories(cache.resolve("own"));
        TensorLibrary.requireOwn(own, /* chosen= */ true);
        assertEquals(
                "native libraries are not loaded from " + own
                        + ", a folder for everybody's temporary files; let DJL_CACHE_DIR name a folder of your own",
                assertThrows(UserException.class, () -> TensorLibrary.requireOwn(own, /* chosen= */ false))
                        .getMessage());
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertTrue(assertThrows(UserException.class, () -> TensorLibrary.requireOwn(own, /* chosen= */ true))
                .getMessage()
                .contains(", a folder that everybody may write into; "));
    }

    @Test
    void wholeLibrariesAndOtherFilesPass() throws IOException {
        TensorLibrary.requireWhole(cache.resolve("not yet made"));
        write("libtorch.so", library(), 1000);
        write("libgomp.so.1", library(), 1000);
        write("other.so", new byte[100], 100);
        write("notes.txt", new byte[1], 1);
        TensorLibrary.requireWhole(cache);
    }

    @Test
    void aLibraryThatIsCutOffIsNamedBeforeItIsLoaded() throws IOException {
        Path file = write("libtorch.so", library(), 999);
        assertEquals(
                file + " is cut off: it has 999 bytes and needs at least 1000; delete the folder " + file.getParent()
                        + ", and it will be unpacked again",
                assertThrows(UserException.class, () -> TensorLibrary.requireWhole(cache))
                        .getMessage());
        write("libtorch.so", library(), 0);
        assertThrows(UserException.class, () -> TensorLibrary.requireWhole(cache));
    }

    @Test
    void theLibraryOfThisMachineIsWhole() {
        TensorLibrary.require();
        TensorLibrary.requireWhole();
    }
}
