package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;

/**
 * A point in the plane that has to find a goal it cannot see: the 2D navigation task of MAML (Finn et al. 2017, arXiv:1703.03400, section 5.3), exactly.
 *
 * <p>The point starts at the origin. An action moves it by at most 0.1 m along each axis; the reward is minus the distance to the goal after the move. An
 * episode ends when the point is within 0.01 m of the goal on both axes, or after 100 steps. The observation is the position alone, so an agent that does
 * not adapt can do no better than wait near the middle.
 */
public final class PointNavigation implements TaskFamily<PointNavigation.Task> {
    private static final double MAX_MOVE = 0.1; // m per step and axis
    private static final double TOLERANCE = 0.01; // m, on each axis
    private static final double STEP = 0.1; // s; gives the scene a pace, the task has no time scale of its own
    private static final int HORIZON = 100;
    private static final double REACH = HORIZON * MAX_MOVE; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("PointNavigation-v0")
            .observation(new Axis("x", "m", -REACH, REACH), new Axis("y", "m", -REACH, REACH))
            .actions(new Axis("move x", "m", -MAX_MOVE, MAX_MOVE), new Axis("move y", "m", -MAX_MOVE, MAX_MOVE))
            .controlTimestep(STEP)
            .horizon(HORIZON)
            .episodesPerTrial(20)
            .reward("Minus the distance to the goal after the move, in metres.")
            .end("The point is within 0.01 m of the goal on both axes.")
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

    /** A point comes as far as the horizon lets it. */
    @Override
    public EnvironmentSpec spec(int horizon) {
        double reach = Math.max(horizon, HORIZON) * MAX_MOVE;
        return SPEC.change()
                .horizon(horizon)
                .observation(SPEC.observation().stream()
                        .map(axis -> axis.within(-reach, reach))
                        .toList())
                .build();
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new PointEpisode(task);
    }

    private static final class PointEpisode implements Episode<Task> {
        private Task task;
        private double x;
        private double y;
        private int steps;

        private PointEpisode(Task task) {
            this.task = task;
        }

        @Override
        public void act(float[] action) {
            x += action[0];
            y += action[1];
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
        }

        @Override
        public double reward() {
            double dx = x - task.goalX;
            double dy = y - task.goalY;
            return -Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public boolean terminated() {
            return Math.abs(x - task.goalX) < TOLERANCE && Math.abs(y - task.goalY) < TOLERANCE;
        }

        @Override
        public boolean success() {
            return terminated();
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        // A point without mass goes where the hand is, as fast as it can by itself.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            x += Math.min(Math.max(handX - localX - x, -MAX_MOVE), MAX_MOVE);
            y += Math.min(Math.max(handY - localY - y, -MAX_MOVE), MAX_MOVE);
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .body("point", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.02), () -> x, () -> y, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("goal", task.goalX, task.goalY, TOLERANCE));
        }
    }
}
