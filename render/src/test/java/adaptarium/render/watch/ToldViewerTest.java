package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window in which examples are told apart, driven by made-up keys and pointer: what makes no sense there says so in a line. */
class ToldViewerTest {
    @TempDir
    Path folder = Path.of("");

    private final ToldSession session = new ToldSession(/* moving= */ true);
    private final SessionRunner runner = new SessionRunner(session);
    private final Java2DCanvas canvas = new Java2DCanvas(1280, 720);
    private Viewer viewer;

    @BeforeEach
    void open() {
        viewer = new Viewer(runner, Theme.LIGHT, folder);
        runner.togglePause();
        runner.start();
        paint();
    }

    @AfterEach
    void close() {
        viewer.close();
        assertTrue(session.closed);
    }

    private void paint() {
        viewer.paint(canvas, 0.02);
        assertEquals("", viewer.fault());
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            long before = runner.steps();
            viewer.key(Key.RIGHT);
            OpenViewer.await(() -> runner.steps() > before);
        }
    }

    private Drawn seen() {
        Drawn drawn = Drawn.of(1280, 720, shown -> viewer.paint(shown, 0.02));
        assertEquals("", viewer.fault());
        return drawn;
    }

    @Test
    void itIsSteppedLookedBackAtAndWentOnWith() {
        steps(12);
        assertTrue(seen().says("3 of 10 steps · 0.08 × real time"));
        for (int i = 0; i < 3; i++) {
            viewer.key(Key.LEFT);
        }
        assertTrue(seen().says("taken for class 2"), "the first one's last moment");
        viewer.key(Key.END);
        viewer.key(Key.N);
        OpenViewer.await(() -> runner.state().now().task().number() == 1);
        assertTrue(seen().says("1 of 10 steps · 0.08 × real time"));
        viewer.key(Key.EQUAL);
        assertTrue(seen().says("1 of 10 steps · 0.16 × real time"), "twice as fast");
    }

    @Test
    void theTimeLineSaysWhichWereTakenForWhatTheyAre() {
        steps(19);
        List<String> happened = runner.state().history().marks().stream()
                .map(mark -> mark.happening().what())
                .toList();
        assertEquals(List.of("right", "wrong"), happened);
        assertTrue(runner.state().now().over());
        viewer.key(Key.PAGE_UP);
        viewer.key(Key.PAGE_UP);
        assertEquals(9, viewer.shown().step());
    }

    @Test
    void whatMakesNoSenseSaysSoInALine() {
        viewer.key(Key.B);
        assertEquals("there is no other agent to show beside this one", viewer.message());
        viewer.key(Key.ENTER);
        assertTrue(viewer.message().startsWith("there is nothing to reveal"), viewer.message());
        Rect scene = viewer.layout().panes().get(0);
        viewer.pointerAt(scene.centreX() + 5, scene.centreY());
        viewer.mainButton(true);
        paint();
        OpenViewer.await(() -> !runner.complaint().isEmpty());
        viewer.mainButton(false);
        paint();
        assertEquals("nobody acts", viewer.message(), "a pull is refused");
        assertEquals(List.of(), runner.log().entries());
    }

    /** What the bodies do can be plotted; there is no return. */
    @Test
    void signalsAreOfTheMotion() {
        viewer.key(Key.V);
        steps(3);
        Drawn drawn = seen();
        assertTrue(drawn.says("ball: x") && drawn.says("bodies"), drawn.texts.toString());
        assertTrue(drawn.texts.stream().noneMatch(text -> text.text().startsWith("return")), drawn.texts.toString());
    }

    @Test
    void columnsThemesAndHelpLieBesideItAsEver() {
        for (Key key : List.of(Key.V, Key.F3, Key.M, Key.T, Key.G, Key.C, Key.HOME, Key.F1)) {
            viewer.key(key);
            paint();
        }
        viewer.overlayKey(1);
        paint();
    }

    @Test
    void aPictureOfItIsKept() {
        viewer.key(Key.P);
        assertTrue(Files.exists(folder.resolve("adaptarium-001.png")), viewer.message());
    }
}
