package adaptarium.envs.family.manipulation;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar arm that is to lift a box to a place in the air that it does not see; nor does it know the box's weight and friction.
 *
 * <p>After the task "pick-place" of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane. A heavy or smooth box slips out of a loose grip, and a
 * heavy one makes the arm sag.
 */
public final class ArmPickPlace implements PhysicsFamily<ArmPickPlace.Task> {
    /** Width and height of the box, m. */
    public static final double BOX = 0.07;

    private static final double MIDDLE = 0.55; // m, from the arm's base
    private static final double START = 0.05; // m, the box starts within +- this of the middle
    private static final double NEAR = 0.07; // m
    private static final double FAR = 0.5; // m, the distance that costs 1 per step; none costs more
    private static final double REACH_COST = 0.6; // per m between gripper and box

    private static final EnvironmentSpec SPEC = new EnvironmentSpec(
            "ArmPickPlace-v0",
            ArmPush.withBox(PlanarArm.OBSERVATION),
            PlanarArm.ACTIONS,
            PlanarArm.STEP,
            /* horizon= */ 120,
            /* episodesPerTrial= */ 5,
            "Minus the box's distance to the goal in units of 0.5 m but at most 1, minus 0.6 per metre from gripper to box, minus 0.01 times the sum of squared"
                    + " actions.",
            "Never. Success is a distance below 7 cm.");

    /**
     * The hidden goal and box.
     *
     * @param goalX m
     * @param goalY m
     * @param mass kg
     * @param friction Coulomb coefficient
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.4, 0.7},
                    shifted = {0.32, 0.78},
                    live = true,
                    description = "where the box is to go, from the arm's base to the right")
            double goalX,

            @Parameter(
                    unit = "m",
                    train = {0.2, 0.45},
                    shifted = {0.12, 0.55},
                    live = true,
                    description = "height above the table to which the box's centre is to go")
            double goalY,

            @Parameter(
                    unit = "kg",
                    train = {0.2, 1},
                    shifted = {0.1, 2},
                    scale = Scale.LOG,
                    description = "mass of the box")
            double mass,

            @Parameter(
                    unit = "1",
                    train = {0.4, 1},
                    shifted = {0.25, 1},
                    scale = Scale.LOG,
                    live = true,
                    description = "friction between box and table")
            double friction) {}

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
        return WorldSettings.side(PlanarArm.STEP);
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new PickPlaceEpisode(world, task, random);
    }

    private static final class PickPlaceEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final PlanarArm arm;
        private final Body box;
        private Task task;
        private double effort;

        private PickPlaceEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            arm = new PlanarArm(world, MIDDLE, 0.25, random);
            box = PlanarArm.addBox(
                    world, MIDDLE + START * (2 * random.nextDouble() - 1), BOX, task.mass, task.friction);
            world.markers(() -> List.of(new Marker.Disc("goal", this.task.goalX, this.task.goalY, NEAR)));
        }

        @Override
        public void act(float[] action) {
            effort = arm.drive(action);
            world.step();
        }

        private double distance() {
            double dx = box.x() - task.goalX;
            double dy = box.y() - task.goalY;
            return Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public void observe(float[] out, int offset) {
            arm.observe(out, offset);
            ArmPush.observeBox(box, out, offset + PlanarArm.OBSERVATION.size());
        }

        @Override
        public double reward() {
            double dx = arm.gripX() - box.x();
            double dy = arm.gripY() - box.y();
            return -Math.min(1, distance() / FAR) - REACH_COST * Math.sqrt(dx * dx + dy * dy) - 0.01 * effort;
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
            box.setFriction(changed.friction * changed.friction);
        }

        @Override
        public SceneView scene() {
            return world;
        }
    }
}
