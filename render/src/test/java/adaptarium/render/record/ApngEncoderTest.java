package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.render.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApngEncoderTest {
    @TempDir
    Path folder = Path.of("");

    @SuppressWarnings("ArrayRecordComponent") // a holder of bytes
    private record Chunk(String type, byte[] content) {}

    private static List<Chunk> chunks(Path file) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
        assertEquals(0x89504e470d0a1a0aL, in.getLong());
        List<Chunk> chunks = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] content = new byte[in.getInt()];
            byte[] type = new byte[4];
            in.get(type).get(content);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(content);
            assertEquals((int) crc.getValue(), in.getInt());
            chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), content));
        }
        return chunks;
    }

    // Wraps one frame's data as a PNG of its own and lets the JDK read it.
    private static BufferedImage still(int width, int height, byte[] data) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(8).putLong(0x89504e470d0a1a0aL).array());
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        for (Chunk chunk :
                List.of(new Chunk("IHDR", head.array()), new Chunk("IDAT", data), new Chunk("IEND", new byte[0]))) {
            byte[] type = chunk.type().getBytes(StandardCharsets.US_ASCII);
            CRC32 crc = new CRC32();
            crc.update(type);
            crc.update(chunk.content());
            out.write(ByteBuffer.allocate(4).putInt(chunk.content().length).array());
            out.write(type);
            out.write(chunk.content());
            out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        }
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void decodedFramesAreExactlyTheDrawnOnes() throws Exception {
        Path file = folder.resolve("film.apng");
        Film.record(file, 25, 0, 1, 1, 2, 3);
        BufferedImage screen = new BufferedImage(Film.WIDTH, Film.HEIGHT, BufferedImage.TYPE_INT_RGB);
        List<BufferedImage> frames = new ArrayList<>();
        List<Integer> delays = new ArrayList<>();
        int sequence = 0;
        int declared = -1;
        ByteBuffer control = ByteBuffer.allocate(26);
        for (Chunk chunk : chunks(file)) {
            if (chunk.type().equals("acTL")) {
                declared = ByteBuffer.wrap(chunk.content()).getInt();
            } else if (chunk.type().equals("fcTL")) {
                control = ByteBuffer.wrap(chunk.content());
                assertEquals(sequence++, control.getInt(0));
                assertEquals(1000, control.getShort(22));
                delays.add((int) control.getShort(20));
            } else if (chunk.type().equals("IDAT") || chunk.type().equals("fdAT")) {
                byte[] data = chunk.content();
                if (chunk.type().equals("fdAT")) {
                    assertEquals(sequence++, ByteBuffer.wrap(data).getInt());
                    data = java.util.Arrays.copyOfRange(data, 4, data.length);
                }
                BufferedImage part = still(control.getInt(4), control.getInt(8), data);
                screen.createGraphics().drawImage(part, control.getInt(12), control.getInt(16), null);
                BufferedImage copy = new BufferedImage(Film.WIDTH, Film.HEIGHT, BufferedImage.TYPE_INT_RGB);
                copy.setData(screen.getData());
                frames.add(copy);
            }
        }
        assertEquals(4, declared);
        assertEquals(List.of(40, 80, 40, 40), delays);
        int[] shown = {0, 1, 2, 3};
        for (int i = 0; i < 4; i++) {
            assertEquals(0, Pixels.meanDifference(Film.picture(shown[i]), frames.get(i)), "frame " + i);
        }
    }

    @Test
    void aReaderWithoutAnimationSeesTheFirstFrame() throws Exception {
        Path file = folder.resolve("film.apng");
        Film.record(file, 25, 5, 6);
        assertEquals(0, Pixels.meanDifference(Film.picture(5), ImageIO.read(file.toFile())));
    }
}
