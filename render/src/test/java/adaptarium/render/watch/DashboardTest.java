package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Java2DCanvas;
import adaptarium.render.Pixels;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private final RollingBall session = new RollingBall();
    private final Dashboard dashboard = new Dashboard(Theme.LIGHT, ScenePainter.usualOverlays());

    private Java2DCanvas paint(int width, int height) {
        Java2DCanvas canvas = new Java2DCanvas(width, height);
        dashboard.paint(canvas, new Rect(0, 0, width, height), session.about(), session.snapshot(), View.USUAL);
        return canvas;
    }

    @Test
    void partsDoNotOverlapAndStayInside() {
        session.step();
        for (int[] size : new int[][] {{640, 360}, {1280, 720}, {800, 1200}, {360, 240}}) {
            Rect all = new Rect(0, 0, size[0], size[1]);
            Dashboard.Layout layout = dashboard.layout(all, session.snapshot(), View.USUAL);
            List<Rect> parts = new ArrayList<>(layout.panes());
            parts.addAll(List.of(layout.header(), layout.task(), layout.strip(), layout.motors()));
            parts.addAll(layout.plots());
            for (int i = 0; i < parts.size(); i++) {
                Rect part = parts.get(i);
                assertTrue(part.x() >= 0 && part.y() >= 0 && part.right() <= size[0] && part.bottom() <= size[1]);
                for (Rect other : parts.subList(0, i)) {
                    boolean apart = part.right() <= other.x()
                            || other.right() <= part.x()
                            || part.bottom() <= other.y()
                            || other.bottom() <= part.y();
                    assertTrue(apart, part + " overlaps " + other);
                }
            }
        }
    }

    @Test
    void aSmallPictureHasScenesOnly() {
        assertEquals(
                0,
                dashboard
                        .layout(new Rect(0, 0, 300, 200), session.snapshot(), View.USUAL)
                        .task()
                        .width());
    }

    @Test
    void theFollowedBallStaysInTheMiddleOfItsPane() {
        for (int i = 0; i < 300; i++) {
            session.step();
        }
        Rect pane = dashboard
                .layout(new Rect(0, 0, 640, 360), session.snapshot(), View.USUAL)
                .panes()
                .get(1);
        double x = View.USUAL
                .camera(session.snapshot().panes().get(1).scene(), pane)
                .pixelX(3);
        assertEquals(pane.centreX(), x, 1e-9);
    }

    @Test
    void aChangedParameterChangesItsPanelOnly() {
        Java2DCanvas before = paint(640, 360);
        session.apply(new Command.Change("speed", -0.5));
        Java2DCanvas after = paint(640, 360);
        Dashboard.Layout layout = dashboard.layout(new Rect(0, 0, 640, 360), session.snapshot(), View.USUAL);
        assertTrue(Pixels.meanDifference(before.image(), after.image()) > 0);
        for (int y = 0; y < layout.task().y(); y++) {
            for (int x = 0; x < 640; x++) {
                assertEquals(before.image().getRGB(x, y), after.image().getRGB(x, y));
            }
        }
    }

    @Test
    void aPastThatIsAGhostNeedsNoPlaceOfItsOwn() {
        session.step();
        Rect all = new Rect(0, 0, 640, 360);
        View ghostly = View.USUAL.toggledGhost();
        assertEquals(
                2, dashboard.layout(all, session.snapshot(), View.USUAL).panes().size());
        assertEquals(
                1, dashboard.layout(all, session.snapshot(), ghostly).panes().size());
        Java2DCanvas ghost = new Java2DCanvas(640, 360);
        dashboard.paint(ghost, all, session.about(), session.snapshot(), ghostly);
        assertTrue(Pixels.meanDifference(paint(640, 360).image(), ghost.image()) > 1);
    }

    @Test
    void motorsAreShownWhereThereIsRoomOrSomebodyDrives() {
        Rect narrow = new Rect(0, 0, 640, 360);
        assertEquals(
                0,
                dashboard
                        .layout(narrow, session.snapshot(), View.USUAL)
                        .motors()
                        .width());
        Dashboard driven = new Dashboard(
                new ScenePainter(Theme.DARK, ScenePainter.usualOverlays()),
                new Cockpit(List.of(new Pilot.Binding("←", "→", 0)), 0, "", 1));
        assertTrue(
                driven.layout(narrow, session.snapshot(), View.USUAL).motors().width() > 100);
    }

    @Test
    void theHandIsDrawnInThePaneItPullsIn() {
        Java2DCanvas before = paint(640, 360);
        session.apply(new Command.Pull(Snapshot.Source.NOW, 1, 0, 0, 1, 1));
        Java2DCanvas after = paint(640, 360);
        List<Rect> panes = dashboard
                .layout(new Rect(0, 0, 640, 360), session.snapshot(), View.USUAL)
                .panes();
        assertTrue(differs(before, after, panes.get(1)));
        assertFalse(differs(before, after, panes.get(0)));
    }

    private static boolean differs(Java2DCanvas a, Java2DCanvas b, Rect within) {
        for (int y = (int) within.y() + 1; y < within.bottom() - 1; y++) {
            for (int x = (int) within.x() + 1; x < within.right() - 1; x++) {
                if (a.image().getRGB(x, y) != b.image().getRGB(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
