package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Marker;
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
    private static final double TOLERANCE = 0.2; // m/s
    private static final int WARM_UP = 50; // steps before success counts: a slow goal is met at the start

    private static final EnvironmentSpec SPEC = CheetahEpisode.spec("HalfCheetahVelocity-v0")
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
    public String goalMeaning() {
        return "after " + WARM_UP + " steps, the speed of the last half second is less than " + TOLERANCE
                + " m/s from that asked for";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return CheetahEpisode.TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return CheetahEpisode.WORLD;
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new CheetahEpisode<>(world, task, new Running(), random);
    }

    private static final class Running implements Walk<Task, CheetahBody.Build> {
        @Override
        public CheetahBody.Build body(Task task) {
            return CheetahBody.Build.USUAL;
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return -Math.abs(speed - task.speed);
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return steps >= WARM_UP && Math.abs(averageSpeed - task.speed) < TOLERANCE;
        }

        @Override
        public List<Marker> markers(Task task, double x, double height) {
            return List.of(new Marker.Arrow("asked speed (m/s)", x, height + 0.5, task.speed, 0));
        }
    }
}
