package adaptarium.meta.trial;

import adaptarium.agents.update.PpoSettings;

/**
 * How trials are made and learnt from.
 *
 * @param trials how many an update plays, each in a task of its own, at least 1
 * @param episodes of a trial, at least 1
 * @param acrossEpisodes whether credit flows over the ends of episodes inside a trial
 * @param ppo the optimiser
 */
public record TrialSettings(int trials, int episodes, boolean acrossEpisodes, PpoSettings ppo) {
    /** Checks every component. */
    public TrialSettings {
        if (trials < 1 || episodes < 1) {
            throw new IllegalArgumentException(
                    "trials and episodes must be at least 1, got " + trials + " and " + episodes);
        }
    }
}
