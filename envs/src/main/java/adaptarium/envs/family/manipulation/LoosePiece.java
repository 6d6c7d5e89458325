package adaptarium.envs.family.manipulation;

import adaptarium.sim.Body;
import adaptarium.sim.BodySpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Role;
import adaptarium.sim.ShapeSpec;
import java.util.random.RandomGenerator;

/** A box or a peg that stands on the table. */
final class LoosePiece implements Workpiece {
    static final double PUSHED = 0.08; // m, width and height of the box that is pushed
    private static final double PICKED = 0.07; // m, of the one that is lifted
    private static final double PEG = 0.04; // m wide
    static final double PEG_HEIGHT = 0.16; // m
    static final double SKIN = 0.015; // m, at which the engine keeps things apart
    private static final double BLOCK = 0.05; // m, width and height
    private static final double GAP = 0.1; // m between the blocks
    private static final double SPREAD = 0.02; // m to either side of the middle, at the start
    private static final double MASS = 0.4; // kg
    private static final double SLIDING = 0.35; // the usual friction of a box that is pushed
    private static final double FIRM = 0.6; // and of what is lifted; less would slip out of the fingers

    private final Body body;
    private final double startX; // m
    private final double startY; // m

    /**
     * Puts it on the table, and blocks where it is to stand between them.
     *
     * @param world with the arm in it
     * @param task with a skill that is about a loose thing
     * @param random decides where it stands
     */
    LoosePiece(PhysicsWorld world, SkillTask task, RandomGenerator random) {
        double x = PlanarManipulation.MIDDLE + SPREAD * (2 * random.nextDouble() - 1);
        double mass = MASS * task.load();
        if (task.skill() == Skill.PEG) {
            double friction = FIRM * task.friction();
            double hole = path(task).goalX();
            addBlock(world, "left block", hole - (GAP + BLOCK) / 2);
            addBlock(world, "right block", hole + (GAP + BLOCK) / 2);
            ShapeSpec shape = ShapeSpec.box(PEG, PEG_HEIGHT)
                    .withDensity(mass / (PEG * PEG_HEIGHT))
                    .withFriction(friction * friction);
            body = world.add(BodySpec.dynamic("peg", shape).as(Role.OBJECT).at(x, PEG_HEIGHT / 2 + 0.001));
        } else {
            boolean pushed = task.skill() == Skill.PUSH;
            double friction = task.friction() * (pushed ? SLIDING : FIRM);
            body = PlanarArm.addBox(world, x, pushed ? PUSHED : PICKED, mass, friction);
        }
        startX = body.x();
        startY = body.y();
    }

    private static void addBlock(PhysicsWorld world, String name, double x) {
        world.add(BodySpec.kinematic(name, ShapeSpec.box(BLOCK, BLOCK))
                .as(Role.TERRAIN)
                .at(x, BLOCK / 2));
    }

    @Override
    public double x() {
        return body.x();
    }

    @Override
    public double y() {
        return body.y();
    }

    @Override
    public double turned() {
        return body.angle();
    }

    @Override
    public double velocityX() {
        return body.velocityX();
    }

    @Override
    public double velocityY() {
        return body.velocityY();
    }

    @Override
    public GoalPath path(SkillTask task) {
        return GoalPath.of(task, 0, 0);
    }

    @Override
    public double distance(SkillTask task, GoalPath path) {
        return distance(task, path, body.x(), body.y());
    }

    @Override
    public double way(SkillTask task, GoalPath path) {
        return distance(task, path, startX, startY);
    }

    private static double distance(SkillTask task, GoalPath path, double x, double y) {
        double dx = x - path.goalX();
        double dy = task.skill() == Skill.PUSH ? 0 : y - path.goalY();
        return Math.sqrt(dx * dx + dy * dy);
    }

    @Override
    public void prepareStep() {
        // nothing but gravity acts on it
    }
}
