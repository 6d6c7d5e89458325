package adaptarium.meta.belief;

import adaptarium.agents.experience.Rollout;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInputs;

/** Steps of trials as the decoders see them: [s, a, s′] behind the latent, and the reward and s′ − s that are wanted; in the units in which the agent is told. */
final class DecodedSteps {
    private final TrialAgent agent;
    private final TrialInputs told;
    private final int latents;
    private final int inputs;
    private final int outputs;
    private final float[] feedback;
    private final float[] successor;

    /**
     * Steps for an agent.
     *
     * @param agent who played
     * @param latents L, numbers before each step's
     * @param inputs of the decoders
     * @param outputs of the decoders
     */
    DecodedSteps(TrialAgent agent, int latents, int inputs, int outputs) {
        this.agent = agent;
        this.told = agent.inputs();
        this.latents = latents;
        this.inputs = inputs;
        this.outputs = outputs;
        feedback = new float[told.size() - told.feedbackOffset()];
        successor = new float[told.observationSize()];
    }

    /**
     * Writes a step.
     *
     * @param rollout where it was
     * @param slot whose
     * @param k which of the slot's
     * @param rows the decoders' inputs
     * @param row which of them
     * @param wanted the decoders' outputs
     */
    void write(Rollout rollout, int slot, int k, float[] rows, int row, float[] wanted) {
        int i = k * rollout.slots() + slot;
        int observation = told.observationSize();
        int at = row * inputs + latents;
        int input = i * rollout.inputSize();
        System.arraycopy(rollout.inputs(), input, rows, at, observation);
        told.writeFeedback(
                rollout.actions(),
                i * rollout.actionSize(),
                (float) (rollout.rewards()[i] / agent.rewardUnit()),
                rollout.terminated()[i] || rollout.truncated()[i],
                rollout.inputs(),
                input,
                feedback,
                0);
        int actions = told.actionFeedbackSize();
        System.arraycopy(feedback, 0, rows, at + observation, actions);
        rollout.copySuccessor(slot, k, successor, 0);
        agent.normaliser().apply(successor, 0, rows, at + observation + actions);
        int target = row * outputs;
        wanted[target] = feedback[actions];
        for (int o = 0; o < observation; o++) {
            wanted[target + 1 + o] = rows[at + observation + actions + o] - rows[at + o];
        }
    }
}
