package adaptarium.meta.rl2;

import adaptarium.agents.network.layer.HeadStart;
import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.network.policy.MemoryHead;
import adaptarium.agents.network.policy.RecurrentShape;
import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;
import adaptarium.meta.trial.TrialRoom;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of RL².
 *
 * @param tasks tasks of an update, each played for one trial, at least 1
 * @param episodes episodes of a trial, at least 1; absent for the family's own number
 * @param mostEpisodes where trials are to differ, episodes of the longest; absent for trials of {@code episodes} each
 * @param wholeTransitions whether the previous observation is told beside the action, the reward and the end that followed it
 * @param normaliseObservations whether observations are shifted and scaled by running statistics
 * @param encoderSizes widths of the layers before the memory; may be empty
 * @param memory kind of the memory cell
 * @param memorySize numbers that the cell gives, at least 1
 * @param memoryLayers cells on top of each other, at least 1
 * @param head what combines memory and input
 * @param headStart how what the memory has to say in the head starts
 * @param hiddenSizes width of the head's one hidden layer
 * @param separateValue whether the value has a network of its own, memory included
 * @param initialStd standard deviation of continuous actions at first, in units of half the axis, positive
 * @param encoderRate learning rate of encoder and memory, relative to the head's, positive
 * @param backpropagation steps through which gradients flow, at least 1; absent for whole trials
 * @param schedule of the learning rate and the entropy
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
                value = "episodes of the longest trial: each has a random number of them, from episodes to this",
                range = "[1, 1000]",
                auto = "the same as episodes",
                change = "beyond episodes where the agent is to go on for longer without getting worse")
        OptionalInt mostEpisodes,

        @Setting(
                value = "whether the network is told whole transitions: the previous observation, too, beside the"
                        + " action, the reward and the end that followed it",
                change = "true where what a reward means depends on where it was earned: the memory need not hold the"
                        + " last observation then")
        boolean wholeTransitions,

        @Setting(
                value = "whether observations are shifted and scaled by running statistics",
                change = "false where they are of order 1 by themselves")
        boolean normaliseObservations,

        @Setting(
                value = "widths of the tanh layers between the input and the memory",
                range = "[1, 2048]",
                most = 4,
                change = "one or two layers where the memory is a sum or a maximum of what it is told")
        List<Integer> encoderSizes,

        @Setting(
                value = "kind of the memory: gru, a gated recurrent unit; mingru, whose gates see the input alone;"
                        + " lru, numbers that turn and fade; linear-attention, averages by likeness of keys; sum"
                        + " and max, of all that was told; transformer, attention over all that was told; snail,"
                        + " convolutions and attention",
                change = "mingru where trials are long; linear-attention, behind an encoder, where it counts what was"
                        + " done and earned in places like the present one; sum where tasks do not change within a"
                        + " trial; transformer or snail where single events must be found again, at more time")
        MemoryCell memory,

        @Setting(
                value = "numbers that a memory cell gives",
                range = "[1, 2048]",
                change = "raise it where a task takes much to remember; time grows with its square",
                formerly = "hiddenSize")
        int memorySize,

        @Setting(
                value = "memory cells on top of each other",
                range = "[1, 16]",
                change = "two or more where what is remembered must be compared with what was remembered before")
        int memoryLayers,

        @Setting(
                value = "how memory and input become actions: concatenation, both side by side into one layer; film,"
                        + " the memory scales and shifts that layer; hypernetwork, the memory makes its weights",
                change =
                        "film or hypernetwork where the same observation asks for different actions in different tasks")
        MemoryHead head,

        @Setting(
                value = "how what the memory has to say in film or hypernetwork starts: bias, with nothing"
                        + " (Bias-HyperInit), or kaiming, as any layer",
                change = "kaiming only to see what it costs")
        HeadStart headStart,

        @Setting(
                value = "width of the layer between memory and outputs",
                range = "[1, 2048]",
                fewest = 1,
                most = 1,
                change = "raise it where what is remembered and what is seen must be combined in many ways",
                formerly = "headSize")
        List<Integer> hiddenSizes,

        @Setting(
                value = "whether the value has a network of its own, memory included",
                change = "true where the value's error spoils what the policy remembers; time doubles")
        boolean separateValue,

        @Setting(
                value = "standard deviation of continuous actions at first",
                unit = "half the axis",
                range = "(0, inf)",
                change = "lower it where full-size noise ends episodes at once, raise it where nothing is found")
        double initialStd,

        @Setting(
                value = "learning rate of encoder and memory, relative to ppo.learningRate",
                range = "(0, 100]",
                change = "0.1 to 0.3 where long trials make learning unstable: small changes of a memory add up")
        double encoderRate,

        @Setting(
                value = "steps through which gradients flow back in time",
                range = "[1, 1000000]",
                auto = "the whole trial",
                change = "some hundred where trials are so long that learning them takes too much memory; what happened"
                        + " before is then remembered, but nobody learns to remember it")
        OptionalInt backpropagation,

        @Setting("how the learning rate and the weight of the entropy change with the updates")
        Schedule schedule,

        @Setting("the optimiser, proximal policy optimisation (PPO)")
        PpoSettings ppo) {
    /** Copies the lists and checks every component. */
    public Rl2Settings {
        encoderSizes = List.copyOf(encoderSizes);
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(
                Rl2Settings.class,
                tasks,
                episodes,
                mostEpisodes,
                wholeTransitions,
                normaliseObservations,
                encoderSizes,
                memory,
                memorySize,
                memoryLayers,
                head,
                headStart,
                hiddenSizes,
                separateValue,
                initialStd,
                encoderRate,
                backpropagation,
                schedule,
                ppo);
        int shortest = episodes.orElse(1);
        if (mostEpisodes.orElse(shortest) < shortest) {
            throw new IllegalArgumentException(
                    "mostEpisodes must be at least episodes, " + shortest + ", got " + mostEpisodes.getAsInt());
        }
        if (memory == MemoryCell.MAX && memorySize < 2) {
            throw new IllegalArgumentException("memorySize must be at least 2 for max, got " + memorySize);
        }
    }

    /**
     * One cell and what it is told as in the paper.
     *
     * @param tasks as above
     * @param episodes as above
     * @param memory as above
     * @param memorySize as above
     * @param hiddenSizes as above
     * @param initialStd as above
     * @param ppo as above
     */
    public Rl2Settings(
            int tasks,
            OptionalInt episodes,
            MemoryCell memory,
            int memorySize,
            List<Integer> hiddenSizes,
            double initialStd,
            PpoSettings ppo) {
        this(
                tasks,
                episodes,
                /* mostEpisodes= */ OptionalInt.empty(),
                /* wholeTransitions= */ false,
                /* normaliseObservations= */ true,
                /* encoderSizes= */ List.of(),
                memory,
                memorySize,
                /* memoryLayers= */ 1,
                MemoryHead.CONCATENATION,
                HeadStart.BIAS,
                hiddenSizes,
                /* separateValue= */ false,
                initialStd,
                /* encoderRate= */ 1,
                /* backpropagation= */ OptionalInt.empty(),
                Schedule.CONSTANT,
                ppo);
    }

    /** How it is called where it does not fit. */
    TrialRoom room() {
        return new TrialRoom(
                "memory " + memory.title() + " of memorySize " + memorySize
                        + (memoryLayers == 1 ? "" : " and memoryLayers " + memoryLayers),
                (mostEpisodes.isPresent() ? "mostEpisodes" : "episodes")
                        + ", tasks, memorySize or backpropagation, or raise ppo.minibatches");
    }

    /** The network's shape. */
    RecurrentShape shape() {
        return new RecurrentShape(
                encoderSizes, memory, memorySize, memoryLayers, head, headStart, hiddenSizes.get(0), separateValue);
    }
}
