package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pointer does in a viewer: the time line, the bar, bodies, joints and motors; without any window. */
class ViewerHandsTest {
    @TempDir
    Path folder = Path.of("");

    private OpenViewer open;
    private SessionRunner runner;
    private Java2DCanvas canvas;
    private Viewer viewer;

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
        runner = open.runner;
        canvas = open.canvas;
        viewer = open.viewer;
    }

    @AfterEach
    void close() {
        open.close();
        assertTrue(open.session.closed);
    }

    @Test
    void theTimeLineShowsAnyMomentAndChangesNothing() {
        open.steps(100);
        Rect line = viewer.timeLine();
        open.press(line.x() + 0.25 * line.width(), line.centreY());
        assertEquals(25, viewer.shown().step());
        viewer.pointerAt(line.x() + 0.8 * line.width(), line.centreY() - 200); // dragged, and off the line
        viewer.paint(canvas, 0.02);
        assertEquals(80, viewer.shown().step());
        viewer.mainButton(false);
        viewer.paint(canvas, 0.02);
        assertEquals(100, runner.state().now().step());
        assertEquals(List.of(), open.asked());
        viewer.key(Key.END);
        assertEquals(100, viewer.shown().step());
    }

    @Test
    void whatIsLookedBackAtStaysWhileTheSessionGoesOn() {
        open.steps(10);
        viewer.key(Key.LEFT);
        viewer.key(Key.LEFT);
        runner.stepOnce();
        OpenViewer.await(() -> runner.state().now().step() == 11);
        assertEquals(8, viewer.shown().step());
    }

    @Test
    void signsOnTheTimeLineAreChangesAndTasks() {
        open.steps(20);
        runner.ask(new Command.Change("speed", 0.5));
        runner.ask(new Command.Change("radius", 0.3)); // refused: no sign
        OpenViewer.await(() -> runner.published() == 22);
        open.steps(20);
        viewer.key(Key.N);
        OpenViewer.await(() -> runner.published() == 43);
        List<History.Mark> marks = runner.state().history().marks();
        assertEquals(List.of(20L, 40L), marks.stream().map(History.Mark::clock).toList());
        assertEquals(
                new Happening(Happening.Kind.HAND, "by hand: speed 0.50 m/s"),
                marks.get(0).happening());
        assertEquals(Happening.Kind.TASK, marks.get(1).happening().kind());
        Rect line = viewer.timeLine();
        viewer.pointerAt(line.x() + 0.5 * line.width() + 2, line.centreY());
        Drawn drawn = Drawn.of(1000, 640, picture -> viewer.paint(picture, 0));
        drawn.text("0.2 s · by hand: speed 0.50 m/s");
        viewer.key(Key.PAGE_UP);
        assertEquals(0.5, viewer.shown().task().values().get("speed"));
        viewer.key(Key.PAGE_UP);
        assertEquals("no sign there on the time line", viewer.message());
        viewer.key(Key.PAGE_DOWN);
        assertEquals("task 1", viewer.shown().panes().get(0).note());
    }

    @Test
    void aDraggedSliderAndAPullAreOneSignEach() {
        for (double speed : new double[] {0.5, 0.6, 0.7}) {
            runner.ask(new Command.Change("speed", speed));
            OpenViewer.await(() -> Double.valueOf(speed)
                    .equals(runner.state().now().task().values().get("speed")));
            open.steps(3);
        }
        for (double x : new double[] {0.1, 0.2}) {
            runner.ask(new Command.Pull(Snapshot.Source.NOW, 1, 0, 0, x, 0.3));
            open.steps(2);
        }
        assertEquals(
                List.of("by hand: speed 0.50 m/s", "by hand: pulled"),
                runner.state().history().marks().stream()
                        .map(mark -> mark.happening().what())
                        .toList());
    }

    @Test
    void aSwitchOfTheBarIsTheOverlaysKey() {
        viewer.key(Key.END);
        Drawn drawn = Drawn.of(1000, 640, picture -> viewer.paint(picture, 0));
        Drawn.Text contacts = drawn.text("   contacts");
        open.press(contacts.x(), contacts.y() - 4);
        assertTrue(viewer.overlays().contains(Overlay.CONTACTS));
        assertEquals("contacts and impulses on, but this scene has none just now", viewer.message());
        viewer.mainButton(false);
    }

    @Test
    void theWheelZoomsAndTheOtherButtonShifts() {
        viewer.pointerAt(200, 150);
        viewer.wheel(3);
        assertTrue(viewer.view().zoom() > 1.3);
        double before = viewer.view().shiftX();
        viewer.otherButton(true);
        viewer.pointerAt(240, 150);
        viewer.otherButton(false);
        assertTrue(viewer.view().shiftX() < before);
        viewer.key(Key.HOME);
        assertEquals(View.USUAL, viewer.view());
    }

    @Test
    void draggingABodyPullsAtItUntilTheButtonIsLetGo() {
        open.pointAtBall(1, 0.1);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        OpenViewer.await(() -> open.asked().size() == 1);
        Command.Pull grabbed = (Command.Pull) open.asked().get(0);
        assertEquals(Snapshot.Source.NOW, grabbed.where());
        assertEquals(1, grabbed.body());
        assertEquals(0.1, grabbed.localX(), 1e-9);
        open.pointAtBall(1, 0.6);
        OpenViewer.await(() -> open.asked().size() == 2);
        Command.Pull pulled = (Command.Pull) open.asked().get(1);
        assertEquals(0.1, pulled.localX(), 1e-9);
        assertEquals(0.6, pulled.x(), 1e-9);
        assertEquals(0.6, viewer.shown().hand().x(), 1e-9);
        viewer.mainButton(false);
        OpenViewer.await(() -> open.asked().size() == 3);
        assertEquals(new Command.Release(), open.asked().get(2));
    }

    @Test
    void thePastCannotBePulledAt() {
        open.pointAtBall(0, 0);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        viewer.mainButton(false);
        open.steps(1);
        assertEquals(List.of(), open.asked());
    }

    @Test
    void theJointUnderThePointerBreaks() {
        viewer.pointerAt(3, 3);
        viewer.key(Key.X);
        assertEquals("no joint under the pointer", viewer.message());
        open.pointAtBall(1, 0.02);
        viewer.key(Key.X);
        OpenViewer.await(() -> open.asked().equals(List.of(new Command.BreakJoint("axle"))));
    }

    @Test
    void aMotorIsStoppedAndRepairedByClicks() {
        Rect row = MotorPanel.rows(Dashboard.inside(open.layout().motors()), 1).get(0);
        for (boolean works : new boolean[] {false, true}) {
            viewer.pointerAt(row.centreX(), row.centreY());
            viewer.mainButton(true);
            viewer.paint(canvas, 0.02);
            OpenViewer.await(() -> viewer.shown().motors().get(0).works() == works);
            viewer.mainButton(false);
            viewer.paint(canvas, 0.02);
        }
        assertEquals(List.of(new Command.Motor(0, false), new Command.Motor(0, true)), open.asked());
    }

    @Test
    void otherAgentsAreShownBesideOneAfterTheOther() {
        for (int panes : new int[] {3, 3, 2}) {
            long before = runner.published();
            viewer.key(Key.B);
            OpenViewer.await(() -> runner.published() > before);
            assertEquals(panes, viewer.shown().panes().size());
        }
        assertEquals(
                List.of(new Command.Beside("another ball"), new Command.Beside("a third"), new Command.Beside("")),
                open.asked());
    }
}
