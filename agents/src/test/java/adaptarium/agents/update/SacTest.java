package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SacTest {
    private static final int I = 3;
    private static final int A = 2;
    private static final int H = 5;
    private static final int ROWS = 8;
    private static final SacSettings SETTINGS = new SacSettings(1e-2, ROWS, 0.9, 0.1, -1, 0.3);
    private static final SacNetworks NETWORKS = SacNetworks.perceptrons(I, List.of(H), A);

    private static float[] gaussians(int n, double size, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (size * random.nextGaussian());
        }
        return values;
    }

    private static SacParameters parameters() {
        int p = NETWORKS.policy().parameterCount();
        int q = NETWORKS.critic().parameterCount();
        return new SacParameters(
                gaussians(p, 0.3, 1), // small, so that no log-std reaches its bounds
                List.of(gaussians(q, 0.5, 2), gaussians(q, 0.5, 3)),
                List.of(gaussians(q, 0.5, 4), gaussians(q, 0.5, 5)),
                new float[] {-0.7f});
    }

    private static SacBatch batch(int rows) {
        float[] actions = gaussians(rows * A, 1, 7);
        for (int i = 0; i < actions.length; i++) {
            actions[i] = (float) Math.tanh(actions[i]);
        }
        boolean[] terminated = new boolean[rows];
        for (int n = 0; n < rows; n += 3) {
            terminated[n] = true;
        }
        return new SacBatch(
                rows, gaussians(rows * I, 1, 6), actions, gaussians(rows, 1, 8), terminated, gaussians(rows * I, 1, 9));
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return copy;
    }

    /** A perceptron with one hidden layer of rectified units, one number at a time in float64. */
    private static double[] slow(double[] theta, double[] x, int outputs) {
        double[] y = new double[outputs];
        int second = (x.length + 1) * H;
        for (int j = 0; j < outputs; j++) {
            y[j] = theta[second + H * outputs + j];
        }
        for (int k = 0; k < H; k++) {
            double h = theta[x.length * H + k];
            for (int i = 0; i < x.length; i++) {
                h += x[i] * theta[i * H + k];
            }
            for (int j = 0; j < outputs; j++) {
                y[j] += Math.max(h, 0) * theta[second + k * outputs + j];
            }
        }
        return y;
    }

    private static double slowValue(double[] theta, double[] state, double[] action) {
        double[] x = Arrays.copyOf(state, I + A);
        System.arraycopy(action, 0, x, I, A);
        return slow(theta, x, 1)[0];
    }

    /** tanh of a drawn number, and the log-probability behind the A of them. */
    private static double[] slowAction(double[] policy, double[] state, float[] noise, int row) {
        double[] u = slow(policy, state, 2 * A);
        double[] action = new double[A + 1];
        for (int j = 0; j < A; j++) {
            double e = noise[row * A + j];
            action[j] = Math.tanh(u[j] + Math.exp(u[A + j]) * e);
            action[A] -= e * e / 2 + u[A + j] + Math.log(2 * Math.PI) / 2 + Math.log(1 - action[j] * action[j]);
        }
        return action;
    }

    private static double[] row(float[] values, int width, int n) {
        return doubles(Arrays.copyOfRange(values, n * width, (n + 1) * width));
    }

    private static double slowPolicyLoss(double[] policy, SacParameters at, SacBatch batch, float[] noise) {
        double loss = 0;
        for (int n = 0; n < ROWS; n++) {
            double[] state = row(batch.states(), I, n);
            double[] action = slowAction(policy, state, noise, n);
            double q = Math.min(
                    slowValue(doubles(at.critic(0)), state, action), slowValue(doubles(at.critic(1)), state, action));
            loss += (at.temperature() * action[A] - q) / ROWS;
        }
        return loss;
    }

    private static double slowCriticLoss(
            double[] critic, SacParameters at, double[] states, SacBatch batch, float[] noise) {
        double loss = 0;
        for (int n = 0; n < ROWS; n++) {
            double[] next = row(batch.nextStates(), I, n);
            double[] action = slowAction(doubles(at.policy()), next, noise, n);
            double following = Math.min(
                            slowValue(doubles(at.target(0)), next, action),
                            slowValue(doubles(at.target(1)), next, action))
                    - at.temperature() * action[A];
            double target = batch.rewards()[n] + (batch.terminated()[n] ? 0 : 0.9 * following);
            double[] state = Arrays.copyOfRange(states, n * I, (n + 1) * I);
            double error = slowValue(critic, state, row(batch.actions(), A, n)) - target;
            loss += 0.5 * error * error / ROWS;
        }
        return loss;
    }

    private static void assertGradient(float[] gradient, double[] at, ToDoubleFunction<double[]> loss, String what) {
        for (int i = 0; i < at.length; i++) {
            double step = 1e-6;
            double[] up = at.clone();
            up[i] += step;
            double[] down = at.clone();
            down[i] -= step;
            double difference = (loss.applyAsDouble(up) - loss.applyAsDouble(down)) / (2 * step);
            assertEquals(difference, gradient[i], 2e-6 * Math.max(1, Math.abs(difference)), what + " " + i);
        }
    }

    @Test
    void theCriticsLossAndItsGradientInParametersAndStates() {
        SacParameters at = parameters();
        SacBatch batch = batch(ROWS);
        float[] noise = gaussians(ROWS * A, 1, 10);
        SacLoss loss = new SacLoss(NETWORKS);
        loss.ofCritics(batch, 0, ROWS, at, noise, SETTINGS, /* statesWanted= */ true);
        double[] states = doubles(batch.states());
        ToDoubleFunction<double[]> slow = theta -> slowCriticLoss(theta, at, states, batch, noise);
        double total = slow.applyAsDouble(doubles(at.critic(0))) + slow.applyAsDouble(doubles(at.critic(1)));
        assertEquals(total, loss.criticLoss, 1e-6 * total);
        for (int c = 0; c < 2; c++) {
            assertGradient(loss.criticGradients[c], doubles(at.critic(c)), slow, "critic " + c);
        }
        assertGradient(
                loss.stateGradient,
                states,
                x -> slowCriticLoss(doubles(at.critic(0)), at, x, batch, noise)
                        + slowCriticLoss(doubles(at.critic(1)), at, x, batch, noise),
                "state");
    }

    @Test
    void thePolicysLossAndItsGradient() {
        SacParameters at = parameters();
        SacBatch batch = batch(ROWS);
        float[] noise = gaussians(ROWS * A, 1, 11);
        SacLoss loss = new SacLoss(NETWORKS);
        loss.ofPolicy(batch, 0, ROWS, at, noise);
        ToDoubleFunction<double[]> slow = theta -> slowPolicyLoss(theta, at, batch, noise);
        assertEquals(slow.applyAsDouble(doubles(at.policy())), loss.policyLoss, 1e-6);
        assertGradient(loss.policyGradient, doubles(at.policy()), slow, "policy");
    }

    @Test
    void piecesOfABatchAddUpToIt() {
        SacParameters at = parameters();
        SacBatch batch = batch(ROWS);
        float[] noise = gaussians(ROWS * A, 1, 10);
        SacLoss whole = new SacLoss(NETWORKS);
        SacLoss first = new SacLoss(NETWORKS);
        SacLoss second = new SacLoss(NETWORKS);
        whole.ofCritics(batch, 0, ROWS, at, noise, SETTINGS, true);
        first.ofCritics(batch, 0, 3, at, noise, SETTINGS, true);
        second.ofCritics(batch, 3, ROWS - 3, at, noise, SETTINGS, true);
        for (int i = 0; i < whole.criticGradients[0].length; i++) {
            assertEquals(whole.criticGradients[0][i], first.criticGradients[0][i] + second.criticGradients[0][i], 1e-6);
        }
        assertEquals(whole.stateGradient[3 * I], second.stateGradient[0], 1e-7);
        whole.ofPolicy(batch, 0, ROWS, at, noise);
        first.ofPolicy(batch, 0, 3, at, noise);
        second.ofPolicy(batch, 3, ROWS - 3, at, noise);
        for (int i = 0; i < whole.policyGradient.length; i++) {
            assertEquals(whole.policyGradient[i], first.policyGradient[i] + second.policyGradient[i], 1e-6);
        }
    }

    @Test
    void aStepIsTheSameOnAnyNumberOfThreadsAndFromARestoredState() {
        SacBatch batch = batch(300); // four pieces
        State expected = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = new Workers(threads)) {
                Sac sac = new Sac(NETWORKS, SETTINGS, Seeds.generator(1), workers);
                sac.update(batch, Seeds.generator(2));
                Sac other = new Sac(NETWORKS, SETTINGS, Seeds.generator(99), workers);
                other.restore(sac.state());
                sac.update(batch, Seeds.generator(3));
                other.updateWithStates(batch, Seeds.generator(3), new float[300 * I]);
                assertSame(sac.state(), other.state());
                expected = expected == null ? sac.state() : expected;
                assertSame(expected, sac.state());
            }
        }
    }

    private static void assertSame(State a, State b) {
        assertEquals(a.names(), b.names());
        for (String name : a.names()) {
            assertTrue(
                    Arrays.deepEquals(
                            new Object[] {a.entry(name).values()},
                            new Object[] {b.entry(name).values()}),
                    name);
        }
    }

    @Test
    void targetsFollowTheCriticsAtTheirRateAndBegunEqual() {
        try (Workers workers = new Workers(1)) {
            Sac sac = new Sac(NETWORKS, SETTINGS, Seeds.generator(1), workers);
            int q = NETWORKS.critic().parameterCount();
            float[] before = sac.state().floats("target1", q);
            assertArrayEquals(sac.state().floats("critic1", q), before);
            sac.update(batch(ROWS), Seeds.generator(2));
            float[] critic = sac.state().floats("critic1", q);
            float[] after = sac.state().floats("target1", q);
            for (int i = 0; i < q; i++) {
                assertEquals(0.9 * before[i] + 0.1 * critic[i], after[i], 1e-7);
            }
        }
    }

    /** Reward -(a - 0.5)² for a single action: the policy finds 0.5, and the temperature brings the entropy to its target. */
    @Test
    void theBestActionIsFoundAtTheEntropyAskedFor() {
        SacSettings settings = new SacSettings(3e-3, 64, 0.9, 0.01, -1, 0.1);
        SacNetworks networks = SacNetworks.perceptrons(1, List.of(16), 1);
        RandomGenerator random = Seeds.generator(5);
        try (Workers workers = new Workers(1)) {
            Sac sac = new Sac(networks, settings, Seeds.generator(4), workers);
            boolean[] terminated = new boolean[64];
            Arrays.fill(terminated, true);
            double entropy = 0;
            for (int step = 0; step < 3000; step++) {
                float[] actions = new float[64];
                float[] rewards = new float[64];
                for (int n = 0; n < 64; n++) {
                    actions[n] = 2 * random.nextFloat() - 1;
                    rewards[n] = -(actions[n] - 0.5f) * (actions[n] - 0.5f);
                }
                SacBatch batch = new SacBatch(64, new float[64], actions, rewards, terminated, new float[64]);
                entropy = 0.99 * entropy + 0.01 * sac.update(batch, random).entropy();
            }
            float[] outputs = new float[2];
            float[] action = new float[1];
            networks.policy().stepper(sac.policy(), 1).step(1, new int[] {0}, new float[1], outputs);
            networks.distribution().mode(outputs, 0, action, 0);
            assertEquals(0.5, action[0], 0.1);
            assertEquals(-1, entropy, 0.1);
        }
    }

    @Test
    void aRefusedStateChangesNothing() {
        try (Workers workers = new Workers(1)) {
            Sac sac = new Sac(NETWORKS, SETTINGS, Seeds.generator(1), workers);
            Sac other = new Sac(SacNetworks.perceptrons(I, List.of(H + 1), A), SETTINGS, Seeds.generator(1), workers);
            State before = sac.state();
            assertThrows(IllegalArgumentException.class, () -> sac.restore(other.state()));
            assertSame(before, sac.state());
            assertThrows(IllegalArgumentException.class, () -> new SacSettings(1e-2, 0, 0.9, 0.1, -1, 0.3));
        }
    }
}
