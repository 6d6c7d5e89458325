package adaptarium.envs.family.manipulation;

import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.Joint;
import adaptarium.sim.JointSpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.ShapeSpec;
import adaptarium.sim.WorldSettings;
import java.util.random.RandomGenerator;

/**
 * A door, drawer, button or lever: a body with a knob that goes one way from where it begins, against dry friction and a spring. It is counterbalanced, and hangs behind
 * the plane of the arm: only its knob is in the arm's way.
 */
final class Mechanism implements Workpiece {
    private static final double SPREAD = 0.01; // m to each side of the knob's usual place
    private static final double KNOB = 0.025; // m, radius
    private static final double GRIP = 0.8; // friction of the knob
    private static final double MASS = 1; // kg, about
    private static final double FRICTION = 5; // N at the knob

    private final MechanismKind kind;
    private final Body body;
    private final Joint joint;
    private final double startX; // m, of the knob
    private final double startY; // m
    private final double startAngle; // rad, as the engine has it
    private final double startPosition; // of the joint
    private final int sign; // of the joint's position on its way
    private final double stiffness; // N/m, or N m/rad

    /**
     * Hangs it up.
     *
     * @param world with the table and the arm in it
     * @param task with a skill that is about a mechanism
     * @param random decides where it hangs
     */
    Mechanism(PhysicsWorld world, SkillTask task, RandomGenerator random) {
        kind = MechanismKind.of(task.skill());
        startX = kind.x() + SPREAD * (2 * random.nextDouble() - 1);
        startY = kind.y() + SPREAD * (2 * random.nextDouble() - 1);
        double friction = FRICTION * task.friction();
        double angle = kind.startAngle(task);
        sign = kind.sign(task);
        if (kind.lever() > 0) {
            GoalPath path = GoalPath.of(task, startX, startY);
            stiffness = kind.spring() * task.load() * kind.lever() * kind.lever();
            body = world.add(
                    part(task.skill().title(), 1.25 * kind.lever(), 0.04).at(path.hingeX(), path.hingeY(), angle));
            joint = world.add(limited(
                    JointSpec.revolute("hinge", "table", body.name(), path.hingeX(), path.hingeY())
                            .withRest(angle),
                    friction * kind.lever()));
        } else {
            stiffness = kind.spring() * task.load();
            body = world.add(part(task.skill().title(), kind.upright() ? 0.08 : 0.2, kind.upright() ? 0.05 : 0.1)
                    .at(startX, startY));
            int up = kind.upright() ? 1 : 0;
            joint = world.add(
                    limited(JointSpec.prismatic("rails", "table", body.name(), startX, startY, 1 - up, up), friction));
        }
        startAngle = body.angle();
        startPosition = joint.position();
    }

    /** A panel that nothing touches, and the knob; what turns has the hinge at the panel's end. */
    private BodySpec part(String name, double length, double width) {
        Geometry panel = Geometry.Polygon.box(kind.lever() > 0 ? length / 2 : 0, 0, length, width);
        return BodySpec.dynamic(
                        name,
                        ShapeSpec.of(panel).withDensity(MASS / (length * width)).withFilter(CollisionFilter.NOTHING),
                        ShapeSpec.of(new Geometry.Circle(kind.lever(), 0, KNOB)).withFriction(GRIP))
                .as(Role.OBJECT);
    }

    private JointSpec limited(JointSpec free, double friction) {
        return free.withLimits(sign > 0 ? 0 : -kind.most(), sign > 0 ? kind.most() : 0)
                .withMotor(friction);
    }

    @Override
    public double x() {
        return body.pointX(kind.lever(), 0);
    }

    @Override
    public double y() {
        return body.pointY(kind.lever(), 0);
    }

    @Override
    public double turned() {
        return body.angle() - startAngle;
    }

    @Override
    public double velocityX() {
        return body.velocityX() - body.angularVelocity() * (y() - body.centreY());
    }

    @Override
    public double velocityY() {
        return body.velocityY() + body.angularVelocity() * (x() - body.centreX());
    }

    @Override
    public GoalPath path(SkillTask task) {
        return GoalPath.of(task, startX, startY);
    }

    @Override
    public double distance(SkillTask task, GoalPath path) {
        return distance(task, joint.position());
    }

    @Override
    public double way(SkillTask task, GoalPath path) {
        return distance(task, startPosition);
    }

    private double distance(SkillTask task, double position) {
        return Math.abs(sign * position - task.along(kind.nearest(), kind.farthest()))
                * (kind.lever() > 0 ? kind.lever() : 1);
    }

    @Override
    public void prepareStep() {
        body.applyForce(0, body.mass() * WorldSettings.EARTH_GRAVITY); // counterbalanced
        joint.applyEffort(-stiffness * joint.position());
    }
}
