package adaptarium.experiments.report;

import adaptarium.experiments.run.MetricsRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much training a learner needs to come near the best: environment steps and seconds after which its learning curve, averaged over a few updates, first
 * reaches a target.
 *
 * @param target mean return on training tasks after adaptation
 * @param steps the median over its seeds; infinite where half of them never reach it
 * @param seconds of processor time, likewise; by the clock on the wall in runs that were made before processor time was kept
 * @param allSteps environment steps of a whole training, the median over its seeds
 * @param allSeconds of a whole training, likewise
 * @param reached how many seeds reach it
 * @param seeds of how many
 */
record Efficiency(
        double target, double steps, double seconds, double allSteps, double allSeconds, int reached, int seeds) {
    private static final double NEAR = 0.9; // of the way from chance to the best

    /**
     * The target of several learners.
     *
     * @param random mean return of random actions
     * @param runs everybody's metrics
     * @return 90 % of the way from chance to the best mean return of any learner at the end of its training
     */
    static double target(double random, List<List<MetricsRow>> runs) {
        double best = runs.stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> LearningCurves.of(rows, rows.size()))
                .mapToDouble(points -> points.get(points.size() - 1).y())
                .max()
                .orElse(Double.NaN);
        return random + NEAR * (best - random);
    }

    /**
     * The efficiency of a learner.
     *
     * @param target what is to be reached
     * @param runs the metrics of its seeds
     * @return the medians
     */
    static Efficiency of(double target, List<List<MetricsRow>> runs) {
        List<Double> steps = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        int reached = 0;
        for (List<MetricsRow> rows : runs) {
            double at = Double.POSITIVE_INFINITY; // environment steps
            for (Chart.Point point : LearningCurves.of(rows, rows.size())) {
                at = point.y() >= target ? Math.min(at, 1e6 * point.x()) : at;
            }
            double least = at;
            double when = rows.stream()
                    .filter(row -> row.environmentSteps() >= least)
                    .mapToDouble(Efficiency::seconds)
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            reached += Double.isFinite(when) ? 1 : 0;
            steps.add(at);
            seconds.add(when);
        }
        List<MetricsRow> last = runs.stream()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> rows.get(rows.size() - 1))
                .toList();
        return new Efficiency(
                target,
                median(steps),
                median(seconds),
                median(last.stream().map(row -> (double) row.environmentSteps()).toList()),
                median(last.stream().map(Efficiency::seconds).toList()),
                reached,
                runs.size());
    }

    private static double seconds(MetricsRow row) {
        return Double.isNaN(row.processorSeconds()) ? row.seconds() : row.processorSeconds();
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        return n == 0
                ? Double.POSITIVE_INFINITY
                : Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
    }
}
