package adaptarium.envs.family.manipulation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Parameter.Scale;
import adaptarium.envs.PhysicsFamily;
import adaptarium.sim.Body;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar arm that is to push a box along a table to a place that it does not see; nor does it know the box's weight and friction.
 *
 * <p>After the task "push" of Meta-World (Yu et al. 2020, arXiv:1910.10897) in the plane. The goal lies on one side or the other of the box, so that the arm
 * must find out from which side to push.
 */
public final class ArmPush implements PhysicsFamily<ArmPush.Task> {
    /** Width and height of the box, m. */
    public static final double BOX = 0.08;

    private static final double MIDDLE = 0.55; // m, from the arm's base
    private static final double START = 0.02; // m, the box starts within +- this of the middle
    private static final double NEAR = 0.06; // m
    private static final double FAR = 0.3; // m, the distance that costs 1 per step; none costs more
    private static final double REACH_COST = 0.4; // per m between gripper and box

    private static final EnvironmentSpec SPEC = new EnvironmentSpec(
            "ArmPush-v0",
            withBox(PlanarArm.OBSERVATION),
            PlanarArm.ACTIONS,
            PlanarArm.STEP,
            /* horizon= */ 120,
            /* episodesPerTrial= */ 5,
            "Minus the box's distance to the goal in units of 0.3 m but at most 1, minus 0.4 per metre from gripper to box, minus 0.01 times the sum of squared"
                    + " actions.",
            "Never. Success is a distance below 6 cm.");

    static List<Axis> withBox(List<Axis> arm) {
        List<Axis> axes = new ArrayList<>(arm);
        axes.add(Axis.unbounded("box x", "m"));
        axes.add(Axis.unbounded("box y", "m"));
        axes.add(new Axis("sine of the box's angle", "1", -1, 1));
        axes.add(new Axis("cosine of the box's angle", "1", -1, 1));
        axes.add(Axis.unbounded("box speed to the right", "m/s"));
        axes.add(Axis.unbounded("box speed upwards", "m/s"));
        return axes;
    }

    static void observeBox(Body box, float[] out, int offset) {
        out[offset] = (float) box.x();
        out[offset + 1] = (float) box.y();
        out[offset + 2] = (float) Trigonometry.sin(box.angle());
        out[offset + 3] = (float) Trigonometry.cos(box.angle());
        out[offset + 4] = (float) box.velocityX();
        out[offset + 5] = (float) box.velocityY();
    }

    /**
     * The hidden goal and box.
     *
     * @param side which way the goal lies
     * @param way m
     * @param mass kg
     * @param friction Coulomb coefficient
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "on which side of the start the goal lies; 1 is away from the arm's base")
            int side,

            @Parameter(
                    unit = "m",
                    train = {0.12, 0.25},
                    shifted = {0.09, 0.3},
                    live = true,
                    description = "how far from the middle of the table's free part the goal lies")
            double way,

            @Parameter(
                    unit = "kg",
                    train = {0.2, 2},
                    shifted = {0.1, 4},
                    scale = Scale.LOG,
                    description = "mass of the box")
            double mass,

            @Parameter(
                    unit = "1",
                    train = {0.2, 1},
                    shifted = {0.05, 1},
                    scale = Scale.LOG,
                    live = true,
                    description = "friction between box and table")
            double friction) {
        /** Where the box is to go, from the arm's base to the right, m. */
        public double goal() {
            return MIDDLE + side * way;
        }
    }

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
        return new PushEpisode(world, task, random);
    }

    private static final class PushEpisode implements Episode<Task> {
        private final PhysicsWorld world;
        private final PlanarArm arm;
        private final Body box;
        private Task task;
        private double effort;

        private PushEpisode(PhysicsWorld world, Task task, RandomGenerator random) {
            this.world = world;
            this.task = task;
            arm = new PlanarArm(world, MIDDLE, 0.25, random);
            box = PlanarArm.addBox(
                    world, MIDDLE + START * (2 * random.nextDouble() - 1), BOX, task.mass, task.friction);
            world.markers(() -> List.of(new Marker.Disc("goal", this.task.goal(), BOX / 2, NEAR)));
        }

        @Override
        public void act(float[] action) {
            effort = arm.drive(action);
            world.step();
        }

        private double distance() {
            return Math.abs(box.x() - task.goal());
        }

        @Override
        public void observe(float[] out, int offset) {
            arm.observe(out, offset);
            observeBox(box, out, offset + PlanarArm.OBSERVATION.size());
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
