package adaptarium.meta.trial;

import adaptarium.agents.action.Score;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import adaptarium.agents.network.policy.ActorCritic;
import adaptarium.meta.Adaptation;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An agent at work in N slots, with what it remembers of each: the network's memory and the last action, reward and end. Training and test time both act
 * through it. Slot n's memory depends on what happened in slot n alone; it survives the ends of episodes and idle times, until {@link #beginTrial}.
 */
final class TrialActor {
    private final TrialAgent agent;
    private final Network.Stepper stepper;
    private final int slots;
    private final @Nullable Ablation ablation;
    private final @Nullable TrialInsight insight;
    private final int inputSize;
    private final int outputSize;
    private final int actionSize;
    private final float[] logStd;

    /** float[N * I] and so on, by slot. */
    private final float[] inputs;

    private final float[] feedback;
    private final float[] drawn;
    private final float[] logProbabilities;
    private final float[] values;
    private final boolean[] acted;

    /** The same for the rows of one step: active slots only, without gaps. */
    private final int[] slotOfRow;

    private final float[] rowInputs;
    private final float[] rowOutputs;
    private int actedRows; // how many rows of rowOutputs are of the last actions

    TrialActor(TrialAgent agent, int slots) {
        this(agent, slots, null, null);
    }

    /** With something taken away, or null for the whole agent, and with somebody who looks on, or null. */
    TrialActor(TrialAgent agent, int slots, @Nullable Ablation ablation, @Nullable TrialInsight insight) {
        this.agent = agent;
        this.slots = slots;
        this.ablation = ablation;
        this.insight = insight;
        ActorCritic network = agent.network();
        inputSize = network.network().inputs();
        outputSize = network.network().outputs();
        actionSize = agent.inputs().actionSize();
        logStd = network.logStd(agent.theta());
        inputs = new float[slots * inputSize];
        feedback = new float[slots * feedbackSize()];
        drawn = new float[slots * actionSize];
        logProbabilities = new float[slots];
        values = new float[slots];
        acted = new boolean[slots];
        slotOfRow = new int[slots];
        rowInputs = new float[slots * inputSize];
        rowOutputs = new float[slots * outputSize];
        stepper = network.network().stepper(agent.theta(), slots);
    }

    private int feedbackSize() {
        return inputSize - agent.inputs().feedbackOffset();
    }

    /** Forgets everything about a slot. */
    void beginTrial(int slot) {
        stepper.reset(slot);
        if (insight != null) {
            insight.forget(slot);
        }
        Arrays.fill(feedback, slot * feedbackSize(), (slot + 1) * feedbackSize(), 0);
    }

    /**
     * Draws actions for the active slots.
     *
     * @param observations float[N * O], raw
     * @param active boolean[N]
     * @param contexts float[N * C]
     * @param noise one generator per slot; null for the most likely actions
     * @param actions float[N * A], filled in, in the environment's units
     */
    void act(
            float[] observations,
            boolean[] active,
            float[] contexts,
            RandomGenerator @Nullable [] noise,
            float[] actions) {
        System.arraycopy(active, 0, acted, 0, slots);
        int rows = step(observations, active, contexts, /* remembered= */ true);
        actedRows = rows;
        int d = outputSize - 1;
        for (int row = 0; row < rows; row++) {
            int slot = slotOfRow[row];
            if (noise == null) {
                agent.network().distribution().mode(rowOutputs, row * outputSize, drawn, slot * actionSize);
            } else {
                double logProbability = agent.network()
                        .distribution()
                        .sample(rowOutputs, row * outputSize, logStd, 0, noise[slot], drawn, slot * actionSize);
                TrainingDivergedException.checkAction(slot, logProbability, drawn, slot * actionSize, actionSize);
                logProbabilities[slot] = (float) logProbability;
            }
            values[slot] = rowOutputs[row * outputSize + d];
            agent.actionScale().apply(drawn, slot * actionSize, actions);
        }
    }

    /**
     * Values of some observations, from the present memory and without remembering them.
     *
     * @param observations float[N * O], raw
     * @param wanted boolean[N]
     * @param contexts float[N * C]
     * @param out float[N], filled in where wanted
     */
    void evaluate(float[] observations, boolean[] wanted, float[] contexts, float[] out) {
        int rows = step(observations, wanted, contexts, /* remembered= */ false);
        for (int row = 0; row < rows; row++) {
            out[slotOfRow[row]] = rowOutputs[row * outputSize + outputSize - 1];
        }
    }

