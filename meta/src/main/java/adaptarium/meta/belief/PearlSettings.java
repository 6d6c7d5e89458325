package adaptarium.meta.belief;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.SacSettings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Settings of PEARL.
 *
 * @param tasks tasks of an update, each played for one trial, at least 1
 * @param episodes episodes of a trial, at least 1; absent for the family's own number
 * @param priorEpisodes episodes of a trial with a draw from the prior, at least 1
 * @param latentSize L, numbers of the latent task, at least 1
 * @param encoderSizes widths of the encoder's hidden layers
 * @param hiddenSizes widths of the hidden layers of the policy, and of each critic
 * @param batchTasks tasks of a gradient step, at least 1
 * @param contextSteps most transitions of each from which it is inferred, at least 1
 * @param contextTrials newest trials of a task from which they are drawn, at least 1
 * @param klWeight β, not negative
 * @param replayRatio gradient steps for each environment step, positive
 * @param capacity steps that the replay buffer holds, at least 1
 * @param warmup updates at first that only play, at random, at least 1
 * @param warmupHold steps for which an action is kept in them, at least 1
 * @param testNoise whether actions are drawn at test time, too
 * @param shapedRewards whether the critics learn from the family's dense reward
 * @param sac the optimiser
 */
public record PearlSettings(
        @Setting(
                value = "tasks of an update, each played for one trial",
                range = "[1, 10000]",
                change = "raise it where many tasks are to be met early; learning is in between updates")
        int tasks,

        @Setting(
                value = "episodes of a trial, through which the belief lasts",
                range = "[1, 1000]",
                auto = "the family's number of episodes",
                change = "as many as the agent is to have for finding out its task")
        OptionalInt episodes,

        @Setting(
                value = "episodes at a trial's beginning that are played with a task drawn from the prior, not from the"
                        + " belief",
                range = "[1, 1000]",
                change = "raise it where rewards are sparse and one episode seldom finds any")
        int priorEpisodes,

        @Setting(
                value = "numbers of the latent task; policy and critics are told a draw of them",
                range = "[1, 256]",
                change = "raise it where tasks differ in many ways")
        int latentSize,

        @Setting(
                value = "widths of the encoder's ReLU layers, from a transition to its factor of the belief",
                range = "[1, 2048]",
                most = 4,
                change = "raise them where what a transition tells of the task is intricate")
        List<Integer> encoderSizes,

        @Setting(
                value = "widths of the hidden ReLU layers of the policy, and of each critic",
                range = "[1, 2048]",
                most = 8,
                change = "raise them where acting is hard even for who knows the task; time grows with their product")
        List<Integer> hiddenSizes,

        @Setting(
                value = "tasks of a gradient step, drawn from those in the replay buffer; sac.batchSize is dealt out to"
                        + " them",
                range = "[1, 10000]",
                change = "raise it together with sac.batchSize where tasks differ much")
        int batchTasks,

        @Setting(
                value = "most transitions, each of another step, from which such a task is inferred; how many it is in"
                        + " a gradient step is drawn evenly from 1 up",
                range = "[1, 100000]",
                change = "raise it where few transitions tell anything, as with sparse rewards; time grows with it")
        int contextSteps,

        @Setting(
                value = "newest trials of a task from which these transitions are drawn",
                range = "[1, 1000000]",
                change =
                        "raise it where a trial is short; old trials were played by another policy than the one at test"
                                + " time")
        int contextTrials,

        @Setting(
                value = "weight β of the belief's divergence from the prior",
                range = "[0, inf)",
                change =
                        "lower it where the belief tells nothing (beliefKlToPrior near 0), raise it where the first episode,"
                                + " played with draws from the prior, is bad")
        double klWeight,

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

        @Setting(
                value = "steps for which an action is kept in them",
                range = "[1, 1000]",
                change =
                        "raise it where the goal is far and actions drawn anew at every step would tremble on the spot")
        int warmupHold,

        @Setting(
                value = "whether actions are drawn at test time, too; otherwise the most likely one is taken, as in"
                        + " the paper",
                change = "true where rewards are sparse, so that a small miss is made good by chance")
        boolean testNoise,

        @Setting(
                value = "whether the critics learn from the dense reward that a family with a sparse one may have"
                        + " beside it; the belief is told the sparse one, in training as at test time",
                change = "true where the family has one, as the paper's sparse point robot")
        boolean shapedRewards,

        @Setting("the optimiser, soft actor-critic (SAC); its learning rate is the encoder's, too")
        SacSettings sac) {
    /** Copies the lists and checks every component. */
    public PearlSettings {
        encoderSizes = List.copyOf(encoderSizes);
        hiddenSizes = List.copyOf(hiddenSizes);
        Settings.check(
                PearlSettings.class,
                tasks,
                episodes,
                priorEpisodes,
                latentSize,
                encoderSizes,
                hiddenSizes,
                batchTasks,
                contextSteps,
                contextTrials,
                klWeight,
                replayRatio,
                capacity,
                warmup,
                warmupHold,
                testNoise,
                shapedRewards,
                sac);
        if (sac.batchSize() < batchTasks) {
            throw new IllegalArgumentException(
                    "sac.batchSize must be at least batchTasks, which is " + batchTasks + ", got " + sac.batchSize());
        }
    }
}
