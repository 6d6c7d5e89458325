package adaptarium.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jbox2d.common.Vec2;
import org.jspecify.annotations.Nullable;

/** Where the bodies of a robot lie by the angles of its hinges: forward kinematics, for pictures. Nothing in the world is moved. */
public final class Skeleton {
    private Skeleton() {}

    /**
     * Lays out what hangs together by hinges.
     *
     * @param world where the robot is, in whatever pose
     * @param root where one of its bodies lies
     * @param positions of hinges by their names, rad, as {@link Joint#position} counts them; a hinge that is not named lets go of what it carries
     * @return the root, and every body that hangs at it by named hinges, as far as they are still in the world
     */
    public static List<Pose> poses(PhysicsWorld world, Pose root, Map<String, Double> positions) {
        Map<String, Pose> placed = new LinkedHashMap<>();
        placed.put(root.body(), root);
        List<Joint> open = new ArrayList<>(world.joints());
        open.removeIf(joint -> joint.spec().kind() != JointSpec.Kind.REVOLUTE);
        while (open.removeIf(joint -> place(world, joint, positions.get(joint.name()), placed))) {
            // those that hang at what has just been placed
        }
        return List.copyOf(placed.values());
    }

    /** Places the second body of a hinge whose other one is placed; says whether there is no more to do for it. */
    private static boolean place(PhysicsWorld world, Joint hinge, @Nullable Double position, Map<String, Pose> placed) {
        Pose a = placed.get(hinge.spec().bodyA());
        Pose b = placed.get(hinge.spec().bodyB());
        if (position == null || (a == null) == (b == null)) {
            return position == null || a != null;
        }
        Vec2 atA = new Vec2();
        Vec2 atB = new Vec2();
        hinge.engine().getAnchorA(atA);
        hinge.engine().getAnchorB(atB);
        double turn = position + hinge.spec().anchor().rest();
        Pose next = a != null
                ? hung(
                        a,
                        world.body(a.body()),
                        atA,
                        a.angle() + turn,
                        world.body(hinge.spec().bodyB()),
                        atB)
                : hung(
                        b,
                        world.body(hinge.spec().bodyB()),
                        atB,
                        b.angle() - turn,
                        world.body(hinge.spec().bodyA()),
                        atA);
        placed.put(next.body(), next);
        return true;
    }

    /** A body whose anchor lies on that of a placed one; both anchors are where the bodies are at present. */
    private static Pose hung(Pose from, Body carrier, Vec2 itsAnchor, double angle, Body carried, Vec2 anchor) {
        double[] point = turned(itsAnchor.x - carrier.x(), itsAnchor.y - carrier.y(), from.angle() - carrier.angle());
        double[] arm = turned(anchor.x - carried.x(), anchor.y - carried.y(), angle - carried.angle());
        return new Pose(carried.name(), from.x() + point[0] - arm[0], from.y() + point[1] - arm[1], angle);
    }

    private static double[] turned(double x, double y, double angle) {
        double cos = Trigonometry.cos(angle);
        double sin = Trigonometry.sin(angle);
        return new double[] {cos * x - sin * y, sin * x + cos * y};
    }
}
