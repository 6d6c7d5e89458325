package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.render.Camera;
import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Overlay;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import adaptarium.sim.SceneView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A viewer driven by made-up keys and pointer, without any window. */
class ViewerTest {
    @TempDir
    Path folder = Path.of("");

    private final RollingBall session = new RollingBall();
    private final SessionRunner runner = new SessionRunner(session);
    private final Java2DCanvas canvas = new Java2DCanvas(1000, 640);
    private Viewer viewer = new Viewer(runner, Theme.LIGHT, folder);

    @BeforeEach
    void startPaused() {
        viewer = new Viewer(runner, Theme.LIGHT, folder);
        runner.togglePause();
        runner.start();
        viewer.paint(canvas, 0);
    }

    @AfterEach
    void close() {
        viewer.close();
        assertTrue(session.closed);
    }

    private static void await(BooleanSupplier condition) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            long before = runner.state().now().step();
            viewer.key(Key.RIGHT);
            await(() -> runner.state().now().step() == before + 1);
        }
    }

    @Test
    void steppingAdvancesByOneAndLookingBackDoesNotUndo() {
        steps(5);
        assertEquals(5, viewer.shown().step());
        viewer.key(Key.LEFT);
        viewer.key(Key.LEFT);
        assertEquals(3, viewer.shown().step());
        viewer.key(Key.RIGHT);
        assertEquals(4, viewer.shown().step());
        assertEquals(5, runner.state().now().step());
    }

    @Test
    void lookingBackEndsAtTheBeginning() {
        steps(2);
        for (int i = 0; i < 9; i++) {
            viewer.key(Key.LEFT);
        }
        assertEquals(0, viewer.shown().step());
    }

    @Test
    void spaceRunsAndPausesInRealTime() {
        viewer.key(Key.SPACE);
        assertFalse(runner.paused());
        await(() -> runner.state().now().step() > 3);
        viewer.key(Key.SPACE);
        assertTrue(runner.paused());
    }

    @Test
    void draggingASliderChangesTheLiveParameterAndIsLogged() {
        List<TaskPanel.Row> rows =
                TaskPanel.rows(Dashboard.inside(layout().task()), List.of(RollingBall.SPEED, RollingBall.RADIUS));
        Rect track = rows.get(0).track();
        viewer.pointerAt(track.x() + 0.9 * track.width(), track.centreY());
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        await(() -> Math.abs((Double) runner.state().now().task().values().get("speed") - 1.6) < 1e-9
                && !runner.log().entries().isEmpty());
        viewer.mainButton(false);
        viewer.paint(canvas, 0.02);
        Command.Change change = (Command.Change) runner.log().entries().get(0).command();
        assertEquals("speed", change.name());
        // what cannot change in mid-episode has no handle
        Rect fixed = rows.get(1).track();
        viewer.pointerAt(fixed.x() + 2, fixed.centreY());
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        assertEquals(1, runner.log().entries().size());
    }

    @Test
    void aSessionReplayedFromItsLogIsTheSame() {
        steps(3);
        runner.ask(new Command.Change("speed", -1.5));
        await(() -> runner.log().entries().size() == 1);
        steps(4);
        RollingBall again = new RollingBall();
        CommandLog log =
                CommandLog.fromJson(adaptarium.render.Json.parse(runner.log().toJson()));
        ReplayedSession replay = new ReplayedSession(again, log, runner.steps());
        while (!replay.snapshot().over()) {
            replay.step();
        }
        assertEquals(7, again.snapshot().step());
        assertEquals(
                runner.state().now().panes().get(0).scene().bodies().get(1).x(),
                again.snapshot().panes().get(0).scene().bodies().get(1).x());
    }

    @Test
    void aRefusedCommandIsSaidAndNotLogged() {
        runner.ask(new Command.Change("radius", 0.2));
        await(() -> !runner.complaint().isEmpty());
        assertEquals("radius is fixed for an episode", runner.complaint());
        assertEquals(List.of(), runner.log().entries());
    }

    @Test
    void numberKeysSwitchOverlays() {
        assertFalse(viewer.overlays().contains(Overlay.NAMES));
        viewer.overlayKey(8);
        assertTrue(viewer.overlays().contains(Overlay.NAMES));
        viewer.overlayKey(8);
        assertFalse(viewer.overlays().contains(Overlay.NAMES));
    }

    @Test
    void aSwitchedOverlaySaysSoAndWhetherThereIsAnythingToSee() {
        viewer.overlayKey(8);
        assertEquals("names on", viewer.message());
        viewer.overlayKey(8);
        assertEquals("names off", viewer.message());
        viewer.overlayKey(1);
        assertEquals("contacts and impulses on, but this scene has none just now", viewer.message());
    }

    @Test
    void noWindowIsTooSmallToBeDrawn() {
        int[] sides = {1, 2, 9, 16, 20, 30, 47, 96, 240, 241, 360, 420, 600};
        viewer.overlayKey(2); // a message stays for a while
        for (int key = 0; key < 2; key++) {
            viewer.key(Key.F1);
            for (int width : sides) {
                for (int height : sides) {
                    Java2DCanvas small = new Java2DCanvas(width, height);
                    viewer.paint(small, 0);
                    assertEquals("", viewer.fault(), width + " x " + height);
                    viewer.pointerAt(width / 2.0, height / 2.0);
                    viewer.wheel(1);
                    viewer.wheel(-1);
                }
            }
        }
    }

    @Test
    void aMomentThatCannotBeDrawnIsSaidAndTheNextOneIsDrawn() {
        runner.ask(new Command.Pull(Snapshot.Source.NOW, 99, 0, 0, 0, 0)); // there is no such body
        await(() -> runner.published() == 1);
        viewer.paint(canvas, 0);
        assertTrue(viewer.fault().contains("99"), viewer.fault());
        assertEquals(0, canvas.depth());
        int background = canvas.image().getRGB(900, 600);
        assertEquals(Theme.LIGHT.panel(), background);
        runner.ask(new Command.Release());
        await(() -> runner.published() == 2);
        viewer.paint(canvas, 0);
        assertEquals("", viewer.fault());
    }

    @Test
    void aFilmOfWhatCannotBeDrawnEndsAlone() {
        viewer.key(Key.R);
        runner.ask(new Command.Pull(Snapshot.Source.NOW, 99, 0, 0, 0, 0));
        await(() -> runner.published() == 1);
        viewer.paint(canvas, 0.1);
        runner.ask(new Command.Release());
        await(() -> runner.published() == 2);
        viewer.paint(canvas, 0.1);
        assertTrue(viewer.message().startsWith("the film has ended: a moment cannot be drawn: "), viewer.message());
        assertFalse(Files.exists(folder.resolve("adaptarium-001.gif")));
    }

    // In twice the width and height everything is drawn half as much larger again.
    @Test
    void theInterfaceGrowsWithTheWindow() {
        Drawn usual = Drawn.of(1280, 720, picture -> viewer.paint(picture, 0));
        Drawn large = Drawn.of(2560, 1440, picture -> viewer.paint(picture, 0));
        double right = large.texts.stream()
                .mapToDouble(text -> text.box().right())
                .max()
                .orElseThrow();
        assertEquals(2560 / 1.5 - 12, right, 0.5); // the clock ends 12 px before the edge, in px of the interface
        assertEquals(usual.texts.size(), large.texts.size());
        double y = large.text("Go on").y() + 1;
        viewer.pointerAt(large.text("Go on").x() * 1.5, y * 1.5);
        viewer.mainButton(true);
        viewer.paint(new Java2DCanvas(2560, 1440), 0);
        await(() -> !runner.paused());
    }

    @Test
    void textsDoNotCoverEachOther() {
        viewer.paint(canvas, 100); // no message is left
        for (int[] size : new int[][] {{420, 300}, {640, 360}, {1280, 720}, {2560, 1440}}) {
            Drawn drawn = Drawn.of(size[0], size[1], picture -> viewer.paint(picture, 0));
            for (Drawn.Text text : drawn.texts) {
                for (Drawn.Text other : drawn.texts) {
                    boolean apart = text.equals(other)
                            || text.box().right() < other.box().x()
                            || other.box().right() < text.box().x()
                            || text.box().bottom() < other.box().y()
                            || other.box().bottom() < text.box().y();
                    assertTrue(apart, size[0] + " x " + size[1] + ": " + text + " covers " + other);
                }
            }
        }
    }

    @Test
    void aMessageLeavesTheScaleBarFree() {
        viewer.overlayKey(8);
        viewer.overlayKey(8);
        Drawn drawn = Drawn.of(420, 300, picture -> viewer.paint(picture, 0));
        Rect message = drawn.text("names off").box().inset(-12, -10, -12, -10);
        Rect bar = drawn.texts.stream()
                .filter(text -> text.text().endsWith(" m") && text.style().size() == 10.5)
                .findFirst()
                .orElseThrow()
                .box();
        assertTrue(message.bottom() < bar.y(), message + " over " + bar);
    }

    private void press(double x, double y) {
        viewer.pointerAt(x, y);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
    }

    @Test
    void theTimeLineShowsAnyMomentAndChangesNothing() {
        steps(100);
        Rect line = viewer.timeLine();
        press(line.x() + 0.25 * line.width(), line.centreY());
        assertEquals(25, viewer.shown().step());
        viewer.pointerAt(line.x() + 0.8 * line.width(), line.centreY() - 200); // dragged, and off the line
        viewer.paint(canvas, 0.02);
        assertEquals(80, viewer.shown().step());
        viewer.mainButton(false);
        viewer.paint(canvas, 0.02);
        assertEquals(100, runner.state().now().step());
        assertEquals(List.of(), asked());
        viewer.key(Key.END);
        assertEquals(100, viewer.shown().step());
    }

    @Test
    void whatIsLookedBackAtStaysWhileTheSessionGoesOn() {
        steps(10);
        viewer.key(Key.LEFT);
        viewer.key(Key.LEFT);
        runner.stepOnce();
        await(() -> runner.state().now().step() == 11);
        assertEquals(8, viewer.shown().step());
    }

    @Test
    void signsOnTheTimeLineAreChangesAndTasks() {
        steps(20);
        runner.ask(new Command.Change("speed", 0.5));
        runner.ask(new Command.Change("radius", 0.3)); // refused: no sign
        await(() -> runner.published() == 22);
        steps(20);
        viewer.key(Key.N);
        await(() -> runner.published() == 43);
        assertEquals(
                List.of(new History.Mark(20, History.Kind.HAND), new History.Mark(40, History.Kind.TASK)),
                runner.state().history().marks());
        viewer.key(Key.PAGE_UP);
        assertEquals(0.5, viewer.shown().task().values().get("speed"));
        viewer.key(Key.PAGE_UP);
        assertEquals("no sign there on the time line", viewer.message());
        viewer.key(Key.PAGE_DOWN);
        assertEquals("task 1", viewer.shown().panes().get(0).note());
    }

    @Test
    void aSwitchOfTheBarIsTheOverlaysKey() {
        viewer.key(Key.END);
        Drawn drawn = Drawn.of(1000, 640, picture -> viewer.paint(picture, 0));
        Drawn.Text contacts = drawn.text("   contacts");
        press(contacts.x(), contacts.y() - 4);
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
    void nextTaskAndResetReachTheSession() {
        steps(2);
        viewer.key(Key.N);
        await(() -> runner.state().now().panes().get(0).note().equals("task 1"));
        assertEquals(0, viewer.shown().step());
        viewer.key(Key.BACKSPACE);
        await(() -> runner.log().entries().size() == 2);
        assertEquals("task 1", viewer.shown().panes().get(0).note());
    }

    @Test
    void helpCoversThePictureAndEscapeClosesItBeforeLeaving() {
        Java2DCanvas plain = new Java2DCanvas(1000, 640);
        viewer.paint(plain, 0);
        viewer.key(Key.F1);
        viewer.paint(canvas, 0);
        assertTrue(Pixels.meanDifference(plain.image(), canvas.image()) > 5);
        viewer.key(Key.ESCAPE);
        assertFalse(viewer.leaving());
        viewer.key(Key.ESCAPE);
        assertTrue(viewer.leaving());
    }

    @Test
    void picturesAndFilmsAreWritten() throws Exception {
        viewer.key(Key.P);
        assertTrue(Files.size(folder.resolve("adaptarium-001.png")) > 1000);
        viewer.key(Key.R);
        viewer.paint(canvas, 0.1);
        viewer.key(Key.R);
        assertTrue(Files.size(folder.resolve("adaptarium-001.gif")) > 1000);
    }

    private Dashboard.Layout layout() {
        return viewer.layout();
    }

    private void pointAtBall(int pane, double dx) {
        Rect where = layout().panes().get(pane);
        Snapshot.Pane shown = viewer.shown().panes().get(pane);
        SceneView.BodyView ball = shown.scene().bodies().get(1);
        Camera camera = viewer.view().camera(shown.scene(), where);
        viewer.pointerAt(camera.pixelX(ball.x() + dx), camera.pixelY(ball.y()));
    }

    private List<Command> asked() {
        return runner.log().entries().stream().map(CommandLog.Entry::command).toList();
    }

    @Test
    void draggingABodyPullsAtItUntilTheButtonIsLetGo() {
        pointAtBall(1, 0.1);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        await(() -> asked().size() == 1);
        Command.Pull grabbed = (Command.Pull) asked().get(0);
        assertEquals(Snapshot.Source.NOW, grabbed.where());
        assertEquals(1, grabbed.body());
        assertEquals(0.1, grabbed.localX(), 1e-9);
        pointAtBall(1, 0.6);
        await(() -> asked().size() == 2);
        Command.Pull pulled = (Command.Pull) asked().get(1);
        assertEquals(0.1, pulled.localX(), 1e-9);
        assertEquals(0.6, pulled.x(), 1e-9);
        assertEquals(0.6, viewer.shown().hand().x(), 1e-9);
        viewer.mainButton(false);
        await(() -> asked().size() == 3);
        assertEquals(new Command.Release(), asked().get(2));
    }

    @Test
    void thePastCannotBePulledAt() {
        pointAtBall(0, 0);
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        viewer.mainButton(false);
        steps(1);
        assertEquals(List.of(), asked());
    }

    @Test
    void theJointUnderThePointerBreaks() {
        viewer.pointerAt(3, 3);
        viewer.key(Key.X);
        assertEquals("no joint under the pointer", viewer.message());
        pointAtBall(1, 0.02);
        viewer.key(Key.X);
        await(() -> asked().equals(List.of(new Command.BreakJoint("axle"))));
    }

    @Test
    void aMotorIsStoppedAndRepairedByClicks() {
        Rect row = MotorPanel.rows(Dashboard.inside(layout().motors()), 1).get(0);
        for (boolean works : new boolean[] {false, true}) {
            viewer.pointerAt(row.centreX(), row.centreY());
            viewer.mainButton(true);
            viewer.paint(canvas, 0.02);
            await(() -> viewer.shown().motors().get(0).works() == works);
            viewer.mainButton(false);
            viewer.paint(canvas, 0.02);
        }
        assertEquals(List.of(new Command.Motor(0, false), new Command.Motor(0, true)), asked());
    }

    @Test
    void otherAgentsAreShownBesideOneAfterTheOther() {
        for (int panes : new int[] {3, 3, 2}) {
            long before = runner.published();
            viewer.key(Key.B);
            await(() -> runner.published() > before);
            assertEquals(panes, viewer.shown().panes().size());
        }
        assertEquals(
                List.of(new Command.Beside("another ball"), new Command.Beside("a third"), new Command.Beside("")),
                asked());
    }

    @Test
    void nothingIsDrawnAgainUntilSomethingChanges() {
        viewer.paint(canvas, 10); // no message is left
        viewer.paint(canvas, 10);
        assertFalse(viewer.needsFrame());
        viewer.pointerAt(77, 78);
        assertTrue(viewer.needsFrame());
        viewer.paint(canvas, 0.02);
        assertFalse(viewer.needsFrame());
        runner.stepOnce();
        await(() -> runner.state().now().step() == 1);
        assertTrue(viewer.needsFrame());
    }

    @Test
    void whoDrivesIsAskedEveryFrame() {
        Pilot pilot = new Pilot(new ActionSpace.Continuous(List.of(new Axis("push", "N", -2, 2))));
        Viewer driven = new Viewer(runner, Theme.DARK, folder, pilot);
        assertTrue(pilot.key("→", true));
        driven.paint(canvas, 0.02);
        await(() -> runner.state().now().motors().get(0).value() == 2);
        driven.paint(canvas, 0.02);
        pilot.key("→", false);
        driven.paint(canvas, 0.02);
        await(() -> asked().size() == 2);
        assertEquals(List.of(new Command.Act(List.of(2.0)), new Command.Act(List.of(0.0))), asked());
    }

    @Test
    void commandsOfAScriptAreGivenBeforeTheStepAndLogged() {
        RollingBall scripted = new RollingBall();
        SessionRunner director = new SessionRunner(
                scripted, moment -> moment.step() == 2 ? List.of(new Command.Change("speed", -1.0)) : List.of());
        director.togglePause();
        director.start();
        for (int i = 0; i < 4; i++) {
            director.stepOnce();
        }
        await(() -> director.steps() == 4);
        assertEquals(
                List.of(new CommandLog.Entry(2, new Command.Change("speed", -1.0))),
                director.log().entries());
        assertEquals(0, scripted.snapshot().panes().get(0).episodeReturn(), 1e-12);
        director.close();
    }
}
