package adaptarium.envs.family.manipulation;

import adaptarium.envs.Episode;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/** An episode of {@link PlanarManipulation}. */
final class SkillEpisode implements Episode<SkillTask> {
    private static final double START_HEIGHT = 0.32; // m, of the gripper
    private static final double NEARBY = 0.3; // m from gripper to workpiece that earns a tenth
    private static final double CLOSE = 0.02; // m that earns all

    private final PhysicsWorld world;
    private final PlanarArm arm;
    private final Workpiece piece;
    private final boolean goalShown;
    private double margin; // m, from the goal's surroundings to where the episode begins
    private SkillTask task;
    private GoalPath path;

    SkillEpisode(PhysicsWorld world, SkillTask task, boolean goalShown, RandomGenerator random) {
        this.world = world;
        this.task = task;
        this.goalShown = goalShown;
        arm = new PlanarArm(world, PlanarManipulation.MIDDLE, START_HEIGHT, random);
        piece = switch (task.skill()) {
            case REACH -> new GripperItself(arm);
            case PUSH, PICK_PLACE, PEG -> new LoosePiece(world, task, random);
            default -> new Mechanism(world, task, random);
        };
        path = piece.path(task);
        margin = Math.max(CLOSE, piece.way(task, path));
        world.markers(() -> List.of(new Marker.Disc(
                "goal", path.goalX(), path.goalY(), this.task.skill().near())));
    }

    @Override
    public void act(float[] action) {
        arm.drive(action);
        piece.prepareStep();
        world.step();
    }

    @Override
    public void observe(float[] out, int offset) {
        arm.observe(out, offset);
        int o = offset + PlanarArm.OBSERVATION.size();
        out[o] = (float) piece.x();
        out[o + 1] = (float) piece.y();
        out[o + 2] = (float) Trigonometry.sin(piece.turned());
        out[o + 3] = (float) Trigonometry.cos(piece.turned());
        out[o + 4] = (float) piece.velocityX();
        out[o + 5] = (float) piece.velocityY();
        out[o + 6] = goalShown ? (float) path.goalX() : 0;
        out[o + 7] = goalShown ? (float) path.goalY() : 0;
    }

    @Override
    public double reward() {
        return reward(PlanarManipulation.STANDARD);
    }

    @Override
    public double reward(double[] weights) {
        double distance = piece.distance(task, path);
        double apart = distance;
        if (task.skill() != Skill.REACH) {
            double dx = arm.gripX() - piece.x();
            double dy = arm.gripY() - piece.y();
            apart = Math.sqrt(dx * dx + dy * dy);
        }
        return weights[0] * Tolerance.of(apart, CLOSE, NEARBY)
                + weights[1] * Tolerance.of(distance, task.skill().near() / 2, margin);
    }

    @Override
    public boolean terminated() {
        return false;
    }

    @Override
    public boolean success() {
        return piece.distance(task, path) < task.skill().near();
    }

    @Override
    public void changeTask(SkillTask changed) {
        task = changed;
        path = piece.path(changed);
        margin = Math.max(CLOSE, piece.way(changed, path));
    }

    @Override
    public SceneView scene() {
        return world;
    }
}
