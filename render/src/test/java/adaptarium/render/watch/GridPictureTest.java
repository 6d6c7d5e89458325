package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Drawn;
import adaptarium.render.Java2DCanvas;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPictureTest {
    private final RollingBall ball = new RollingBall();

    private GridPicture.Cell cell(String name, int steps, Snapshot.Outcome end) {
        List<Snapshot> moments = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            Snapshot now = ball.snapshot();
            Snapshot.Pane pane = now.present();
            Snapshot.Pane ended = new Snapshot.Pane(
                    Snapshot.Source.NOW,
                    pane.title(),
                    "",
                    pane.scene(),
                    pane.trails(),
                    pane.episodeReturn(),
                    i == steps ? end : Snapshot.Outcome.RUNNING,
                    0);
            moments.add(new Snapshot(
                    i, List.of(ended), now.task(), now.plots(), now.strip(), now.motors(), null, i == steps));
            ball.step();
        }
        return new GridPicture.Cell(name, moments);
    }

    private GridPicture grid(int columns, GridPicture.Cell... cells) {
        return new GridPicture(Theme.LIGHT, ScenePainter.usualOverlays(), "a grid", 0.01, columns, List.of(cells));
    }

    @Test
    void allGoOnInStepAndWhatIsOverStaysAsItEnded() {
        GridPicture grid =
                grid(2, cell("short", 3, Snapshot.Outcome.FAILED), cell("long", 9, Snapshot.Outcome.SUCCESS));
        assertEquals(10, grid.length());
        Drawn early = Drawn.of(600, 300, canvas -> grid.paint(canvas, new Rect(0, 0, 600, 300), 2));
        assertFalse(early.says("failed") || early.says("success"));
        Drawn middle = Drawn.of(600, 300, canvas -> grid.paint(canvas, new Rect(0, 0, 600, 300), 5));
        assertTrue(middle.says("failed"));
        assertFalse(middle.says("success"));
        Drawn late = Drawn.of(600, 300, canvas -> grid.paint(canvas, new Rect(0, 0, 600, 300), 99));
        assertTrue(late.says("failed") && late.says("success") && late.says("0.99 s"));
    }

    // The first column's edge is where the header ends and the gap is over.
    @Test
    void aFailureHasAnEdgeOfItsOwnColour() {
        GridPicture grid = grid(2, cell("a", 1, Snapshot.Outcome.FAILED), cell("b", 1, Snapshot.Outcome.RUNNING));
        Java2DCanvas canvas = new Java2DCanvas(600, 300);
        grid.paint(canvas, new Rect(0, 0, 600, 300), 1);
        assertEquals(Theme.LIGHT.broken() & 0xffffff, canvas.image().getRGB(7, 150) & 0xffffff);
        assertFalse((canvas.image().getRGB(304, 150) & 0xffffff) == (Theme.LIGHT.broken() & 0xffffff));
    }

    @Test
    void aGridNeedsCells() {
        assertThrows(IllegalArgumentException.class, () -> grid(1));
        assertThrows(IllegalArgumentException.class, () -> grid(0, cell("a", 1, Snapshot.Outcome.FAILED)));
    }
}
