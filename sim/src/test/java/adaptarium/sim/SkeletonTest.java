package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SkeletonTest {
    private static final double REST = 0.25; // rad

    /** Two rods of one metre that hang at each other, each with its origin at its upper end; and a box that hangs at nothing. */
    private static PhysicsWorld chain() {
        PhysicsWorld world = new PhysicsWorld(WorldSettings.side(0.02));
        Geometry rod = new Geometry.Polygon(new double[] {-0.05, 0.05, 0.05, -0.05}, new double[] {-1, -1, 0, 0});
        world.add(BodySpec.dynamic("upper", ShapeSpec.of(rod)).at(0, 5));
        world.add(BodySpec.dynamic("lower", ShapeSpec.of(rod)).at(0, 4));
        world.add(BodySpec.dynamic("alone", ShapeSpec.of(rod)).at(3, 4));
        world.add(JointSpec.revolute("knee", "upper", "lower", 0, 4).withRest(REST));
        return world;
    }

    private static void check(Pose expected, Pose actual) {
        assertEquals(expected.body(), actual.body());
        assertEquals(expected.x(), actual.x(), 1e-6);
        assertEquals(expected.y(), actual.y(), 1e-6);
        assertEquals(expected.angle(), actual.angle(), 1e-6);
    }

    @Test
    void aChainHangsFromItsRoot() {
        double quarter = Math.PI / 2;
        List<Pose> poses = Skeleton.poses(chain(), new Pose("upper", 10, 2, quarter), Map.of("knee", -quarter - REST));
        assertEquals(2, poses.size());
        check(new Pose("upper", 10, 2, quarter), poses.get(0));
        // a quarter turn lays the upper rod to the right of its origin; the lower one hangs straight down from there
        check(new Pose("lower", 11, 2, 0), poses.get(1));
    }

    @Test
    void itCanBeRootedAtItsEnd() {
        List<Pose> poses = Skeleton.poses(chain(), new Pose("lower", 0, 0, 0), Map.of("knee", Math.PI - REST));
        check(new Pose("lower", 0, 0, 0), poses.get(0));
        // upside down: its lower end on the other's upper one, its origin a metre below
        check(new Pose("upper", 0, -1, -Math.PI), poses.get(1));
    }

    @Test
    void whereverItIsAtPresent() {
        PhysicsWorld world = chain();
        for (int step = 0; step < 30; step++) {
            world.joint("knee").applyEffort(1);
            world.step();
        }
        double position = world.joint("knee").position();
        List<Pose> poses = Skeleton.poses(world, new Pose("upper", 0, 0, 0), Map.of("knee", position));
        double angle = position + REST;
        assertEquals(angle, poses.get(1).angle(), 1e-6);
        assertEquals(0, poses.get(1).x(), 1e-3); // as far as the joint has come apart
        assertEquals(-1, poses.get(1).y(), 1e-3);
    }

    @Test
    void whatIsBrokenOrNotNamedIsLeftOut() {
        PhysicsWorld world = chain();
        Pose root = new Pose("upper", 0, 0, 0);
        assertEquals(List.of(root), Skeleton.poses(world, root, Map.of()));
        world.remove(world.joint("knee"));
        assertEquals(List.of(root), Skeleton.poses(world, root, Map.of("knee", 0.0)));
    }
}
