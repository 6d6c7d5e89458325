package adaptarium.agents.network.tensor;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.action.Score;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A tensor policy that acts, on the heap. It acts through {@link Network.Stepper}, as everybody does; what is its own is that after an inner step every task has
 * parameters of its own, so that there is a stepper for each of them where agents on the heap share one. Noise comes from one generator per slot. One call serves
 * all slots of all tasks; slot n belongs to task n / slotsPerTask. Used by one thread at a time.
 */
public final class Actor {
    private final Policy policy;
    private final int tasks;
    private final int slotsPerTask;
    private final Network network;
    private final float[] outputs;
    private List<Network.Stepper> steppers = List.of(); // one for all tasks, or one each
    private float[] logStd = new float[0]; // of each stepper

    /**
     * An actor without parameters yet.
     *
     * @param policy what acts
     * @param tasks B
     * @param slotsPerTask environments of each task
     */
    public Actor(Policy policy, int tasks, int slotsPerTask) {
        this.policy = policy;
        this.tasks = tasks;
        this.slotsPerTask = slotsPerTask;
        network = new Network(policy.network().onHeap(/* outputGain= */ 1));
        outputs = new float[tasks * slotsPerTask * network.outputs()];
    }

    /**
     * Sets the parameters.
     *
     * @param theta float[P], shared by all tasks, or float[B * P], one set per task; copied
     */
    public void use(float[] theta) {
        int size = policy.parameters();
        if (theta.length != size && theta.length != tasks * size) {
            throw new IllegalArgumentException(
                    "theta must have " + size + " or " + tasks + " x " + size + " numbers, got " + theta.length);
        }
        int sets = theta.length / size;
        int logStds = policy.distribution().logStds();
        List<Network.Stepper> fresh = new ArrayList<>();
        logStd = new float[sets * logStds];
        for (int c = 0; c < sets; c++) {
            fresh.add(
                    network.stepper(Arrays.copyOfRange(theta, c * size, (c + 1) * size), tasks * slotsPerTask / sets));
            System.arraycopy(theta, (c + 1) * size - logStds, logStd, c * logStds, logStds);
        }
        steppers = fresh;
        policy.clampLogStd(logStd);
    }

    /**
     * Draws actions.
     *
     * @param observations float[N * I], as the network wants them
     * @param active boolean[N]; the others keep their action and draw no noise
     * @param noise one generator per slot
     * @param actions float[N * A], filled in, normalised and unclipped
     * @throws TrainingDivergedException where an action or its log-probability is not finite
     */
    public void sample(float[] observations, boolean[] active, RandomGenerator[] noise, float[] actions) {
        evaluate(observations);
        ActionDistribution distribution = policy.distribution();
        int width = distribution.outputs();
        int size = distribution.actionSize();
        for (int n = 0; n < active.length; n++) {
            if (active[n]) {
                int own = n * steppers.size() / active.length * distribution.logStds();
                double logProbability =
                        distribution.sample(outputs, n * width, logStd, own, noise[n], actions, n * size);
                TrainingDivergedException.checkAction(n, logProbability, actions, n * size, size);
            }
        }
    }

    /**
     * The most likely actions.
     *
     * @param observations float[N * I], as the network wants them
     * @param active boolean[N]; the others keep their action
     * @param actions float[N * A], filled in, normalised and unclipped
     */
    public void mode(float[] observations, boolean[] active, float[] actions) {
        evaluate(observations);
        ActionDistribution distribution = policy.distribution();
        for (int n = 0; n < active.length; n++) {
            if (active[n]) {
                distribution.mode(outputs, n * distribution.outputs(), actions, n * distribution.actionSize());
            }
        }
    }

    /**
     * Entropy of the distribution at a slot's last observation.
     *
     * @param slot index of the slot
     * @return nat
     */
    public double entropy(int slot) {
        ActionDistribution distribution = policy.distribution();
        int slots = tasks * slotsPerTask;
        int own = slot * steppers.size() / slots * distribution.logStds();
        Score score = new Score(distribution);
        distribution.score(
                outputs,
                slot * distribution.outputs(),
                Arrays.copyOfRange(logStd, own, own + distribution.logStds()),
                new float[distribution.actionSize()],
                0,
                score);
        return score.entropy();
    }

    private void evaluate(float[] observations) {
        if (steppers.isEmpty()) {
            throw new IllegalStateException("call use before sample or mode");
        }
        int rows = tasks * slotsPerTask / steppers.size();
        int[] slots = IntStream.range(0, rows).toArray();
        if (steppers.size() == 1) {
            steppers.get(0).step(rows, slots, observations, outputs);
            return;
        }
        int inputs = network.inputs();
        int width = network.outputs();
        float[] own = new float[rows * width];
        for (int c = 0; c < steppers.size(); c++) {
            steppers.get(c)
                    .step(
                            rows,
                            slots,
                            Arrays.copyOfRange(observations, c * rows * inputs, (c + 1) * rows * inputs),
                            own);
            System.arraycopy(own, 0, outputs, c * own.length, own.length);
        }
    }
}
