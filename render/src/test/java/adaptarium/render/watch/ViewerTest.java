package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Java2DCanvas;
import adaptarium.render.Overlay;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
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
        Dashboard.Layout layout =
                new Dashboard(Theme.LIGHT, viewer.overlays()).layout(new Rect(0, 0, 1000, 640), viewer.shown());
        Rect row = Dashboard.knobRows(Dashboard.taskArea(layout.task()), 2).get(0);
        Rect track = KnobPainter.track(row);
        viewer.pointerAt(track.x() + 0.9 * track.width(), track.centreY());
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        await(() -> Math.abs((Double) runner.state().now().task().get("speed") - 1.6) < 1e-9
                && !runner.log().entries().isEmpty());
        viewer.mainButton(false);
        viewer.paint(canvas, 0.02);
        Command.Change change = (Command.Change) runner.log().entries().get(0).command();
        assertEquals("speed", change.name());
        // what cannot change in mid-episode has no handle
        Rect fixed = KnobPainter.track(
                Dashboard.knobRows(Dashboard.taskArea(layout.task()), 2).get(1));
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
}
