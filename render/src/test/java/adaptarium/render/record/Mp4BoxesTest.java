package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private Path folder;

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
        assertEquals(true, isWhole(whole));
        for (int cut : new int[] {1, 50, 103, 108, 120, 140}) {
            assertEquals(false, isWhole(Arrays.copyOf(whole, whole.length - cut)), "without its last " + cut);
        }
        assertEquals(false, isWhole(film(whole, new byte[] {0, 0, 0})));
    }

    @Test
    void lengthsMayBeLongOrOpen() throws IOException {
        byte[] moov = box(20, "moov", 12);
        assertEquals(true, isWhole(film(moov, box(0, "mdat", 100))));
        byte[] big = box(1, "mdat", 108);
        ByteBuffer.wrap(big).putLong(8, 116);
        assertEquals(true, isWhole(film(moov, big)));
        ByteBuffer.wrap(big).putLong(8, 117);
        assertEquals(false, isWhole(film(moov, big)));
        ByteBuffer.wrap(big).putLong(8, -1);
        assertEquals(false, isWhole(film(moov, big)));
        assertEquals(false, isWhole(film(moov, box(7, "mdat", 100))));
    }

    @Test
    void aFilmHasPicturesAndSaysWhereTheyAre() throws IOException {
        assertEquals(false, isWhole(new byte[0]));
        assertEquals(false, isWhole(box(20, "moov", 12)));
        assertEquals(false, isWhole(box(20, "mdat", 12)));
    }
}
