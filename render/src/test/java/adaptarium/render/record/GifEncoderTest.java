package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Pixels;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NamedNodeMap;

class GifEncoderTest {
    @TempDir
    Path folder = Path.of("");

    private record Decoded(BufferedImage picture, int delay) {}

    // The JDK's reader, frames laid over one another as a player does.
    private static List<Decoded> decode(Path file) throws Exception {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<Decoded> frames = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            BufferedImage screen = null;
            for (int i = 0; i < reader.getNumImages(true); i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                NamedNodeMap at =
                        root.getElementsByTagName("ImageDescriptor").item(0).getAttributes();
                NamedNodeMap control = root.getElementsByTagName("GraphicControlExtension")
                        .item(0)
                        .getAttributes();
                BufferedImage part = reader.read(i);
                if (screen == null) {
                    screen = new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
                }
                Graphics2D graphics = screen.createGraphics();
                graphics.drawImage(part, number(at, "imageLeftPosition"), number(at, "imageTopPosition"), null);
                graphics.dispose();
                BufferedImage copy =
                        new BufferedImage(screen.getWidth(), screen.getHeight(), BufferedImage.TYPE_INT_RGB);
                copy.setData(screen.getData());
                frames.add(new Decoded(copy, number(control, "delayTime")));
            }
        } finally {
            reader.dispose();
        }
        return frames;
    }

    private static int number(NamedNodeMap attributes, String name) {
        return Integer.parseInt(attributes.getNamedItem(name).getNodeValue());
    }

    @Test
    void decodedFramesLookLikeTheDrawnOnes() throws Exception {
        Path file = folder.resolve("film.gif");
        Film.record(file, 20, 0, 1, 2, 3, 4, 5, 6, 7);
        List<Decoded> frames = decode(file);
        assertEquals(8, frames.size());
        for (int i = 0; i < 8; i++) {
            double difference =
                    Pixels.meanDifference(Film.picture(i), frames.get(i).picture());
            assertTrue(difference < 1.5, "frame " + i + " differs by " + difference);
            assertEquals(5, frames.get(i).delay());
        }
    }

    @Test
    void equalFramesAreStoredOnceAndShownLonger() throws Exception {
        Path file = folder.resolve("still.gif");
        Film.record(file, 30, 0, 0, 0, 1);
        List<Decoded> frames = decode(file);
        assertEquals(2, frames.size());
        assertEquals(10, frames.get(0).delay());
        assertEquals(3, frames.get(1).delay());
    }

    @Test
    void colouredNoiseSurvivesLongCodeTables() throws Exception {
        // 255 grey levels in noise: no dither, no repetition, so the code table fills up and is cleared many times
        RandomGenerator random = adaptarium.random.Seeds.generator(7);
        int[] pixels = new int[Film.WIDTH * Film.HEIGHT];
        Path file = folder.resolve("noise.gif");
        List<int[]> drawn = new ArrayList<>();
        try (GifEncoder encoder = new GifEncoder(PendingFile.replacing(file), Film.settings(10))) {
            for (int frame = 0; frame < 3; frame++) {
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = 0x010101 * (4 * random.nextInt(60));
                }
                drawn.add(pixels.clone());
                encoder.add(pixels);
            }
            encoder.finish();
        }
        List<Decoded> frames = decode(file);
        for (int f = 0; f < 3; f++) {
            int[] read = frames.get(f).picture().getRGB(0, 0, Film.WIDTH, Film.HEIGHT, null, 0, Film.WIDTH);
            for (int i = 0; i < read.length; i++) {
                read[i] &= 0xffffff;
            }
            assertArrayEquals(drawn.get(f), read);
        }
    }

    @Test
    void sameFramesGiveTheSameBytes() throws Exception {
        Film.record(folder.resolve("a.gif"), 20, 0, 1, 2);
        Film.record(folder.resolve("b.gif"), 20, 0, 1, 2);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.gif")), Files.readAllBytes(folder.resolve("b.gif")));
    }
}
