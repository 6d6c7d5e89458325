package adaptarium.meta.belief;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of VariBAD.
 *
 * @param tasks tasks of an update, each played for one trial, at least 1
 * @param episodes episodes of a trial, at least 1; absent for the family's own number
 * @param memory kind of the encoder's memory
 * @param memorySize numbers that it gives, at least 1
 * @param latentSize L, numbers of the latent task, at least 1
 * @param hiddenSizes widths of the hidden layers of the policy, and of the value
 * @param boundedBelief whether the policy is told the hyperbolic tangent of means and log-variances
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis, positive
 * @param belief how the belief is learnt
 * @param novelty how much the agent is drawn to what is new
 * @param schedule of the learning rates of policy and belief, and of the entropy
 * @param ppo how the policy is learnt
 */
public record VaribadSettings(
        @Setting(
                value = "tasks of an update, each played for one trial",
                range = "[1, 100000]",
                change = "raise it where updates are noisy, that is where tasks differ much; time grows with it")
        int tasks,

        @Setting(
                value = "episodes of a trial, through which the belief lasts",
                range = "[1, 1000]",
                auto = "the family's number of episodes",
                change = "as many as the agent is to have for finding out its task")
        OptionalInt episodes,

        @Setting(
                value = "kind of the encoder's memory: gru, mingru, lru, linear-attention, sum, max, transformer or"
                        + " snail, as for rl2",
                change = "sum where tasks do not change within a trial")
        MemoryCell memory,

        @Setting(
                value = "numbers that the encoder's memory gives",
                range = "[1, 2048]",
                change = "raise it where a task takes much to remember; time grows with its square")
        int memorySize,

        @Setting(
                value = "numbers of the latent task; the policy is told their means and log-variances",
                range = "[1, 256]",
                change = "raise it where tasks differ in many ways")
        int latentSize,

        @Setting(
                value = "whether the policy is told the hyperbolic tangent of means and log-variances instead of these"
                        + " themselves",
                change = "true where the policy falls when the belief moves: what it is told cannot leave [−1, 1] then")
        boolean boundedBelief,

        @Setting(
                value = "widths of the hidden tanh layers of the policy, and of the value",
                range = "[1, 2048]",
                fewest = 1,
                most = 4,
                change = "raise them where acting is hard even for who knows the task")
        List<Integer> hiddenSizes,

        @Setting(
                value = "standard deviation of continuous actions at first",
                unit = "half the axis",
                range = "(0, inf)",
                change = "lower it where full-size noise ends episodes at once, raise it where nothing is found")
        double initialStd,

        @Setting("how the belief is learnt") BeliefSettings belief,

        @Setting("what the agent learns from beside the rewards: that a state and a belief are new")
        NoveltySettings novelty,

        @Setting("how the learning rates of policy and belief, and the weight of the entropy, change with the updates")
        Schedule schedule,

        @Setting("the optimiser of the policy, proximal policy optimisation (PPO)")
        PpoSettings ppo) {
    /** Copies the list and checks every component. */
    public VaribadSettings {
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(
                VaribadSettings.class,
                tasks,
                episodes,
                memory,
                memorySize,
                latentSize,
                boundedBelief,
                hiddenSizes,
                initialStd,
                belief,
                novelty,
                schedule,
                ppo);
        if (memory == MemoryCell.MAX && memorySize < 2) {
            throw new IllegalArgumentException("memorySize must be at least 2 for max, got " + memorySize);
        }
    }
}
