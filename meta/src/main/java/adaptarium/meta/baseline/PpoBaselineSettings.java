package adaptarium.meta.baseline;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of PPO without a memory.
 *
 * @param tasks tasks of an update, at least 1
 * @param episodes episodes in each task, at least 1; absent for the family's number per trial
 * @param hiddenSizes widths of the hidden layers
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis, positive
 * @param ppo the optimiser
 */
public record PpoBaselineSettings(
        @Setting(
                value = "tasks of an update",
                range = "[1, 100000]",
                change = "raise it where updates are noisy, that is where tasks differ much; time grows with it")
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
                change = "raise them where the best fixed behaviour is intricate; time grows with their product",
                formerly = "hidden")
        List<Integer> hiddenSizes,

        @Setting(
                value = "standard deviation of continuous actions at first",
                unit = "half the axis",
                range = "(0, inf)",
                change = "lower it where full-size noise ends episodes at once, raise it where nothing is found")
        double initialStd,

        @Setting("the optimiser, proximal policy optimisation (PPO)")
        PpoSettings ppo) {
    /** Copies the list and checks every component. */
    public PpoBaselineSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(PpoBaselineSettings.class, tasks, episodes, hiddenSizes, initialStd, ppo);
    }

    static PpoBaselineSettings standard() {
        return new PpoBaselineSettings(
                64,
                OptionalInt.empty(),
                List.of(64, 64),
                1,
                new PpoSettings(1e-3, 4, 4, 0.2, 0.99, 0.95, 0.003, 0.5, 1));
    }
}
