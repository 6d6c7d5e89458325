package adaptarium.meta.rl2;

import adaptarium.agents.network.MemoryCell;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of RL².
 *
 * @param tasks tasks of an update, each played for one trial, at least 1
 * @param episodes episodes of a trial, at least 1; absent for the family's own number
 * @param memory kind of the recurrent cell
 * @param memorySize numbers of the recurrent state, at least 1
 * @param hiddenSizes width of the one layer between memory and outputs
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis, positive
 * @param ppo the optimiser
 */
public record Rl2Settings(
        @Setting(
                value = "tasks of an update, each played for one trial",
                range = "[1, 100000]",
                change = "raise it where updates are noisy, that is where tasks differ much; time grows with it",
                formerly = "trials")
        int tasks,

        @Setting(
                value = "episodes of a trial, through which the memory lasts",
                range = "[1, 1000]",
                auto = "the family's number of episodes",
                change = "as many as the agent is to have for finding out its task")
        OptionalInt episodes,

        @Setting(
                value = "kind of the recurrent cell: gru, a gated recurrent unit, or mingru, whose gates see the input"
                        + " alone",
                change = "mingru where trials are long: it forgets only what its input tells it to, and costs less")
        MemoryCell memory,

        @Setting(
                value = "numbers of the recurrent state",
                range = "[1, 2048]",
                change = "raise it where a task takes much to remember; time grows with its square",
                formerly = "hiddenSize")
        int memorySize,

        @Setting(
                value = "width of the layer between memory and outputs",
                range = "[1, 2048]",
                fewest = 1,
                most = 1,
                change = "raise it where what is remembered and what is seen must be combined in many ways",
                formerly = "headSize")
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
    public Rl2Settings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(Rl2Settings.class, tasks, episodes, memory, memorySize, hiddenSizes, initialStd, ppo);
    }
}
