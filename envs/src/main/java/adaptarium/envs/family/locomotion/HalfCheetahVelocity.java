package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs and six motors that is to run at a certain speed, and is not told which.
 *
 * <p>The task of Finn et al. (2017, section 5.3, "HalfCheetah goal velocity") on the body of {@link HalfCheetah},
 * whose speeds go up to 1.5 m/s in training. The reward falls with the distance
 * between the torso's speed and the goal; only the reward tells the tasks apart. Nothing ends an episode but the time limit.
 */
public final class HalfCheetahVelocity implements PhysicsFamily<HalfCheetahVelocity.Task> {
    private static final double STEP = 0.02; // s
    private static final double EFFORT_COST = 0.05; // per unit of squared action, as in the paper
    private static final double MEMORY = 0.5; // s, over which the speed is averaged for success
    private static final double TOLERANCE = 0.2; // m/s
    private static final int WARM_UP = 50; // steps before success counts: a slow goal is met at the start

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("HalfCheetahVelocity-v0")
            .observation(CheetahBody.OBSERVATION)
            .actions(CheetahBody.ACTIONS)
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Minus the distance between the torso's speed and the goal in m/s, minus 0.05 times the sum of the"
                    + " squared actions.")
            .end("Never; the robot can always go on. Success is an average speed within 0.2 m/s of the goal, after"
                    + " the first second.")
            .build();

    /**
     * How fast to run.
     *
     * @param speed m/s, to the right
     */
    public record Task(
            @Parameter(
                    unit = "m/s",
                    train = {0, 1.5},
                    shifted = {0, 2.2},
                    nominal = 1,
                    live = true,
                    description = "how fast to run")
            double speed) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new Run(world, task, CheetahBody.build(world, random));
    }

    private static final class Run implements Episode<Task> {
        private final PhysicsWorld world;
        private final CheetahBody body;
        private Task task;
        private double effort;
        private double speed;
        private double average;
        private int steps;

        private Run(PhysicsWorld world, Task task, CheetahBody body) {
            this.world = world;
            this.body = body;
            this.task = task;
            world.markers(() -> List.of(new SceneView.Marker.Arrow(
                    "asked speed (m/s)", body.x(), body.height() + 0.5, this.task.speed, 0)));
        }

        @Override
        public void act(float[] action) {
            double before = body.x();
            effort = body.drive(action);
            world.step();
            speed = (body.x() - before) / STEP;
            average += STEP / MEMORY * (speed - average);
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            body.observe(out, offset);
        }

        @Override
        public double reward() {
            return -Math.abs(speed - task.speed) - EFFORT_COST * effort;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return steps >= WARM_UP && Math.abs(average - task.speed) < TOLERANCE;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return world;
        }
    }
}
