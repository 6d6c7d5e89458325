package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Rect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing and plotting signals in a viewer, by made-up clicks. */
class SignalPanelTest {
    @TempDir
    Path folder = Path.of("");

    private OpenViewer open;

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
        open.steps(20);
        open.viewer.key(Key.V);
        assertEquals(List.of("return so far"), chosen());
        press("return so far");
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Drawn drawn() {
        return Drawn.of(1000, 640, picture -> open.viewer.paint(picture, 0));
    }

    private void press(String label) {
        Drawn.Text text = drawn().texts.stream()
                .filter(one -> one.text().equals(label))
                .reduce((plot, choice) -> choice) // the choices come after the plots
                .orElseThrow();
        open.press(text.x(), text.y() - 4);
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
    }

    private List<String> chosen() {
        return open.viewer.signals().chosen().stream().map(Signal::label).toList();
    }

    @Test
    void aChoiceIsPlottedAndPressedAgainItIsNot() {
        press("return so far");
        press("entropy");
        assertEquals(List.of("return so far", "entropy"), chosen());
        press("entropy");
        assertEquals(List.of("return so far"), chosen());
        press("none");
        assertEquals(List.of(), chosen());
    }

    @Test
    void aBodyIsPlottedByAClickAndNothingIsPulled() {
        open.pointAtBall(1, 0.2); // beside its axle
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
        assertEquals(List.of("ball: speed"), chosen());
        assertEquals(List.of(), open.asked());
        assertTrue(drawn().says("ball: height"), "the other signals of the body are listed");
    }

    @Test
    void aBodyThatIsDraggedIsPulled() {
        open.pointAtBall(1, 0.2);
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
        open.pointAtBall(1, 0.8);
        OpenViewer.await(() -> !open.asked().isEmpty());
        assertTrue(open.asked().get(0) instanceof Command.Pull);
        assertEquals(List.of(), chosen());
        open.viewer.mainButton(false);
    }

    @Test
    void aMotorIsPlottedAndGoesOn() {
        press("motors");
        press("push");
        assertEquals(List.of("push"), chosen());
        assertFalse(drawn().says("stopped"));
        assertEquals(List.of(), open.asked());
    }

    // The ball rolls at 1 m/s: after 0.1 s its return, which is its place, is 0.1.
    @Test
    void theValueUnderThePointerIsSaid() {
        press("return so far");
        Rect column = open.viewer.signals().area();
        boolean said = false;
        for (double share = 0.1; share < 1; share += 0.02) {
            open.viewer.pointerAt(column.x() + share * column.width(), column.y() + 120);
            Drawn drawn = drawn();
            said |= drawn.says("0.10 s") && drawn.says("before 0.10, 0.10");
        }
        assertTrue(said);
    }

    @Test
    void theValuesAreKeptAsATable() throws Exception {
        press("return so far");
        press("CSV");
        List<String> lines = Files.readAllLines(folder.resolve("adaptarium-001.csv"));
        assertEquals("time [s],return so far [1] before,return so far [1] now", lines.get(0));
        assertEquals(22, lines.size()); // twenty steps after the beginning
        assertEquals("0.1,0.1,0.1", lines.get(11));
    }

    @Test
    void inASmallWindowTheColumnTakesItAll() {
        Drawn small = Drawn.of(420, 300, picture -> open.viewer.paint(picture, 0));
        assertTrue(small.says("Over time"));
        assertTrue(open.viewer.signals().area().width() > 390);
        for (Drawn.Text text : small.texts) {
            assertTrue(text.box().right() <= 421, text.toString());
        }
    }
}
