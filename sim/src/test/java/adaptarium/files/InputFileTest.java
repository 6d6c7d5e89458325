package adaptarium.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputFileTest {
    private static final Path ENDLESS = Path.of("/dev/zero");

    @TempDir
    private Path folder;

    private static String reason(Path path, long longest) {
        return String.valueOf(assertThrows(FileSystemException.class, () -> InputFile.read(path, longest))
                .getReason());
    }

    @Test
    void aFileIsReadUpToItsLongestLength() throws IOException {
        Path file = Files.write(folder.resolve("a"), new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, InputFile.read(file, 3));
        assertEquals("it has more than 2 bytes", reason(file, 2));
        assertThrows(NoSuchFileException.class, () -> InputFile.read(folder.resolve("b"), 3));
        assertEquals("it is a folder", reason(folder, 3));
    }

    @Test
    void whatNeverEndsIsNotReadFromAFolder() throws IOException {
        assumeTrue(Files.exists(ENDLESS));
        assertEquals("it is a pipe or a device, not a file", reason(ENDLESS, 3));
        Path link = Files.createSymbolicLink(folder.resolve("a"), ENDLESS);
        assertEquals("it is a pipe or a device, not a file", reason(link, 3));
    }

    @Test
    void whatSomebodyGaveIsReadToItsLongestLength() throws IOException {
        assumeTrue(Files.exists(ENDLESS));
        assertEquals(0, InputFile.readGiven(Path.of("/dev/null"), 3).length);
        FileSystemException trouble =
                assertThrows(FileSystemException.class, () -> InputFile.readGiven(ENDLESS, 1 << 20));
        assertEquals("it has more than 1048576 bytes", trouble.getReason());
    }
}
