package adaptarium.meta.model;

import adaptarium.agents.setting.Setting;
import adaptarium.agents.setting.Settings;

/**
 * How actions are found with a model.
 *
 * @param search among random candidates, or by the cross-entropy method
 * @param candidates action sequences that are tried
 * @param horizon steps that each of them looks ahead
 * @param hold steps for which a candidate keeps an action
 * @param iterations of the cross-entropy method
 * @param elites share of the candidates that the next iteration is drawn around
 * @param endCost reward that an end for good takes away
 */
public record PlannerSettings(
        @Setting(
                value = "how candidates are chosen: random, or drawn around the best ones, again and again",
                change = "cross-entropy where actions have many axes; it takes iterations times as long")
        Search search,

        @Setting(
                value = "action sequences that are tried at every step",
                range = "[2, 100000]",
                change = "raise it where actions have many axes; time grows with it")
        int candidates,

        @Setting(
                value = "steps that a candidate looks ahead",
                range = "[1, 1000]",
                change = "raise it where what an action is good for shows late, lower it where the model's errors add"
                        + " up")
        int horizon,

        @Setting(
                value = "steps for which a candidate keeps an action",
                range = "[1, 1000]",
                change = "raise it where the body answers slowly: single steps of noise cancel")
        int hold,

        @Setting(
                value = "iterations of the cross-entropy method; random search takes one",
                range = "[1, 100]",
                change = "raise it where plans are coarse; time grows with it")
        int iterations,

        @Setting(
                value = "share of the candidates that the next iteration is drawn around",
                range = "(0, 1]",
                change = "lower it to settle faster")
        double elites,

        @Setting(
                value = "reward that an end for good takes away in plans, for what would have come after the horizon",
                range = "(-inf, inf)",
                change =
                        "about what is earned in a second or two, where an end is a fall that a short plan runs into; 0"
                                + " where the horizon shows what an end costs, negative where it is the goal")
        double endCost) {
    /** How candidates are chosen. */
    public enum Search {
        /** All at random, and the best is taken. */
        RANDOM,
        /** Around the best ones, again and again (Rubinstein and Kroese 2004). */
        CROSS_ENTROPY
    }

    /** Checks every component. */
    public PlannerSettings {
        Settings.check(PlannerSettings.class, search, candidates, horizon, hold, iterations, elites, endCost);
    }

    static PlannerSettings standard() {
        return new PlannerSettings(
                Search.CROSS_ENTROPY,
                /* candidates= */ 64,
                /* horizon= */ 12,
                /* hold= */ 3,
                /* iterations= */ 3,
                /* elites= */ 0.125,
                /* endCost= */ 0);
    }

    /** How many candidates are elite, at least 1. */
    int eliteCount() {
        return Math.max(1, (int) Math.round(elites * candidates));
    }
}
