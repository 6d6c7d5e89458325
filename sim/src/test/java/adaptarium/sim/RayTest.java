package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RayTest {
    private static final int ALL = 0xffff;
    private final PhysicsWorld world = new PhysicsWorld(WorldSettings.top(0.02));
    private final Ray ray = new Ray();

    @Test
    void discsAreMetOnTheirCircle() {
        Body disc = world.add(BodySpec.dynamic("disc", ShapeSpec.disc(2)).at(5, 1));
        double fraction = world.cast(ray.between(0, 0, 10, 0), ALL);
        double x = 5 - Math.sqrt(4 - 1);
        assertEquals(x / 10, fraction, 1e-7);
        assertSame(disc, ray.body());
        assertEquals(x, ray.hitX(), 1e-6);
        assertEquals(0, ray.hitY(), 1e-6);
        assertEquals((x - 5) / 2, ray.normalX(), 1e-6);
        assertEquals(-0.5, ray.normalY(), 1e-6);
        assertEquals(1, world.cast(ray.between(0, 4, 10, 4), ALL));
        assertFalse(ray.hit());
        assertNull(ray.body());
        assertEquals(1, world.cast(ray.between(5, 1, 10, 1), ALL), "begins inside");
        assertEquals(1, world.cast(ray.between(0, 0, 1, 0), ALL), "too short");
        assertEquals(1, world.cast(ray.between(0, 0, -10, 0), ALL), "looks away");
    }

    @Test
    void linesAreMetFromEitherSideAndOnlyAhead() {
        world.add(BodySpec.terrain(
                "slope", ShapeSpec.of(new Geometry.Polyline(new double[] {0, 4, 8}, new double[] {0, 3, 3}))));
        assertEquals(0.25, world.cast(ray.between(2, 2, 2, 0), ALL), 1e-7);
        assertEquals(-0.6, ray.normalX(), 1e-7);
        assertEquals(0.8, ray.normalY(), 1e-7);
        assertEquals(0.75, world.cast(ray.between(2, 0, 2, 2), ALL), 1e-7);
        assertEquals(0.6, ray.normalX(), 1e-7);
        assertEquals(-0.8, ray.normalY(), 1e-7);
        assertEquals(1, world.cast(ray.between(1, 2, 0, 2.75), ALL), "it lies behind");
        assertEquals(0, ray.normalY());
    }

    @Test
    void turnedBoxesAreMetOnTheirFaces() {
        world.add(BodySpec.dynamic("box", ShapeSpec.box(2, 2)).at(10, 0, Math.PI / 4));
        assertEquals((10 - Math.sqrt(2)) / 20, world.cast(ray.between(0, 0, 20, 0), ALL), 1e-5);
        assertEquals((10 - Math.sqrt(2) + 0.5) / 20, world.cast(ray.between(0, 0.5, 20, 0.5), ALL), 1e-5);
        assertEquals(-Math.sqrt(0.5), ray.normalX(), 1e-4);
        assertEquals(Math.sqrt(0.5), ray.normalY(), 1e-4);
    }

    @Test
    void theNearestShapeIsFoundAmongTerrainAndMovers() {
        RandomGenerator random = Seeds.generator(11);
        int n = 60;
        double[] xs = new double[n + 1];
        double[] ys = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            xs[i] = i - n / 2.0;
            ys[i] = 2 * random.nextDouble();
        }
        world.add(BodySpec.terrain("ground", ShapeSpec.of(new Geometry.Polyline(xs, ys))));
        world.add(BodySpec.terrain("wall", ShapeSpec.box(1, 6)).at(20, 4));
        List<Body> discs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            discs.add(world.add(
                    BodySpec.dynamic("disc" + i, ShapeSpec.disc(0.5)).at(-25 + 4 * i, 6 + 2 * random.nextDouble())));
        }
        int met = 0;
        for (int k = 0; k < 2000; k++) {
            double x0 = 60 * random.nextDouble() - 30;
            double y0 = 2.5 + 8 * random.nextDouble();
            double x1 = 60 * random.nextDouble() - 30;
            double y1 = 12 * random.nextDouble() - 2;
            double expected = 1;
            for (int i = 0; i < n; i++) {
                expected = Math.min(expected, segment(x0, y0, x1, y1, xs[i], ys[i], xs[i + 1], ys[i + 1]));
            }
            double[] wx = {19.5, 20.5, 20.5, 19.5};
            double[] wy = {1, 1, 7, 7};
            boolean inWall = x0 > 19.5 && x0 < 20.5 && y0 > 1 && y0 < 7;
            for (int i = 0; i < 4 && !inWall; i++) {
                int j = (i + 1) % 4;
                expected = Math.min(expected, segment(x0, y0, x1, y1, wx[i], wy[i], wx[j], wy[j]));
            }
            for (Body disc : discs) {
                expected = Math.min(expected, march(x0, y0, x1, y1, disc.x(), disc.y(), 0.5));
            }
            double fraction = world.cast(ray.between(x0, y0, x1, y1), ALL);
            assertEquals(expected, fraction, 1e-4, "ray " + k);
            met += ray.hit() ? 1 : 0;
        }
        assertEquals(1500, met, 400);
    }

    /** Where two segments cross, by solving for the first one's parameter with Cramer's rule in another arrangement than the code under test. */
    private static double segment(
            double x0, double y0, double x1, double y1, double ax, double ay, double bx, double by) {
        double sideA = (x1 - x0) * (ay - y0) - (y1 - y0) * (ax - x0);
        double sideB = (x1 - x0) * (by - y0) - (y1 - y0) * (bx - x0);
        double side0 = (bx - ax) * (y0 - ay) - (by - ay) * (x0 - ax);
        double side1 = (bx - ax) * (y1 - ay) - (by - ay) * (x1 - ax);
        if (sideA * sideB > 0 || side0 * side1 > 0) {
            return 1;
        }
        return side0 / (side0 - side1);
    }

    /** Sphere tracing: goes forward by the distance to the circle until it is there. */
    private static double march(double x0, double y0, double x1, double y1, double cx, double cy, double radius) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (Math.hypot(x0 - cx, y0 - cy) < radius) {
            return 1;
        }
        double t = 0;
        for (int i = 0; i < 20_000 && t < 1; i++) {
            double distance = Math.hypot(x0 + t * (x1 - x0) - cx, y0 + t * (y1 - y0) - cy) - radius;
            if (distance < 1e-6) {
                return t;
            }
            t += distance / length;
        }
        return Math.min(t, 1);
    }

    @Test
    void masksAndSensorsAreLookedThrough() {
        world.add(BodySpec.dynamic("self", ShapeSpec.disc(0.5).withFilter(CollisionFilter.ROBOT))
                .at(2, 0));
        world.add(BodySpec.dynamic("ghost", ShapeSpec.disc(0.5).asSensor()).at(4, 0));
        Body goal = world.add(BodySpec.dynamic("goal", ShapeSpec.disc(0.5)).at(6, 0));
        int withoutRobot = ALL & ~CollisionFilter.ROBOT.category();
        assertEquals(0.55, world.cast(ray.between(0, 0, 10, 0), withoutRobot), 1e-6);
        assertSame(goal, ray.body());
        assertEquals(0.15, world.cast(ray, ALL), 1e-6);
    }

    @Test
    void movedBodiesAreMetWhereTheyAre() {
        Body disc = world.add(BodySpec.dynamic("disc", ShapeSpec.disc(0.5)).moving(10, 0, 0));
        for (int i = 0; i < 40; i++) {
            world.step();
            double fraction = world.cast(ray.between(disc.x(), -5, disc.x(), 5), ALL);
            assertEquals(0.45, fraction, 1e-6);
        }
    }
}
