package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Mp4BoxesTest {
    @TempDir
    private Path folder = Path.of("");

    private boolean isWhole(byte[] content) throws IOException {
        return Mp4Boxes.isWhole(Files.write(folder.resolve("film.mp4"), content));
    }

    /** A box of so many bytes behind its name, whose length may say something else. */
    private static byte[] box(int length, String name, int bytes) {
        return ByteBuffer.allocate(8 + bytes)
                .putInt(length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] film(byte[]... boxes) {
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        for (byte[] box : boxes) {
            film.writeBytes(box);
        }
        return film.toByteArray();
    }

    @Test
    void aFilmEndsWhereItsLastBoxDoes() throws IOException {
        byte[] whole = film(box(12, "ftyp", 4), box(20, "moov", 12), box(108, "mdat", 100));
        assertTrue(isWhole(whole));
        for (int cut : new int[] {1, 50, 103, 108, 120, 140}) {
            assertFalse(isWhole(Arrays.copyOf(whole, whole.length - cut)), "without its last " + cut);
        }
        assertFalse(isWhole(film(whole, new byte[] {0, 0, 0})));
    }

    @Test
    void lengthsMayBeLongOrOpen() throws IOException {
        byte[] moov = box(20, "moov", 12);
        assertTrue(isWhole(film(moov, box(0, "mdat", 100))));
        byte[] big = box(1, "mdat", 108);
        ByteBuffer.wrap(big).putLong(8, 116);
        assertTrue(isWhole(film(moov, big)));
        ByteBuffer.wrap(big).putLong(8, 117);
        assertFalse(isWhole(film(moov, big)));
        ByteBuffer.wrap(big).putLong(8, -1);
        assertFalse(isWhole(film(moov, big)));
        assertFalse(isWhole(film(moov, box(7, "mdat", 100))));
    }

    @Test
    void aFilmHasPicturesAndSaysWhereTheyAre() throws IOException {
        assertFalse(isWhole(new byte[0]));
        assertFalse(isWhole(box(20, "moov", 12)));
        assertFalse(isWhole(box(20, "mdat", 12)));
    }
}
