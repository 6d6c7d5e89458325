package adaptarium.experiments.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.LibraryLoaderUtil;

final class SqliteLibraryTest {
    @TempDir
    private Path natives;

    private static byte[] packed() throws IOException {
        try (InputStream packed = SqliteLibraryTest.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName())) {
            return Objects.requireNonNull(packed).readAllBytes();
        }
    }

    @Test
    void theLibraryIsUnpackedOnceAndAHalfWrittenOneIsReplaced() throws IOException {
        Path folder = Objects.requireNonNull(SqliteLibrary.unpacked(natives));
        Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        assertArrayEquals(packed(), Files.readAllBytes(library));
        FileTime longAgo = FileTime.fromMillis(1000);
        Files.setLastModifiedTime(library, longAgo);
        assertEquals(folder, SqliteLibrary.unpacked(natives));
        assertEquals(longAgo, Files.getLastModifiedTime(library), "it was there already");
        Files.write(library, new byte[] {1, 2, 3});
        assertEquals(folder, SqliteLibrary.unpacked(natives));
        assertArrayEquals(packed(), Files.readAllBytes(library));
    }

    @Test
    void whereNothingCanBeWrittenTheDriverGoesItsOwnWay() throws IOException {
        Path file = Files.writeString(natives.resolve("file"), "in the way");
        assertNull(SqliteLibrary.unpacked(file));
        assertEquals("in the way", Files.readString(file));
    }
}
