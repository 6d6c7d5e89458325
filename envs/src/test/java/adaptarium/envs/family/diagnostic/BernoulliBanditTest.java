package adaptarium.envs.family.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.family.diagnostic.BernoulliBandit.Law;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class BernoulliBanditTest {
    @Test
    void eachArmWinsWithItsProbability() {
        BernoulliBandit.Task task = new BernoulliBandit.Task(List.of(0.0, 0.1, 0.5, 0.8, 1.0), Law.UNIFORM);
        int n = 20_000;
        try (VectorEnvironment<BernoulliBandit.Task> env = new VectorEnvironment<>(new BernoulliBandit(), 5, 1)) {
            for (int slot = 0; slot < 5; slot++) {
                env.assign(slot, task, 7 + slot, n / 10);
            }
            double[] wins = new double[5];
            for (int t = 0; t < n; t++) {
                env.step(new float[] {0, 1, 2, 3, 4});
                for (int slot = 0; slot < 5; slot++) {
                    wins[slot] += env.rewards()[slot];
                    assertEquals(t % 10 == 9, env.truncated()[slot]);
                }
            }
            for (int arm = 0; arm < 5; arm++) {
                double p = task.probability(arm);
                assertEquals(p, wins[arm] / n, 4 * Math.sqrt(p * (1 - p) / n));
            }
        }
    }

    @Test
    void shiftedLawsAreTheBetaDistributionsTheyClaimToBe() {
        BetaDistribution extreme = new BetaDistribution(0.5, 0.5);
        BetaDistribution poor = new BetaDistribution(2, 8);
        for (double u = 0.01; u < 1; u += 0.01) {
            assertEquals(u, Law.UNIFORM.probability(u));
            assertEquals(u, extreme.cumulativeProbability(Law.EXTREME.probability(u)), 1e-9);
            assertEquals(u, poor.cumulativeProbability(Law.POOR.probability(u)), 1e-9);
        }
    }
}
