package adaptarium.agents.update;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * How the learning rate and the weight of the entropy change with the updates: linearly from what they are set to, to a part of it, and then no more. It depends
 * on the update's number alone, not on how many there will be, so that a run can be prolonged without changing what it did before.
 *
 * @param updates how long the change takes, at least 1
 * @param learningRate what is left of the learning rate, in (0, 1]
 * @param entropy what is left of the entropy's weight, in [0, 1]
 */
public record Schedule(
        @Setting(
                value = "updates until the learning rate and the entropy's weight have changed",
                range = "[1, 1000000]",
                change = "about as many as the run has iterations")
        int updates,

        @Setting(
                value = "what is left of ppo.learningRate after so many updates, linearly until then",
                range = "(0, 1]",
                change = "0.1 where returns tremble at the end")
        double learningRate,

        @Setting(
                value = "what is left of ppo.entropy after so many updates, linearly until then",
                range = "[0, 1]",
                change = "0 where much entropy is needed to find out what pays, and none to do it")
        double entropy) {
    /** Nothing changes. */
    public static final Schedule CONSTANT = new Schedule(300, 1, 1);

    /** Checks every component. */
    public Schedule {
        Settings.check(Schedule.class, updates, learningRate, entropy);
    }

    /** Whether nothing changes. */
    public boolean isConstant() {
        return learningRate == 1 && entropy == 1;
    }

    /**
     * The settings of one update.
     *
     * @param settings of the first update
     * @param update its number, from 0
     * @return the same but for the learning rate and the entropy
     */
    public PpoSettings at(PpoSettings settings, long update) {
        if (isConstant()) {
            return settings;
        }
        double done = Math.min(1, update / (double) updates);
        return new PpoSettings(
                settings.learningRate() * (1 + done * (learningRate - 1)),
                settings.epochs(),
                settings.minibatches(),
                settings.clip(),
                settings.gamma(),
                settings.lambda(),
                settings.entropy() * (1 + done * (entropy - 1)),
                settings.valueWeight(),
                settings.maxGradientNorm());
    }
}
