package adaptarium.meta.baseline;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.SacSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of soft actor-critic without adaptation.
 *
 * @param tasks tasks of an update, at least 1
 * @param episodes episodes in each task, at least 1; absent for the family's number per trial
 * @param hiddenSizes widths of the hidden layers
 * @param replayRatio gradient steps for each environment step, positive
 * @param capacity steps that the replay buffer holds, at least 1
 * @param warmup updates at first that only play, at random, at least 1
 * @param sac the optimiser
 */
public record SacBaselineSettings(
        @Setting(
                value = "tasks of an update",
                range = "[1, 10000]",
                change = "raise it where tasks differ much and steps are cheap; learning is in between updates")
        int tasks,

        @Setting(
                value = "episodes played in each task of an update",
                range = "[1, 1000]",
                auto = "the family's number of episodes",
                change = "lower it to 1 and raise tasks where tasks differ more than episodes do")
        OptionalInt episodes,

        @Setting(
                value = "widths of the hidden layers",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where the best fixed behaviour is intricate; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "gradient steps for each environment step",
                range = "(0, 100]",
                change = "raise it to get more out of each environment step, lower it where time counts more")
        double replayRatio,

        @Setting(
                value = "newest environment steps that the replay buffer holds",
                range = "[1, 50000000]",
                change = "lower it where memory is short; a step takes 4 bytes for each number seen or done")
        int capacity,

        @Setting(
                value = "updates at first that only play, with actions drawn uniformly",
                range = "[1, 10000]",
                change = "raise it where an update plays few steps")
        int warmup,

        @Setting("the optimiser, soft actor-critic (SAC)") SacSettings sac) {
    /** Copies the list and checks every component. */
    public SacBaselineSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(SacBaselineSettings.class, tasks, episodes, hiddenSizes, replayRatio, capacity, warmup, sac);
    }

    static SacBaselineSettings standard() {
        return new SacBaselineSettings(
                /* tasks= */ 4,
                OptionalInt.empty(),
                List.of(64, 64),
                /* replayRatio= */ 0.5,
                /* capacity= */ 1_000_000,
                /* warmup= */ 1,
                new SacSettings(1e-3, 128, 0.99, 0.01, -1, 0.1));
    }
}
