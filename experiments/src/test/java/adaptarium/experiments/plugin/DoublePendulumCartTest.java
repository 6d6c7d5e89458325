package adaptarium.experiments.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.ForeignCode;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.motion.EquationsOfMotion;
import adaptarium.sim.motion.RungeKutta4;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The physics of the family in a single file, compiled from the file that the guide shows. */
final class DoublePendulumCartTest {
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double ROD = 0.8; // m

    private static TaskFamily<?> family;

    @BeforeAll
    static void compile() {
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(Examples.SINGLE_FILE));
            family = Families.named("DoublePendulumCart-v0");
        }
    }

    private static EquationsOfMotion mechanics(double cart, double lower, double upper) throws Exception {
        return mechanics(family, Map.of("cart", cart, "lower", lower, "upper", upper, "sign", 1));
    }

    private static <T extends Record> EquationsOfMotion mechanics(TaskFamily<T> family, Map<String, ?> parameters)
            throws Exception {
        T task = family.tasks().fromMap(parameters);
        Class<?> type =
                ForeignCode.original(family).getClass().getClassLoader().loadClass("DoublePendulumCart$Mechanics");
        Constructor<?> constructor = type.getDeclaredConstructor(family.taskType());
        constructor.setAccessible(true);
        return (EquationsOfMotion) constructor.newInstance(task);
    }

    /** From the balls' velocities, which share nothing with the equations under test. */
    private static double energy(double cart, double lower, double upper, double[] s) {
        double vx1 = s[3] + ROD * Math.cos(s[1]) * s[4];
        double vy1 = -ROD * Math.sin(s[1]) * s[4];
        double vx2 = vx1 + ROD * Math.cos(s[2]) * s[5];
        double vy2 = vy1 - ROD * Math.sin(s[2]) * s[5];
        double height1 = ROD * Math.cos(s[1]);
        double height2 = height1 + ROD * Math.cos(s[2]);
        double kinetic = cart * s[3] * s[3] + lower * (vx1 * vx1 + vy1 * vy1) + upper * (vx2 * vx2 + vy2 * vy2);
        return kinetic / 2 + GRAVITY * (lower * height1 + upper * height2);
    }

    private static double momentum(double cart, double lower, double upper, double[] s) {
        double vx1 = s[3] + ROD * Math.cos(s[1]) * s[4];
        return cart * s[3] + lower * vx1 + upper * (vx1 + ROD * Math.cos(s[2]) * s[5]);
    }

    @Test
    void itIsAsShortAsTheGuideSays() throws Exception {
        assertTrue(Files.readAllLines(Examples.SINGLE_FILE).size() < 100);
    }

    @Test
    void energyAndMomentumAreConservedWithSmallSteps() throws Exception {
        double[] state = {0, 0.3, -0.5, 0.2, 1, -2};
        double energy = energy(1.2, 0.35, 0.15, state);
        double momentum = momentum(1.2, 0.35, 0.15, state);
        EquationsOfMotion mechanics = mechanics(1.2, 0.35, 0.15);
        RungeKutta4 integrator = new RungeKutta4(3);
        for (int i = 0; i < 20_000; i++) { // 2 s, in which it falls over and swings
            integrator.step(mechanics, state, new double[1], 1e-4);
        }
        assertTrue(Math.abs(state[1]) > 1.5, "it has fallen");
        assertEquals(energy, energy(1.2, 0.35, 0.15, state), 1e-9);
        assertEquals(momentum, momentum(1.2, 0.35, 0.15, state), 1e-9);
    }

    @Test
    void aForceDoesItsWork() throws Exception {
        double[] state = {0, 0.05, -0.05, 0, 0, 0};
        double before = energy(0.8, 0.2, 0.3, state);
        EquationsOfMotion mechanics = mechanics(0.8, 0.2, 0.3);
        RungeKutta4 integrator = new RungeKutta4(3);
        for (int i = 0; i < 5000; i++) {
            integrator.step(mechanics, state, new double[] {3}, 1e-4);
        }
        assertEquals(3 * state[0], energy(0.8, 0.2, 0.3, state) - before, 1e-9);
        assertEquals(3 * 0.5, momentum(0.8, 0.2, 0.3, state), 1e-9);
    }

    /** Small motions about upright of two equal balls on a cart grow at the roots of a quadratic in the squared rate. */
    @Test
    void itFallsAtTheRateOfTheLinearEquations() throws Exception {
        double m = 0.25;
        double cart = 1.5;
        // With the cart's acceleration eliminated: M theta'' = K theta, rows of the two angles.
        double total = cart + 2 * m;
        double[][] mass = {
            {2 * m * ROD - 4 * m * m * ROD / total, m * ROD - 2 * m * m * ROD / total},
            {m * ROD - 2 * m * m * ROD / total, m * ROD - m * m * ROD / total}
        };
        double determinant = mass[0][0] * mass[1][1] - mass[0][1] * mass[1][0];
        double k1 = 2 * m * GRAVITY;
        double k2 = m * GRAVITY;
        double trace = (mass[1][1] * k1 + mass[0][0] * k2) / determinant;
        double squared = (trace + Math.sqrt(trace * trace - 4 * k1 * k2 / determinant)) / 2;
        double[] state = {0, 1e-7, -1.3e-7, 0, 0, 0};
        EquationsOfMotion mechanics = mechanics(cart, m, m);
        RungeKutta4 integrator = new RungeKutta4(3);
        double earlier = 0;
        for (int i = 0; i < 1500; i++) {
            if (i == 1400) {
                earlier = state[2];
            }
            integrator.step(mechanics, state, new double[1], 1e-3);
        }
        assertEquals(Math.sqrt(squared), Math.log(state[2] / earlier) / 0.1, 0.01);
    }

    @Test
    void itIsFoundWithoutAServiceLineAndForgottenWithTheScope() {
        assertEquals(
                "DoublePendulumCart", ForeignCode.original(family).getClass().getName());
        assertTrue(Families.all().stream().noneMatch(f -> f.spec().id().startsWith("DoublePendulumCart")));
    }
}
