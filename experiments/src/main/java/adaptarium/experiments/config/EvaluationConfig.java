package adaptarium.experiments.config;

import adaptarium.agents.setting.Setting;
import adaptarium.envs.Split;
import java.util.List;
import java.util.Locale;

/**
 * How a finished run is evaluated.
 *
 * @param tasks how many tasks of each split, at least 2; 40
 * @param rounds how often the agent may adapt, at least 0: returns are measured after 0 to this many gradient steps or episodes; 3
 * @param splits where the tasks are drawn from, each once; test and shifted
 * @param baselines what to compare with, beside random actions, which always are; none
 */
public record EvaluationConfig(
        @Setting(
                value = "tasks of each split",
                change =
                        "raise it where the interval over tasks is wider than the difference that counts; time grows with it")
        int tasks,

        @Setting(
                value = "rounds of adaptation that are measured, from none on",
                change =
                        "as many as the agent was trained for, or more to see whether it goes on; the episodes of a trial but"
                                + " one for an agent that remembers")
        int rounds,

        @Setting(
                value = "splits that tasks are drawn from: train, test, shifted",
                change =
                        "add train to see what was learnt of the tasks of training, leave shifted out where it is not asked for")
        List<Split> splits,

        @Setting(
                value = "what is trained beside it and compared with it",
                change =
                        "give one that cannot adapt and one that is told the task: between them lies what adapting can pay")
        List<BaselineConfig> baselines) {
    /** Checks the numbers and that there is a split. */
    public EvaluationConfig {
        splits = List.copyOf(splits);
        baselines = List.copyOf(baselines);
        require("tasks", tasks, 2);
        require("rounds", rounds, 0);
        for (Split split : splits) {
            if (splits.indexOf(split) != splits.lastIndexOf(split)) {
                throw new IllegalArgumentException(
                        "splits must name each once, got " + split.name().toLowerCase(Locale.ROOT) + " twice");
            }
        }
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("splits must name at least one of train, test, shifted");
        }
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }
}
