package adaptarium.envs.family.flight;

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
import adaptarium.sim.Trigonometry;
import adaptarium.sim.motion.RungeKutta4;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A quadrotor in the plane that has to hover at a point it can see, with rotors of unknown strength and wiring, in unknown wind, with a hidden load on a rod.
 *
 * <p>The frame has 1 kg and two rotors 0.3 m from its middle; each pushes with up to 2 g times its gain. The load swings freely 0.4 m below the middle and is
 * not observed. There is no contact: the motion is integrated from its equations by Runge-Kutta steps of 0.02 s. Half of the craft are wired the wrong
 * way round: what should level one tips the other over, and there is a fraction of a second to notice. Hovering also needs another thrust on either
 * side, and another lean into the wind, in every task.
 */
public final class PlanarQuadrotor implements TaskFamily<PlanarQuadrotor.Task> {
    /** m/s^2. */
    public static final double GRAVITY = SlungLoad.GRAVITY;

    /** Mass of the frame, kg. */
    public static final double FRAME_MASS = SlungLoad.FRAME_MASS;

    /** Moment of inertia of the frame, kg m^2. */
    public static final double FRAME_INERTIA = SlungLoad.FRAME_INERTIA;

    /** From the middle of the frame to a rotor, m. */
    public static final double ARM = SlungLoad.ARM;

    /** Thrust of a rotor at full action and gain 1, N: twice the frame's weight. */
    public static final double MAX_THRUST = 2 * FRAME_MASS * GRAVITY;

