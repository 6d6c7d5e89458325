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
 * A pole on a cart whose motor may be strong or weak, and wired the right way round or the wrong one.
 *
 * <p>The equations, constants and limits are those of Barto, Sutton and Anderson (1983) as Gymnasium's {@code CartPole} has them, without friction
 * between pole and cart and with explicit Euler steps: at the nominal task an action of +1 or -1 gives its trajectory number by number. New are the
 * hidden masses, the pole's length, a viscous drag on the cart, and the motor's gain and sign. Half of the tasks need the opposite force at the same
 * observation, so no fixed feedback balances both.
 *
 * <p>The start is harder than Gymnasium's (all within 0.05): the pole leans by up to 0.1 rad and falls or rises at up to 0.8 rad/s. From the easy start
 * a controller that pushes the wrong way for five steps still saves nine episodes of ten; from this one it loses two of three, so that the first episode
 * of a trial is where one finds out and the second where one knows.
 */
public final class CartPole implements TaskFamily<CartPole.Task> {
    /** m/s^2. */
    public static final double GRAVITY = 9.8;

    /** Force at full action and gain 1, N. */
    public static final double FORCE = 10;

    /** Seconds between two actions. */
    public static final double STEP = 0.02;

    private static final double MAX_X = 2.4; // m
    private static final double MAX_ANGLE = 12 * 2 * Math.PI / 360; // rad
    private static final double START = 0.05; // m and m/s, bound of the cart's position and speed at the start
    private static final double START_ANGLE = 0.1; // rad, bound at the start
    private static final double START_RATE = 0.8; // rad/s, bound at the start
    private static final int HORIZON = 200;

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("CartPole-v0")
            .observation(
                    new Axis("cart position", "m", -2 * MAX_X, 2 * MAX_X),
                    Axis.unbounded("cart velocity", "m/s"),
                    new Axis("pole angle", "rad", -Math.PI, Math.PI),
                    Axis.unbounded("pole rate", "rad/s"))
            .actions(new Axis("motor", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(HORIZON)
            .episodesPerTrial(3)
            .reward("1 for every step, the last one included.")
            .end("The cart is more than 2.4 m from the middle or the pole more than 12 degrees from upright.")
            .build();

    /**
     * The hidden mechanics.
     *
     * @param halfLength m
     * @param poleMass kg
     * @param cartMass kg
     * @param drag N s/m
     * @param gain force per action, in units of 10 N
     * @param sign which way the motor pushes
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.25, 0.75},
                    shifted = {0.1, 1},
                    nominal = 0.5,
                    description = "half the pole's length")
            double halfLength,

            @Parameter(
                    unit = "kg",
                    train = {0.05, 0.5},
                    shifted = {0.01, 1},
                    nominal = 0.1,
                    live = true,
                    description = "mass of the pole")
            double poleMass,

            @Parameter(
                    unit = "kg",
                    train = {0.5, 1.5},
                    shifted = {0.3, 2},
                    nominal = 1,
                    live = true,
                    description = "mass of the cart")
            double cartMass,

            @Parameter(
                    unit = "N s/m",
                    train = {0, 0.3},
                    shifted = {0, 0.6},
                    nominal = 0,
                    live = true,
                    description = "drag on the cart")
            double drag,

            @Parameter(
                    unit = "1",
                    train = {0.5, 1.5},
                    shifted = {0.3, 2},
                    nominal = 1,
                    live = true,
                    description = "motor force, in units of 10 N")
            double gain,

            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way the motor pushes")
            int sign) {}

    private final int horizon;

    /** The family with its usual horizon. */
    public CartPole() {
        this(HORIZON);
    }

    private CartPole(int horizon) {
        this.horizon = horizon;
    }

    @Override
    public EnvironmentSpec spec() {
        return spec(horizon);
    }

    @Override
    public EnvironmentSpec spec(int steps) {
        return SPEC.change().horizon(steps).build();
    }

    /** The goal lies at the end of the time there is. */
    @Override
    public TaskFamily<Task> withHorizon(int steps) {
        return steps == horizon ? this : new CartPole(steps);
    }

    @Override
    public String goalMeaning() {
        return "the pole is still up when the time is over";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("upright", 1, "every step"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return (task, random) -> new CartPoleEpisode(task, random, horizon);
    }

    private static final class CartPoleEpisode implements Episode<Task> {
        private final int horizon;
        private Task task;
        private double x;
        private double velocity;
        private double angle; // from upright, positive to the right
        private double rate;
        private double force;
        private int steps;

        private CartPoleEpisode(Task task, RandomGenerator random, int horizon) {
            this.horizon = horizon;
            this.task = task;
            x = START * (2 * random.nextDouble() - 1);
            velocity = START * (2 * random.nextDouble() - 1);
            angle = START_ANGLE * (2 * random.nextDouble() - 1);
            rate = START_RATE * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            force = FORCE * task.gain * task.sign * action[0];
            double sin = Trigonometry.sin(angle);
            double cos = Trigonometry.cos(angle);
            double mass = task.cartMass + task.poleMass;
            double moment = task.poleMass * task.halfLength;
            double push = (force - task.drag * velocity + moment * rate * rate * sin) / mass;
            double rateChange =
                    (GRAVITY * sin - cos * push) / (task.halfLength * (4.0 / 3.0 - task.poleMass * cos * cos / mass));
            double velocityChange = push - moment * rateChange * cos / mass;
            x += STEP * velocity;
            velocity += STEP * velocityChange;
            angle += STEP * rate;
            rate += STEP * rateChange;
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) velocity;
            out[offset + 2] = (float) angle;
            out[offset + 3] = (float) rate;
        }

        @Override
        public double reward() {
            return 1;
        }

        @Override
        public boolean terminated() {
            return Math.abs(x) > MAX_X || Math.abs(angle) > MAX_ANGLE;
        }

        @Override
        public boolean success() {
            return steps >= horizon && !terminated();
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        // A hand's impulse, through the mass matrix of cart and pole, so that it is gone before the next action.
        private void pull(int body, double localX, double localY, double handX, double handY) {
            boolean pole = body == 2;
            double sin = pole ? Trigonometry.sin(angle) : 0;
            double cos = pole ? Trigonometry.cos(angle) : 1;
            double armX = localX * cos + localY * sin; // from the cart's centre, which is the hinge
            double armY = localY * cos - localX * sin;
            double turnX = pole ? armY : 0; // velocity of the point per rate of the pole
            double turnY = pole ? -armX : 0;
            double mass = task.cartMass + task.poleMass;
            double coupling = task.poleMass * task.halfLength * Trigonometry.cos(angle);
            double inertia = 4.0 / 3.0 * task.poleMass * task.halfLength * task.halfLength;
            double determinant = mass * inertia - coupling * coupling;
            Tether.Mobility mobility = new Tether.Mobility(
                    (inertia - 2 * coupling * turnX + mass * turnX * turnX) / determinant,
                    (mass * turnX - coupling) * turnY / determinant,
                    mass * turnY * turnY / determinant);
            Tether force = Tether.between(
                    mass, handX - x - armX, handY - armY, velocity + turnX * rate, turnY * rate, mobility, STEP);
            double push = STEP * force.x();
            double turn = STEP * (turnX * force.x() + turnY * force.y());
            velocity += (inertia * push - coupling * turn) / determinant;
            rate += (mass * turn - coupling * push) / determinant;
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            return List.of(
                    new Pose("cart", observation[offset], 0, 0),
                    new Pose("pole", observation[offset], 0, -observation[offset + 2]));
        }

        @Override
        public SceneView scene() {
            double length = 2 * task.halfLength;
            Geometry pole =
                    new Geometry.Polygon(new double[] {-0.03, 0.03, 0.03, -0.03}, new double[] {0, 0, length, length});
            Geometry rail = new Geometry.Polyline(new double[] {-MAX_X, MAX_X}, new double[] {-0.1, -0.1});
            return Drawing.within(new SceneView.Bounds(-2.6, -0.8, 2.6, 2.2), () -> steps * STEP)
                    .pulledBy(this::pull)
                    .terrain("rail", rail)
                    .body("cart", SceneView.Role.ROBOT, Geometry.Polygon.box(0.4, 0.2), () -> x, () -> 0, () -> 0)
                    .body("pole", SceneView.Role.OBJECT, pole, () -> x, () -> 0, () -> -angle)
                    .marker(() -> new SceneView.Marker.Arrow("motor force (N)", x, 0, force, 0));
        }
    }
}
