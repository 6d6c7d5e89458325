package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.action.Categorical;
import adaptarium.agents.action.DiagonalGaussian;
import org.junit.jupiter.api.Test;

class PpoLossTest {
    private static final PpoSettings SETTINGS = new PpoSettings(1e-3, 1, 1, 0.2, 0.99, 0.95, 0.05, 0.7, 1);
    private static final double WEIGHT = 0.4;

    /** The loss of one row written out from the paper's equation 9. */
    private static double slowLoss(
            double logP, double oldLogP, double advantage, double value, double target, double h) {
        double ratio = Math.exp(logP - oldLogP);
        double clipped = Math.min(Math.max(ratio, 0.8), 1.2);
        double surrogate = Math.min(ratio * advantage, clipped * advantage);
        return WEIGHT * (-surrogate + 0.7 * 0.5 * (value - target) * (value - target) - 0.05 * h);
    }

    private static double slowCategorical(float[] row, int action, double oldLogP, double advantage, double target) {
        double total = 0;
        for (int j = 0; j < 3; j++) {
            total += Math.exp(row[j]);
        }
        double h = 0;
        for (int j = 0; j < 3; j++) {
            double p = Math.exp(row[j]) / total;
            h -= p * Math.log(p);
        }
        return slowLoss(row[action] - Math.log(total), oldLogP, advantage, row[3], target, h);
    }

    private static double slowGaussian(
            float[] row, float[] logStd, float[] action, double oldLogP, double advantage, double target) {
        double logP = 0;
        double h = 0;
        for (int j = 0; j < 2; j++) {
            double std = Math.exp(logStd[j]);
            double e = (action[j] - row[j]) / std;
            logP -= 0.5 * e * e + Math.log(std * Math.sqrt(2 * Math.PI));
            h += Math.log(std * Math.sqrt(2 * Math.PI * Math.E));
        }
        return slowLoss(logP, oldLogP, advantage, row[2], target, h);
    }

    @Test
    void categoricalGradientIsTheFiniteDifference() {
        float[] row = {0.5f, -1, 2, 0.25f};
        // Ratios below, inside and above the clip, with both signs of the advantage.
        for (double oldLogP : new double[] {-2.2, -1.71, -1.2}) {
            for (double advantage : new double[] {1.5, -0.5}) {
                PpoLoss loss = new PpoLoss(new Categorical(3), SETTINGS);
                float[] gradient = new float[5];
                float[] shifted = {9, row[0], row[1], row[2], row[3]};
                loss.add(shifted, 1, new float[0], new float[] {7, 0}, 1, oldLogP, advantage, 1, WEIGHT, gradient);
                assertEquals(slowCategorical(row, 0, oldLogP, advantage, 1), loss.total(), 1e-9);
                for (int j = 0; j < 4; j++) {
                    float step = 0x1p-10f;
                    float[] up = row.clone();
                    up[j] += step;
                    float[] down = row.clone();
                    down[j] -= step;
                    double difference = (slowCategorical(up, 0, oldLogP, advantage, 1)
                                    - slowCategorical(down, 0, oldLogP, advantage, 1))
                            / (2 * step);
                    assertEquals(difference, gradient[1 + j], 1e-6, oldLogP + " " + advantage + " " + j);
                }
                assertEquals(0, gradient[0]);
            }
        }
    }

    @Test
    void gaussianGradientIsTheFiniteDifference() {
        float[] row = {0.5f, -1, 2};
        float[] logStd = {-0.5f, 0.25f};
        float[] action = {0.75f, 0.5f};
        for (double oldLogP : new double[] {-3, -2.55, -2}) {
            for (double advantage : new double[] {1.5, -0.5}) {
                PpoLoss loss = new PpoLoss(new DiagonalGaussian(2), SETTINGS);
                float[] gradient = new float[3];
                loss.add(row, 0, logStd, action, 0, oldLogP, advantage, -1, WEIGHT, gradient);
                assertEquals(slowGaussian(row, logStd, action, oldLogP, advantage, -1), loss.total(), 1e-9);
                for (int j = 0; j < 5; j++) {
                    float step = 0x1p-10f;
                    float[][] up = {row.clone(), logStd.clone()};
                    up[j / 3][j % 3] += step;
                    float[][] down = {row.clone(), logStd.clone()};
                    down[j / 3][j % 3] -= step;
                    double difference = (slowGaussian(up[0], up[1], action, oldLogP, advantage, -1)
                                    - slowGaussian(down[0], down[1], action, oldLogP, advantage, -1))
                            / (2 * step);
                    double actual = j < 3 ? gradient[j] : loss.logStdGradient[j - 3];
                    assertEquals(difference, actual, 2e-6, oldLogP + " " + advantage + " " + j);
                }
            }
        }
    }

    @Test
    void logProbabilityIsTheOneOfTheDistribution() {
        // Acting and learning compute it in two places; the ratio of an unchanged policy must be 1.
        float[] u = {0.3f, -0.7f, 0};
        float[] s = {-0.2f, 0.1f};
        float[] action = new float[2];
        DiagonalGaussian gaussian = new DiagonalGaussian(2);
        double old = gaussian.sample(u, 0, s, 0, adaptarium.random.Seeds.generator(1), action, 0);
        double logRatio = new PpoLoss(gaussian, SETTINGS).add(u, 0, s, action, 0, old, 1, 0, 1, new float[3]);
        assertEquals(0, logRatio, 1e-6);
        Categorical categorical = new Categorical(2);
        old = categorical.sample(u, 0, s, 0, adaptarium.random.Seeds.generator(1), action, 0);
        logRatio = new PpoLoss(categorical, SETTINGS).add(u, 0, new float[0], action, 0, old, 1, 0, 1, new float[3]);
        assertEquals(0, logRatio, 1e-12);
    }
}
