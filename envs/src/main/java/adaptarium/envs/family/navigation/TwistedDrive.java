package adaptarium.envs.family.navigation;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.DraggedStep;
import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A disc that drives to a goal it can see, with thrusters whose axes are turned by an unknown angle and perhaps mirrored.
 *
 * <p>The commanded thrust (at most 1 N along each axis) is mirrored in the x axis where the task says so, then turned. Besides it act a drag of 0.5 N s/m
 * and a steady wind; a step is the exact solution for constant forces. Start and speed are zero, the goal is drawn anew for each episode. The same
 * observation needs opposite commands in different tasks, so a policy that does not adapt can do no better than do nothing, while a few steps of probing tell everything. In
 * shifted tasks the disc is far lighter or heavier, the wind stronger, or the wind turns during the episode.
 */
public final class TwistedDrive implements TaskFamily<TwistedDrive.Task> {
    /** Seconds between two actions. */
    public static final double STEP = 0.1;

    /** Drag on the disc, N s/m. */
    public static final double DRAG = 0.5;

    private static final double MAX_FORCE = 1; // N per axis
    private static final double FIELD = 1; // m, goals lie within +- this
    private static final double WIND_TURN = 0.5; // rad/s
    private static final double RADIUS = 0.1; // m; also how near the goal success is

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("TwistedDrive-v0")
            .observation(
                    Axis.unbounded("x", "m"),
                    Axis.unbounded("y", "m"),
                    Axis.unbounded("velocity x", "m/s"),
                    Axis.unbounded("velocity y", "m/s"),
                    new Axis("goal x", "m", -FIELD, FIELD),
                    new Axis("goal y", "m", -FIELD, FIELD))
            .actions(new Axis("thrust 1", "N", -MAX_FORCE, MAX_FORCE), new Axis("thrust 2", "N", -MAX_FORCE, MAX_FORCE))
            .controlTimestep(STEP)
            .horizon(80)
            .episodesPerTrial(3)
            .reward("Minus the distance to the goal after the step, in metres.")
            .end("Never; the disc may stay at the goal.")
            .build();

    /**
     * The drive and what acts on it.
     *
     * @param rotation of the thrusters' axes, rad
     * @param mirror whether they are mirrored
     * @param mass kg
     * @param windX N
     * @param windY N
     * @param windTurn how the wind turns
     */
    public record Task(
            @Parameter(
                    unit = "rad",
                    train = {-Math.PI, Math.PI},
                    live = true,
                    description = "angle by which the thrust is turned")
            double rotation,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "-1 where the second thrust is mirrored before it is turned")
            int mirror,

            @Parameter(
                    unit = "kg",
                    train = {0.5, 2},
                    shifted = {0.25, 4},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "mass of the disc")
            double mass,

            @Parameter(
                    unit = "N",
                    train = {-0.4, 0.4},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "force of the wind when the episode begins")
            double windX,

            @Parameter(
                    unit = "N",
                    train = {-0.4, 0.4},
                    shifted = {-0.8, 0.8},
                    live = true,
                    description = "force of the wind when the episode begins")
            double windY,

            @Choice(
                    train = {"0"},
                    shifted = {"-1", "1"},
                    live = true,
                    description = "which way the wind turns, at 0.5 rad/s; 0 where it is steady")
            int windTurn) {

        /**
         * The wind's force along x.
         *
         * @param step how many steps into the episode
         * @return N
         */
        public double windX(int step) {
            double turned = windTurn * WIND_TURN * STEP * step;
            return windTurn == 0 ? windX : Trigonometry.cos(turned) * windX - Trigonometry.sin(turned) * windY;
        }

        /**
         * The wind's force along y.
         *
         * @param step how many steps into the episode
         * @return N
         */
        public double windY(int step) {
            double turned = windTurn * WIND_TURN * STEP * step;
            return windTurn == 0 ? windY : Trigonometry.sin(turned) * windX + Trigonometry.cos(turned) * windY;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot is at most " + RADIUS + " m from the goal";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("distance", 1, "cost of the distance to the goal in metres"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return DriveEpisode::new;
    }

    private static final class DriveEpisode implements Episode<Task> {
        private final double goalX;
        private final double goalY;
        private Task task;
        private DraggedStep motion;
        private double cos;
        private double sin;
        private double x;
        private double y;
        private double velocityX;
        private double velocityY;
        private double forceX;
        private double forceY;
        private int steps;

        private DriveEpisode(Task task, RandomGenerator random) {
            this.task = task;
            motion = DraggedStep.of(task.mass, DRAG, STEP);
            cos = Trigonometry.cos(task.rotation);
            sin = Trigonometry.sin(task.rotation);
            goalX = FIELD * (2 * random.nextDouble() - 1);
            goalY = FIELD * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            double first = action[0];
            double second = task.mirror * action[1];
            forceX = cos * first - sin * second;
            forceY = sin * first + cos * second;
            double pushX = forceX + task.windX(steps);
            double pushY = forceY + task.windY(steps);
            x += motion.move(velocityX, pushX);
            y += motion.move(velocityY, pushY);
            velocityX = motion.velocity(velocityX, pushX);
            velocityY = motion.velocity(velocityY, pushY);
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
            out[offset + 2] = (float) velocityX;
            out[offset + 3] = (float) velocityY;
            out[offset + 4] = (float) goalX;
            out[offset + 5] = (float) goalY;
        }

        @Override
        public double reward() {
            double dx = x - goalX;
            double dy = y - goalY;
            return -Math.sqrt(dx * dx + dy * dy);
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return reward() >= -RADIUS;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            motion = DraggedStep.of(changed.mass, DRAG, STEP);
            cos = Trigonometry.cos(changed.rotation);
            sin = Trigonometry.sin(changed.rotation);
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            return List.of(new Pose("disc", observation[offset], observation[offset + 1], task.rotation));
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-1.5, -1.5, 1.5, 1.5), () -> steps * STEP)
                    .body(
                            "disc",
                            SceneView.Role.ROBOT,
                            new Geometry.Circle(0, 0, RADIUS),
                            () -> x,
                            () -> y,
                            () -> task.rotation)
                    .marker(() -> new SceneView.Marker.Disc("goal", goalX, goalY, RADIUS))
                    .marker(() -> new SceneView.Marker.Arrow("thrust, N", x, y, forceX, forceY))
                    .marker(() ->
                            new SceneView.Marker.Arrow("wind, N", -1.2, 1.2, task.windX(steps), task.windY(steps)));
        }
    }
}
