package adaptarium.envs.family.locomotion;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs and six motors that is to run to the right with a body it does not know.
 *
 * <p>The body is that of {@link HalfCheetah} with hidden weight, grip, and strength of each leg's motors; density is scaled, so that mass and inertia
 * agree. A heavy robot with a weak front leg needs another gait than a light one with a weak rear leg. Nothing ends an episode but the time limit.
 *
 * <p>A negative control, by measurement: half-way through training the adaptation gap is almost 0.5, but PPO without a memory learns to feel the body in its
 * motion, and the gap falls below 0.3.
 */
public final class HalfCheetahBody implements PhysicsFamily<HalfCheetahBody.Task> {
    private static final double SUCCESS_DISTANCE = 2; // m

    private static final EnvironmentSpec SPEC = CheetahEpisode.spec("HalfCheetahBody-v0")
            .reward("Speed of the torso to the right in m/s, minus 0.05 times the sum of the squared actions.")
            .end("Never; the robot can always go on. Success is 2 m of way.")
            .build();

    /**
     * The hidden body.
     *
     * @param density in units of the usual
     * @param rearMotors torque of the rear leg's motors, in units of the usual
     * @param frontMotors torque of the front leg's motors, in units of the usual
     * @param friction Coulomb coefficient between robot and ground
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {0.444, 2.25},
                    shifted = {0.296, 3.375},
                    scale = Scale.LOG,
                    nominal = 1,
                    description = "density of all parts, in units of the usual")
            double density,

            @Parameter(
                    unit = "1",
                    train = {0.4, 1.2},
                    shifted = {0.1, 1.2},
                    nominal = 1,
                    live = true,
                    description = "torque of the rear leg's motors, in units of the usual")
            double rearMotors,

            @Parameter(
                    unit = "1",
                    train = {0.4, 1.2},
                    shifted = {0.1, 1.2},
                    nominal = 1,
                    live = true,
                    description = "torque of the front leg's motors, in units of the usual")
            double frontMotors,

            @Parameter(
                    unit = "1",
                    train = {0.4, 1.2},
                    shifted = {0.15, 1.2},
                    scale = Scale.LOG,
                    nominal = 0.9,
                    live = true,
                    description = "friction between robot and ground")
            double friction) {
        CheetahBody.Build build() {
            return new CheetahBody.Build(density, rearMotors, frontMotors, friction);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + SUCCESS_DISTANCE + " m";
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
            return task.build();
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return speed;
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return way > SUCCESS_DISTANCE;
        }
    }
}
