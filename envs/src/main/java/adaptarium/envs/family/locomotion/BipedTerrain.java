package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Instance;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A biped that walks over rough, sloping ground which its lidar sees, with legs, motors, load and grip that it does not know.
 *
 * <p>The body is that of Gymnasium's {@code BipedalWalker}, in metres: a hull on two legs of two segments each. The ground is made by the same smoothed
 * random walk. Motors, physics, start, reward and horizon are our own: an action is a target speed for each hip and knee, which its motor holds with a limited
 * torque, so that at rest the biped stands; two sub-steps of 1/100 s, legs that start slightly bent, eight seconds. Standing earns 0, and a fall costs as much
 * as 80 cm of way earn, so that diving forward is no way out.
 *
 * <p>The hips of half of the bipeds are wired the wrong way round: what is a step forward for one trips the other. Standing is safe with either, so that there
 * is time to find out. The load sits on the hull ahead of or behind the hips and the ground may be slippery; neither is visible, and each needs another gait. The
 * ground belongs to the task: it is the same in all episodes of a trial.
 *
 * <p>A negative control, by measurement: the adaptation gap is 0.3 half-way through training, but in the end PPO without a memory feels in its joints' speeds
 * which way the hips turn, and the gap falls to about 0.1.
 */
public final class BipedTerrain implements PhysicsFamily<BipedTerrain.Task> {
    static final double CRUISE = 4; // m/s, the speed that earns 1 per step
    private static final double GOAL = 15; // m

    private static final EnvironmentSpec SPEC = BipedEpisode.spec("BipedTerrain-v0")
            .episodesPerTrial(2)
            .reward("Forward speed in units of 4 m/s, minus 1 per radian by which the hull leans more than before,"
                    + " minus 0.01 times the sum of squared actions; minus 10 for a fall.")
            .end("The hull or its load touches the ground, or the biped leaves the course. Success is 15 m of way.")
            .build();

    /**
     * The hidden body and ground.
     *
     * @param segment m
     * @param hips which way the hip motors turn
     * @param torque N m
     * @param slope rad
     * @param friction Coulomb coefficient
     * @param payload in units of the hull's mass
     * @param payloadOffset m
     * @param roughness in units of Gymnasium's ground
     * @param terrain number of the ground's random walk
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.9, 1.2},
                    shifted = {0.8, 1.3},
                    nominal = 34.0 / 30,
                    visible = true,
                    description = "length of thigh and of shin")
            double segment,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the hip motors turn")
            int hips,

            @Parameter(
                    unit = "N m",
                    train = {60, 100},
                    shifted = {30, 100},
                    nominal = 80,
                    live = true,
                    description = "greatest torque of each motor")
            double torque,

            @Parameter(
                    unit = "rad",
                    train = {-0.14, 0.14},
                    shifted = {-0.26, 0.26},
                    visible = true,
                    description = "slope of the ground; positive goes uphill")
            double slope,

            @Parameter(
                    unit = "1",
                    train = {0.35, 1.2},
                    shifted = {0.15, 1.2},
                    scale = Parameter.Scale.LOG,
                    nominal = 0.7,
                    live = true,
                    description = "friction between legs and ground")
            double friction,

            @Parameter(
                    unit = "1",
                    train = {0, 0.3},
                    shifted = {0, 0.6},
                    nominal = 0,
                    description = "mass of the load, in units of the hull's")
            double payload,

            @Parameter(
                    unit = "m",
                    train = {-0.6, 0.6},
                    shifted = {-0.9, 0.9},
                    description = "how far ahead of the hips the load sits")
            double payloadOffset,

            @Parameter(
                    unit = "1",
                    train = {0.5, 1.5},
                    shifted = {0, 2.5},
                    nominal = 1,
                    description = "roughness of the ground, in units of Gymnasium's")
            double roughness,

            @Instance(description = "the ground's random walk")
            long terrain) {}

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
        return BipedEpisode.TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return BipedEpisode.WORLD;
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new BipedEpisode<>(world, task, new Walking(), random);
    }

    private static final class Walking implements Walk<Task, Task> {
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
