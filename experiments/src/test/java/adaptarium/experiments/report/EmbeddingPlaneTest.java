package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddingPlaneTest {
    /** Points along (0.6, 0.8, 0) by 5 and along z by 1: they lie at ±5 across and ±1 up, but for signs. */
    @Test
    void theDirectionsAreThoseOfTheLargestVariance() {
        EmbeddingPlane plane = EmbeddingPlane.of(
                List.of(new double[] {3, 4, 7}, new double[] {-3, -4, 7}),
                List.of(new double[] {0, 0, 8}, new double[] {0, 0, 6}));
        assertEquals(5, Math.abs(plane.support().get(0)[0]), 1e-6);
        assertEquals(0, plane.support().get(0)[1], 1e-6);
        assertEquals(-plane.support().get(0)[0], plane.support().get(1)[0], 1e-6);
        assertEquals(0, plane.query().get(0)[0], 1e-6);
        assertEquals(1, Math.abs(plane.query().get(0)[1]), 1e-6);
        assertEquals(-plane.query().get(0)[1], plane.query().get(1)[1], 1e-6);
    }

    @Test
    void twoNumbersAreThePlaneThemselvesAndEqualPointsLieInOne() {
        List<double[]> two = List.of(new double[] {1, 2});
        assertSame(two, EmbeddingPlane.of(two, two).support());
        double[] place = EmbeddingPlane.of(List.of(new double[] {1, 1, 1}), List.of(new double[] {1, 1, 1}))
                .support()
                .get(0);
        assertEquals(0, place[0] + place[1]);
    }
}