    private int step(float[] observations, boolean[] active, float[] contexts, boolean remembered) {
        TrialInputs layout = agent.inputs();
        actedRows = 0;
        int rows = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (active[slot]) {
                int offset = slot * inputSize;
                agent.normaliser().apply(observations, slot * layout.observationSize(), inputs, offset);
                System.arraycopy(
                        contexts,
                        slot * layout.contextSize(),
                        inputs,
                        offset + layout.observationSize(),
                        layout.contextSize());
                System.arraycopy(
                        feedback, slot * feedbackSize(), inputs, offset + layout.feedbackOffset(), feedbackSize());
                System.arraycopy(inputs, offset, rowInputs, rows * inputSize, inputSize);
                slotOfRow[rows++] = slot;
            }
        }
        if (remembered) {
            stepper.step(rows, slotOfRow, rowInputs, rowOutputs);
            if (insight != null) {
                insight.step(rows, slotOfRow, rowInputs);
            }
        } else {
            stepper.look(rows, slotOfRow, rowInputs, rowOutputs);
        }
        return rows;
    }

    /**
     * Remembers what the last actions led to; the last reward of an episode, too.
     *
     * @param rewards float[N]
     * @param terminated boolean[N]
     * @param truncated boolean[N]
     */
    void observe(float[] rewards, boolean[] terminated, boolean[] truncated) {
        if (!agent.inputs().feedback()) {
            return;
        }
        for (int slot = 0; slot < slots; slot++) {
            if (acted[slot]) {
                agent.inputs()
                        .writeFeedback(
                                drawn,
                                slot * actionSize,
                                ablation == Ablation.REWARD_HIDDEN ? 0 : (float) (rewards[slot] / agent.rewardUnit()),
                                terminated[slot] || truncated[slot],
                                inputs,
                                slot * inputSize,
                                feedback,
                                slot * feedbackSize());
                if (ablation == Ablation.ACTION_HIDDEN) {
                    int offset = slot * feedbackSize();
                    Arrays.fill(feedback, offset, offset + agent.inputs().actionFeedbackSize(), 0);
                }
            }
        }
    }

    /**
     * Feeds a slot's memory an episode that never was: observations and rewards are unit normal, in the units that the network is told them in.
     *
     * @param slot which
     * @param steps how many
     * @param random source of it all
     */
    void poison(int slot, int steps, RandomGenerator random) {
        TrialInputs layout = agent.inputs();
        float[] input = new float[inputSize];
        float[] action = new float[actionSize];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < layout.observationSize(); i++) {
                input[i] = (float) random.nextGaussian();
            }
            stepper.step(1, new int[] {slot}, input, rowOutputs);
            if (insight != null) {
                insight.step(1, new int[] {slot}, input);
            }
            for (int j = 0; j < actionSize; j++) {
                action[j] = layout.choices() > 0 ? random.nextInt(layout.choices()) : (float) random.nextGaussian();
            }
            float reward = (float) random.nextGaussian();
            boolean ended = t == steps - 1;
            layout.writeFeedback(action, 0, reward, ended, input.clone(), 0, input, layout.feedbackOffset());
        }
        System.arraycopy(input, layout.feedbackOffset(), feedback, slot * feedbackSize(), feedbackSize());
    }

    /** What the network was last told: float[N * I], a view. */
    float[] inputs() {
        return inputs;
    }

    /** Last actions, normalised and unclipped: float[N * A], a view. */
    float[] drawn() {
        return drawn;
    }

    /** Log-probabilities of the last actions: float[N], a view. */
    float[] logProbabilities() {
        return logProbabilities;
    }

    /** Values at the last actions: float[N], a view. */
    float[] values() {
        return values;
    }

    /**
     * What was held of the last action in a slot; {@link Adaptation.Outlook#UNKNOWN} where the slot did not act, or something else has been looked at since.
     */
    Adaptation.Outlook outlook(int slot) {
        for (int row = 0; row < actedRows; row++) {
            if (slotOfRow[row] == slot) {
                Score score = new Score(agent.network().distribution());
                agent.network()
                        .distribution()
                        .score(rowOutputs, row * outputSize, logStd, drawn, slot * actionSize, score);
                return new Adaptation.Outlook(values[slot], score.entropy());
            }
        }
        return Adaptation.Outlook.UNKNOWN;
    }

    /** What is to be seen inside the network as it acted last in a slot; zeros where the slot did not act then. */
    float[] shown(int slot) {
        for (int row = 0; row < actedRows; row++) {
            if (slotOfRow[row] == slot) {
                return stepper.show(row);
            }
        }
        return new float
                [agent.network().network().shows().stream()
                        .mapToInt(Layer.Shown::size)
                        .sum()];
    }

    /** The network's state of one slot, a copy. */
    float[] state(int slot) {
        return stepper.memory(slot);
    }
}
