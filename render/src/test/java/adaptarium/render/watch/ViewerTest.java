package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Overlay;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A viewer driven by made-up keys and pointer, without any window. */
class ViewerTest {
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
    void steppingAdvancesByOneAndLookingBackDoesNotUndo() {
        open.steps(5);
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
        open.steps(2);
        for (int i = 0; i < 9; i++) {
            viewer.key(Key.LEFT);
        }
        assertEquals(0, viewer.shown().step());
    }

    @Test
    void spaceRunsAndPausesInRealTime() {
        viewer.key(Key.SPACE);
        assertFalse(runner.paused());
        OpenViewer.await(() -> runner.state().now().step() > 3);
        viewer.key(Key.SPACE);
        assertTrue(runner.paused());
    }

    @Test
    void draggingASliderChangesTheLiveParameterAndIsLogged() {
        List<TaskPanel.Row> rows =
                TaskPanel.rows(Dashboard.inside(open.layout().task()), List.of(RollingBall.SPEED, RollingBall.RADIUS));
        Rect track = rows.get(0).track();
        viewer.pointerAt(track.x() + 0.9 * track.width(), track.centreY());
        viewer.mainButton(true);
        viewer.paint(canvas, 0.02);
        OpenViewer.await(() ->
                Math.abs((Double) runner.state().now().task().values().get("speed") - 1.6) < 1e-9
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
        open.steps(3);
        runner.ask(new Command.Change("speed", -1.5));
        OpenViewer.await(() -> runner.log().entries().size() == 1);
        open.steps(4);
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
        OpenViewer.await(() -> !runner.complaint().isEmpty());
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
        OpenViewer.await(() -> runner.published() == 1);
        viewer.paint(canvas, 0);
        assertTrue(viewer.fault().contains("99"), viewer.fault());
        assertEquals(0, canvas.depth());
        int background = canvas.image().getRGB(900, 600);
        assertEquals(Theme.LIGHT.panel(), background);
        runner.ask(new Command.Release());
        OpenViewer.await(() -> runner.published() == 2);
        viewer.paint(canvas, 0);
        assertEquals("", viewer.fault());
    }

    @Test
    void aFilmOfWhatCannotBeDrawnEndsAlone() {
        viewer.key(Key.R);
        runner.ask(new Command.Pull(Snapshot.Source.NOW, 99, 0, 0, 0, 0));
        OpenViewer.await(() -> runner.published() == 1);
        viewer.paint(canvas, 0.1);
        runner.ask(new Command.Release());
        OpenViewer.await(() -> runner.published() == 2);
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
        OpenViewer.await(() -> !runner.paused());
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

    @Test
    void nextTaskAndResetReachTheSession() {
        open.steps(2);
        viewer.key(Key.N);
        OpenViewer.await(() -> runner.state().now().panes().get(0).note().equals("task 1"));
        assertEquals(0, viewer.shown().step());
        viewer.key(Key.BACKSPACE);
        OpenViewer.await(() -> runner.log().entries().size() == 2);
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
        OpenViewer.await(() -> runner.state().now().step() == 1);
        assertTrue(viewer.needsFrame());
    }

    @Test
    void whoDrivesIsAskedEveryFrame() {
        Pilot pilot = new Pilot(new ActionSpace.Continuous(List.of(new Axis("push", "N", -2, 2))));
        Viewer driven = new Viewer(runner, Theme.DARK, folder, pilot);
        assertTrue(pilot.key("→", true));
        driven.paint(canvas, 0.02);
        OpenViewer.await(() -> runner.state().now().motors().get(0).value() == 2);
        driven.paint(canvas, 0.02);
        pilot.key("→", false);
        driven.paint(canvas, 0.02);
        OpenViewer.await(() -> open.asked().size() == 2);
        assertEquals(List.of(new Command.Act(List.of(2.0)), new Command.Act(List.of(0.0))), open.asked());
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
        OpenViewer.await(() -> director.steps() == 4);
        assertEquals(
                List.of(new CommandLog.Entry(2, new Command.Change("speed", -1.0))),
                director.log().entries());
        assertEquals(0, scripted.snapshot().panes().get(0).episodeReturn(), 1e-12);
        director.close();
    }
}
