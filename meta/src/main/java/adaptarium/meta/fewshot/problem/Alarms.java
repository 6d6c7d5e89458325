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
 * bodies' motion, twice in a row. Who raises alarms at random notices faults, too, if only there are windows enough: what the same windows of whole bodies raise is what noticing
 * has to be compared with.
 */
final class Alarms {
    private static final int UNSEEN = 5; // pieces of each task
    private static final int STREAMS = 4; // of each task
    private static final double FALSE = 0.05; // windows of whole bodies
    private static final double GUESSED = 0.5; // area

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
                "Faults: the area under the curve of true against false alarms (1 is perfect), mean over tasks, for"
                        + " faults that were shown, for those that were not, and for telling the latter from all that"
                        + " was shown; and of motors that fail in motion, known or not, how many were noticed, after how"
                        + " many steps in the median, and in how many motions there was an alarm before. By chance:"
                        + " what is no better than guessing; of alarms, those in as many windows, as late, of bodies that"
                        + " stay whole.",
                List.of("value", "by chance"),
                List.of(
                        row("known fault against whole, area", known, GUESSED),
                        row("unseen fault against whole, area", unknown, GUESSED),
                        row("unseen fault against all shown, area", open, GUESSED),
                        row("noticed in motion, share", delays.broken.noticed(), delays.whole.noticed()),
                        row("delay, median steps", delays.broken.median(), delays.whole.median()),
                        row("false alarms before, share", delays.broken.early(), delays.whole.early())));
    }

    private static Findings.Row row(String name, double value, double byChance) {
        return new Findings.Row(name, List.of(value, byChance), "");
    }

    /** What comes of watching motions go on. */
    private static final class Delays {
        private final Count broken = new Count();
        private final Count whole = new Count();

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
            int quiet = problem.quiet() - problem.steps();
            for (int k = 0; k < STREAMS; k++) {
                long own = Seeds.derive(seed, "broken", k);
                broken.add(evidence(problem, learner, support, task, true, own), threshold, quiet);
                long other = Seeds.derive(seed, "whole, not the threshold's", k);
                whole.add(evidence(problem, learner, support, task, false, other), threshold, quiet);
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
    }

    /** Alarms in some motions. */
    private static final class Count {
        private final List<Integer> steps = new ArrayList<>();
        private int motions;
        private int before;

        /** Windows up to number {@code quiet} have seen nothing of what may happen. */
        void add(double[] fault, double threshold, int quiet) {
            motions++;
            for (int w = 1; w < fault.length; w++) {
                if (fault[w] > threshold && fault[w - 1] > threshold) {
                    if (w <= quiet) {
                        before++;
                    } else {
                        steps.add(w - quiet);
                    }
                    return;
                }
            }
        }

        /** Of those without an alarm before. */
        double noticed() {
            return motions == before ? Double.NaN : (double) steps.size() / (motions - before);
        }

        double median() {
            int[] sorted = steps.stream().mapToInt(Integer::intValue).sorted().toArray();
            return sorted.length == 0
                    ? Double.NaN
                    : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
        }

        double early() {
            return (double) before / motions;
        }
    }
}
