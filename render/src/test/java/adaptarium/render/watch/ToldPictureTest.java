package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The picture of a moment in which an example is told apart. */
class ToldPictureTest {
    private static Drawn drawn(ToldSession session, double speed) {
        Dashboard dashboard = new Dashboard(Theme.LIGHT, Set.of(), speed);
        return Drawn.of(
                640,
                360,
                canvas -> dashboard.paint(
                        canvas, new Rect(0, 0, 640, 360), session.about(), session.snapshot(), View.USUAL));
    }

    private static ToldSession at(int step) {
        ToldSession session = new ToldSession(/* moving= */ true);
        for (int i = 0; i < step; i++) {
            session.step();
        }
        return session;
    }

    @Test
    void itSaysWhatAnExampleIsTakenForAndWhatItIs() {
        Drawn early = drawn(at(0), 1);
        assertTrue(early.says("is class 2") && early.says("taken for class 1 so far"), early.texts.toString());
        assertFalse(early.says("right") || early.says("wrong"), early.texts.toString());
        Drawn right = drawn(at(9), 1);
        assertTrue(right.says("taken for class 2") && right.says("right"), right.texts.toString());
        Drawn wrong = drawn(at(19), 1);
        assertTrue(wrong.says("is class 2") && wrong.says("taken for class 1"), wrong.texts.toString());
        assertEquals(
                2,
                wrong.texts.stream().filter(text -> text.text().equals("wrong")).count(),
                "in the scene, too");
    }

    /** 0.02 s of motion in 0.25 s are 0.08 of real time; twice that where it is shown twice as fast. */
    @Test
    void itSaysHowSlowlyTheMotionIsShown() {
        assertTrue(drawn(at(0), 1).says("1 of 10 steps · 0.08 × real time"));
        assertTrue(drawn(at(1), 2).says("2 of 10 steps · 0.16 × real time"));
        assertTrue(drawn(at(9), 12.5).says("10 of 10 steps · real time"));
    }

    @Test
    void sceneAndPlaneStandSideBySideOrOneAboveTheOther() {
        Dashboard dashboard = new Dashboard(Theme.DARK, Set.of());
        for (int[] size : new int[][] {{640, 360}, {1280, 720}, {460, 760}, {300, 200}, {200, 100}}) {
            Rect all = new Rect(0, 0, size[0], size[1]);
            Dashboard.Layout layout = dashboard.layout(all, at(0).snapshot(), View.USUAL);
            Rect scene = layout.panes().get(0);
            Rect plane = layout.strip();
            boolean tall = size[1] > size[0];
            assertTrue(tall ? scene.bottom() < plane.y() : scene.right() < plane.x(), scene + " beside " + plane);
            assertEquals(scene.width() * scene.height(), plane.width() * plane.height(), 1000);
            List<Rect> parts = new ArrayList<>(List.of(layout.header(), scene, plane, layout.task()));
            for (Rect part : parts) {
                assertTrue(part.right() <= size[0] && part.bottom() <= size[1], part + " leaves " + all);
            }
            assertTrue(Math.max(scene.bottom(), plane.bottom()) <= layout.task().y());
            assertEquals(size[1] > 150, layout.task().height() > 0, "words where there is room");
            dashboard.paint(new Java2DCanvas(size[0], size[1]), all, at(9).about(), at(9).snapshot(), View.USUAL);
        }
    }

    /** The signs are drawn where they lie on the plane, in both themes. */
    @Test
    void thePlaneIsDrawnWhereItLies() {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            Java2DCanvas canvas = new Java2DCanvas(640, 360);
            Dashboard.Layout layout = new Dashboard(theme, Set.of())
                    .paint(canvas, new Rect(0, 0, 640, 360), at(9).about(), at(9).snapshot(), View.USUAL);
            Rect plane = layout.strip();
            plane = plane.belowTop(24); // its title
            double half = Math.min(plane.width(), plane.height()) / 2 - 18; // within the plane's border
            assertEquals(theme.series(0), at(canvas, plane, -half), "the mean of the first class, upper left");
            assertEquals(theme.series(1), at(canvas, plane, half), "the example, taken for the second, lower right");
        }
    }

    /** As far to the right of the plane's middle as below it. */
    private static int at(Java2DCanvas canvas, Rect plane, double distance) {
        return canvas.image()
                .getRGB((int) Math.round(plane.centreX() + distance), (int) Math.round(plane.centreY() + distance));
    }

    @Test
    void withoutAMotionThePlaneStandsAlone() {
        ToldSession session = new ToldSession(/* moving= */ false);
        Dashboard.Layout layout =
                new Dashboard(Theme.LIGHT, Set.of()).layout(new Rect(0, 0, 640, 360), session.snapshot(), View.USUAL);
        assertEquals(0, layout.panes().get(0).width());
        assertEquals(640 - 16, layout.strip().width());
        Drawn alone = drawn(session, 1);
        assertTrue(alone.texts.stream().anyMatch(text -> text.text().startsWith("The motion is not kept.")));
        assertTrue(alone.says("piece 1 of 2 · counted"), alone.texts.toString());
        assertFalse(alone.texts.stream().anyMatch(text -> text.text().contains("steps")), alone.texts.toString());
    }

    @Test
    void atLeastOneRowIsKnownAndAtMostAll() {
        ToldExample told = Objects.requireNonNull(at(3).snapshot().told());
        assertEquals(4, told.known());
        assertThrows(IllegalArgumentException.class, () -> new ToldExample(told.plane(), 0, /* rows= */ 3, 0));
    }
}
