package adaptarium.agents.update;

import adaptarium.agents.action.SquashedGaussian;
import adaptarium.agents.network.Network;
import java.util.Arrays;

/**
 * The losses of soft actor-critic over some rows of a batch, and their gradients (Haarnoja et al. 2018, arXiv:1812.05905), on the heap:
 *
 * <pre>
 * y = r + γ (1 - d) [min_j Q̄_j(s', a') - α log π(a'|s')]     a' = a(s', ε')    the target, a constant     (eq. 5, with two target critics)
 * J_Q = Σ_j ½ mean (Q_j(s, a) - y)²                                                                     (eq. 5)
 * J_π = mean (α log π(ã|s) - min_j Q_j(s, ã))                ã = a(s, ε), differentiated through        (eq. 9)
 * </pre>
 *
 * <p>Its arrays and tapes are used again; used by one thread at a time.
 */
final class SacLoss {
    private final SquashedGaussian distribution;
    private final int inputs;
    private final int axes;
    private final Network.Tape policy;
    private final Network.Tape[] critics;
    private float[] joint =
            new float[0]; // states and actions side by side, for one recording and its gradient at a time
    private float[] actions = new float[0];
    private double[] logProbabilities = new double[0];
    private float[] targets = new float[0];

    /** Gradients of {@link #critics}, by critic, added to. */
    final float[][] criticGradients;

    /** J_Q and the sum of the critics' values, both summed over rows with the weight given. */
    double criticLoss;

    double meanValue;

    /** Gradient of J_Q in the states, float[B * I] of the rows' own batch; filled in where wanted. */
    float[] stateGradient = new float[0];

    /** Gradient of {@link #policy}, added to. */
    final float[] policyGradient;

    /** J_π and the mean log-probability, both summed over rows with the weight given. */
    double policyLoss;

    double logProbability;

    SacLoss(SacNetworks networks) {
        distribution = networks.distribution();
        inputs = networks.inputs();
        axes = distribution.axes();
        policy = networks.policy().newTape();
        critics = new Network.Tape[] {
            networks.critic().newTape(), networks.critic().newTape()
        };
        criticGradients = new float[2][networks.critic().parameterCount()];
        policyGradient = new float[networks.policy().parameterCount()];
    }

    private void reserve(int rows) {
        if (joint.length < rows * (inputs + axes)) {
            joint = new float[rows * (inputs + axes)];
            actions = new float[rows * axes];
            logProbabilities = new double[rows];
            targets = new float[rows];
            stateGradient = new float[rows * inputs];
        }
    }

    /**
     * J_Q of some rows and its gradient in both critics, and in the states where that is wanted.
     *
     * @param batch all rows
     * @param from the first to be looked at
     * @param rows how many
     * @param parameters of policy, critics and target critics
     * @param noise ε', float[B * A] of the whole batch
     * @param settings γ
     * @param statesWanted whether the gradient in the states is wanted
     */
    void ofCritics(
            SacBatch batch,
            int from,
            int rows,
            SacParameters parameters,
            float[] noise,
            SacSettings settings,
            boolean statesWanted) {
        reserve(rows);
        double weight = 1.0 / batch.rows();
        double temperature = parameters.temperature();
        draw(batch.nextStates(), from, rows, parameters.policy(), noise);
        join(batch.nextStates(), from, actions, 0, rows);
        float[] first = critics[0].record(parameters.target(0), joint, new int[] {rows});
        float[] second = critics[1].record(parameters.target(1), joint, new int[] {rows});
        for (int n = 0; n < rows; n++) {
            double soft = Math.min(first[n], second[n]) - temperature * logProbabilities[n];
            double following = batch.terminated()[from + n] ? 0 : settings.gamma() * soft;
            targets[n] = (float) (batch.rewards()[from + n] + following);
        }
        join(batch.states(), from, batch.actions(), from, rows);
        criticLoss = 0;
        meanValue = 0;
        Arrays.fill(stateGradient, 0);
        for (int c = 0; c < 2; c++) {
            float[] values = critics[c].record(parameters.critic(c), joint, new int[] {rows});
            float[] ofValues = new float[rows];
            for (int n = 0; n < rows; n++) {
                double error = values[n] - targets[n];
                criticLoss += weight * 0.5 * error * error;
                meanValue += weight * 0.5 * values[n];
                ofValues[n] = (float) (weight * error);
            }
            Arrays.fill(criticGradients[c], 0);
            if (statesWanted) {
                float[] ofJoint = critics[c].gradientWithInputs(ofValues, criticGradients[c]);
                for (int n = 0; n < rows; n++) {
                    for (int i = 0; i < inputs; i++) {
                        stateGradient[n * inputs + i] += ofJoint[n * (inputs + axes) + i];
                    }
                }
            } else {
                critics[c].gradient(ofValues, criticGradients[c]);
            }
        }
    }

