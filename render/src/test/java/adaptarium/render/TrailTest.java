package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TrailTest {
    @Test
    void theOldestPointsAreDropped() {
        Trail trail = Trail.EMPTY;
        for (int i = 0; i < 5; i++) {
            trail = trail.plus(i, -i, 3);
        }
        assertArrayEquals(new double[] {2, 3, 4}, trail.xs());
        assertArrayEquals(new double[] {-2, -3, -4}, trail.ys());
    }

    @Test
    void anExtendedTrailLeavesTheOldOneAsItWas() {
        Trail one = Trail.EMPTY.plus(1, 1, 9);
        one.plus(2, 2, 9);
        assertEquals(1, one.length());
    }

    @Test
    void bothCoordinatesAreNeeded() {
        assertThrows(IllegalArgumentException.class, () -> new Trail(new double[1], new double[2]));
    }
}
