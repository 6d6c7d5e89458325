package adaptarium.meta.trial;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;
import adaptarium.agents.update.PpoSettings;

/**
 * How an agent is tuned to a task at test time.
 *
 * @param episodes of a round, at least 1
 * @param rounds for which it is meant, at least 1
 * @param ppo the optimiser
 */
public record FineTuning(
        @Setting(
                value = "episodes that are played before the parameters move, and again before they move on",
                range = "[1, 1000]",
                change = "as many as the learner it is compared with plays in a round, so that both use as many steps")
        int episodes,

        @Setting(
                value = "rounds for which it is meant; an evaluation may play fewer or more",
                range = "[1, 10000]",
                change = "it changes nothing but what is said of the agent")
        int rounds,

        @Setting("the optimiser at test time; each task has one of its own, new in its first round")
        PpoSettings ppo) {
    /** Checks every component. */
    public FineTuning {
        Settings.check(FineTuning.class, episodes, rounds, ppo);
    }
}