    /**
     * J_π of some rows and its gradient in the policy.
     *
     * @param batch all rows
     * @param from the first to be looked at
     * @param rows how many
     * @param parameters of policy and critics
     * @param noise ε, float[B * A] of the whole batch
     */
    void ofPolicy(SacBatch batch, int from, int rows, SacParameters parameters, float[] noise) {
        reserve(rows);
        double weight = 1.0 / batch.rows();
        double temperature = parameters.temperature();
        float[] outputs = draw(batch.states(), from, rows, parameters.policy(), noise);
        join(batch.states(), from, actions, 0, rows);
        float[] first = critics[0].record(parameters.critic(0), joint, new int[] {rows});
        float[] second = critics[1].record(parameters.critic(1), joint, new int[] {rows});
        float[][] ofValues = new float[2][rows];
        policyLoss = 0;
        logProbability = 0;
        for (int n = 0; n < rows; n++) {
            boolean firstIsLess = first[n] <= second[n];
            policyLoss += weight * (temperature * logProbabilities[n] - (firstIsLess ? first[n] : second[n]));
            logProbability += weight * logProbabilities[n];
            ofValues[firstIsLess ? 0 : 1][n] = (float) -weight;
        }
        float[] ofActions = new float[rows * axes];
        for (int c = 0; c < 2; c++) {
            float[] ofJoint = critics[c].gradientWithInputs(ofValues[c], criticGradients[c]); // the latter is not used
            for (int n = 0; n < rows; n++) {
                for (int j = 0; j < axes; j++) {
                    ofActions[n * axes + j] += ofJoint[n * (inputs + axes) + inputs + j];
                }
            }
        }
        int width = distribution.outputs();
        float[] ofOutputs = new float[rows * width];
        for (int n = 0; n < rows; n++) {
            distribution.gradient(
                    outputs,
                    n * width,
                    noise,
                    (from + n) * axes,
                    ofActions,
                    n * axes,
                    weight * temperature,
                    ofOutputs,
                    n * width);
        }
        Arrays.fill(policyGradient, 0);
        policy.gradient(ofOutputs, policyGradient);
    }

    /** Draws the policy's actions in some states. */
    private float[] draw(float[] states, int from, int rows, float[] theta, float[] noise) {
        float[] own = Arrays.copyOfRange(states, from * inputs, (from + rows) * inputs);
        float[] outputs = policy.record(theta, own, new int[] {rows});
        for (int n = 0; n < rows; n++) {
            logProbabilities[n] =
                    distribution.act(outputs, n * distribution.outputs(), noise, (from + n) * axes, actions, n * axes);
        }
        return outputs;
    }

    private void join(float[] states, int from, float[] done, int doneFrom, int rows) {
        int width = inputs + axes;
        for (int n = 0; n < rows; n++) {
            System.arraycopy(states, (from + n) * inputs, joint, n * width, inputs);
            System.arraycopy(done, (doneFrom + n) * axes, joint, n * width + inputs, axes);
        }
    }
}
