import adaptarium.envs.*;
import adaptarium.sim.*;
import adaptarium.sim.motion.*;
import java.util.random.RandomGenerator;

/** Two balls on two light rods, balanced on a cart. The masses are hidden, and so is which way the motor pushes. */
public final class DoublePendulumCart implements TaskFamily<DoublePendulumCart.Task> {
    static final double STEP = 0.02, FORCE = 20, GRAVITY = 9.81; // s, N, m/s^2
    static final double ROD = 0.8, RAIL = 2.4; // m; the rail from its middle to its end

    /** What is hidden. The annotations are the distribution that tasks are drawn from. */
    public record Task(
            @Parameter(unit = "kg", train = {0.5, 1.5}, shifted = {0.3, 2}, description = "the cart") double cart,
            @Parameter(unit = "kg", train = {0.1, 0.4}, shifted = {0.05, 0.6}, description = "lower ball") double lower,
            @Parameter(unit = "kg", train = {0.1, 0.4}, shifted = {0.05, 0.6}, description = "upper ball") double upper,
            @Choice(train = {"1", "-1"}, description = "which way the motor pushes") int sign) {}

    @Override public EnvironmentSpec spec() {
        return EnvironmentSpec.named("DoublePendulumCart-v0")
                .observation(Axis.unbounded("cart position", "m"), Axis.unbounded("lower angle", "rad"),
                        Axis.unbounded("upper angle", "rad"), Axis.unbounded("cart velocity", "m/s"),
                        Axis.unbounded("lower rate", "rad/s"), Axis.unbounded("upper rate", "rad/s"))
                .actions(new Axis("motor", "1", -1, 1))
                .controlTimestep(STEP).horizon(200).episodesPerTrial(3)
                .reward("Height of the upper ball above the cart, 1 where both rods stand upright.")
                .end("The upper ball is below 0.8 of its greatest height, or the cart more than 2.4 m from the middle.")
                .build();
    }

    @Override public Class<Task> taskType() { return Task.class; }
    @Override public boolean hasGoal() { return false; } // there is only reward to collect
    @Override public Simulation<Task> newSimulation() { return Balancing::new; }

    /** Lagrange's equations for the cart's position and the rods' angles from upright, the upper angle eliminated by hand. */
    record Mechanics(Task task) implements EquationsOfMotion {
        @Override public int degreesOfFreedom() { return 3; }

        @Override public void accelerations(double[] state, double[] effort, double[] acceleration) {
            double upper = task.upper, both = task.lower + task.upper;
            double sin1 = Trigonometry.sin(state[1]), sin2 = Trigonometry.sin(state[2]);
            double cos1 = Trigonometry.cos(state[1]), cos2 = Trigonometry.cos(state[2]);
            double sinBend = Trigonometry.sin(state[1] - state[2]), cosBend = Trigonometry.cos(state[1] - state[2]);
            double turn1 = ROD * state[4] * state[4], turn2 = ROD * state[5] * state[5]; // centripetal
            double fall = GRAVITY * sin2 + sinBend * turn1; // of the upper ball, across its rod
            double a = task.cart + both - upper * cos2 * cos2;
            double b = both * cos1 - upper * cosBend * cos2;
            double c = both - upper * cosBend * cosBend;
            double p = effort[0] + both * sin1 * turn1 + upper * sin2 * turn2 - upper * cos2 * fall;
            double q = both * GRAVITY * sin1 - upper * sinBend * turn2 - upper * cosBend * fall;
            acceleration[0] = (p * c - q * b) / (a * c - b * b);
            acceleration[1] = (q * a - p * b) / (a * c - b * b) / ROD;
            acceleration[2] = (fall - cos2 * acceleration[0]) / ROD - cosBend * acceleration[1];
        }
    }

    static final class Balancing implements Episode<Task> {
        final Mechanics mechanics;
        final RungeKutta4 integrator = new RungeKutta4(3);
        final double[] state = new double[6]; // cart, lower rod, upper rod, then their rates
        final double[] force = new double[1];
        int steps;

        Balancing(Task task, RandomGenerator random) {
            mechanics = new Mechanics(task);
            for (int i = 0; i < state.length; i++) state[i] = random.nextDouble(-0.04, 0.04);
        }

        @Override public void act(float[] action) {
            force[0] = FORCE * mechanics.task.sign * action[0];
            integrator.step(mechanics, state, force, STEP);
            steps++;
        }

        @Override public void observe(float[] out, int offset) {
            for (int i = 0; i < state.length; i++) out[offset + i] = (float) state[i];
        }

        @Override public double reward() { return (Trigonometry.cos(state[1]) + Trigonometry.cos(state[2])) / 2; }
        @Override public boolean terminated() { return reward() < 0.8 || Math.abs(state[0]) > RAIL; }
        @Override public boolean success() { return false; }

        @Override public SceneView scene() {
            Geometry rod = new Geometry.Polygon(new double[] {-0.02, 0.02, 0.02, -0.02}, new double[] {0, 0, ROD, ROD});
            Geometry ball = new Geometry.Circle(0, ROD, 0.08);
            return Drawing.within(new SceneView.Bounds(-2.6, -0.6, 2.6, 2), () -> steps * STEP)
                    .terrain("rail", new Geometry.Polyline(new double[] {-RAIL, RAIL}, new double[] {-0.1, -0.1}))
                    .body("cart", SceneView.Role.ROBOT, Geometry.Polygon.box(0.4, 0.2), () -> state[0], () -> 0, () -> 0)
                    .body("lower rod", SceneView.Role.ROBOT, rod, () -> state[0], () -> 0, () -> -state[1])
                    .body("upper rod", SceneView.Role.ROBOT, rod, this::jointX, this::jointY, () -> -state[2])
                    .body("lower ball", SceneView.Role.OBJECT, ball, () -> state[0], () -> 0, () -> -state[1])
                    .body("upper ball", SceneView.Role.OBJECT, ball, this::jointX, this::jointY, () -> -state[2]);
        }

        double jointX() { return state[0] + ROD * Trigonometry.sin(state[1]); }
        double jointY() { return ROD * Trigonometry.cos(state[1]); }
    }
}
