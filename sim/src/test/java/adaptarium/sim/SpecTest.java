package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SpecTest {
    private static String refused(Executable making) {
        return assertThrows(IllegalArgumentException.class, making).getMessage();
    }

    @Test
    void aControlStepIsCutIntoSubstepsOfAtMostAHundredth() {
        assertEquals(2, WorldSettings.side(1.0 / 50).substeps());
        assertEquals(1, WorldSettings.side(0.01).substeps());
        assertEquals(7, WorldSettings.side(0.07).substeps(), "0.07 / 0.01 is a little above 7");
        assertEquals(4, WorldSettings.side(1.0 / 30).substeps());
        assertEquals(1.0 / 120, WorldSettings.side(1.0 / 30).substep(), 1e-15);
        assertEquals(1, WorldSettings.top(0.002).substeps());
        for (double dt = 0.001; dt < 0.2; dt += 0.0007) {
            assertTrue(WorldSettings.side(dt).substep() <= 0.01 * (1 + 1e-8));
        }
        assertEquals(
                "controlTimestep must lie in (0, 1] s, got -0.02 s", refused(() -> new WorldSettings(0, 0, -0.02)));
        assertTrue(refused(() -> new WorldSettings(0, Double.NaN, 0.02)).startsWith("gravity must be finite"));
    }

    @Test
    void shapesTheEngineCannotTakeAreRefused() {
        double[] clockwiseX = {0, 0, 1};
        double[] clockwiseY = {0, 1, 0};
        assertTrue(refused(() -> ShapeSpec.of(new Geometry.Polygon(clockwiseX, clockwiseY)))
                .contains("counter-clockwise"));
        double[] nine = new double[9];
        double[] nineY = new double[9];
        for (int i = 0; i < 9; i++) {
            nine[i] = Math.cos(i * 2 * Math.PI / 9);
            nineY[i] = Math.sin(i * 2 * Math.PI / 9);
        }
        assertEquals(
                "a physics polygon has at most 8 vertices, got 9",
                refused(() -> ShapeSpec.of(new Geometry.Polygon(nine, nineY))));
        assertTrue(refused(() -> ShapeSpec.of(new Geometry.Polyline(new double[] {0, 0.001}, new double[] {0, 0})))
                .contains("0.005 m apart"));
        assertEquals(
                "a physics disc needs finite numbers, got Circle[x=NaN, y=0.0, radius=1.0] m",
                refused(() -> ShapeSpec.of(new Geometry.Circle(Double.NaN, 0, 1))));
        assertTrue(refused(() -> ShapeSpec.disc(Double.POSITIVE_INFINITY)).startsWith("a physics disc"));
        assertTrue(refused(() -> ShapeSpec.box(1, 1).withDensity(-1)).startsWith("density"));
        assertTrue(refused(() -> ShapeSpec.box(1, 1).withFriction(Double.NaN)).startsWith("friction"));
        assertTrue(refused(() -> ShapeSpec.box(1, 1).withRestitution(1.5)).startsWith("restitution"));
    }

    @Test
    void bodiesAndJointsCheckTheirNumbers() {
        assertTrue(refused(() -> BodySpec.dynamic("a", ShapeSpec.box(1, 1).withDensity(0)))
                .contains("needs a density"));
        assertTrue(refused(() -> BodySpec.dynamic(
                        "a", ShapeSpec.of(new Geometry.Polyline(new double[] {0, 1}, new double[] {0, 0}))))
                .contains("lines have no mass"));
        assertTrue(refused(() -> BodySpec.dynamic("a", ShapeSpec.box(1, 1)).at(Double.NaN, 0))
                .contains("must be finite"));
        assertTrue(refused(() -> BodySpec.dynamic(" ", ShapeSpec.box(1, 1))).contains("needs a name"));
        assertTrue(refused(() -> JointSpec.revolute("j", "a", "a", 0, 0)).contains("with itself"));
        assertTrue(refused(() -> JointSpec.revolute("j", "a", "b", 0, 0).withLimits(1, 0))
                .contains("lower <= upper"));
        assertTrue(refused(() -> JointSpec.prismatic("j", "a", "b", 0, 0, 0, 0)).contains("axis"));
        assertTrue(refused(() -> JointSpec.rod("j", "a", "b", 0, 0, 0, 0)).contains("apart"));
        assertTrue(refused(() -> JointSpec.revolute("j", "a", "b", 0, 0).withMotor(-1))
                .contains("maxEffort"));
    }

    @Test
    void filtersFollowGroupThenMask() {
        assertTrue(CollisionFilter.ALL.accepts(CollisionFilter.ALL));
        assertTrue(CollisionFilter.ROBOT.accepts(CollisionFilter.ALL));
        assertFalse(CollisionFilter.ROBOT.accepts(CollisionFilter.ROBOT));
        assertFalse(CollisionFilter.NOTHING.accepts(CollisionFilter.ALL));
        assertTrue(new CollisionFilter(1, 0, 3).accepts(new CollisionFilter(1, 0, 3)));
        assertTrue(refused(() -> new CollisionFilter(0x10000, 0, 0)).contains("16 bits"));
    }

    @Test
    void geometryIsComparedByContent() {
        assertEquals(Geometry.Polygon.box(1, 2), Geometry.Polygon.box(1, 2));
        assertEquals(
                Geometry.Polygon.box(1, 2).hashCode(),
                Geometry.Polygon.box(1, 2).hashCode());
        assertFalse(Geometry.Polygon.box(1, 2).equals(Geometry.Polygon.box(1, 3)));
        assertEquals(
                new Geometry.Polyline(new double[] {0, 1}, new double[] {0, 0}),
                new Geometry.Polyline(new double[] {0, 1}, new double[] {0, 0}));
    }
}
