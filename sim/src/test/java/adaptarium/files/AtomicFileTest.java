package adaptarium.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void replacesTheWholeFile() throws IOException {
        AtomicFile.write(folder, "a.txt", "a long first version".getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(folder, "a.txt", "short".getBytes(StandardCharsets.UTF_8));
        assertEquals("short", Files.readString(folder.resolve("a.txt")));
    }

    @Test
    void leftOversOfAKilledProcessAreOverwritten() throws IOException {
        Files.writeString(folder.resolve("a.txt.tmp"), "half of something much longer than this");
        AtomicFile.write(folder, "a.txt", new byte[] {'x'});
        assertEquals("x", Files.readString(folder.resolve("a.txt")));
        assertEquals(false, Files.exists(folder.resolve("a.txt.tmp")));
    }

    @Test
    void missingFolderIsSaidInOneLine() {
        Path missing = folder.resolve("none");
        IOException e = assertThrows(IOException.class, () -> AtomicFile.write(missing, "a", new byte[1]));
        assertEquals("cannot write " + missing.resolve("a") + ": the folder does not exist", e.getMessage());
    }

    @Test
    void aPlantedTemporaryLinkIsNotFollowed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve("a.txt.tmp"), victim);
        AtomicFile.write(folder, "a.txt", new byte[] {'x'});
        assertEquals("precious", Files.readString(victim));
        assertEquals("x", Files.readString(folder.resolve("a.txt")));
        Files.delete(folder.resolve("a.txt"));
        Files.createSymbolicLink(folder.resolve("a.txt"), victim);
        AtomicFile.write(folder, "a.txt", new byte[] {'y'});
        assertEquals("precious", Files.readString(victim));
    }
}
