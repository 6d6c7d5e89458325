package adaptarium.experiments.config;

import adaptarium.envs.Split;
import java.util.List;
import java.util.Locale;

/**
 * How a finished run is evaluated.
 *
 * @param tasks how many tasks of each split
 * @param rounds how often the agent may adapt: returns are measured after 0 to this many gradient steps or episodes
 * @param splits where the tasks are drawn from
 * @param baselines what to compare with; random actions are always among it
 */
public record EvaluationConfig(int tasks, int rounds, List<Split> splits, List<BaselineConfig> baselines) {
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
