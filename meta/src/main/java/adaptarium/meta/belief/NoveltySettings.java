package adaptarium.meta.belief;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * How much an agent is drawn to where its state and its belief are new.
 *
 * @param weight of what novelty earns, in units of the scaled return, not negative
 * @param updates how long it lasts, at least 1
 * @param learningRate of what comes to know them, positive
 */
public record NoveltySettings(
        @Setting(
                value =
                        "root mean square of what steps to new states and beliefs earn beside their rewards in training,"
                                + " in units of the deviation of returns, at first; 0 for nothing",
                range = "[0, inf)",
                change =
                        "0.05 where rewards are so rare that no trial meets most of them (HyperX, Zintgraf et al. 2021)")
        double weight,

        @Setting(
                value = "updates until that is gone, linearly",
                range = "[1, 1000000]",
                change = "about half the run's iterations: what pays is learnt without it")
        int updates,

        @Setting(
                value = "learning rate of the network that comes to know states and beliefs",
                range = "(0, inf)",
                change = "lower it where nothing is new any more long before all was seen (novelty near 0)")
        double learningRate) {
    /** Nothing is earned beside the rewards. */
    static final NoveltySettings NONE =
            new NoveltySettings(/* weight= */ 0, /* updates= */ 300, /* learningRate= */ 1e-3);

    /** Checks every component. */
    public NoveltySettings {
        Settings.check(NoveltySettings.class, weight, updates, learningRate);
    }
}
