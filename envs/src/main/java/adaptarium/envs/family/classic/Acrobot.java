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
import adaptarium.sim.motion.RungeKutta4;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two links that hang from a pivot and are to be swung up by one motor, which sits at the elbow or at the shoulder: the agent cannot see where.
 *
 * <p>Equations, constants, step and start are those of Gymnasium's {@code Acrobot} (Sutton and Barto's book): Runge-Kutta steps of 0.2 s, rates clipped at
 * 4 pi and 9 pi rad/s. At the nominal task the actions -1, 0 and 1 give its trajectory number by number; ours may lie between. New are the hidden lengths,
 * masses, driven joint and sign, and the reward: Gymnasium's -1 per step says nothing about how near the goal one came. A link's moment of inertia
 * about its middle is mass x length^2, as Gymnasium's 1 kg m^2 for 1 kg and 1 m. Each joint and sign needs another way of pumping.
 */
public final class Acrobot implements TaskFamily<Acrobot.Task> {
    private static final double STEP = 0.2; // s
    private static final double MAX_RATE_1 = 4 * Math.PI; // rad/s
    private static final double MAX_RATE_2 = 9 * Math.PI; // rad/s
    private static final double START = 0.1; // each number starts uniformly within +- this

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("Acrobot-v0")
            .observation(
                    new Axis("cosine of the shoulder", "1", -1, 1),
                    new Axis("sine of the shoulder", "1", -1, 1),
                    new Axis("cosine of the elbow", "1", -1, 1),
                    new Axis("sine of the elbow", "1", -1, 1),
                    new Axis("shoulder rate", "rad/s", -MAX_RATE_1, MAX_RATE_1),
                    new Axis("elbow rate", "rad/s", -MAX_RATE_2, MAX_RATE_2))
            .actions(new Axis("motor", "N m", -1, 1))
            .controlTimestep(STEP)
            .horizon(200)
            .episodesPerTrial(3)
            .reward("Height of the tip above the pivot after the step, in units of both lengths: -1 hanging, 1"
                    + " upright.")
            .end("Never; the links swing to the horizon.")
            .build();

    /** Which joint the motor turns. */
    public enum Joint {
        /** The joint between the links, as in Gymnasium. */
        ELBOW,
        /** The pivot. */
        SHOULDER
    }

