package adaptarium.envs.family.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskSpace;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CartPoleTest {
    private static final TaskSpace<CartPole.Task> TASKS = TaskSpace.of(CartPole.Task.class);

    /** Gymnasium's cart-pole from its published equations, solved here as a 2 x 2 linear system instead of by its closed form. */
    private static double[] step(double[] s, double force, CartPole.Task task) {
        double m = task.poleMass();
        double l = task.halfLength();
        double sin = Math.sin(s[2]);
        double cos = Math.cos(s[2]);
        // (M + m) x'' + m l cos th''           = F - c v + m l w^2 sin
        //  m l cos x'' + (4/3) m l^2 th''      = m g l sin
        double a = task.cartMass() + m;
        double b = m * l * cos;
        double d = 4.0 / 3.0 * m * l * l;
        double p = force - task.drag() * s[1] + m * l * s[3] * s[3] * sin;
        double q = m * 9.8 * l * sin;
        double determinant = a * d - b * b;
        double cartAcceleration = (p * d - b * q) / determinant;
        double poleAcceleration = (a * q - b * p) / determinant;
        return new double[] {
            s[0] + 0.02 * s[1], s[1] + 0.02 * cartAcceleration, s[2] + 0.02 * s[3], s[3] + 0.02 * poleAcceleration
        };
    }

    private static void compare(CartPole.Task task, long seed, boolean bangBang) {
        Environment<CartPole.Task> env = new Environment<>(new CartPole(), task);
        RandomGenerator random = Seeds.generator(seed);
        float[] first = env.reset(seed);
        double[] state = {first[0], first[1], first[2], first[3]};
        boolean over = false;
        for (int t = 1; !over; t++) {
            float action = bangBang ? (random.nextBoolean() ? 1 : -1) : 2 * random.nextFloat() - 1;
            StepResult result = env.step(new float[] {action});
            state = step(state, 10 * task.gain() * task.sign() * action, task);
            for (int i = 0; i < 4; i++) {
                assertEquals(state[i], result.observation()[i], 1e-5 * (1 + Math.abs(state[i])), "number " + i);
            }
            boolean failed = Math.abs(state[0]) > 2.4 || Math.abs(state[2]) > 12 * Math.PI / 180;
            assertEquals(failed, result.terminated(), "step " + t);
            assertEquals(1, result.reward());
            over = result.done();
        }
    }

    @Test
    void theNominalTaskIsGymnasiumsCartPole() {
        assertEquals(new CartPole.Task(0.5, 0.1, 1, 0, 1, 1), TASKS.nominal());
        for (long seed = 0; seed < 100; seed++) {
            compare(TASKS.nominal(), seed, /* bangBang= */ true);
        }
    }

    @Test
    void everyTaskObeysTheEquationsOfMotion() {
        for (long seed = 0; seed < 100; seed++) {
            compare(TASKS.sample(adaptarium.envs.Split.SHIFTED, Seeds.generator(seed)), seed, /* bangBang= */ false);
        }
    }

    @Test
    void theEquationsGiveWhatGymnasiumRecorded() {
        // gymnasium 1.3.0, CartPole-v1, reset(seed=31), these actions; its state in float64 after 1, 10, 20, 30 and 60
        // steps.
        String actions = "110011000110001011100111010000101000001111110101110111001111";
        double[][] recorded = {
            {0.039452537616209316, 0.15163785177012667, 0.01721817082199489, -0.28992892940519727},
            {0.05892613799537885, -0.042426758245445034, -0.022892395687030897, -0.020517252175190792},
            {0.031214863520234396, -0.040288568967943555, -0.004033460868694022, -0.06767687694336921},
            {0.04280350689381466, -0.42725879598271344, -0.04980481400481373, 0.44614808286670793},
            {-0.0370667092612811, 1.0935883607375785, 0.09504307950746702, -1.016814699154669}
        };
        int[] after = {1, 10, 20, 30, 60};
        double[] state = {0.04031718109148605, -0.043232173763836694, 0.017273081410036417, -0.002745529402076341};
        int next = 0;
        for (int t = 1; t <= actions.length(); t++) {
            state = step(state, actions.charAt(t - 1) == '1' ? 10 : -10, TASKS.nominal());
            if (t == after[next]) {
                assertArrayEquals(recorded[next++], state, 1e-12, "after " + t);
            }
        }
        assertEquals(5, next);
    }

    @Test
    void theRightFeedbackBalancesAndTheSameFeedbackFailsWithTheOtherSign() {
        for (int sign : new int[] {1, -1}) {
            CartPole.Task task = TASKS.with(TASKS.nominal(), "sign", sign);
            Environment<CartPole.Task> env = new Environment<>(new CartPole(), task);
            float[] o = env.reset(5);
            int steps = 0;
            StepResult result;
            do {
                result = env.step(new float[] {0.1f * o[0] + 0.2f * o[1] + 9 * o[2] + 2 * o[3]});
                o = result.observation();
                steps++;
            } while (!result.done());
            if (sign == 1) {
                assertTrue(result.success() && steps == 200);
            } else {
                assertTrue(result.terminated() && steps < 40, "fell after " + steps);
            }
        }
    }
}
