package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrailTest {
    private static List<Double> xs(Trail trail) {
        List<Double> xs = new ArrayList<>();
        for (int i = 0; i < trail.length(); i++) {
            assertEquals(-trail.x(i), trail.y(i), 0.0);
            xs.add(trail.x(i));
        }
        return xs;
    }

    @Test
    void theOldestPointsAreDropped() {
        Trail trail = Trail.EMPTY;
        for (int i = 0; i < 100; i++) {
            trail = trail.plus(i, -i, 3);
        }
        assertEquals(List.of(97.0, 98.0, 99.0), xs(trail));
    }

    // Trails share their points; each shows its own all the same.
    @Test
    void everyTrailOnTheWayStaysAsItWas() {
        List<Trail> all = new ArrayList<>(List.of(Trail.EMPTY));
        for (int i = 0; i < 70; i++) {
            all.add(all.get(i).plus(i, -i, 50));
        }
        for (int i = 0; i <= 70; i++) {
            List<Double> expected = new ArrayList<>();
            for (int k = Math.max(0, i - 50); k < i; k++) {
                expected.add((double) k);
            }
            assertEquals(expected, xs(all.get(i)));
        }
    }

    @Test
    void twoWaysFromOnePointDoNotMeetAgain() {
        Trail start = Trail.EMPTY.plus(1, -1, 9);
        Trail left = start.plus(2, -2, 9);
        Trail right = start.plus(3, -3, 9);
        assertEquals(List.of(1.0, 2.0), xs(left));
        assertEquals(List.of(1.0, 3.0), xs(right));
        assertEquals(List.of(1.0), xs(start));
    }

    @Test
    void bothCoordinatesAreNeeded() {
        assertThrows(IllegalArgumentException.class, () -> new Trail(new double[1], new double[2]));
    }
}
