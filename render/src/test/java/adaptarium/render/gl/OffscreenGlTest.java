package adaptarium.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import adaptarium.render.Goldens;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.TextStyle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The GPU backend draws what Java2D draws, and the same golden pictures. Runs wherever an EGL driver is installed, and fails where it does not come up there;
 * {@code .ci/run} installs Mesa's and then asks for it by {@value #REQUIRED}.
 */
class OffscreenGlTest {
    // Edges are smoothed in another way, and text lies on quarters of a pixel.
    private static final double TOLERANCE = 1.5; // of 255, mean over pixels and channels
    private static final double GOLDEN_TOLERANCE = 0.8; // likewise; Mesa 22.3 differs by 0.39 to 0.58
    private static final String REQUIRED = "ADAPTARIUM_EGL"; // "required": a missing driver is a failure

    @BeforeAll
    static void aDriverIsInstalled() {
        if ("required".equals(System.getenv(REQUIRED))) {
            return; // the tests themselves say what is wrong with it
        }
        boolean library = Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                .anyMatch(folder -> Files.exists(Path.of(folder, "libEGL.so.1"))
                        && Files.exists(Path.of(folder, "dri", "swrast_dri.so")));
        assumeTrue(library, "no EGL driver is installed (Debian: libegl1 libgl1-mesa-dri)");
    }

    @Test
    void everyFamilyLooksAsItsGoldenPicture() throws IOException {
        List<String> different = new ArrayList<>();
        try (OffscreenGl gl = new OffscreenGl(Goldens.WIDTH, Goldens.HEIGHT)) {
            for (String family : Goldens.families()) {
                Optional<BufferedImage> stored = Goldens.stored(family);
                if (stored.isEmpty()) {
                    different.add(family + " has no golden picture");
                    continue;
                }
                gl.draw(Goldens.drawing(family));
                double difference = Pixels.meanDifference(stored.get(), gl.image());
                if (difference > GOLDEN_TOLERANCE) {
                    different.add(family + " differs by " + difference + " of 255");
                }
            }
        }
        assertEquals(List.of(), different);
    }

    /** What is drawn anew of a picture that follows another one must make the picture that is drawn from nothing. */
    @Test
    void picturesThatFollowEachOtherAreThoseDrawnFromNothing() {
        try (OffscreenGl gl = new OffscreenGl(600, 420)) {
            for (int step = 0; step < 12; step++) {
                java.util.function.Consumer<adaptarium.render.Canvas> drawing = moment(step);
                gl.draw(drawing);
                BufferedImage after = gl.image();
                gl.forget();
                gl.draw(drawing);
                BufferedImage whole = gl.image();
                int difference = Pixels.greatestDifference(whole, after);
                assertTrue(difference <= 2, "step " + step + " differs by " + difference + " of 255");
                gl.draw(moment(step + 1));
                gl.draw(moment(step - 1)); // and back again
            }
        }
    }

    private static java.util.function.Consumer<adaptarium.render.Canvas> moment(int step) {
        return canvas -> {
            canvas.box(new Rect(0, 0, 600, 420), 0, 0xfff0f2f5);
            for (int i = 0; i < 12; i++) {
                canvas.line(50 * i + 0.3, 0, 50 * i + 20, 420, 0x80305070, 1.4);
            }
            canvas.save();
            canvas.clip(new Rect(20, 20, 400, 300));
            canvas.box(new Rect(20, 20, 400, 300), 0, 0xffd0e0ff);
            canvas.translate(200, 160);
            canvas.rotate(0.2 + 0.1 * step);
            canvas.box(new Rect(-150, -6.5, 300, 13), 6, 0xffe0a030);
            canvas.stroke(0xff705010, 1.5);
            canvas.disc(140, 0, 20 + step, 0xa03080e0);
            canvas.path(new double[] {0, 60, 90, 20, -30}, new double[] {0, 30, -20, 80, 40}, /* closed= */ true);
            canvas.fill(0x90208040);
            canvas.restore();
            canvas.text("step " + step, 440, 60, TextStyle.of(13), 0xff000000);
            canvas.text("what stays", 440, 90, TextStyle.of(13.5).semibold(), 0xff000000);
            canvas.arc(480, 200, 31, 0.1, 0.4 * step + 0.1);
            canvas.stroke(0xffc03030, 3);
        };
    }

    @Test
    void shapesBoxesAndTextCoverEachOtherInTheOrderDrawn() {
        try (OffscreenGl gl = new OffscreenGl(200, 100)) {
            Java2DCanvas java2D = new Java2DCanvas(200, 100);
            java.util.function.Consumer<adaptarium.render.Canvas> drawing = canvas -> {
                canvas.box(new Rect(0, 0, 200, 100), 0, 0xffffffff);
                canvas.disc(50, 50, 40, 0xff0000ff);
                canvas.box(new Rect(40, 40, 60, 20), 0, 0xff00ff00); // a box over a shape
                canvas.disc(90, 50, 8, 0xffff0000); // a shape over that box
                canvas.text("covered", 120, 55, TextStyle.of(18), 0xff000000);
                canvas.box(new Rect(110, 20, 80, 60), 0, 0xff808080); // a box over text
                canvas.text("seen", 130, 55, TextStyle.of(18), 0xffffffff);
            };
            drawing.accept(java2D);
            gl.draw(drawing);
            BufferedImage image = gl.image();
            assertEquals(0xff00ff00, image.getRGB(60, 50));
            assertEquals(0xffff0000, image.getRGB(90, 50));
            assertEquals(0xff808080, image.getRGB(120, 50));
            assertTrue(Pixels.meanDifference(java2D.image(), image) < TOLERANCE);
        }
    }

    @Test
    void clipsAndTransformsNestAsInJava2D() {
        try (OffscreenGl gl = new OffscreenGl(160, 120)) {
            Java2DCanvas java2D = new Java2DCanvas(160, 120);
            java.util.function.Consumer<adaptarium.render.Canvas> drawing = canvas -> {
                canvas.save();
                canvas.clip(new Rect(10, 10, 100, 80));
                canvas.translate(60, 50);
                canvas.scale(20, -20);
                canvas.save();
                canvas.rotate(0.5);
                canvas.box(new Rect(-2, -0.5, 6, 1), 0, 0xffe0a030);
                canvas.restore();
                canvas.clip(new Rect(-1, -1, 2, 2));
                canvas.disc(0, 0, 1.3, 0xff3080e0);
                canvas.restore();
                canvas.text("outside", 100, 110, TextStyle.of(14).centred(), 0xffffffff);
            };
            drawing.accept(java2D);
            gl.draw(drawing);
            assertTrue(Pixels.meanDifference(java2D.image(), gl.image()) < TOLERANCE);
        }
    }
}
