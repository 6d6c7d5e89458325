package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a viewer comfortable: typed values, double clicks, names of what is pointed at, sizes, and all of it remembered. */
class ViewerComfortTest {
    @TempDir
    Path folder = Path.of("");

    private OpenViewer open;

    /** Where a picture takes long, filming all of that time would make the next one take longer still, without end. */
    @Test
    void aSlowPictureIsFilmedForNoLongerThanASixthOfASecond() throws IOException {
        open.viewer.key(Key.R);
        open.viewer.paint(open.canvas, 100);
        open.viewer.key(Key.R);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(
                folder.resolve("adaptarium-001.gif").toFile())) {
            reader.setInput(in);
            assertTrue(reader.getNumImages(/* allowSearch= */ true) <= 4);
        }
    }

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Drawn drawn(double width) {
        return Drawn.of(width, 640, picture -> open.viewer.paint(picture, 0.02));
    }

    private TaskPanel.Row row(int index) {
        return TaskPanel.rows(Dashboard.inside(open.layout().task()), List.of(RollingBall.SPEED, RollingBall.RADIUS))
                .get(index);
    }

    private void click(double x, double y) {
        open.press(x, y);
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
    }

    private void type(String text) {
        text.chars().forEach(typed -> open.viewer.type((char) typed));
    }

    @Test
    void aValueIsTypedBesideItsSlider() {
        Rect area = row(0).area();
        click(area.x() + 4, area.centreY());
        assertTrue(open.viewer.typing());
        type("-1.57");
        open.viewer.key(Key.BACKSPACE); // takes a character back, and does not begin again
        assertTrue(drawn(1000).says("-1.5"));
        open.viewer.key(Key.ENTER);
        OpenViewer.await(() -> !open.asked().isEmpty());
        assertEquals(List.of(new Command.Change("speed", -1.5)), open.asked());
        assertFalse(open.viewer.typing());
    }

    @Test
    void whatIsNoValueIsSaidAndNothingChanges() {
        Rect area = row(0).area();
        for (String text : List.of("7", "fast", "NaN")) {
            click(area.x() + 4, area.centreY());
            type(text);
            open.viewer.key(Key.ENTER);
            assertEquals("speed lies between −2.00 m/s and 2.00 m/s, got '" + text + "'", open.viewer.message());
        }
        click(area.x() + 4, area.centreY());
        type("1");
        open.viewer.key(Key.ESCAPE);
        assertFalse(open.viewer.leaving());
        assertEquals(List.of(), open.asked());
        Rect fixed = row(1).area(); // cannot change in mid-episode
        click(fixed.x() + 4, fixed.centreY());
        assertFalse(open.viewer.typing());
    }

    @Test
    void aDoubleClickOnASliderIsTheNominalValue() {
        Rect track = row(0).track();
        click(track.x() + 0.9 * track.width(), track.centreY());
        OpenViewer.await(() -> open.asked().size() == 1);
        click(track.x() + 0.9 * track.width(), track.centreY());
        OpenViewer.await(() -> open.asked().size() == 2);
        assertEquals(new Command.Change("speed", 0.0), open.asked().get(1));
    }

    @Test
    void whatLiesUnderThePointerIsNamed() {
        open.pointAtBall(1, 0.2);
        assertTrue(drawn(1000).says("ball 1.00 m/s"));
        open.pointAtBall(1, 0);
        assertTrue(drawn(1000).says("axle 0"));
        open.viewer.pointerAt(3, 3);
        assertFalse(drawn(1000).says("axle 0"));
    }

    @Test
    void theCameraGoesCloseWideAndBack() {
        SceneView.BodyView ball =
                open.viewer.shown().panes().get(1).scene().bodies().get(1);
        Rect pane = open.layout().panes().get(1);
        double usual = open.viewer
                .view()
                .camera(open.viewer.shown().panes().get(1).scene(), pane)
                .scale();
        open.viewer.key(Key.C);
        var close = open.viewer.view().camera(open.viewer.shown().panes().get(1).scene(), pane);
        assertEquals(2.5 * usual, close.scale(), 1e-9);
        assertEquals(pane.centreY(), close.pixelY(ball.y()), 1e-6);
        open.viewer.key(Key.C);
        assertEquals(
                0.5 * usual,
                open.viewer
                        .view()
                        .camera(open.viewer.shown().panes().get(1).scene(), pane)
                        .scale(),
                1e-9);
        open.viewer.key(Key.C);
        assertEquals(View.USUAL, open.viewer.view());
    }

    @Test
    void sizeThemeOverlaysAndArrowsAreRemembered() {
        open.viewer.key(Key.Z);
        assertEquals("interface at 125 %", open.viewer.message());
        open.viewer.key(Key.T);
        open.viewer.overlayKey(Overlay.JOINTS.key());
        WindowSettings left = open.viewer.settings(1000, 640);
        assertEquals(Theme.DARK.name(), left.theme());
        assertEquals(1.25, left.size());
        assertTrue(left.overlays().contains(Overlay.JOINTS));
        SessionRunner runner = new SessionRunner(new RollingBall());
        try (Viewer again = new Viewer(runner, left, folder, null, Library.EMPTY)) {
            runner.start();
            assertEquals(left, again.settings(1000, 640));
            assertEquals(left.overlays(), again.overlays());
        }
    }

    @Test
    void theLengthOfArrowsIsASlider() {
        Drawn before = drawn(1280);
        Drawn.Text label = before.text("arrows 1.0×");
        open.viewer.pointerAt(label.x() + 72 + 52, label.y() - 4); // near the greatest
        open.viewer.mainButton(true);
        drawn(1280);
        assertTrue(open.viewer.settings(1280, 640).arrows() > 4);
        open.viewer.mainButton(false);
        drawn(1280);
        assertFalse(drawn(1280).says("arrows 1.0×"));
    }
}
