package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

/**
 * Point estimates and intervals beside those of the field's library: rliable 1.2.0 with numpy 2.4.6 and scipy 1.17.1, called once as each test says with x and y as arrays, its
 * answers pasted.
 */
final class RliableTest {
    private static final double EXACT = 1e-12;
    private static final List<double[]> X = List.of(
            new double[] {0.10, 0.55, 0.90, 1.30, -0.20},
            new double[] {0.25, 0.40, 0.80, 1.10, 0.05},
            new double[] {0.05, 0.65, 1.00, 1.20, -0.10},
            new double[] {0.30, 0.35, 0.70, 1.40, 0.15},
            new double[] {0.20, 0.60, 0.95, 1.25, 0.00},
            new double[] {0.15, 0.50, 0.85, 1.35, -0.05});
    private static final List<double[]> Y = List.of(
            new double[] {0.15, 0.50, 0.90, 1.00, -0.30},
            new double[] {0.20, 0.45, 0.60, 1.15, 0.10},
            new double[] {0.00, 0.55, 0.75, 1.30, -0.20},
            new double[] {0.35, 0.30, 0.65, 0.95, 0.20});

    private static double[] entries(List<double[]> scores) {
        return scores.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** {@code metrics.aggregate_iqm(x)}, {@code aggregate_mean(x)}, {@code aggregate_optimality_gap(x)}; of y with {@code gamma=0.9}. */
    @Test
    void aggregates() {
        assertEquals(0.51875, Statistics.interquartileMean(entries(X)), EXACT);
        assertEquals(0.5583333333333333, Statistics.mean(entries(X)), EXACT);
        assertEquals(0.495, Statistics.optimalityGap(entries(X), 1), EXACT);
        assertEquals(0.45499999999999996, Statistics.interquartileMean(entries(Y)), EXACT);
        assertEquals(0.4800000000000001, Statistics.mean(entries(Y)), EXACT);
        assertEquals(0.4600000000000001, Statistics.optimalityGap(entries(Y), 0.9), EXACT);
    }

    /** {@code metrics.probability_of_improvement(x, y)} and {@code (x, x)}. */
    @Test
    void probabilityOfImprovement() {
        assertEquals(0.6625, Statistics.probabilityOfImprovement(X, Y), EXACT);
        assertEquals(0.5, Statistics.probabilityOfImprovement(X, X), EXACT);
        PairedScores paired = new PairedScores(X.subList(0, 4), Y, TaskUnits.distinct(5));
        assertEquals(
                Statistics.probabilityOfImprovement(X.subList(0, 4), Y),
                paired.probabilityOfImprovement(10, 1).value(),
                EXACT);
    }

    /** {@code library.create_performance_profile({'x': x}, taus)[0]['x']} with taus of -0.1, 0, 0.2, 0.5, 0.9, 1.2. */
    @Test
    void performanceProfile() {
        List<Double> shares = new ArrayList<>();
        for (double threshold : new double[] {-0.1, 0, 0.2, 0.5, 0.9, 1.2}) {
            shares.add(Statistics.shareAbove(entries(X), threshold));
        }
        double[] theirs = {
            0.9333333333333333, 0.8666666666666667, 0.6666666666666666, 0.5, 0.26666666666666666, 0.13333333333333333
        };
        for (int i = 0; i < theirs.length; i++) {
            assertEquals(theirs[i], shares.get(i), EXACT);
        }
    }

    /** 24 runs of four tasks, normal and nearly uncorrelated over tasks: there rliable's assumption holds that every run of a task is a training of its own. */
    private static final List<double[]> INDEPENDENT = List.of(
            new double[] {0.23, 0.28, 0.51, 1.13},
            new double[] {0.67, 0.57, 0.56, 0.53},
            new double[] {0.58, 1.13, 0.41, 0.58},
            new double[] {0.20, 1.29, 0.40, 0.61},
            new double[] {0.39, 0.26, 0.58, 0.69},
            new double[] {0.25, 0.91, 0.46, 0.90},
            new double[] {0.50, 0.89, 0.70, 0.80},
            new double[] {0.20, 0.69, 0.65, 1.03},
            new double[] {0.40, 0.55, 0.63, 0.76},
            new double[] {0.17, 0.30, 0.44, 0.64},
            new double[] {0.67, 0.77, 0.77, 0.87},
            new double[] {0.17, 0.77, 0.45, 0.41},
            new double[] {0.36, 0.59, 0.32, 0.62},
            new double[] {0.58, 0.20, 0.54, 0.48},
            new double[] {0.73, 0.69, 0.11, 1.20},
            new double[] {0.60, 0.85, 0.56, 0.87},
            new double[] {0.71, 0.38, 0.46, 0.78},
            new double[] {0.55, 0.46, 0.50, 0.95},
            new double[] {0.44, 0.35, 0.35, 0.49},
            new double[] {0.15, 0.34, 0.33, 0.97},
            new double[] {0.20, 0.36, 0.41, 0.67},
            new double[] {0.13, 0.99, 0.62, 1.01},
            new double[] {0.41, 0.50, 0.48, 1.43},
            new double[] {0.30, 0.27, 0.75, 0.78});

    /**
     * {@code library.get_interval_estimates({'x': x}, lambda s: np.array([metrics.aggregate_mean(s)]), reps=20000, random_state=np.random.RandomState(1))} and
     * {@code aggregate_iqm}, on the second column alone (whole runs are drawn here, and what is trimmed of a run's tasks is not uncorrelated). Where its assumption holds, our interval is its percentiles' but for Student's t and the
     * factor that undoes the bootstrap's shrinkage: t(23)/1.96 · √(24/23) = 1.078 times as wide, around the same middle.
     */
    @Test
    void intervalsAgreeWhereTheyMeanTheSame() {
        double wider = new TDistribution(23).inverseCumulativeProbability(0.975)
                / new NormalDistribution().inverseCumulativeProbability(0.975)
                * Math.sqrt(24.0 / 23);
        List<double[]> one =
                INDEPENDENT.stream().map(row -> new double[] {row[1]}).toList();
        agree(INDEPENDENT, Statistics::mean, wider, 0.5746875, 0.53072917, 0.62);
        agree(one, Statistics::mean, wider, 0.59958333, 0.48498958, 0.72041667);
        agree(one, Statistics::interquartileMean, wider, 0.55666667, 0.41414583, 0.72083333);
    }

    private static void agree(
            List<double[]> scores,
            ToDoubleFunction<double[]> aggregate,
            double wider,
            double point,
            double low,
            double high) {
        int tasks = scores.get(0).length;
        List<Integer> names = IntStream.range(0, tasks).boxed().toList();
        Statistics.Estimate ours =
                Statistics.bootstrap(scores, TaskUnits.of(names, /* possible= */ tasks), aggregate, 20_000, 1);
        assertEquals(point, ours.value(), 1e-8); // as many digits as were printed
        double theirs = high - low;
        assertEquals(wider, (ours.high() - ours.low()) / theirs, 0.06);
        assertEquals((low + high) / 2, (ours.low() + ours.high()) / 2, 0.06 * theirs);
    }
}
