package adaptarium.meta.trial;

import adaptarium.agents.update.PpoSettings;

/**
 * How trials are made and learnt from.
 *
 * @param trials how many an update plays, each in a task of its own, at least 1
 * @param episodes of a trial, at least 1
 * @param acrossEpisodes whether credit flows over the ends of episodes inside a trial
 * @param normaliseObservations whether observations are shifted and scaled by running statistics
 * @param rates learning rates of the parameters relative to {@code ppo}'s, float[P]; of length 0 where all are the same
 * @param ppo the optimiser
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record TrialSettings(
        int trials,
        int episodes,
        boolean acrossEpisodes,
        boolean normaliseObservations,
        float[] rates,
        PpoSettings ppo) {
    /** Checks every component. */
    public TrialSettings {
        if (trials < 1 || episodes < 1) {
            throw new IllegalArgumentException(
                    "trials and episodes must be at least 1, got " + trials + " and " + episodes);
        }
    }

    /**
     * With observations normalised and one learning rate for all.
     *
     * @param trials as above
     * @param episodes as above
     * @param acrossEpisodes as above
     * @param ppo as above
     */
    public TrialSettings(int trials, int episodes, boolean acrossEpisodes, PpoSettings ppo) {
        this(trials, episodes, acrossEpisodes, /* normaliseObservations= */ true, new float[0], ppo);
    }
}
