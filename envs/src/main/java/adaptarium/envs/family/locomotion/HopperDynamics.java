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
 * A one-legged hopper whose weight, grip, joint damping and gravity are unknown.
 *
 * <p>After the hopper of Packer et al. (2018, arXiv:1810.12282) and the random-parameter bodies of the meta-learning literature; density is scaled, so
 * that mass and inertia agree. Motors apply torques against viscous joints, so that a limp hopper sinks slowly and a driven one does not fling its leg
 * about. There is no bonus for merely standing, which earns 0; a fall costs as much as 20 cm of way earn.
 *
 * <p>A negative control, by measurement: a robust gait does fairly well on all tasks, and the adaptation gap is about 0.2.
 */
public final class HopperDynamics implements PhysicsFamily<HopperDynamics.Task> {
    static final double CRUISE = 2; // m/s, the speed that earns 1 per step
    private static final double GOAL = 5; // m

    private static final EnvironmentSpec SPEC = HopperEpisode.spec("HopperDynamics-v0")
            .episodesPerTrial(3)
            .reward("Forward speed in units of 2 m/s, minus 0.01 times the sum of squared actions; minus 5 for a fall.")
            .end("The torso's centre is below 0.6 m or it leans more than 1 rad. Success is 5 m of way.")
            .build();

    /**
     * The hidden mechanics.
     *
     * @param density in units of 60 kg/m²
     * @param friction Coulomb coefficient
     * @param damping of the joints, in units of 8 N m s/rad
     * @param gravity m/s²
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {0.444, 2.25},
                    shifted = {0.296, 3.375},
                    scale = Scale.LOG,
                    nominal = 1,
                    description = "density of all parts, in units of 60 kg/m²")
            double density,

            @Parameter(
                    unit = "1",
                    train = {0.444, 2.25},
                    shifted = {0.296, 3.375},
                    scale = Scale.LOG,
                    nominal = 1,
                    live = true,
                    description = "friction between foot and ground")
            double friction,

            @Parameter(
                    unit = "1",
                    train = {0.592, 1.69},
                    shifted = {0.455, 2.197},
                    scale = Scale.LOG,
                    nominal = 1,
                    live = true,
                    description = "damping of the joints, in units of 8 N m s/rad")
            double damping,

            @Parameter(
                    unit = "m/s²",
                    train = {7, 12},
                    shifted = {4, 16},
                    nominal = 9.81,
                    live = true,
                    description = "gravity")
            double gravity) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + GOAL + " m";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return HopperEpisode.TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return HopperEpisode.WORLD;
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new HopperEpisode<>(world, task, new Running(), random);
    }

    private static final class Running implements Walk<Task, Task> {
        @Override
        public Task body(Task task) {
            return task;
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return speed / CRUISE;
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return way >= GOAL;
        }
    }
}
