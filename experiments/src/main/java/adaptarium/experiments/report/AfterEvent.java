package adaptarium.experiments.report;

import adaptarium.experiments.run.EventCurve;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * How a learner takes a switch or fault in mid-episode, from the mean reward of a step by its time before or after.
 *
 * <p>The curve is averaged over seeds, tasks and episodes first. Where it falls below what was earned before, it has a lowest point: until then behaviour that was
 * right before gets worse and worse, from then on something is done about it. That is taken for the detection. Recovered is who has made up nine tenths of the fall.
 * Times are whole bins, and end with what was played: who never recovers has the whole of it.
 *
 * @param before mean reward of a step before
 * @param lowest the same at its lowest afterwards, or the same as before where it does not fall
 * @param detection environment steps until the lowest point
 * @param recovery environment steps until recovered
 * @param played environment steps that were played afterwards: the longest that can be measured
 */
record AfterEvent(Estimate before, Estimate lowest, Estimate detection, Estimate recovery, int played) {
    private static final double MADE_UP = 0.9; // of the fall
    private static final int REPLICATIONS = 1000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1;

    /** What a learner did; empty where nothing happened to it. */
    static Optional<AfterEvent> of(PooledLearner learner) {
        List<EventCurve> curves =
                learner.seeds().stream().map(PooledLearner.Member::aroundEvent).toList();
        if (curves.stream().anyMatch(EventCurve::isEmpty)
                || curves.stream().map(EventCurve::binSteps).distinct().count() > 1) {
            return Optional.empty();
        }
        int steps = curves.get(0).binSteps();
        int bins = curves.get(0).rewards().get(0).size() - curves.get(0).binsBefore();
        return Optional.of(new AfterEvent(
                estimate(learner, curves, Course::before),
                estimate(learner, curves, Course::lowest),
                estimate(learner, curves, course -> steps * course.detection()),
                estimate(learner, curves, course -> steps * course.recovery()),
                steps * bins));
    }

    /** A number of a course. */
    @FunctionalInterface
    private interface Figure {
        double of(Course course);
    }

    private static Estimate estimate(PooledLearner learner, List<EventCurve> curves, Figure figure) {
        return Statistics.bootstrap(
                curves.size(),
                learner.tasks(),
                (seeds, tasks) -> figure.of(Course.of(curves, seeds, tasks)),
                REPLICATIONS,
                BOOTSTRAP_SEED);
    }

    /**
     * A mean curve in numbers.
     *
     * @param before mean reward of a step before
     * @param lowest at its lowest
     * @param detection bins until then; 0 where it does not fall
     * @param recovery bins until recovered; all where it never does
     */
    record Course(double before, double lowest, double detection, double recovery) {
        static Course of(List<EventCurve> curves, int[] seeds, int[] tasks) {
            int first = curves.get(0).binsBefore();
            double[] mean = mean(curves, seeds, tasks);
            double before = 0;
            for (int bin = 0; bin < first; bin++) {
                before += mean[bin] / first;
            }
            int low = first;
            for (int bin = first; bin < mean.length; bin++) {
                low = mean[bin] < mean[low] ? bin : low;
            }
            if (!(mean[low] < before)) {
                return new Course(before, before, 0, 0);
            }
            double recovered = mean[low] + MADE_UP * (before - mean[low]);
            int bin = low;
            while (bin < mean.length - 1 && !(mean[bin] >= recovered)) {
                bin++;
            }
            return new Course(before, mean[low], low - first + 1, bin - first + 1);
        }

        /** Over what was played in each bin; a bin in which nobody played is like the one before it. */
        private static double[] mean(List<EventCurve> curves, int[] seeds, int[] tasks) {
            double[] mean = new double[curves.get(0).rewards().get(0).size()];
            for (int bin = 0; bin < mean.length; bin++) {
                double sum = 0;
                int count = 0;
                for (int seed : seeds) {
                    for (int task : tasks) {
                        double reward = curves.get(seed).rewards().get(task).get(bin);
                        sum += Double.isNaN(reward) ? 0 : reward;
                        count += Double.isNaN(reward) ? 0 : 1;
                    }
                }
                mean[bin] = count > 0 ? sum / count : bin > 0 ? mean[bin - 1] : Double.NaN;
            }
            return mean;
        }
    }
}
