package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
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

    @BeforeEach
    void open() {
        open = new OpenViewer(folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void theTimeLineShowsAnyMomentAndChangesNothing() {
        open.steps(100);
        Rect line = open.viewer.timeLine();
        open.press(line.x() + 0.25 * line.width(), line.centreY());
        assertEquals(25, open.viewer.shown().step());
        open.viewer.pointerAt(line.x() + 0.8 * line.width(), line.centreY() - 200); // dragged, and off the line
        open.viewer.paint(open.canvas, 0.02);
        assertEquals(80, open.viewer.shown().step());
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
        assertEquals(100, open.runner.state().now().step());
        assertEquals(List.of(), open.asked());
        open.viewer.key(Key.END);
        assertEquals(100, open.viewer.shown().step());
    }

    @Test
    void whatIsLookedBackAtStaysWhileTheSessionGoesOn() {
        open.steps(10);
        open.viewer.key(Key.LEFT);
        open.viewer.key(Key.LEFT);
        open.runner.stepOnce();
        OpenViewer.await(() -> open.runner.state().now().step() == 11);
        assertEquals(8, open.viewer.shown().step());
    }

    @Test
    void signsOnTheTimeLineAreChangesAndTasks() {
        open.steps(20);
        open.runner.ask(new Command.Change("speed", 0.5));
        open.runner.ask(new Command.Change("radius", 0.3)); // refused: no sign
        OpenViewer.await(() -> open.runner.published() == 22);
        open.steps(20);
        open.viewer.key(Key.N);
        OpenViewer.await(() -> open.runner.published() == 43);
        List<History.Mark> marks = open.runner.state().history().marks();
        assertEquals(List.of(20L, 40L), marks.stream().map(History.Mark::clock).toList());
        assertEquals(
                new Happening(Happening.Kind.HAND, "by hand: speed 0.50 m/s"),
                marks.get(0).happening());
        assertEquals(Happening.Kind.TASK, marks.get(1).happening().kind());
        Rect line = open.viewer.timeLine();
        open.viewer.pointerAt(line.x() + 0.5 * line.width() + 2, line.centreY());
        Drawn drawn = Drawn.of(1000, 640, picture -> open.viewer.paint(picture, 0));
        drawn.text("0.2 s · by hand: speed 0.50 m/s");
        open.viewer.key(Key.PAGE_UP);
        assertEquals(0.5, open.viewer.shown().task().values().get("speed"));
        open.viewer.key(Key.PAGE_UP);
        assertEquals("no sign there on the time line", open.viewer.message());
        open.viewer.key(Key.PAGE_DOWN);
        assertEquals("task 1", open.viewer.shown().panes().get(0).note());
    }

    @Test
    void aDraggedSliderAndAPullAreOneSignEach() {
        for (double speed : new double[] {0.5, 0.6, 0.7}) {
            open.runner.ask(new Command.Change("speed", speed));
            OpenViewer.await(() -> Double.valueOf(speed)
                    .equals(open.runner.state().now().task().values().get("speed")));
            open.steps(3);
        }
        for (double x : new double[] {0.1, 0.2}) {
            open.runner.ask(new Command.Pull(Snapshot.Source.NOW, 1, 0, 0, x, 0.3));
            open.steps(2);
        }
        assertEquals(
                List.of("by hand: speed 0.50 m/s", "by hand: pulled"),
                open.runner.state().history().marks().stream()
                        .map(mark -> mark.happening().what())
                        .toList());
    }

    @Test
    void aSwitchOfTheBarIsTheOverlaysKey() {
        open.viewer.key(Key.END);
        Drawn drawn = Drawn.of(1000, 640, picture -> open.viewer.paint(picture, 0));
        Drawn.Text contacts = drawn.text("   contacts");
        open.press(contacts.x(), contacts.y() - 4);
        assertTrue(open.viewer.overlays().contains(Overlay.CONTACTS));
        assertEquals("contacts and impulses on, but this scene has none just now", open.viewer.message());
        open.viewer.mainButton(false);
    }

    @Test
    void theWheelZoomsAndTheOtherButtonShifts() {
        open.viewer.pointerAt(200, 150);
        open.viewer.wheel(3);
        assertTrue(open.viewer.view().zoom() > 1.3);
        double before = open.viewer.view().shiftX();
        open.viewer.otherButton(true);
        open.viewer.pointerAt(240, 150);
        open.viewer.otherButton(false);
        assertTrue(open.viewer.view().shiftX() < before);
        open.viewer.key(Key.HOME);
        assertEquals(View.USUAL, open.viewer.view());
    }

    @Test
    void draggingABodyPullsAtItUntilTheButtonIsLetGo() {
        open.pointAtBall(1, 0.1);
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
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
        assertEquals(0.6, open.viewer.shown().hand().x(), 1e-9);
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
        OpenViewer.await(() -> open.asked().size() == 3);
        assertEquals(new Command.Release(), open.asked().get(2));
    }

    /** Where frames are slow, all of this lies between two of them. */
    @Test
    void aDragWithinOneFrameTakesHoldWhereItBeganAndLetsGoWhereItEnded() {
        open.pointAtBall(1, 0.1);
        open.viewer.mainButton(true);
        open.pointAtBall(1, 0.4);
        open.pointAtBall(1, 0.6);
        open.viewer.mainButton(false);
        while (open.viewer.touched()) {
            open.viewer.paint(open.canvas, 0.02);
        }
        OpenViewer.await(() -> open.asked().size() == 3);
        Command.Pull grabbed = (Command.Pull) open.asked().get(0);
        assertEquals(0.1, grabbed.localX(), 1e-9);
        assertEquals(0.1, grabbed.x(), 1e-9);
        Command.Pull pulled = (Command.Pull) open.asked().get(1);
        assertEquals(0.1, pulled.localX(), 1e-9);
        assertEquals(0.6, pulled.x(), 1e-9);
        assertEquals(new Command.Release(), open.asked().get(2));
    }

    @Test
    void aSliderDraggedWithinOneFrameEndsWhereItWasLetGo() {
        open.steps(100);
        Rect line = open.viewer.timeLine();
        open.viewer.pointerAt(line.x() + 0.25 * line.width(), line.centreY());
        open.viewer.mainButton(true);
        open.viewer.pointerAt(line.x() + 0.8 * line.width(), line.centreY());
        open.viewer.mainButton(false);
        open.viewer.pointerAt(line.x(), line.centreY()); // the button is up
        while (open.viewer.touched()) {
            open.viewer.paint(open.canvas, 0.02);
        }
        assertEquals(80, open.viewer.shown().step());
    }

    @Test
    void thePastCannotBePulledAt() {
        open.pointAtBall(0, 0);
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
        open.viewer.mainButton(false);
        open.steps(1);
        assertEquals(List.of(), open.asked());
    }

    @Test
    void theJointUnderThePointerBreaks() {
        open.viewer.pointerAt(3, 3);
        open.viewer.key(Key.X);
        assertEquals("no joint under the pointer", open.viewer.message());
        open.pointAtBall(1, 0.02);
        open.viewer.key(Key.X);
        OpenViewer.await(() -> open.asked().equals(List.of(new Command.BreakJoint("axle"))));
    }

    @Test
    void aMotorIsStoppedAndRepairedByClicks() {
        Rect row = MotorPanel.rows(Dashboard.inside(open.layout().motors()), 1).get(0);
        for (boolean works : new boolean[] {false, true}) {
            open.viewer.pointerAt(row.centreX(), row.centreY());
            open.viewer.mainButton(true);
            open.viewer.paint(open.canvas, 0.02);
            OpenViewer.await(() -> open.viewer.shown().motors().get(0).works() == works);
            open.viewer.mainButton(false);
            open.viewer.paint(open.canvas, 0.02);
        }
        assertEquals(List.of(new Command.Motor(0, false), new Command.Motor(0, true)), open.asked());
    }

    @Test
    void otherAgentsAreShownBesideOneAfterTheOther() {
        for (int panes : new int[] {3, 3, 2}) {
            long before = open.runner.published();
            open.viewer.key(Key.B);
            OpenViewer.await(() -> open.runner.published() > before);
            assertEquals(panes, open.viewer.shown().panes().size());
        }
        assertEquals(
                List.of(new Command.Beside("another ball"), new Command.Beside("a third"), new Command.Beside("")),
                open.asked());
    }
}
