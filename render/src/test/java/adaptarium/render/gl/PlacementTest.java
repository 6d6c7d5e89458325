package adaptarium.render.gl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.render.Rect;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private final Placement start = Placement.of(100, 50);

    // First the inner transform, then the outer one: scaled by 2 and then moved by (10, 5).
    @Test
    void theInnerTransformComesFirst() {
        Placement moved = start.transformed(1, 0, 0, 1, 10, 5).transformed(2, 0, 0, 2, 0, 0);
        assertEquals(16, moved.x(3, 4), 1e-12);
        assertEquals(13, moved.y(3, 4), 1e-12);
        assertEquals(2, moved.scale(), 1e-12);
        assertTrue(moved.isUpright());
    }

    // A quarter of a turn takes (1, 0) to (0, 1).
    @Test
    void aTurnedOneIsNotUpright() {
        Placement turned = start.transformed(0, 1, -1, 0, 0, 0);
        assertEquals(0, turned.x(1, 0), 1e-12);
        assertEquals(1, turned.y(1, 0), 1e-12);
        assertFalse(turned.isUpright());
    }

    @Test
    void clipsOnlyShrink() {
        Placement once = start.clipped(new Rect(20, 10, 200, 20));
        assertEquals(new Rect(20, 10, 80, 20), once.clip());
        assertEquals(
                new Rect(20, 10, 80, 20), once.clipped(new Rect(0, 0, 100, 50)).clip());
        assertEquals(0, once.clipped(new Rect(0, 40, 5, 5)).clip().width());
        // with y pointing up, a rectangle from 0 to 4 lies above the origin
        Placement flipped = start.transformed(1, 0, 0, -1, 0, 30);
        assertEquals(
                new Rect(0, 26, 10, 4), flipped.clipped(new Rect(0, 0, 10, 4)).clip());
    }
}
