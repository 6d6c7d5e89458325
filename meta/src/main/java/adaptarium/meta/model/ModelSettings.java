package adaptarium.meta.model;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;
import java.util.OptionalInt;

/**
 * What all learners that plan with a model can be told.
 *
 * @param tasks tasks of an update, at least 1
 * @param episodes episodes in each task, at least 1; absent for the family's number per trial
 * @param hiddenSizes widths of the hidden layers
 * @param gradientSteps of an update, after its episodes
 * @param batchSize predictions whose errors a gradient step lowers
 * @param learningRate of Adam
 * @param capacity steps that the replay buffer holds
 * @param warmup updates at first whose actions are random
 * @param explorationNoise deviation of what is added to planned actions in training
 * @param planner how actions are found
 */
public record ModelSettings(
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
                change = "raise them where the model's error stays high; planning takes longer with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "gradient steps of an update",
                range = "[1, 1000000]",
                change = "raise it to get more out of each environment step, lower it where time counts more")
        int gradientSteps,

        @Setting(
                value = "predictions whose errors a gradient step lowers",
                range = "[1, 1000000]",
                change = "raise it where the loss jumps; time grows with it")
        int batchSize,

        @Setting(
                value = "step size of Adam",
                range = "(0, inf)",
                change = "lower it where the loss jumps, raise it where it creeps")
        double learningRate,

        @Setting(
                value = "newest environment steps that the replay buffer holds",
                range = "[1, 50000000]",
                change = "lower it where memory is short; a step takes 4 bytes for each number seen or done")
        int capacity,

        @Setting(
                value = "updates at first whose actions are random",
                range = "[1, 10000]",
                change = "raise it where an update plays few steps")
        int warmup,

        @Setting(
                value = "deviation of the noise added to each planned action in training, in half the range of an"
                        + " action",
                range = "[0, 10]",
                change = "raise it where the planner is misled: the model hears of actions beside the plan; lower it"
                        + " where a stumble ends the episode")
        double explorationNoise,

        @Setting("how actions are found with the model") PlannerSettings planner) {
    /** Copies the list and checks every component. */
    public ModelSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(
                ModelSettings.class,
                tasks,
                episodes,
                hiddenSizes,
                gradientSteps,
                batchSize,
                learningRate,
                capacity,
                warmup,
                explorationNoise,
                planner);
    }

    static ModelSettings standard() {
        return new ModelSettings(
                /* tasks= */ 4,
                OptionalInt.empty(),
                List.of(64, 64),
                /* gradientSteps= */ 50,
                /* batchSize= */ 256,
                /* learningRate= */ 1e-3,
                /* capacity= */ 200_000,
                /* warmup= */ 2,
                /* explorationNoise= */ 0,
                PlannerSettings.standard());
    }
}
