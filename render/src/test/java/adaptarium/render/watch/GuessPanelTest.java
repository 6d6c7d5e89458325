package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Rect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guessing a hidden task in a viewer, by made-up keys and pointer. */
class GuessPanelTest {
    @TempDir
    Path folder = Path.of("");

    private OpenViewer open;

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
        open.session.hidden = true;
        open.steps(1);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private Drawn drawn() {
        return Drawn.of(1000, 640, picture -> open.viewer.paint(picture, 0));
    }

    private void drag(double share) {
        List<Knob> knobs = List.of(RollingBall.SPEED, RollingBall.RADIUS);
        Rect track = TaskPanel.rows(Dashboard.inside(open.layout().task()), knobs)
                .get(0)
                .track();
        open.press(track.x() + share * track.width(), track.centreY());
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
    }

    @Test
    void aHiddenTaskIsNowhereSaidAndGuessedWithoutChangingIt() {
        Drawn drawn = drawn();
        assertTrue(drawn.says("Hidden: guess") || drawn.says("Hidden from you: guess"), drawn.texts.toString());
        assertFalse(drawn.says("1.00 m/s") || drawn.says("0.30 m"));
        assertTrue(drawn.says("0 m/s ?")); // the middle
        drag(0.75);
        assertTrue(drawn().says("1.00 m/s ?"));
        assertEquals(List.of(), open.asked());
    }

    // The ball rolls at 1 m/s, three quarters of the scale; its radius is guessed in the middle of what training meets,
    // which is 0.29 of 0.1 to 0.5 m on a scale
    // of logarithms: log(0.2 * 0.4) / 2 is 0.283 m, and 0.30 m is log(0.3 / 0.283) / log(5) = 3.6 hundredths off: 100
    // and 92.8 points.
    @Test
    void enterRevealsAndScores() {
        drag(0.75);
        open.viewer.key(Key.ENTER);
        OpenViewer.await(() -> !open.runner.state().now().task().hidden());
        open.viewer.paint(open.canvas, 0.02);
        Drawn drawn = drawn();
        assertTrue(drawn.says("You guessed: 96 of 100"), drawn.texts.toString());
        assertTrue(drawn.says("1.00 m/s"));
        assertEquals(List.of(new Command.Reveal()), open.asked());
    }

    @Test
    void theButtonRevealsToo() {
        Drawn.Text button = drawn().text("Reveal");
        open.press(button.x(), button.y() - 4);
        OpenViewer.await(() -> !open.runner.state().now().task().hidden());
        open.viewer.mainButton(false);
    }

    @Test
    void whereNothingIsHiddenEnterSaysHowToHide() {
        open.session.hidden = false;
        open.steps(1);
        open.viewer.key(Key.ENTER);
        assertTrue(open.viewer.message().contains("--guess"));
        assertEquals(List.of(), open.asked());
    }

    @Test
    void aFilmOfAHiddenTaskDoesNotTellIt() {
        Drawn film = Drawn.of(
                1000,
                640,
                canvas -> new Dashboard(adaptarium.render.Theme.DARK, adaptarium.render.ScenePainter.usualOverlays())
                        .paint(
                                canvas,
                                new Rect(0, 0, 1000, 640),
                                open.session.about(),
                                open.session.snapshot(),
                                View.USUAL));
        assertTrue(film.says("?"));
        assertFalse(film.says("1.00 m/s"));
    }
}
