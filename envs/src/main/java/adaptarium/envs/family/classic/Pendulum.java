package adaptarium.envs.family.classic;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.Tether;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A pendulum that has to be swung up and held by a motor too weak to lift it, of unknown strength and sign.
 *
 * <p>Equations, constants, step and start are those of Gymnasium's {@code Pendulum}: a rod about one end, semi-implicit Euler steps of 0.05 s, rates clipped
 * at 8 rad/s, any start angle. At the nominal task an action a gives its trajectory for the torque 2 a, number by number, and its reward divided by 16. New
 * are the hidden length, mass, torque limit and sign, a steady bias torque and a viscous damping. Which way to pump, and where the pendulum can be held,
 * depend on the task.
 */
public final class Pendulum implements TaskFamily<Pendulum.Task> {
    /** m/s^2. */
    public static final double GRAVITY = 10;

    /** Seconds between two actions. */
    public static final double STEP = 0.05;

    private static final double MAX_RATE = 8; // rad/s
    private static final double REWARD_SCALE = 1.0 / 16;
    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("angle", 1, "cost of the squared angle from upright"),
            FamilySetting.reward("rate", 0.1, "cost of the squared rate"),
            FamilySetting.reward("torque", 0.001, "cost of the squared torque"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("Pendulum-v0")
            .observation(
                    new Axis("cosine of the angle from upright", "1", -1, 1),
                    new Axis("sine of the angle from upright", "1", -1, 1),
                    new Axis("rate", "rad/s", -MAX_RATE, MAX_RATE))
            .actions(new Axis("motor", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(150)
            .episodesPerTrial(3)
            .reward("Minus (squared angle from upright + 0.1 squared rate + 0.001 squared torque) / 16, at the"
                    + " beginning of the step.")
            .end("Never; the pendulum swings to the horizon.")
            .build();

    /**
     * The hidden mechanics.
     *
     * @param length m
     * @param mass kg
     * @param torqueLimit N m
     * @param sign which way the motor turns
     * @param bias N m
     * @param damping N m s
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    description = "length of the rod")
            double length,

            @Parameter(
                    unit = "kg",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    live = true,
                    description = "mass of the rod")
            double mass,

            @Parameter(
                    unit = "N m",
                    train = {1.5, 3},
                    shifted = {1, 3},
                    nominal = 2,
                    live = true,
                    description = "torque at full action")
            double torqueLimit,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the motor turns")
            int sign,

            @Parameter(
                    unit = "N m",
                    train = {-0.3, 0.3},
                    shifted = {-0.6, 0.6},
                    nominal = 0,
                    live = true,
                    description = "steady torque besides the motor's")
            double bias,

            @Parameter(
                    unit = "N m s",
                    train = {0, 0.1},
                    shifted = {0, 0.2},
                    nominal = 0,
                    live = true,
                    description = "viscous damping")
            double damping) {}

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the rod is less than 0.2 rad from upright and turns at less than 0.5 rad/s";
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return PendulumEpisode::new;
    }

    private static final class PendulumEpisode implements Episode<Task> {
        private Task task;
        private double angle; // from upright, not wrapped
        private double rate;
        private double torque;
        private double leaning; // rad, at the beginning of the step
        private double turning; // rad/s, at the beginning of the step
        private double command; // N m, before its sign
        private int steps;

        private PendulumEpisode(Task task, RandomGenerator random) {
            this.task = task;
            angle = Math.PI * (2 * random.nextDouble() - 1);
            rate = 2 * random.nextDouble() - 1;
        }

        @Override
        public void act(float[] action) {
            command = task.torqueLimit * action[0];
            leaning = wrapped();
            turning = rate;
            torque = task.sign * command;
            double moment = task.mass * task.length * task.length / 3;
            double acceleration = 3 * GRAVITY / (2 * task.length) * Trigonometry.sin(angle)
                    + (torque + task.bias - task.damping * rate) / moment;
            rate = Math.min(Math.max(rate + acceleration * STEP, -MAX_RATE), MAX_RATE);
            angle += rate * STEP;
            steps++;
        }

        /** The angle in [-pi, pi). */
        private double wrapped() {
            return angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI));
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) Trigonometry.cos(angle);
            out[offset + 1] = (float) Trigonometry.sin(angle);
            out[offset + 2] = (float) rate;
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return -REWARD_SCALE
                    * (weights[0] * leaning * leaning
                            + weights[1] * turning * turning
                            + weights[2] * command * command);
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return Math.abs(wrapped()) < 0.2 && Math.abs(rate) < 0.5;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        // A hand's impulse, so that it is gone before the next action.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            double sin = Trigonometry.sin(angle);
            double cos = Trigonometry.cos(angle);
            double armX = -localX * sin - localY * cos; // the rod is drawn a quarter turn ahead of the angle
            double armY = localX * cos - localY * sin;
            double inertia = task.mass * task.length * task.length / 3;
            Tether.Mobility mobility =
                    new Tether.Mobility(armY * armY / inertia, -armX * armY / inertia, armX * armX / inertia);
            Tether force =
                    Tether.between(task.mass, handX - armX, handY - armY, -armY * rate, armX * rate, mobility, STEP);
            rate += STEP * (armX * force.y() - armY * force.x()) / inertia;
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            double seen = StrictMath.atan2(observation[offset + 1], observation[offset]);
            return List.of(new Pose("rod", 0, 0, seen + Math.PI / 2));
        }

        @Override
        public SceneView scene() {
            double length = task.length;
            double[] xs = {0, length, length, 0};
            double[] ys = {-0.05, -0.05, 0.05, 0.05};
            return Drawing.within(new SceneView.Bounds(-1.8, -1.8, 1.8, 1.8), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .body(
                            "rod",
                            SceneView.Role.ROBOT,
                            new Geometry.Polygon(xs, ys),
                            () -> 0,
                            () -> 0,
                            () -> angle + Math.PI / 2)
                    .terrain("pivot", new Geometry.Circle(0, 0, 0.06))
                    .marker(() -> new SceneView.Marker.Arrow("torque, N m", 0, 0, -torque, 0));
        }
    }
}
