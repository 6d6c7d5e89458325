package adaptarium.meta.replay;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.network.Network;
import adaptarium.agents.update.SacNetworks;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A tanh-squashed Gaussian policy at work in N slots: without a memory, so that nothing needs to be told of what its actions lead to. */
public final class SquashedGaussianActor {
    private final SacNetworks networks;
    private final Network.Stepper stepper;
    private final Normaliser normaliser;
    private final ActionScale scale;
    private final int contextSize;
    private final int[] slotOfRow;
    private final float[] inputs;
    private final float[] outputs;
    private final float[] noise;
    private final float[] drawn;

    /**
     * An actor.
     *
     * @param networks the shapes
     * @param theta the policy's parameters; copied
     * @param normaliser of observations
     * @param scale from the policy's actions to the environment's
     * @param contextSize C, numbers that the policy is told beside the observation, such as the task's context or a belief; 0 for none
     * @param slots N
     */
    public SquashedGaussianActor(
            SacNetworks networks, float[] theta, Normaliser normaliser, ActionScale scale, int contextSize, int slots) {
        this.networks = networks;
        this.normaliser = normaliser;
        this.scale = scale;
        this.contextSize = contextSize;
        stepper = networks.policy().stepper(theta, slots);
        slotOfRow = new int[slots];
        inputs = new float[slots * networks.inputs()];
        outputs = new float[slots * networks.distribution().outputs()];
        noise = new float[networks.distribution().axes()];
        drawn = new float[slots * networks.distribution().axes()];
    }

    /**
     * Chooses actions for the active slots.
     *
     * @param observations float[N * O], raw
     * @param active boolean[N]
     * @param contexts float[N * C]
     * @param random one generator per slot; null for the most likely actions
     * @param actions float[N * A], filled in, in the environment's units
     */
    public void act(
            float[] observations,
            boolean[] active,
            float[] contexts,
            RandomGenerator @Nullable [] random,
            float[] actions) {
        int size = networks.inputs();
        int axes = networks.distribution().axes();
        int width = networks.distribution().outputs();
        int rows = 0;
        for (int slot = 0; slot < active.length; slot++) {
            if (active[slot]) {
                normaliser.apply(observations, slot * normaliser.size(), inputs, rows * size);
                System.arraycopy(contexts, slot * contextSize, inputs, rows * size + normaliser.size(), contextSize);
                slotOfRow[rows++] = slot;
            }
        }
        stepper.step(rows, slotOfRow, inputs, outputs);
        for (int row = 0; row < rows; row++) {
            int slot = slotOfRow[row];
            double logProbability = 0;
            if (random == null) {
                networks.distribution().mode(outputs, row * width, drawn, slot * axes);
            } else {
                for (int j = 0; j < axes; j++) {
                    noise[j] = (float) random[slot].nextGaussian();
                }
                logProbability = networks.distribution().act(outputs, row * width, noise, 0, drawn, slot * axes);
            }
            TrainingDivergedException.checkAction(slot, logProbability, drawn, slot * axes, axes);
            scale.apply(drawn, slot * axes, actions);
        }
    }

    /** Last actions, in [-1, 1]: float[N * A], a view. */
    public float[] drawn() {
        return drawn;
    }
}
