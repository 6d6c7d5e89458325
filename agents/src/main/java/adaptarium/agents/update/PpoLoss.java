package adaptarium.agents.update;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Score;

/**
 * The clipped surrogate with value and entropy terms (Schulman et al. 2017, eq. 9), to be lowered, and its gradient in the network's outputs, row by row on
 * the heap:
 *
 * <pre>
 * L = -min(rho A, clip(rho, 1 - e, 1 + e) A) + c_v (V - target)² / 2 - c_e H,   rho = pi(a) / pi_old(a)
 * </pre>
 */
final class PpoLoss {
    private final ActionDistribution distribution;
    private final PpoSettings settings;
    private final Score score; // of the present row

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
        score = new Score(distribution);
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
        distribution.score(outputs, offset, logStd, actions, actionOffset, score);
        double logRatio = score.logProbability() - oldLogProbability;
        double ratio = Math.exp(logRatio);
        double bounded = Math.max(1 - settings.clip(), Math.min(1 + settings.clip(), ratio));
        boolean free = ratio * advantage <= bounded * advantage;
        double slope = free ? -ratio * advantage : 0; // d policy loss / d log pi
        double[] ofOutputs = score.ofOutputs();
        double[] entropyOfOutputs = score.entropyOfOutputs();
        int d = ofOutputs.length;
        double error = outputs[offset + d] - target;
        for (int j = 0; j < d; j++) {
            gradient[offset + j] = (float) (weight * (slope * ofOutputs[j] - settings.entropy() * entropyOfOutputs[j]));
        }
        gradient[offset + d] = (float) (weight * settings.valueWeight() * error);
        for (int j = 0; j < logStdGradient.length; j++) {
            // H grows by 1 with each log-std.
            logStdGradient[j] += weight * (slope * score.ofLogStds()[j] - settings.entropy());
        }
        policyLoss -= weight * Math.min(ratio * advantage, bounded * advantage);
        valueLoss += weight * 0.5 * error * error;
        entropy += weight * score.entropy();
        divergence += weight * (ratio - 1 - logRatio); // Schulman 2020, "Approximating KL divergence", k3
        clipped += Math.abs(ratio - 1) > settings.clip() ? weight : 0;
        return logRatio;
    }
}
