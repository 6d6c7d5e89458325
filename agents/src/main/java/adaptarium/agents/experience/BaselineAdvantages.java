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
        int samples = batch.samples(task);
        int inputs = batch.observationSize;
        int slots = batch.slots();
        float[] rewards = new float[samples];
        boolean[] terminated = new boolean[samples];
        boolean[] truncated = new boolean[samples];
        int[] times = new int[samples];
        int[] offsets = new int[samples];
        int i = 0;
        for (int n = task * batch.episodesPerTask; n < (task + 1) * batch.episodesPerTask; n++) {
            for (int t = 0; t < batch.lengths[n]; t++, i++) {
                int row = t * slots + n;
                rewards[i] = batch.rewards[row];
                terminated[i] = batch.terminated[row] || (timeLimits == TimeLimits.ZERO && batch.truncated[row]);
                truncated[i] = batch.truncated[row] && !terminated[i];
                times[i] = t;
                offsets[i] = row * inputs;
            }
        }
        // Episodes lie one after the other in one column; ends keep them apart.
        boolean[] ended = new boolean[samples];
        for (int k = 0; k < samples; k++) {
            ended[k] = terminated[k] || truncated[k];
        }
        float[] returns = Advantages.returnsToGo(/* slots= */ 1, rewards, ended, gamma);
        LinearFeatureBaseline baseline = LinearFeatureBaseline.fit(inputs, batch.observations, offsets, times, returns);
        double[] scratch = new double[2 * inputs + 4];
        float[] values = new float[samples];
        for (int k = 0; k < samples; k++) {
            values[k] = (float) baseline.value(batch.observations, offsets[k], times[k], scratch);
        }
        float[] nextValues = Arrays.copyOfRange(values, 1, samples + 1);
        int k = -1;
        for (int n = task * batch.episodesPerTask; n < (task + 1) * batch.episodesPerTask; n++) {
            k += batch.lengths[n];
            if (truncated[k]) {
                nextValues[k] = (float) baseline.value(batch.finalObservations, n * inputs, batch.lengths[n], scratch);
            }
        }
        float[] advantages = Advantages.generalised(
                /* slots= */ 1, rewards, terminated, truncated, values, nextValues, gamma, lambda);
        Advantages.normalise(advantages);
        return advantages;
    }
}
