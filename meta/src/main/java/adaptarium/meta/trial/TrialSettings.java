package adaptarium.meta.trial;

import adaptarium.agents.update.PpoSettings;
import adaptarium.agents.update.Schedule;

/**
 * How trials are made and learnt from.
 *
 * @param trials how many an update plays, each in a task of its own, at least 1
 * @param episodes of the shortest trial, at least 1
 * @param mostEpisodes of the longest; every trial has a random number between the two
 * @param acrossEpisodes whether credit flows over the ends of episodes inside a trial
 * @param normaliseObservations whether observations are shifted and scaled by running statistics
 * @param rates learning rates of the parameters relative to {@code ppo}'s, float[P]; of length 0 where all are the same
 * @param pieceSteps steps through which gradients flow, at least 1
 * @param schedule of the learning rate and the entropy
 * @param ppo the optimiser
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not compared
public record TrialSettings(
        int trials,
        int episodes,
        int mostEpisodes,
        boolean acrossEpisodes,
        boolean normaliseObservations,
        float[] rates,
        int pieceSteps,
        Schedule schedule,
        PpoSettings ppo) {
    /** Checks every component. */
    public TrialSettings {
        if (trials < 1 || episodes < 1) {
            throw new IllegalArgumentException(
                    "trials and episodes must be at least 1, got " + trials + " and " + episodes);
        }
        if (mostEpisodes < episodes) {
            throw new IllegalArgumentException(
                    "mostEpisodes must be at least episodes, " + episodes + ", got " + mostEpisodes);
        }
    }

    /**
     * Trials of one length, with observations normalised, one learning rate for all, and gradients through whole trials.
     *
     * @param trials as above
     * @param episodes as above
     * @param acrossEpisodes as above
     * @param ppo as above
     */
    public TrialSettings(int trials, int episodes, boolean acrossEpisodes, PpoSettings ppo) {
        this(
                trials,
                episodes,
                episodes,
                acrossEpisodes,
                /* normaliseObservations= */ true,
                new float[0],
                Integer.MAX_VALUE,
                Schedule.CONSTANT,
                ppo);
    }

    /** The same with learning rates of the parameters relative to {@code ppo}'s, float[P]; where they are 0 nothing is learnt. */
    public TrialSettings withRates(float[] others) {
        return new TrialSettings(
                trials,
                episodes,
                mostEpisodes,
                acrossEpisodes,
                normaliseObservations,
                others,
                pieceSteps,
                schedule,
                ppo);
    }

    /** The same with a learning rate and an entropy that change with the updates. */
    public TrialSettings withSchedule(Schedule other) {
        return new TrialSettings(
                trials, episodes, mostEpisodes, acrossEpisodes, normaliseObservations, rates, pieceSteps, other, ppo);
    }
}