    private static final double STEP = 0.02; // s
    private static final double TARGET = 1.5; // m, bound of the target's distance along each axis at the start
    private static final double LOST = 4; // m

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("PlanarQuadrotor-v0")
            .observation(
                    Axis.unbounded("way to the target x", "m"),
                    Axis.unbounded("way to the target y", "m"),
                    new Axis("sine of the tilt", "1", -1, 1),
                    new Axis("cosine of the tilt", "1", -1, 1),
                    Axis.unbounded("velocity x", "m/s"),
                    Axis.unbounded("velocity y", "m/s"),
                    Axis.unbounded("tilt rate", "rad/s"))
            .actions(new Axis("motor 1", "1", -1, 1), new Axis("motor 2", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(250)
            .episodesPerTrial(3)
            .reward("1 / (1 + 4 d^2) at d metres from the target after the step: 1 there, a half at 0.5 m.")
            .end("The frame has tipped over by more than 90 degrees or is more than 4 m from the target.")
            .build();

    /** Which motor turns which rotor. */
    public enum Wiring {
        /** Motor 1 turns the left rotor, motor 2 the right one. */
        STRAIGHT,
        /** Motor 1 turns the right rotor, motor 2 the left one. */
        CROSSED
    }

    /**
     * What the agent does not know of its craft and the air.
     *
     * @param wiring which motor turns which rotor
     * @param leftGain strength of the left rotor
     * @param rightGain strength of the right rotor
     * @param payload kg
     * @param windX N
     * @param windY N
     */
    public record Task(
            @Choice(
                    train = {"STRAIGHT", "CROSSED"},
                    live = true,
                    description = "which motor turns which rotor")
            Wiring wiring,

            @Parameter(
                    unit = "1",
                    train = {0.6, 1.2},
                    shifted = {0.4, 1.2},
                    nominal = 1,
                    live = true,
                    description = "strength of the left rotor")
            double leftGain,

            @Parameter(
                    unit = "1",
                    train = {0.6, 1.2},
                    shifted = {0.4, 1.2},
                    nominal = 1,
                    live = true,
                    description = "strength of the right rotor")
            double rightGain,

            @Parameter(
                    unit = "kg",
                    train = {0, 0.3},
                    shifted = {0, 0.5},
                    nominal = 0,
                    live = true,
                    description = "mass of the load on the rod")
            double payload,

            @Parameter(
                    unit = "N",
                    train = {-1.5, 1.5},
                    shifted = {-3, 3},
                    live = true,
                    description = "force of the wind on the frame")
            double windX,

            @Parameter(
                    unit = "N",
                    train = {-1, 1},
                    shifted = {-2, 2},
                    live = true,
                    description = "force of the wind on the frame")
            double windY) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the craft is less than 0.1 m from the goal";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("nearness", 1, "1 / (1 + 4 d^2) at d metres from the target"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        RungeKutta4 integrator = new RungeKutta4(4);
        return (task, random) -> new FlightEpisode(task, integrator, random);
    }

    private static final class FlightEpisode implements Episode<Task> {
        private final RungeKutta4 integrator;
        private final double[] state = new double[8]; // x, y, tilt, rod and their rates
        private final double[] thrusts = new double[2];
        private final double targetX;
        private final double targetY;
        private Task task;
        private SlungLoad craft;
        private int steps;

        private FlightEpisode(Task task, RungeKutta4 integrator, RandomGenerator random) {
            this.task = task;
            this.integrator = integrator;
            craft = new SlungLoad(task.payload, task.windX, task.windY);
            targetX = TARGET * (2 * random.nextDouble() - 1);
            targetY = TARGET * (2 * random.nextDouble() - 1);
            state[2] = 0.1 * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            int left = task.wiring == Wiring.STRAIGHT ? 0 : 1;
            thrusts[0] = task.leftGain * MAX_THRUST * (1 + action[left]) / 2;
            thrusts[1] = task.rightGain * MAX_THRUST * (1 + action[1 - left]) / 2;
            integrator.step(craft, state, thrusts, STEP);
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) (targetX - state[0]);
            out[offset + 1] = (float) (targetY - state[1]);
            out[offset + 2] = (float) Trigonometry.sin(state[2]);
            out[offset + 3] = (float) Trigonometry.cos(state[2]);
            out[offset + 4] = (float) state[4];
            out[offset + 5] = (float) state[5];
            out[offset + 6] = (float) state[6];
        }

        private double squaredDistance() {
            double dx = targetX - state[0];
            double dy = targetY - state[1];
            return dx * dx + dy * dy;
        }

        @Override
        public double reward() {
            return 1 / (1 + 4 * squaredDistance());
        }

        @Override
        public boolean terminated() {
            return Math.abs(state[2]) > Math.PI / 2 || squaredDistance() > LOST * LOST;
        }

        @Override
        public boolean success() {
            return squaredDistance() < 0.1 * 0.1;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            craft = new SlungLoad(changed.payload, changed.windX, changed.windY);
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            double seenX = targetX - observation[offset];
            double seenY = targetY - observation[offset + 1];
            return List.of(new Pose(
                    "frame", seenX, seenY, StrictMath.atan2(observation[offset + 2], observation[offset + 3])));
        }

        @Override
        public SceneView scene() {
            Geometry rod = new Geometry.Polyline(new double[] {0, 0}, new double[] {0, -SlungLoad.ROD});
            return Drawing.within(new SceneView.Bounds(-2.2, -2.2, 2.2, 2.2), () -> steps * STEP)
                    .marker(() -> new SceneView.Marker.Disc("target", targetX, targetY, 0.1))
                    .body("rod", SceneView.Role.OBJECT, rod, () -> state[0], () -> state[1], () -> state[3])
                    .body(
                            "load",
                            SceneView.Role.OBJECT,
                            new Geometry.Circle(0, -SlungLoad.ROD, 0.03 + 0.1 * Math.sqrt(task.payload)),
                            () -> state[0],
                            () -> state[1],
                            () -> state[3])
                    .body(
                            "frame",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(2 * ARM, 0.08),
                            () -> state[0],
                            () -> state[1],
                            () -> state[2])
                    .marker(() -> thrust("left thrust, N", -ARM, thrusts[0]))
                    .marker(() -> thrust("right thrust, N", ARM, thrusts[1]));
        }

        private SceneView.Marker thrust(String name, double arm, double newtons) {
            double cos = Trigonometry.cos(state[2]);
            double sin = Trigonometry.sin(state[2]);
            return new SceneView.Marker.Arrow(
                    name, state[0] + arm * cos, state[1] + arm * sin, -newtons * sin, newtons * cos);
        }
    }
}
