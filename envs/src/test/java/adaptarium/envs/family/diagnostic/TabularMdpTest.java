package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.diagnostic.TabularMdp.Transitions;
import org.junit.jupiter.api.Test;

class TabularMdpTest {
    @Test
    void meanRewardsAreNormalAroundOne() {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int number = 0; number < 2000; number++) {
            MdpTables tables = new TabularMdp.Task(number, Transitions.FLAT).tables();
            for (int i = 0; i < 50; i++) {
                double deviation = tables.meanReward(i / 5, i % 5) - 1;
                sum += deviation;
                squares += deviation * deviation;
                n++;
            }
        }
        assertEquals(0, sum / n, 4 / Math.sqrt(n));
        assertEquals(1, squares / n, 4 * Math.sqrt(2.0 / n));
    }

    @Test
    void transitionsHaveTheMomentsOfTheirDirichletDistribution() {
        // Of 10 numbers from Dirichlet(c, ..., c) each has mean 1/10 and variance 0.09 / (10 c + 1).
        assertMoments(Transitions.FLAT, 0.09 / 11);
        assertMoments(Transitions.SPARSE, 0.09 / 4);
    }

    private static void assertMoments(Transitions law, double variance) {
        double squares = 0;
        int n = 0;
        for (int number = 0; number < 500; number++) {
            MdpTables tables = new TabularMdp.Task(number, law).tables();
            for (int row = 0; row < 50; row++) {
                double sum = 0;
                for (int next = 0; next < 10; next++) {
                    double p = tables.probability(row / 5, row % 5, next);
                    sum += p;
                    squares += (p - 0.1) * (p - 0.1);
                    n++;
                }
                assertEquals(1, sum, 1e-12);
            }
        }
        assertEquals(variance, squares / n, 0.02 * variance);
    }

    @Test
    void rewardsAndTransitionsFollowTheTables() {
        TabularMdp.Task task = new TabularMdp.Task(3, Transitions.FLAT);
        MdpTables tables = task.tables();
        int n = 50_000;
        double reward = 0;
        double[] arrivals = new double[10];
        try (VectorEnvironment<TabularMdp.Task> env = new VectorEnvironment<>(new TabularMdp(), 1, 1)) {
            env.assign(0, task, 5, n);
            for (int e = 0; e < n; e++) {
                assertEquals(1, env.observations()[0]); // every episode begins in the first state
                env.step(new float[] {2});
                reward += env.rewards()[0];
                for (int s = 0; s < 10; s++) {
                    arrivals[s] += env.nextObservations()[s];
                }
                env.assign(0, task, 100 + e, 1);
            }
        }
        assertEquals(tables.meanReward(0, 2), reward / n, 4 / Math.sqrt(n));
        for (int s = 0; s < 10; s++) {
            double p = tables.probability(0, 2, s);
            assertEquals(p, arrivals[s] / n, 4 * Math.sqrt(p * (1 - p) / n));
        }
    }

    @Test
    void aSimulationThatHasPlayedAnotherTaskStillPlaysThisOne() {
        TabularMdp.Task task = new TabularMdp.Task(8, Transitions.SPARSE);
        try (VectorEnvironment<TabularMdp.Task> env = new VectorEnvironment<>(new TabularMdp(), 1, 1)) {
            env.assign(0, task, 1, 1);
            env.step(new float[] {4});
            float first = env.rewards()[0];
            env.assign(0, new TabularMdp.Task(9, Transitions.SPARSE), 1, 1);
            env.step(new float[] {4});
            assertNotEquals(first, env.rewards()[0]);
            env.assign(0, task, 1, 1);
            env.step(new float[] {4});
            assertEquals(first, env.rewards()[0]);
        }
    }
}
