package adaptarium.envs.family.diagnostic;

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
import adaptarium.sim.Tether;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mass on a rail that has to reach a visible target with a motor of unknown strength and sign: the smallest adaptive control problem.
 *
 * <p>The mass of 1 kg feels the motor, {@code sign x gain x 10 N x action}, and a viscous drag; a step is the exact solution for a constant force. Stops at
 * 2 m to either side take its speed away. Target and start are drawn anew for each episode. In half of the tasks the motor pushes the other way, so any
 * fixed feedback runs to a stop in every second task. An optimal controller for a known task is a linear feedback. In shifted tasks the motor is far
 * weaker or stronger, and the actions may arrive up to three steps late.
 */
public final class UnknownGainSlider implements TaskFamily<UnknownGainSlider.Task> {
    /** Seconds between two actions. */
    public static final double STEP = 1.0 / 30;

    /** Force at full action and gain 1, N. */
    public static final double FORCE = 10;

    /** Mass of the slider, kg. */
    public static final double MASS = 1;

    /** What a squared action costs per step. */
    public static final double EFFORT_COST = 0.01;

    private static final double STOP = 2; // m, either side
    private static final double HEIGHT = 0.13; // m, of the middle of the slider above the rail
    private static final double START = 1; // m, start and target lie within +- this
    private static final int MAX_DELAY = 3; // steps

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("distance", 1, "cost of the distance to the target in metres"),
            FamilySetting.reward("control", EFFORT_COST, "cost of the squared action"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("UnknownGainSlider-v0")
            .observation(
                    new Axis("position", "m", -STOP, STOP),
                    Axis.unbounded("velocity", "m/s"),
                    new Axis("target", "m", -START, START))
            .actions(new Axis("motor", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(60)
            .episodesPerTrial(3)
            .reward("Minus the distance to the target after the step, in metres, and minus 0.01 times the squared"
                    + " action.")
            .end("Never; the slider runs to the horizon.")
            .build();

    /**
     * The motor and the rail.
     *
     * @param sign which way the motor pushes
     * @param gain strength of the motor
     * @param drag N s/m
     * @param delay steps from an action to its effect
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the motor pushes")
            int sign,

            @Parameter(
                    unit = "1",
                    train = {0.5, 2},
                    shifted = {0.25, 4},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "motor force in units of 10 N")
            double gain,

            @Parameter(
                    unit = "N s/m",
                    train = {0.1, 1},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "drag of the rail")
            double drag,

            @Choice(
                    train = {"0"},
                    shifted = {"1", "2", "3"},
                    live = true,
                    description = "steps from an action to its effect")
            int delay) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the slider is less than 0.05 m from the target";
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
    public Simulation<Task> newSimulation() {
        return SliderEpisode::new;
    }

    private static final class SliderEpisode implements Episode<Task> {
        private final double[] recent = new double[MAX_DELAY + 1]; // actions by step modulo length
        private final double target;
        private Task task;
        private DraggedStep motion;
        private double x;
        private double velocity;
        private double action;
        private int steps;

        private SliderEpisode(Task task, RandomGenerator random) {
            this.task = task;
            motion = DraggedStep.of(MASS, task.drag, STEP);
            x = START * (2 * random.nextDouble() - 1);
            target = START * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            this.action = action[0];
            recent[steps % recent.length] = action[0];
            int due = steps - task.delay;
            double force = due < 0 ? 0 : FORCE * task.sign * task.gain * recent[due % recent.length];
            x += motion.move(velocity, force);
            velocity = motion.velocity(velocity, force);
            if (Math.abs(x) > STOP) {
                x = Math.copySign(STOP, x);
                velocity = 0;
            }
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) velocity;
            out[offset + 2] = (float) target;
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return -weights[0] * Math.abs(x - target) - weights[1] * action * action;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return Math.abs(x - target) < 0.05;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            motion = DraggedStep.of(MASS, changed.drag, STEP);
        }

        // A hand's impulse, so that it is gone before the next action.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            Tether.Mobility mobility = new Tether.Mobility(1 / MASS, 0, 0);
            velocity += STEP
                    / MASS
                    * Tether.between(MASS, handX - x - localX, 0, velocity, 0, mobility, STEP)
                            .x();
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            return List.of(new Pose("slider", observation[offset], HEIGHT, 0));
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-2.5, -1, 2.5, 1), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .terrain("rail", new Geometry.Polyline(new double[] {-2.25, 2.25}, new double[] {0, 0}))
                    .body(
                            "slider",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(0.5, 0.25),
                            () -> x,
                            () -> HEIGHT,
                            () -> 0)
                    .marker(() -> new SceneView.Marker.Segment("target", target, -0.2, target, 0.4))
                    .marker(() -> new SceneView.Marker.Arrow("motor, tenths", x, HEIGHT, 10 * action * task.sign, 0));
        }
    }
}
