package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.DraggedStep;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Tether;

/**
 * Point navigation with a body: a disc of half a kilogram that is pushed by forces and has to come to rest at a goal it cannot see.
 *
 * <p>Thrust is at most 1 N along each axis, drag 0.25 N s/m; a step is the exact solution for a constant force. The disc starts at rest at the origin, and
 * the reward is minus the distance to the goal after the step. Positions and velocities are observed. An agent that does not adapt can do no better than
 * to wait near the middle of all goals; one that does has to brake in time too.
 */
public final class PointRobot implements TaskFamily<PointRobot.Task> {
    private static final double STEP = 0.05; // s
    private static final double MASS = 0.5; // kg
    private static final double DRAG = 0.25; // N s/m
    private static final double MAX_FORCE = 1; // N per axis
    private static final double RADIUS = 0.05; // m; also how near the goal success is

    /** The motion of the disc along either axis. */
    public static final DraggedStep MOTION = DraggedStep.of(MASS, DRAG, STEP);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("PointRobot-v0")
            .observation(
                    Axis.unbounded("x", "m"),
                    Axis.unbounded("y", "m"),
                    new Axis("velocity x", "m/s", -MAX_FORCE / DRAG, MAX_FORCE / DRAG),
                    new Axis("velocity y", "m/s", -MAX_FORCE / DRAG, MAX_FORCE / DRAG))
            .actions(new Axis("thrust x", "N", -MAX_FORCE, MAX_FORCE), new Axis("thrust y", "N", -MAX_FORCE, MAX_FORCE))
            .controlTimestep(STEP)
            .horizon(100)
            .episodesPerTrial(20)
            .reward("Minus the distance to the goal after the step, in metres.")
            .end("Never; the disc may stay at the goal.")
            .build();

    /**
     * Where the goal is.
     *
     * @param goalX m
     * @param goalY m
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {-0.5, 0.5},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "goal")
            double goalX,

            @Parameter(
                    unit = "m",
                    train = {-0.5, 0.5},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "goal")
            double goalY) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new RobotEpisode(task);
    }

    private static final class RobotEpisode implements Episode<Task> {
        private Task task;
        private double x;
        private double y;
        private double velocityX;
        private double velocityY;
        private int steps;

        private RobotEpisode(Task task) {
            this.task = task;
        }

        @Override
        public void act(float[] action) {
            x += MOTION.move(velocityX, action[0]);
            y += MOTION.move(velocityY, action[1]);
            velocityX = MOTION.velocity(velocityX, action[0]);
            velocityY = MOTION.velocity(velocityY, action[1]);
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
            out[offset + 2] = (float) velocityX;
            out[offset + 3] = (float) velocityY;
        }

        @Override
        public double reward() {
            double dx = x - task.goalX;
            double dy = y - task.goalY;
            return -Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return reward() >= -RADIUS;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        // A hand's impulse, so that it is gone before the next action.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            Tether.Mobility mobility = new Tether.Mobility(1 / MASS, 0, 1 / MASS);
            Tether force =
                    Tether.between(MASS, handX - x - localX, handY - y - localY, velocityX, velocityY, mobility, STEP);
            velocityX += STEP * force.x() / MASS;
            velocityY += STEP * force.y() / MASS;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .body("robot", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, RADIUS), () -> x, () -> y, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("goal", task.goalX, task.goalY, RADIUS));
        }
    }
}
