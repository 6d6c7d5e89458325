package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Point estimates beside those of the field's library: rliable 1.2.0 with numpy 2.4.6 and scipy 1.17.1, called once as each test says with x and y as arrays, its
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
}
