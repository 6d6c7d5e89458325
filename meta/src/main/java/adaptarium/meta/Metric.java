package adaptarium.meta;

import java.util.regex.Pattern;

/**
 * A figure that an update reports, as {@code describe} explains it and {@code metrics.jsonl} names it.
 *
 * @param name such as {@code "clipFraction"}; {@code {k}} stands for a number counted from 0, as in {@code "return/episode/{k}"}
 * @param meaning what it is and what to read from it, a few words without a full stop
 */
public record Metric(String name, String meaning) {
    /** The mean return of round k of adaptation, as every learner that adapts in training calls it. */
    public static final Metric RETURN = new Metric(
            "return/episode/{k}",
            "mean return per episode on the training tasks after k rounds of adaptation (an episode each where a memory"
                    + " adapts, a batch where steps do); k = 0 is before any");

    /** The share of successes in round k of adaptation; only of families with a goal. */
    public static final Metric SUCCESS = new Metric(
            "success/episode/{k}",
            "share of the training episodes that met the goal at any moment, after k rounds of adaptation (families"
                    + " with a goal only)");

    /** The mean divergence of an update's new policy from its old one. */
    public static final Metric KL = new Metric(
            "kl", "mean divergence of the new policy from the one that acted, in nats; how far the update went");

    /**
     * Whether a figure of an update is this one.
     *
     * @param figure a name in {@link MetaLearner.Update#metrics}
     */
    public boolean isCalled(String figure) {
        return Pattern.matches("\\Q" + name.replace("{k}", "\\E\\d+\\Q") + "\\E", figure);
    }

    /**
     * The name with its number.
     *
     * @param k counted from 0
     */
    public String of(int k) {
        return name.replace("{k}", Integer.toString(k));
    }
}
