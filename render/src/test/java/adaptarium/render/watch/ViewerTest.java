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
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A viewer driven by made-up keys and pointer, without any window. */
class ViewerTest {
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
    void steppingAdvancesByOneAndLookingBackDoesNotUndo() {
        open.steps(5);
        assertEquals(5, open.viewer.shown().step());
        open.viewer.key(Key.LEFT);
        open.viewer.key(Key.LEFT);
        assertEquals(3, open.viewer.shown().step());
        open.viewer.key(Key.RIGHT);
        assertEquals(4, open.viewer.shown().step());
        assertEquals(5, open.runner.state().now().step());
    }

    @Test
    void lookingBackEndsAtTheBeginning() {
        open.steps(2);
        for (int i = 0; i < 9; i++) {
            open.viewer.key(Key.LEFT);
        }
        assertEquals(0, open.viewer.shown().step());
    }

    @Test
    void spaceRunsAndPausesInRealTime() {
        open.viewer.key(Key.SPACE);
        assertFalse(open.runner.paused());
        OpenViewer.await(() -> open.runner.state().now().step() > 3);
        open.viewer.key(Key.SPACE);
        assertTrue(open.runner.paused());
    }

    @Test
    void draggingASliderChangesTheLiveParameterAndIsLogged() {
        List<TaskPanel.Row> rows =
                TaskPanel.rows(Dashboard.inside(open.layout().task()), List.of(RollingBall.SPEED, RollingBall.RADIUS));
        Rect track = rows.get(0).track();
        open.viewer.pointerAt(track.x() + 0.9 * track.width(), track.centreY());
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
        OpenViewer.await(() ->
                Math.abs((Double) open.runner.state().now().task().values().get("speed") - 1.6) < 1e-9
                        && !open.runner.log().entries().isEmpty());
        open.viewer.mainButton(false);
        open.viewer.paint(open.canvas, 0.02);
        Command.Change change =
                (Command.Change) open.runner.log().entries().get(0).command();
        assertEquals("speed", change.name());
        // what cannot change in mid-episode has no handle
        Rect fixed = rows.get(1).track();
        open.viewer.pointerAt(fixed.x() + 2, fixed.centreY());
        open.viewer.mainButton(true);
        open.viewer.paint(open.canvas, 0.02);
        assertEquals(1, open.runner.log().entries().size());
    }

    @Test
    void aSessionReplayedFromItsLogIsTheSame() {
        open.steps(3);
        open.runner.ask(new Command.Change("speed", -1.5));
        OpenViewer.await(() -> open.runner.log().entries().size() == 1);
        open.steps(4);
        RollingBall again = new RollingBall();
        CommandLog log = CommandLog.fromJson(
                adaptarium.render.Json.parse(open.runner.log().toJson()));
        ReplayedSession replay = new ReplayedSession(again, log, open.runner.steps());
        while (!replay.snapshot().over()) {
            replay.step();
        }
        assertEquals(7, again.snapshot().step());
        assertEquals(
                open.runner.state().now().panes().get(0).scene().bodies().get(1).x(),
                again.snapshot().panes().get(0).scene().bodies().get(1).x());
    }

    @Test
    void aRefusedCommandIsSaidAndNotLogged() {
        open.runner.ask(new Command.Change("radius", 0.2));
        OpenViewer.await(() -> !open.runner.complaint().isEmpty());
        assertEquals("radius is fixed for an episode", open.runner.complaint());
        assertEquals(List.of(), open.runner.log().entries());
    }

    @Test
    void numberKeysSwitchOverlays() {
        assertFalse(open.viewer.overlays().contains(Overlay.NAMES));
        open.viewer.overlayKey(8);
        assertTrue(open.viewer.overlays().contains(Overlay.NAMES));
        open.viewer.overlayKey(8);
        assertFalse(open.viewer.overlays().contains(Overlay.NAMES));
    }

    @Test
    void aSwitchedOverlaySaysSoAndWhetherThereIsAnythingToSee() {
        open.viewer.overlayKey(8);
        assertEquals("names on", open.viewer.message());
        open.viewer.overlayKey(8);
        assertEquals("names off", open.viewer.message());
        open.viewer.overlayKey(1);
        assertEquals("contacts and impulses on, but this scene has none just now", open.viewer.message());
    }

    @Test
    void noWindowIsTooSmallToBeDrawn() {
        int[] sides = {1, 2, 9, 16, 20, 30, 47, 96, 240, 241, 360, 420, 600};
        open.viewer.overlayKey(2); // a message stays for a while
        for (int key = 0; key < 2; key++) {
            open.viewer.key(Key.F1);
            for (int width : sides) {
                for (int height : sides) {
                    Java2DCanvas small = new Java2DCanvas(width, height);
                    open.viewer.paint(small, 0);
                    assertEquals("", open.viewer.fault(), width + " x " + height);
                    open.viewer.pointerAt(width / 2.0, height / 2.0);
                    open.viewer.wheel(1);
                    open.viewer.wheel(-1);
                }
            }
        }
    }

    @Test
    void aMomentThatCannotBeDrawnIsSaidAndTheNextOneIsDrawn() {
        open.runner.ask(new Command.Pull(Snapshot.Source.NOW, 99, 0, 0, 0, 0)); // there is no such body
        OpenViewer.await(() -> open.runner.published() == 1);
        open.viewer.paint(open.canvas, 0);
        assertTrue(open.viewer.fault().contains("99"), open.viewer.fault());
        assertEquals(0, open.canvas.depth());
        int background = open.canvas.image().getRGB(900, 600);
        assertEquals(Theme.LIGHT.panel(), background);
        open.runner.ask(new Command.Release());
        OpenViewer.await(() -> open.runner.published() == 2);
        open.viewer.paint(open.canvas, 0);
        assertEquals("", open.viewer.fault());
    }

