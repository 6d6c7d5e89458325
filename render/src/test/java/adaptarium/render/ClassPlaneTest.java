package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.ClassPlane.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPlaneTest {
    private static final Rect AREA = new Rect(0, 0, 236, 136); // 200 x 100 px within the border

    // A plane of 2 x 1: 100 px are 1. (0, 0) is at (18, 118), (2, 1) at (218, 18). The first class is blue, the second
    // orange.
    private static ClassPlane plane(List<double[]> way, int taken) {
        return new ClassPlane(
                List.of(new Place(0, 0, 1), new Place(2, 1, 0)),
                List.of(new Place(0.5, 0.5, 1), new Place(1.5, 0.5, 0)),
                List.of(new Place(1, 1, 0)),
                way,
                taken,
                new LinePlot.Extent(0, 2, 0, 1));
    }

    private static int at(ClassPlane plane, int x, int y) {
        Java2DCanvas canvas = new Java2DCanvas(236, 136);
        plane.paint(canvas, AREA, Theme.LIGHT);
        return canvas.image().getRGB(x, y);
    }

    private static boolean reddish(int colour) {
        return (colour >> 16 & 255) > (colour & 255) + 60;
    }

    private static boolean bluish(int colour) {
        return (colour & 255) > (colour >> 16 & 255) + 60;
    }

    @Test
    void classesLieInTheirColoursWhereTheyAre() {
        ClassPlane plane = plane(List.of(), -1);
        assertTrue(reddish(at(plane, 18 + 4, 118)), "the edge of a ring");
        assertEquals(Theme.LIGHT.panel(), at(plane, 18, 118), "its middle");
        assertTrue(bluish(at(plane, 218 - 5, 18)), "the other one");
        assertTrue(reddish(at(plane, 68, 68)), "the second class's mean");
        assertTrue(bluish(at(plane, 168, 68)), "the first one's");
        assertTrue(bluish(at(plane, 118, 18)), "one to be told");
        assertEquals(Theme.LIGHT.panel(), at(plane, 118, 90), "nothing");
    }

    @Test
    void theWayEndsInTheColourOfTheClassItIsTakenForWithALineToItsMean() {
        List<double[]> way = List.of(new double[] {1, 0}, new double[] {1, 0.5});
        ClassPlane taken = plane(way, 0);
        assertTrue(bluish(at(taken, 118, 68)), "its newest place");
        assertTrue(bluish(at(taken, 145, 68)), "the line to the mean");
        assertEquals(Theme.LIGHT.panel(), at(taken, 90, 68), "none to the other");
        assertTrue(at(taken, 118, 95) != Theme.LIGHT.panel(), "the way");
        ClassPlane unknown = plane(way, -1);
        assertEquals(Theme.LIGHT.panel(), at(unknown, 118, 68));
        assertEquals(Theme.LIGHT.panel(), at(unknown, 145, 68));
    }

    @Test
    void anExtentHoldsAllThatIsFiniteAndIsNeverFlat() {
        LinePlot.Extent extent =
                ClassPlane.around(List.of(new double[] {-1, 5}, new double[] {3, 5}, new double[] {Double.NaN, 70}));
        assertEquals(new LinePlot.Extent(-1, 3, 4, 6), extent);
        assertEquals(new LinePlot.Extent(-1, 1, -1, 1), ClassPlane.around(List.of()));
    }
}
