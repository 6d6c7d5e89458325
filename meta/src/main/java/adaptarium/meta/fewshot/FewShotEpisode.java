package adaptarium.meta.fewshot;

/**
 * One task's examples.
 *
 * @param support what a learner may learn from: K examples, of a classification K of each class
 * @param query what it is tried on: other examples of the same task
 */
public record FewShotEpisode(Examples support, Examples query) {
    /** Checks that both have the same widths. */
    public FewShotEpisode {
        if (support.inputs() != query.inputs() || support.outputs() != query.outputs()) {
            throw new IllegalArgumentException("support and query must have the same inputs and outputs, got "
                    + support.inputs() + " and " + query.inputs() + ", " + support.outputs() + " and "
                    + query.outputs());
        }
    }
}
