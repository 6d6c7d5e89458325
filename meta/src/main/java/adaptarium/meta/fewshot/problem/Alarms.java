package adaptarium.meta.fewshot.problem;

import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.Findings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well a learner notices faults. Its prediction for a class is taken for how alike a piece is to it: how little it is like the whole body is the evidence of a fault,
 * how little it is like any class the evidence of one that was not shown. An alarm is raised where the former is larger than in all but a twentieth of the windows of whole
 * bodies' motion, twice in a row.
 */
final class Alarms {
    private static final int UNSEEN = 5; // pieces of each task
    private static final int STREAMS = 4; // of each task
    private static final double FALSE = 0.05; // windows of whole bodies

    private Alarms() {}

    /**
     * The area under the curve of true against false alarms: how likely one with a fault has more evidence than one without; ties count half.
     *
     * @param with evidence of those that should be found
     * @param without evidence of the others
     */
    static double area(double[] with, double[] without) {
        double won = 0;
        for (double a : with) {
            for (double b : without) {
                won += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return won / with.length / without.length;
    }

    /** Evidence of each of some pieces. */
    @SuppressWarnings("ArrayRecordComponent") // private to this class
    private record Evidence(double[] fault, double[] novelty) {
        static Evidence of(FewShotLearner<?> learner, Examples support, double[] x) {
            double[] alike = learner.predict(support, x, 1).get(1);
            int ways = support.outputs();
            double[] fault = new double[alike.length / ways];
            double[] novelty = new double[fault.length];
            for (int i = 0; i < fault.length; i++) {
                double[] row = Arrays.copyOfRange(alike, i * ways, (i + 1) * ways);
                fault[i] = -row[0];
                novelty[i] = -Arrays.stream(row).max().orElseThrow();
            }
            return new Evidence(fault, novelty);
        }
    }

    /**
     * The figures.
     *
     * @param problem whose pieces
     * @param learner who is asked
     * @param tasks that it has not seen
     * @param seed of the pieces
     */
    static <T extends Record> Findings of(
            FaultDetection<T> problem,
            FewShotLearner<FaultDetection.Case<T>> learner,
            List<FaultDetection.Case<T>> tasks,
            long seed) {
        double known = 0;
        double open = 0;
        double unknown = 0;
        Delays delays = new Delays();
        for (int i = 0; i < tasks.size(); i++) {
            long own = Seeds.derive(seed, "episode", i);
            T task = tasks.get(i).task();
            FewShotEpisode episode = problem.episode(tasks.get(i), own);
            Examples support = episode.support();
            Examples query = episode.query();
            Evidence shown = Evidence.of(learner, support, query.x());
            Evidence others = Evidence.of(learner, support, problem.unseen(task, UNSEEN, Seeds.derive(own, "unseen")));
            int whole = query.count() / query.outputs(); // they come first
            double[] quiet = Arrays.copyOf(shown.fault(), whole);
            known += area(Arrays.copyOfRange(shown.fault(), whole, query.count()), quiet) / tasks.size();
            unknown += area(others.fault(), quiet) / tasks.size();
            open += area(others.novelty(), shown.novelty()) / tasks.size();
            delays.add(problem, learner, support, task, Seeds.derive(own, "streams"));
        }
        return new Findings(
                "Faults: the area under the curve of true against false alarms (1 is perfect, 0.5 chance), mean over"
                        + " tasks, for faults that were shown, for those that were not, and for telling the latter"
                        + " from all that was shown; and of motors that fail in motion, known or not, how many were"
                        + " noticed, after how many steps in the median, and in how many motions the alarm was false.",
                List.of("value"),
                List.of(
                        row("known fault against whole, area", known),
                        row("unseen fault against whole, area", unknown),
                        row("unseen fault against all shown, area", open),
                        row("noticed in motion, share", delays.noticed()),
                        row("delay, median steps", delays.median()),
                        row("false alarms, share of motions", delays.falseAlarms())));
    }

    private static Findings.Row row(String name, double value) {
        return new Findings.Row(name, List.of(value), "");
    }

    /** What comes of watching motions go on. */
    private static final class Delays {
        private final List<Integer> steps = new ArrayList<>();
        private int motions;
        private int falsely;

        <T extends Record> void add(
                FaultDetection<T> problem, FewShotLearner<?> learner, Examples support, T task, long seed) {
            double[] calm = new double[0];
            for (int k = 0; k < STREAMS; k++) {
                double[] fault = evidence(problem, learner, support, task, false, Seeds.derive(seed, "whole", k));
                int from = calm.length;
                calm = Arrays.copyOf(calm, from + fault.length);
                System.arraycopy(fault, 0, calm, from, fault.length);
            }
            Arrays.sort(calm);
            double threshold = calm[(int) ((1 - FALSE) * (calm.length - 1))];
            for (int k = 0; k < STREAMS; k++) {
                double[] fault = evidence(problem, learner, support, task, true, Seeds.derive(seed, "broken", k));
                count(fault, threshold, problem.quiet() - problem.steps());
            }
        }

        private static <T extends Record> double[] evidence(
                FaultDetection<T> problem,
                FewShotLearner<?> learner,
                Examples support,
                T task,
                boolean breaks,
                long seed) {
            return Evidence.of(learner, support, problem.stream(task, breaks, seed))
                    .fault();
        }

        /** Windows up to number {@code quiet} have seen nothing of the fault. */
        private void count(double[] fault, double threshold, int quiet) {
            motions++;
            for (int w = 1; w < fault.length; w++) {
                if (fault[w] > threshold && fault[w - 1] > threshold) {
                    if (w <= quiet) {
                        falsely++;
                    } else {
                        steps.add(w - quiet);
                    }
                    return;
                }
            }
        }

        /** Of those without a false alarm before. */
        double noticed() {
            return motions == falsely ? Double.NaN : (double) steps.size() / (motions - falsely);
        }

        double median() {
            int[] sorted = steps.stream().mapToInt(Integer::intValue).sorted().toArray();
            return sorted.length == 0
                    ? Double.NaN
                    : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
        }

        double falseAlarms() {
            return (double) falsely / motions;
        }
    }
}
