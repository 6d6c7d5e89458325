package adaptarium.experiments.report;

import adaptarium.experiments.run.MetricsRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** Returns over a training's updates, averaged over a few updates each, and whether they still rise at its end. */
final class LearningCurves {
    private static final int POINTS = 60; // one per update would hide one seed behind another
    private static final int MOST = 500; // points of one run by itself: about what a chart has pixels for
    private static final int LEAST_UPDATES =
            4; // in the last third; a line through three points has one degree of freedom
    private static final double RISE = 0.05; // of the whole range: what the last third must gain to be called a rise
    private static final double CHANCE =
            0.00135; // that noise alone gives such a slope: three standard errors where there are many points

    private LearningCurves() {}

    /**
     * A run's curve.
     *
     * @param rows one per update
     * @param updates how many of them
     * @return points of environment steps in millions and mean return
     */
    static List<Chart.Point> of(List<MetricsRow> rows, int updates) {
        int window = Math.max(1, (updates + POINTS - 1) / POINTS);
        List<Chart.Point> points = new ArrayList<>();
        for (int from = 0; from < updates; from += window) {
            List<MetricsRow> few = rows.subList(from, Math.min(updates, from + window));
            points.add(
                    Chart.Point.of(mean(few, MetricsRow::environmentSteps) / 1e6, mean(few, MetricsRow::meanReturn)));
        }
        return points;
    }

    /**
     * A run's figure over its updates: each by itself, or means of neighbours where there are too many to tell apart.
     *
     * @param rows one per update
     * @param figure what is drawn
     * @return at most {@value #MOST} points of updates and that figure
     */
    static List<Chart.Point> ofUpdates(List<MetricsRow> rows, ToDoubleFunction<MetricsRow> figure) {
        int window = Math.max(1, (rows.size() + MOST - 1) / MOST);
        List<Chart.Point> points = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += window) {
            List<MetricsRow> few = rows.subList(from, Math.min(rows.size(), from + window));
            points.add(Chart.Point.of(few.get(few.size() - 1).iteration(), mean(few, figure)));
        }
        return points;
    }

    private static double mean(List<MetricsRow> rows, ToDoubleFunction<MetricsRow> figure) {
        return rows.stream().mapToDouble(figure).average().orElse(0);
    }

    /**
     * Whether a training was ended while it was still getting better: over its last third the returns rise by more than a twentieth of all they have risen, and
     * by more than noise explains (Student's t for the slope, so that a training of a dozen updates is judged, too, and more strictly).
     *
     * @param rows one per update
     * @return whether longer training would probably give more
     */
    static boolean stillRise(List<MetricsRow> rows) {
        int from = rows.size() - rows.size() / 3;
        if (rows.size() - from < LEAST_UPDATES) {
            return false;
        }
        SimpleRegression line = new SimpleRegression();
        for (int i = from; i < rows.size(); i++) {
            line.addData(i, rows.get(i).meanReturn());
        }
        List<Chart.Point> smooth = of(rows, rows.size());
        double low = smooth.stream().mapToDouble(Chart.Point::y).min().orElse(0);
        double high = smooth.stream().mapToDouble(Chart.Point::y).max().orElse(0);
        double gain = line.getSlope() * (rows.size() - from);
        double errors = new TDistribution(rows.size() - from - 2).inverseCumulativeProbability(1 - CHANCE);
        return gain > RISE * (high - low) && line.getSlope() > errors * line.getSlopeStdErr();
    }
}
