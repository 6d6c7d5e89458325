package adaptarium.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
    @TempDir
    private Path folder;

    private static void write(Path path, String content) throws IOException {
        OutputFile.at(path).write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String complaint(Path path) {
        return String.valueOf(
                assertThrows(IOException.class, () -> OutputFile.at(path)).getMessage());
    }

    private long files() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.count();
        }
    }

    @Test
    void aFileIsReplacedAsAWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "a long first version");
        write(file, "short");
        assertEquals("short", Files.readString(file));
        assertEquals(1, files());
    }

    @Test
    void whatIsWrittenInPassingFollowsLinksAndLeavesDevices() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        OutputFile.at(link).writeInPassing(new byte[] {'n'});
        assertEquals("n", Files.readString(target));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(2, files(), "something temporary is left");
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        OutputFile.at(device).writeInPassing(new byte[] {'n'});
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void linksAreFollowedAndStay() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link.toAbsolutePath());
        write(second, "new");
        assertEquals("new", Files.readString(target));
        assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(second));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("made"));
        write(dangling, "made");
        assertEquals("made", Files.readString(folder.resolve("made")));
        assertTrue(Files.isSymbolicLink(dangling));
        assertEquals(5, files(), "something temporary is left");
    }

    @Test
    void aFolderBehindALinkIsFollowedToo() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        write(link.resolve("a"), "x");
        assertEquals("x", Files.readString(real.resolve("a")));
        assertEquals("cannot write " + link + ": it is a folder", complaint(link));
    }

    @Test
    void linksInACircleAreNamed() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Path circle = Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertEquals("cannot write " + circle + ": its links lead in a circle", complaint(circle));
    }

    @Test
    void whatIsNoFilesNameHasItsOwnWords() throws IOException {
        assertEquals("cannot write a file without a name: expected a file's name, got ''", complaint(Path.of("")));
        assertEquals("cannot write .: it is a folder", complaint(Path.of(".")));
        assertEquals("cannot write ..: it is a folder", complaint(Path.of("..")));
        assertEquals("cannot write /: it is a folder", complaint(Path.of("/")));
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertEquals(
                "cannot write " + file.resolve("below") + ": " + file + " is not a folder",
                complaint(file.resolve("below")));
        assertEquals("x", Files.readString(file));
    }

    @Test
    void foldersOnTheWayAreMade() throws IOException {
        write(folder.resolve("a/b/c"), "x");
        assertEquals("x", Files.readString(folder.resolve("a/b/c")));
    }

    @Test
    void permissionsStayAsTheyWere() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path file = Files.writeString(folder.resolve("a"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        write(file, "new");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aDeviceStaysADevice() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        write(device, "gone");
        assertFalse(Files.isRegularFile(device));
        Path link = Files.createSymbolicLink(folder.resolve("link"), device);
        write(link, "gone");
        assertTrue(Files.isSymbolicLink(link));
        assertFalse(Files.isRegularFile(device));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        IOException e = assertThrows(IOException.class, () -> write(full, "x"));
        assertEquals("cannot write /dev/full: No space left on device", e.getMessage());
    }

    @Test
    void aPipeIsWrittenInto() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
        write(pipe, "through");
        assertEquals("through", read.get(20, TimeUnit.SECONDS));
        assertFalse(Files.isRegularFile(pipe));
    }

    @Test
    void theStandardOutputIsKnown() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/fd/1")));
        for (String name : new String[] {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
            OutputFile out = OutputFile.at(Path.of(name));
            assertTrue(out.isStandardOutput(), name);
            assertFalse(out.isReplaced(), name);
        }
        assertFalse(OutputFile.at(Path.of("/dev/stderr")).isStandardOutput());
        assertFalse(OutputFile.at(folder.resolve("1")).isStandardOutput());
    }
}
