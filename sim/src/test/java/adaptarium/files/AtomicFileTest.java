package adaptarium.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    /** A folder from somebody else may hold links where a temporary file would go. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void nothingIsWrittenThroughAPlantedLink() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path inside = Files.createDirectory(folder.resolve("inside"));
        for (String name : List.of("a.txt.tmp", "a.txt.1-2.tmp", "a.txt")) {
            Files.createSymbolicLink(inside.resolve(name), victim);
        }
        AtomicFile.write(inside, "a.txt", new byte[] {'x'});
        assertEquals("mine", Files.readString(victim));
        assertEquals("x", Files.readString(inside.resolve("a.txt")));
        assertFalse(Files.isSymbolicLink(inside.resolve("a.txt")));
    }

    @Test
    void whatAnotherProcessIsWritingIsLeftAlone() throws IOException {
        Path other = folder.resolve("a.txt." + ProcessHandle.current().pid() + "-0.tmp");
        Path dead = folder.resolve("a.txt." + 999_999_999_999L + "-0.tmp");
        Path longer = folder.resolve("a.txt.gz.tmp");
        for (Path file : List.of(other, dead, longer)) {
            Files.writeString(file, "half");
        }
        Files.createDirectories(folder.resolve("a.txt.tmp/full"));
        AtomicFile.write(folder, "a.txt", new byte[] {'x'});
        assertTrue(Files.exists(other) && Files.exists(longer));
        assertFalse(Files.exists(dead));
    }

    @Test
    void foldersAreMadeAllTheWay() throws IOException {
        DurableFolder.make(folder.resolve("a/b/c"));
        assertTrue(Files.isDirectory(folder.resolve("a/b/c")));
        DurableFolder.make(folder.resolve("a/b/c"));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThrows(IOException.class, () -> DurableFolder.make(file.resolve("below")));
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
