package adaptarium.envs.family.manipulation;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar arm whose gripper is to reach a point that it does not see.
 *
 * <p>After the task "reach" of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane: two links, a wrist and a gripper over a table, driven by the
 * gripper's velocity. Only the reward, the distance to the goal, tells where the goal is.
 */
public final class ArmReach implements PhysicsFamily<ArmReach.Task> {
    private static final double NEAR = 0.05; // m

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("goal", 1, "cost of the gripper's distance to the goal in units of 0.5 m"),
            FamilySetting.reward("control", 0.01, "cost of the sum of the squared actions"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("ArmReach-v0")
            .observation(PlanarArm.OBSERVATION)
            .actions(PlanarArm.ACTIONS)
            .controlTimestep(PlanarArm.STEP)
            .horizon(100)
            .episodesPerTrial(3)
            .reward("Minus the gripper's distance to the goal in units of 0.5 m, minus 0.01 times the sum of squared"
                    + " actions.")
            .end("Never. Success is a distance below 5 cm.")
            .build();

    /**
     * The hidden goal.
     *
     * @param goalX m
     * @param goalY m
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.4, 0.75},
                    shifted = {0.3, 0.85},
                    live = true,
                    description = "where the goal is, from the arm's base to the right")
            double goalX,

            @Parameter(
                    unit = "m",
                    train = {0.15, 0.5},
                    shifted = {0.08, 0.65},
                    live = true,
                    description = "height of the goal above the table")
            double goalY) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the hand is less than " + NEAR + " m from the target";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return WorldSettings.side(PlanarArm.STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new ReachEpisode(world, task, random);
    }

    private static final class ReachEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final PlanarArm arm;
        private Task task;
        private double effort;

        private ReachEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            arm = new PlanarArm(world, 0.55, 0.3, random);
            world.markers(() -> List.of(new Marker.Disc("goal", this.task.goalX, this.task.goalY, NEAR)));
        }

        @Override
        public void act(float[] action) {
            effort = arm.drive(action);
            world.step();
        }

        private double distance() {
            double dx = arm.gripX() - task.goalX;
            double dy = arm.gripY() - task.goalY;
            return Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public void observe(float[] out, int offset) {
            arm.observe(out, offset);
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return -weights[0] * distance() / 0.5 - weights[1] * effort;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return distance() < NEAR;
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
