package adaptarium.meta.belief;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.List;

/**
 * How a belief is learnt.
 *
 * @param decoderSizes widths of the decoders' ReLU layers
 * @param rewardOfSuccessor whether a reward is predicted from the observation after the step alone
 * @param terms times of a trial whose beliefs are asked to predict, at least 1
 * @param decodes steps of the trial that each of them predicts, at least 1
 * @param klWeight β, not negative
 * @param rewardWeight of the rewards' errors, not negative
 * @param stateWeight of the observations' errors, not negative
 * @param learningRate of encoder and decoders, positive
 * @param epochs passes through the update's trials, at least 1
 * @param minibatches parts of a pass, at least 1
 * @param pastTrials trials of earlier updates that are learnt from beside an update's own, at least 0
 * @param pastSteps steps of earlier updates that are kept for it, at least 1
 * @param maxGradientNorm greatest norm of a gradient, positive
 */
public record BeliefSettings(
        @Setting(
                value = "widths of the ReLU layers of the decoders, which predict rewards and observations",
                range = "[1, 2048]",
                most = 4,
                change = "raise them where the belief cannot explain the rewards (beliefRewardError stays high)")
        List<Integer> decoderSizes,

        @Setting(
                value = "whether a reward is predicted from the latent and the observation after the step alone,"
                        + " without the one before and the action",
                change = "true where only where one is pays: an agent that has found out what pays does it ever after,"
                        + " and the reward would be told by its actions instead of the belief")
        boolean rewardOfSuccessor,

        @Setting(
                value = "times of a trial, drawn anew, whose beliefs are asked to predict",
                range = "[1, 1000]",
                change = "raise it where trials are long; time grows with it")
        int terms,

        @Setting(
                value = "steps of the trial, past and future, that each of them predicts",
                range = "[1, 10000]",
                change = "raise it where what tells tasks apart is rare")
        int decodes,

        @Setting(
                value = "weight β of the divergence from the belief before",
                range = "[0, inf)",
                change = "lower it where the belief tells nothing (beliefKl near 0), raise it where it never settles")
        double klWeight,

        @Setting(
                value = "weight of the rewards' errors",
                range = "[0, inf)",
                change = "0 where only the dynamics tell tasks apart")
        double rewardWeight,

        @Setting(
                value = "weight of the observations' errors",
                range = "[0, inf)",
                change = "0 where only the reward tells tasks apart")
        double stateWeight,

        @Setting(
                value = "learning rate of encoder and decoders",
                range = "(0, inf)",
                change = "lower it where the belief jumps about")
        double learningRate,

        @Setting(
                value = "passes through the update's trials",
                range = "[1, 1000]",
                change = "raise it where the belief lags behind the policy")
        int epochs,

        @Setting(
                value = "parts of a pass, each of whole trials, a step each",
                range = "[1, 1000]",
                change = "fewer where their gradients are noisy")
        int minibatches,

        @Setting(
                value = "trials of earlier updates, drawn anew for each, that are learnt from beside its own",
                range = "[0, 100000]",
                change = "raise it where the belief forgets what the policy no longer does, or jumps as the policy"
                        + " changes")
        int pastTrials,

        @Setting(
                value = "steps of earlier updates that are kept, the newest, where pastTrials draws from them",
                range = "[1, 100000000]",
                change = "raise it to remember longer; a checkpoint grows with it")
        int pastSteps,

        @Setting(
                value = "greatest norm of a gradient; a longer one is shortened to it",
                range = "(0, inf]",
                change = "lower it where single trials throw the belief off")
        double maxGradientNorm) {
    /** Copies the list and checks every component. */
    public BeliefSettings {
        decoderSizes = List.copyOf(decoderSizes);
        Settings.check(
                BeliefSettings.class,
                decoderSizes,
                rewardOfSuccessor,
                terms,
                decodes,
                klWeight,
                rewardWeight,
                stateWeight,
                learningRate,
                epochs,
                minibatches,
                pastTrials,
                pastSteps,
                maxGradientNorm);
    }
}
