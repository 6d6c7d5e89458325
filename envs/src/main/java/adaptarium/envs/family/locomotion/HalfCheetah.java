package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs and six motors that is to run one way or the other, and is not told which.
 *
 * <p>The task of Finn et al. (2017, section 5.3, "HalfCheetah forward/backward") on a body of our own, see {@link CheetahBody}: it is the same seen from
 * either side, so neither direction is easier. The reward is the speed in the asked direction minus a small cost of effort; only the reward tells the
 * tasks apart. Nothing ends an episode but the time limit.
 */
public final class HalfCheetah implements PhysicsFamily<HalfCheetah.Task> {
    private static final double STEP = 0.02; // s
    private static final double EFFORT_COST = 0.05; // per unit of squared action, as in the paper
    private static final double SUCCESS_DISTANCE = 2; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("HalfCheetah-v0")
            .observation(CheetahBody.OBSERVATION)
            .actions(CheetahBody.ACTIONS)
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(2)
            .reward("Speed of the torso in the asked direction in m/s, minus 0.05 times the sum of the squared"
                    + " actions.")
            .end("Never; the robot can always go on.")
            .build();

    /**
     * Which way to run.
     *
     * @param direction 1 to the right, -1 to the left
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way to run")
            int direction) {}

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

        private Run(PhysicsWorld world, Task task, CheetahBody body) {
            this.world = world;
            this.body = body;
            this.task = task;
            world.markers(() -> List.of(new SceneView.Marker.Arrow(
                    "asked direction", body.x(), body.height() + 0.5, 10 * this.task.direction, 0)));
        }

        @Override
        public void act(float[] action) {
            double before = body.x();
            effort = body.drive(action);
            world.step();
            speed = (body.x() - before) / STEP;
        }

        @Override
        public void observe(float[] out, int offset) {
            body.observe(out, offset);
        }

        @Override
        public double reward() {
            return task.direction * speed - EFFORT_COST * effort;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return task.direction * body.x() > SUCCESS_DISTANCE;
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
