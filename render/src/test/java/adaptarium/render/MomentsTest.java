package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import adaptarium.sim.Geometry;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void aTrianglesMomentsAreItsAreaTimesItsMeanVertex() {
        double[] moments = Moments.of(new Geometry.Polygon(new double[] {0, 3, 0}, new double[] {0, 0, 6}));
        assertArrayEquals(new double[] {9, 9, 18}, moments, 1e-12);
    }

    @Test
    void aDiscsCentreIsItsOwn() {
        double area = Math.PI * 0.25;
        assertArrayEquals(new double[] {area, 2 * area, -area}, Moments.of(new Geometry.Circle(2, -1, 0.5)), 1e-12);
    }
}