    /**
     * The hidden mechanics.
     *
     * @param length1 m
     * @param length2 m
     * @param mass1 kg
     * @param mass2 kg
     * @param driven where the motor sits
     * @param sign which way it turns
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    description = "length of the upper link")
            double length1,

            @Parameter(
                    unit = "m",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    description = "length of the lower link")
            double length2,

            @Parameter(
                    unit = "kg",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    description = "mass of the upper link")
            double mass1,

            @Parameter(
                    unit = "kg",
                    train = {0.75, 1.25},
                    shifted = {0.5, 1.5},
                    nominal = 1,
                    description = "mass of the lower link")
            double mass2,

            @Choice(
                    train = {"ELBOW", "SHOULDER"},
                    live = true,
                    description = "which joint the motor turns")
            Joint driven,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the motor turns")
            int sign) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the tip is higher above the joint than half of both links' length";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(
                FamilySetting.reward("height", 1, "height of the tip above the pivot, in units of both lengths"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        RungeKutta4 integrator = new RungeKutta4(2);
        return (task, random) -> new AcrobotEpisode(task, integrator, random);
    }

    private static final class AcrobotEpisode implements Episode<Task> {
        private final RungeKutta4 integrator;
        private final DoublePendulum pendulum;
        private final double[] state = new double[4]; // shoulder from hanging, elbow from straight, their rates
        private final double[] torques = new double[2];
        private Task task;
        private int steps;

        private AcrobotEpisode(Task task, RungeKutta4 integrator, RandomGenerator random) {
            this.task = task;
            this.integrator = integrator;
            pendulum = new DoublePendulum(task.length1, task.length2, task.mass1, task.mass2);
            for (int i = 0; i < state.length; i++) {
                state[i] = START * (2 * random.nextDouble() - 1);
            }
        }

        @Override
        public void act(float[] action) {
            torques[0] = task.driven == Joint.SHOULDER ? task.sign * action[0] : 0;
            torques[1] = task.driven == Joint.ELBOW ? task.sign * action[0] : 0;
            integrator.step(pendulum, state, torques, STEP);
            state[0] = wrapped(state[0]);
            state[1] = wrapped(state[1]);
            state[2] = Math.min(Math.max(state[2], -MAX_RATE_1), MAX_RATE_1);
            state[3] = Math.min(Math.max(state[3], -MAX_RATE_2), MAX_RATE_2);
            steps++;
        }

        private static double wrapped(double angle) {
            double wrapped = angle;
            while (wrapped > Math.PI) {
                wrapped -= 2 * Math.PI;
            }
            while (wrapped < -Math.PI) {
                wrapped += 2 * Math.PI;
            }
            return wrapped;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) Trigonometry.cos(state[0]);
            out[offset + 1] = (float) Trigonometry.sin(state[0]);
            out[offset + 2] = (float) Trigonometry.cos(state[1]);
            out[offset + 3] = (float) Trigonometry.sin(state[1]);
            out[offset + 4] = (float) state[2];
            out[offset + 5] = (float) state[3];
        }

        @Override
        public double reward() {
            double height =
                    -task.length1 * Trigonometry.cos(state[0]) - task.length2 * Trigonometry.cos(state[0] + state[1]);
            return height / (task.length1 + task.length2);
        }

        @Override
        public boolean terminated() {
            return false;
        }

        /** Whether the tip is above Gymnasium's line: half of both lengths above the pivot. */
        @Override
        public boolean success() {
            return reward() > 0.5;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        // A hand's impulse, so that it is gone before the next action. How fast a torque turns the links is read off
        // their
        // equations of motion, which are linear in it.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            double upper = state[0] - Math.PI / 2;
            double own = body == 0 ? upper : upper + state[1];
            double elbowX = body == 0 ? 0 : task.length1 * Trigonometry.cos(upper);
            double elbowY = body == 0 ? 0 : task.length1 * Trigonometry.sin(upper);
            double armX = localX * Trigonometry.cos(own) - localY * Trigonometry.sin(own);
            double armY = localX * Trigonometry.sin(own) + localY * Trigonometry.cos(own);
            double pointX = elbowX + armX;
            double pointY = elbowY + armY;
            double[] moveX = {-pointY, body == 0 ? 0 : -armY}; // of the point per rate of shoulder and elbow
            double[] moveY = {pointX, body == 0 ? 0 : armX};
            double[] alongX = response(moveX);
            double[] alongY = response(moveY);
            Tether force = Tether.between(
                    task.mass1 + task.mass2,
                    handX - pointX,
                    handY - pointY,
                    dot(moveX, state[2], state[3]),
                    dot(moveY, state[2], state[3]),
                    new Tether.Mobility(
                            dot(moveX, alongX[0], alongX[1]),
                            dot(moveX, alongY[0], alongY[1]),
                            dot(moveY, alongY[0], alongY[1])),
                    STEP);
            state[2] += STEP * (alongX[0] * force.x() + alongY[0] * force.y());
            state[3] += STEP * (alongX[1] * force.x() + alongY[1] * force.y());
        }

        private double[] response(double[] torque) {
            double[] with = new double[2];
            double[] without = new double[2];
            pendulum.accelerations(state, torque, with);
            pendulum.accelerations(state, new double[2], without);
            return new double[] {with[0] - without[0], with[1] - without[1]};
        }

        private static double dot(double[] row, double first, double second) {
            return row[0] * first + row[1] * second;
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            double upper = StrictMath.atan2(observation[offset + 1], observation[offset]) - Math.PI / 2;
            double bend = StrictMath.atan2(observation[offset + 3], observation[offset + 2]);
            double elbowX = task.length1 * Trigonometry.cos(upper);
            double elbowY = task.length1 * Trigonometry.sin(upper);
            return List.of(new Pose("upper link", 0, 0, upper), new Pose("lower link", elbowX, elbowY, upper + bend));
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-3.2, -3.2, 3.2, 3.2), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .body(
                            "upper link",
                            SceneView.Role.ROBOT,
                            link(task.length1),
                            () -> 0,
                            () -> 0,
                            () -> state[0] - Math.PI / 2)
                    .body(
                            "lower link",
                            SceneView.Role.ROBOT,
                            link(task.length2),
                            () -> task.length1 * Trigonometry.sin(state[0]),
                            () -> -task.length1 * Trigonometry.cos(state[0]),
                            () -> state[0] + state[1] - Math.PI / 2)
                    .marker(() -> new SceneView.Marker.Segment("goal", -3, lineHeight(), 3, lineHeight()));
        }

        private double lineHeight() {
            return (task.length1 + task.length2) / 2;
        }

        private static Geometry link(double length) {
            return new Geometry.Polygon(new double[] {0, length, length, 0}, new double[] {-0.08, -0.08, 0.08, 0.08});
        }
    }
}