    @Test
    void aFilmOfWhatCannotBeDrawnEndsAlone() {
        open.viewer.key(Key.R);
        open.runner.ask(new Command.Pull(Snapshot.Source.NOW, 99, 0, 0, 0, 0));
        OpenViewer.await(() -> open.runner.published() == 1);
        open.viewer.paint(open.canvas, 0.1);
        open.runner.ask(new Command.Release());
        OpenViewer.await(() -> open.runner.published() == 2);
        open.viewer.paint(open.canvas, 0.1);
        assertTrue(
                open.viewer.message().startsWith("the film has ended: a moment cannot be drawn: "),
                open.viewer.message());
        assertFalse(Files.exists(folder.resolve("adaptarium-001.gif")));
    }

    // In twice the width and height everything is drawn half as much larger again.
    @Test
    void theInterfaceGrowsWithTheWindow() {
        Drawn usual = Drawn.of(1280, 720, picture -> open.viewer.paint(picture, 0));
        Drawn large = Drawn.of(2560, 1440, picture -> open.viewer.paint(picture, 0));
        double right = large.texts.stream()
                .mapToDouble(text -> text.box().right())
                .max()
                .orElseThrow();
        assertEquals(2560 / 1.5 - 12, right, 0.5); // the clock ends 12 px before the edge, in px of the interface
        assertEquals(usual.texts.size(), large.texts.size());
        double y = large.text("Go on").y() + 1;
        open.viewer.pointerAt(large.text("Go on").x() * 1.5, y * 1.5);
        open.viewer.mainButton(true);
        open.viewer.paint(new Java2DCanvas(2560, 1440), 0);
        OpenViewer.await(() -> !open.runner.paused());
    }

    @Test
    void textsDoNotCoverEachOther() {
        open.viewer.paint(open.canvas, 100); // no message is left
        for (int[] size : new int[][] {{420, 300}, {640, 360}, {1280, 720}, {2560, 1440}}) {
            Drawn drawn = Drawn.of(size[0], size[1], picture -> open.viewer.paint(picture, 0));
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
        open.viewer.overlayKey(8);
        open.viewer.overlayKey(8);
        Drawn drawn = Drawn.of(420, 300, picture -> open.viewer.paint(picture, 0));
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
        open.viewer.key(Key.N);
        OpenViewer.await(() -> open.runner.state().now().panes().get(0).note().equals("task 1"));
        assertEquals(0, open.viewer.shown().step());
        open.viewer.key(Key.BACKSPACE);
        OpenViewer.await(() -> open.runner.log().entries().size() == 2);
        assertEquals("task 1", open.viewer.shown().panes().get(0).note());
    }

    @Test
    void helpCoversThePictureAndEscapeClosesItBeforeLeaving() {
        Java2DCanvas plain = new Java2DCanvas(1000, 640);
        open.viewer.paint(plain, 0);
        open.viewer.key(Key.F1);
        open.viewer.paint(open.canvas, 0);
        assertTrue(Pixels.meanDifference(plain.image(), open.canvas.image()) > 5);
        open.viewer.key(Key.ESCAPE);
        assertFalse(open.viewer.leaving());
        open.viewer.key(Key.ESCAPE);
        assertTrue(open.viewer.leaving());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void aPictureIsNotWrittenThroughALinkThatLeadsElsewhere() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Files.createSymbolicLink(folder.resolve("adaptarium-001.png"), elsewhere);
        open.viewer.key(Key.P);
        assertFalse(Files.exists(elsewhere));
        assertTrue(Files.size(folder.resolve("adaptarium-002.png")) > 1000);
    }

    @Test
    void picturesAndFilmsAreWritten() throws Exception {
        open.viewer.key(Key.P);
        assertTrue(Files.size(folder.resolve("adaptarium-001.png")) > 1000);
        open.viewer.key(Key.R);
        open.viewer.paint(open.canvas, 0.1);
        open.viewer.key(Key.R);
        assertTrue(Files.size(folder.resolve("adaptarium-001.gif")) > 1000);
    }

    @Test
    void nothingIsDrawnAgainUntilSomethingChanges() {
        open.viewer.paint(open.canvas, 10); // no message is left
        open.viewer.paint(open.canvas, 10);
        assertFalse(open.viewer.needsFrame());
        open.viewer.pointerAt(77, 78);
        assertTrue(open.viewer.needsFrame());
        open.viewer.paint(open.canvas, 0.02);
        assertFalse(open.viewer.needsFrame());
        open.runner.stepOnce();
        OpenViewer.await(() -> open.runner.state().now().step() == 1);
        assertTrue(open.viewer.needsFrame());
    }

    @Test
    void whoDrivesIsAskedEveryFrame() {
        Pilot pilot = new Pilot(new ActionSpace.Continuous(List.of(new Axis("push", "N", -2, 2))));
        Viewer driven = new Viewer(open.runner, Theme.DARK, folder, pilot);
        assertTrue(pilot.key("→", true));
        driven.paint(open.canvas, 0.02);
        OpenViewer.await(() -> open.runner.state().now().motors().get(0).value() == 2);
        driven.paint(open.canvas, 0.02);
        pilot.key("→", false);
        driven.paint(open.canvas, 0.02);
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
