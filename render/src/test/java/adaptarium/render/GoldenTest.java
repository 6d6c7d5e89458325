package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family's scene looks as it did; a family without a picture fails until it has one. */
class GoldenTest {
    private static final double TOLERANCE = 0.5; // of 255, mean over pixels and channels
    private static final String HOW =
            "./mvnw -pl render -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false -Dgoldens=write test";

    @ParameterizedTest
    @MethodSource("adaptarium.render.Goldens#families")
    void theSceneLooksAsItDid(String family) throws IOException {
        BufferedImage drawn = Goldens.draw(family);
        Optional<BufferedImage> stored = Goldens.stored(family);
        double difference = stored.isEmpty() ? Double.POSITIVE_INFINITY : Pixels.meanDifference(stored.get(), drawn);
        if (difference > 0 && System.getProperty("goldens", "").equals("write")) {
            Path folder = Path.of("src", "test", "resources", "adaptarium", "render", "goldens");
            ImageIO.write(drawn, "png", folder.resolve(family + ".png").toFile());
            return;
        }
        if (difference <= TOLERANCE) {
            return;
        }
        Path file = Files.createDirectories(Path.of("target", "goldens")).resolve(family + ".png");
        ImageIO.write(drawn, "png", file.toFile());
        assertTrue(
                stored.isPresent(),
                family + " has no golden picture. Look at render/" + file + "; if it is right, " + HOW
                        + " stores it in src/test/resources");
        fail(family + " differs by " + difference + " of 255 from its golden picture. Look at render/" + file
                + "; if the change is meant, " + HOW + " stores it");
    }
}
