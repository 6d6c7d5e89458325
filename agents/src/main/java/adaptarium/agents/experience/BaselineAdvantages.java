package adaptarium.agents.experience;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import java.util.Arrays;

/**
 * Advantages of one task's episodes against a {@link LinearFeatureBaseline} that is fitted to these very episodes, normalised over the task to mean 0 and
 * standard deviation 1: what MAML-RL uses before and after adaptation.
 *
 * @param gamma discount factor, in [0, 1]
 * @param lambda weight of longer returns, in [0, 1]
 * @param timeLimits what an episode is worth after its last step
 */
public record BaselineAdvantages(
        @Setting(
                value = "discount of reward per step",
                range = "[0, 1]",
                change = "raise it where the goal lies more than 100 steps away, lower it where returns are noisy")
        double gamma,

        @Setting(
                value = "weight of longer returns in the advantages (generalised advantage estimation)",
                range = "[0, 1]",
                change = "lower it where returns are noisy; 1 is right for short episodes")
        double lambda,

        @Setting(
                value = "what follows an episode that was cut off by the time limit: the expected rest, or nothing",
                change = "zero only to repeat the MAML authors' numbers")
        TimeLimits timeLimits) {
    /** What follows a truncated episode. A terminated one is always followed by 0. */
    public enum TimeLimits {
        /** The baseline's value of the final observation. */
        BOOTSTRAP,
        /** 0, as in the MAML authors' code: the time limit counts as an end. */
        ZERO
    }

    /** Checks both factors. */
    public BaselineAdvantages {
        Settings.check(BaselineAdvantages.class, gamma, lambda, timeLimits);
    }

    /**
     * Estimates the advantages of one task.
     *
     * @param batch the episodes
     * @param task which task of the batch
     * @return one number per sample, episode after episode, float[samples], owned by the caller
     */
    public float[] estimate(EpisodeBatch batch, int task) {
        Rollout rollout = batch.rollout();
        int samples = batch.samples(task);
        int inputs = rollout.observationSize();
        float[] rewards = new float[samples];
        boolean[] bootstrapped = new boolean[samples];
        boolean[] last = new boolean[samples]; // of an episode; these lie one after the other in one column
        int[] times = new int[samples];
        int[] offsets = new int[samples];
        int i = 0;
        for (int n = task * batch.episodesPerTask(); n < (task + 1) * batch.episodesPerTask(); n++) {
            for (int t = 0; t < batch.length(n); t++, i++) {
                int row = t * batch.slots() + n;
                rewards[i] = rollout.rewards()[row];
                last[i] = rollout.terminated()[row] || rollout.truncated()[row];
                bootstrapped[i] =
                        !rollout.terminated()[row] && rollout.truncated()[row] && timeLimits == TimeLimits.BOOTSTRAP;
                times[i] = t;
                offsets[i] = row * inputs;
            }
        }
        Advantages.Column all = new Advantages.Column(/* first= */ 0, /* stride= */ 1, samples);
        float[] returns = new float[samples];
        Advantages.returnsToGo(all, rewards, last, gamma, returns);
        LinearFeatureBaseline baseline =
                LinearFeatureBaseline.fit(inputs, rollout.observations(), offsets, times, returns);
        double[] scratch = new double[2 * inputs + 4];
        float[] values = new float[samples];
        for (int k = 0; k < samples; k++) {
            values[k] = (float) baseline.value(rollout.observations(), offsets[k], times[k], scratch);
        }
        float[] nextValues = Arrays.copyOfRange(values, 1, samples + 1);
        float[] successor = new float[inputs];
        int k = -1;
        for (int n = task * batch.episodesPerTask(); n < (task + 1) * batch.episodesPerTask(); n++) {
            k += batch.length(n);
            if (last[k]) {
                rollout.copySuccessor(n, batch.length(n) - 1, successor, 0);
                nextValues[k] = bootstrapped[k] ? (float) baseline.value(successor, 0, batch.length(n), scratch) : 0;
            }
        }
        // The reward's distance from the baseline is taken in float32, as in all runs that are published: the estimator
        // gets it in place of both.
        float[] distances = new float[samples];
        for (int m = 0; m < samples; m++) {
            distances[m] = rewards[m] - values[m];
        }
        float[] advantages = new float[samples];
        float[] none = new float[samples];
        Advantages.generalised(all, 1, distances, none, nextValues, last, gamma, lambda, advantages, returns);
        Advantages.normalise(advantages);
        return advantages;
    }
}
