package adaptarium.experiments.report;

import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.meta.Statistics.Estimate;
import adaptarium.meta.fewshot.FewShotProblems;

/**
 * What the figures of an evaluation are: returns of a family, or scores of a few-shot problem. They are kept so that more is better; errors are shown as people
 * know them, the smaller the better.
 *
 * @param words of a figure over tasks, such as {@code "mean return per episode"}
 * @param sign what a kept figure is multiplied by to show it
 * @param steps what is counted, such as {@code "environment steps"}
 * @param fewShot whether it is a few-shot problem
 */
public record Scale(String words, int sign, String steps, boolean fewShot) {
    private static final Scale RETURNS = new Scale("mean return per episode", 1, "environment steps", false);

    /**
     * The scale of what was learned on.
     *
     * @param family id of a family or of a few-shot problem; of one that is not known here, that of a family
     * @return the scale
     */
    public static Scale of(String family) {
        return FewShotProblems.measure(family)
                .map(measure -> new Scale(measure.words(), measure.sign(), "examples", true))
                .orElse(RETURNS);
    }

    /** What is kept, in words: {@code "return"}, {@code "accuracy"}, {@code "minus the mean squared error"}. */
    public String kept() {
        return fewShot ? (sign < 0 ? "minus the " : "") + words : "return";
    }

    /**
     * A figure as it is shown.
     *
     * @param kept as it is kept
     */
    public double shown(double kept) {
        return sign * kept;
    }

    /**
     * A figure with its interval as they are shown.
     *
     * @param kept as they are kept
     */
    public Estimate shown(Estimate kept) {
        return sign > 0 ? kept : new Estimate(-kept.value(), -kept.high(), -kept.low(), kept.basis());
    }

    /**
     * What a learner learns from in a task, as a sentence.
     *
     * @param split the results
     */
    public String support(SplitResult split) {
        double seen = split.learners().get(0).adaptationSteps().get(0).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return "After 0 rounds nothing of a task is known; every later one has learnt from the same " + Math.round(seen)
                + (seen == 1 ? " example." : " examples.");
    }
}
