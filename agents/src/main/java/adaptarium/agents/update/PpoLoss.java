package adaptarium.agents.update;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Categorical;

/**
 * The clipped surrogate with value and entropy terms (Schulman et al. 2017, eq. 9), to be lowered, and its gradient in the network's outputs, row by row on
 * the heap:
 *
 * <pre>
 * L = -min(rho A, clip(rho, 1 - e, 1 + e) A) + c_v (V - target)² / 2 - c_e H,   rho = pi(a) / pi_old(a)
 * </pre>
 */
final class PpoLoss {
    private static final double HALF_LOG_TWO_PI_E = 0.5 * Math.log(2 * Math.PI * Math.E);

    private final ActionDistribution distribution;
    private final PpoSettings settings;
    private final double[] score; // d log pi(a) / d outputs
    private final double[] entropyScore; // dH / d outputs
    private final double[] logStdScore; // d log pi(a) / d log-std
    private double logProbability; // of the present row
    private double rowEntropy; // of the present row

    /** Sums over the rows so far, each weighted. */
    double policyLoss;

    double valueLoss;
    double entropy;
    double divergence;
    double clipped;

    /** d L / d log-std, summed over the rows so far. */
    final double[] logStdGradient;

    PpoLoss(ActionDistribution distribution, PpoSettings settings) {
        this.distribution = distribution;
        this.settings = settings;
        score = new double[distribution.outputs()];
        entropyScore = new double[distribution.outputs()];
        logStdScore = new double[distribution.logStds()];
        logStdGradient = new double[distribution.logStds()];
    }

    /** The whole loss of the rows so far. */
    double total() {
        return policyLoss + settings.valueWeight() * valueLoss - settings.entropy() * entropy;
    }

    /**
     * Adds one row.
     *
     * @param outputs D action outputs and the value at {@code offset}
     * @param logStd float[D] or of length 0
     * @param actions the action taken, at {@code actionOffset}
     * @param oldLogProbability of that action when it was taken
     * @param advantage of that action
     * @param target of the value
     * @param weight of this row in the sums
     * @param gradient filled in at {@code offset}, as long as the outputs
     * @return log rho
     */
    double add(
            float[] outputs,
            int offset,
            float[] logStd,
            float[] actions,
            int actionOffset,
            double oldLogProbability,
            double advantage,
            double target,
            double weight,
            float[] gradient) {
        if (distribution instanceof Categorical) {
            categorical(outputs, offset, (int) actions[actionOffset]);
        } else {
            gaussian(outputs, offset, logStd, actions, actionOffset);
        }
        double logRatio = logProbability - oldLogProbability;
        double ratio = Math.exp(logRatio);
        double bounded = Math.max(1 - settings.clip(), Math.min(1 + settings.clip(), ratio));
        boolean free = ratio * advantage <= bounded * advantage;
        double slope = free ? -ratio * advantage : 0; // d policy loss / d log pi
        int d = score.length;
        double error = outputs[offset + d] - target;
        for (int j = 0; j < d; j++) {
            gradient[offset + j] = (float) (weight * (slope * score[j] - settings.entropy() * entropyScore[j]));
        }
        gradient[offset + d] = (float) (weight * settings.valueWeight() * error);
        for (int j = 0; j < logStdScore.length; j++) {
            // H grows by 1 with each log-std.
            logStdGradient[j] += weight * (slope * logStdScore[j] - settings.entropy());
        }
        policyLoss -= weight * Math.min(ratio * advantage, bounded * advantage);
        valueLoss += weight * 0.5 * error * error;
        entropy += weight * rowEntropy;
        divergence += weight * (ratio - 1 - logRatio); // Schulman 2020, "Approximating KL divergence", k3
        clipped += Math.abs(ratio - 1) > settings.clip() ? weight : 0;
        return logRatio;
    }

    private void categorical(float[] u, int offset, int action) {
        int d = score.length;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < d; j++) {
            greatest = Math.max(greatest, u[offset + j]);
        }
        double total = 0;
        for (int j = 0; j < d; j++) {
            total += Math.exp(u[offset + j] - greatest);
        }
        double logTotal = greatest + Math.log(total);
        rowEntropy = 0;
        for (int j = 0; j < d; j++) {
            double logP = u[offset + j] - logTotal;
            rowEntropy -= Math.exp(logP) * logP;
        }
        for (int j = 0; j < d; j++) {
            double logP = u[offset + j] - logTotal;
            double p = Math.exp(logP);
            score[j] = (j == action ? 1 : 0) - p;
            entropyScore[j] = -p * (logP + rowEntropy);
        }
        logProbability = u[offset + action] - logTotal;
    }

    private void gaussian(float[] u, int offset, float[] logStd, float[] actions, int actionOffset) {
        rowEntropy = 0;
        double sum = 0;
        for (int j = 0; j < score.length; j++) {
            double inverse = Math.exp(-logStd[j]);
            double e = (actions[actionOffset + j] - u[offset + j]) * inverse;
            score[j] = e * inverse;
            entropyScore[j] = 0;
            logStdScore[j] = e * e - 1;
            sum -= logStd[j] + 0.5 * e * e + HALF_LOG_TWO_PI_E - 0.5;
            rowEntropy += logStd[j] + HALF_LOG_TWO_PI_E;
        }
        logProbability = sum;
    }
}
