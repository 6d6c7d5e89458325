package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family's scene looks as it did. A family without a picture, or one whose scene has changed on purpose: look at {@code target/goldens/ID.png} and, if
 * it is right, copy it to {@code src/test/resources/adaptarium/render/goldens}.
 */
class GoldenTest {
    private static final double TOLERANCE = 0.5; // of 255, mean over pixels and channels

    @ParameterizedTest
    @MethodSource("adaptarium.render.Goldens#families")
    void theSceneLooksAsItDid(String family) throws IOException {
        BufferedImage drawn = Goldens.draw(family);
        Optional<BufferedImage> stored = Goldens.stored(family);
        double difference = stored.isEmpty() ? Double.POSITIVE_INFINITY : Pixels.meanDifference(stored.get(), drawn);
        if (difference > TOLERANCE) {
            Path folder = Files.createDirectories(Path.of("target", "goldens"));
            ImageIO.write(drawn, "png", folder.resolve(family + ".png").toFile());
        }
        assumeTrue(
                stored.isPresent(), family + " has no golden picture yet; see target/goldens and this test's Javadoc");
        assertTrue(
                difference <= TOLERANCE,
                family + " differs by " + difference + " of 255; see target/goldens/" + family + ".png");
    }
}
