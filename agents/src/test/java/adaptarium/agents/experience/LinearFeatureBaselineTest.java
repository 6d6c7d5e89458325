package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class LinearFeatureBaselineTest {
    private static final int SAMPLES = 60;

    private final RandomGenerator random = Seeds.generator(9);
    private final float[] observations = new float[SAMPLES * 2];
    private final int[] offsets = new int[SAMPLES];
    private final int[] times = new int[SAMPLES];
    private final float[] returns = new float[SAMPLES];

    private void fill() {
        for (int i = 0; i < SAMPLES; i++) {
            offsets[i] = 2 * i;
            times[i] = i % 20;
            observations[2 * i] = (float) (12 * random.nextGaussian()); // some lie beyond the clip at 10
            observations[2 * i + 1] = (float) random.nextGaussian();
            returns[i] = (float) random.nextGaussian();
        }
    }

    /** The ridge as extra rows sqrt(1e-5) I of a least-squares problem, solved by QR: no normal equations. */
    @Test
    void itIsTheRidgeRegressionOnTheStatedFeatures() {
        fill();
        int size = 8;
        Array2DRowRealMatrix rows = new Array2DRowRealMatrix(SAMPLES + size, size);
        RealVector right = new ArrayRealVector(SAMPLES + size);
        for (int i = 0; i < SAMPLES; i++) {
            rows.setRow(i, features(i));
            right.setEntry(i, returns[i]);
        }
        for (int a = 0; a < size; a++) {
            rows.setEntry(SAMPLES + a, a, Math.sqrt(1e-5));
        }
        RealVector weights = new QRDecomposition(rows).getSolver().solve(right);
        LinearFeatureBaseline baseline = LinearFeatureBaseline.fit(2, observations, offsets, times, returns);
        double[] scratch = new double[size];
        for (int i = 0; i < SAMPLES; i++) {
            double expected = new ArrayRealVector(features(i)).dotProduct(weights);
            assertEquals(expected, baseline.value(observations, offsets[i], times[i], scratch), 1e-6);
        }
    }

    private double[] features(int i) {
        double x = Math.max(-10, Math.min(10, observations[2 * i]));
        double y = Math.max(-10, Math.min(10, observations[2 * i + 1]));
        double t = times[i] / 100.0;
        return new double[] {x, y, x * x, y * y, t, t * t, t * t * t, 1};
    }

    @Test
    void numbersThatAreNotFiniteAreRefused() {
        fill();
        returns[7] = Float.NaN;
        assertThrows(
                TrainingDivergedException.class,
                () -> LinearFeatureBaseline.fit(2, observations, offsets, times, returns));
        returns[7] = 1;
        observations[7] = Float.NaN;
        assertThrows(
                TrainingDivergedException.class,
                () -> LinearFeatureBaseline.fit(2, observations, offsets, times, returns));
    }

    @Test
    void aSingularProblemIsSolvedAllTheSame() {
        for (int i = 0; i < SAMPLES; i++) {
            offsets[i] = 2 * i;
            returns[i] = 3;
        }
        LinearFeatureBaseline baseline = LinearFeatureBaseline.fit(2, observations, offsets, times, returns);
        assertEquals(3, baseline.value(observations, 0, 0, new double[8]), 1e-3);
        assertTrue(Double.isFinite(baseline.value(observations, 0, 50, new double[8])));
    }
}
