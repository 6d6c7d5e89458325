package adaptarium.meta.fewshot;

import java.util.List;

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

    /**
     * Episodes of several tasks in one, in which all their classes are to be told apart.
     *
     * @param episodes classifications of equal widths
     * @return classes of the first, then those of the second, and so on
     */
    public static FewShotEpisode joined(List<FewShotEpisode> episodes) {
        return episodes.size() == 1
                ? episodes.get(0)
                : new FewShotEpisode(
                        joinedExamples(
                                episodes.stream().map(FewShotEpisode::support).toList()),
                        joinedExamples(
                                episodes.stream().map(FewShotEpisode::query).toList()));
    }

    private static Examples joinedExamples(List<Examples> parts) {
        int inputs = parts.get(0).inputs();
        int ways = parts.get(0).outputs();
        int outputs = parts.size() * ways;
        int count = parts.stream().mapToInt(Examples::count).sum();
        double[] x = new double[count * inputs];
        double[] y = new double[count * outputs];
        int row = 0;
        for (int part = 0; part < parts.size(); part++) {
            Examples examples = parts.get(part);
            System.arraycopy(examples.x(), 0, x, row * inputs, examples.x().length);
            for (int i = 0; i < examples.count(); i++, row++) {
                System.arraycopy(examples.y(), i * ways, y, row * outputs + part * ways, ways);
            }
        }
        return new Examples(count, inputs, outputs, x, y);
    }
}
