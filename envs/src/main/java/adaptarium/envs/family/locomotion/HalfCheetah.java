package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.WorldSettings;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs and six motors that is to run one way or the other, and is not told which.
 *
 * <p>The task of Finn et al. (2017, section 5.3, "HalfCheetah forward/backward") on a body of our own, see {@link CheetahBody}: it is the same seen from
 * either side, so neither direction is easier. The reward is the speed in the asked direction minus a small cost of effort; only the reward tells the
 * tasks apart. Nothing ends an episode but the time limit.
 *
 * <p>Without memory nothing is better than to stand still, for 0 ({@link HiddenDirection}).
 */
public final class HalfCheetah implements PhysicsFamily<HalfCheetah.Task>, HiddenDirection {
    private static final double SUCCESS_DISTANCE = 2; // m

    private static final EnvironmentSpec SPEC = CheetahEpisode.spec("HalfCheetah-v0")
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
    public String goalMeaning() {
        return "the robot has come " + SUCCESS_DISTANCE + " m in the direction asked for";
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

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        Arrays.fill(actions, actionOffset, actionOffset + SPEC.actionSize(), 0);
    }

    private static final class Running implements Walk<Task, CheetahBody.Build> {
        @Override
        public CheetahBody.Build body(Task task) {
            return CheetahBody.Build.USUAL;
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return task.direction * speed;
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return task.direction * way > SUCCESS_DISTANCE;
        }

        @Override
        public List<Marker> markers(Task task, double x, double height) {
            return List.of(new Marker.Arrow("asked direction", x, height + 0.5, 10 * task.direction, 0));
        }
    }
}
