package adaptarium.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddingPlaneTest {
    /** Points along (0.6, 0.8, 0) by 5 and along z by 1: they lie at ±5 across and ±1 up, but for signs. */
    @Test
    void theDirectionsAreThoseOfTheLargestVariance() {
        List<double[]> rows = List.of(
                new double[] {3, 4, 7}, new double[] {-3, -4, 7}, new double[] {0, 0, 8}, new double[] {0, 0, 6});
        EmbeddingPlane plane = EmbeddingPlane.of(rows);
        List<double[]> places = plane.places(rows);
        assertEquals(5, Math.abs(places.get(0)[0]), 1e-6);
        assertEquals(0, places.get(0)[1], 1e-6);
        assertEquals(-places.get(0)[0], places.get(1)[0], 1e-6);
        assertEquals(0, places.get(2)[0], 1e-6);
        assertEquals(1, Math.abs(places.get(2)[1]), 1e-6);
        assertEquals(-places.get(2)[1], places.get(3)[1], 1e-6);
        // what lies beside the plane, here by (-4, 3, 0), is placed where it is seen from in front
        double[] beside = plane.places(List.of(new double[] {3 - 4, 4 + 3, 7})).get(0);
        assertArrayEquals(places.get(0), beside, 1e-6);
    }

    @Test
    void twoNumbersAreThePlaneThemselvesAndEqualPointsLieInOne() {
        List<double[]> two = List.of(new double[] {1, 2}, new double[] {3, 4});
        assertArrayEquals(
                new double[] {1, 2}, EmbeddingPlane.of(two).places(two).get(0));
        List<double[]> same = List.of(new double[] {1, 1, 1}, new double[] {1, 1, 1});
        double[] place = EmbeddingPlane.of(same).places(same).get(0);
        assertEquals(0, place[0] + place[1]);
    }
}
