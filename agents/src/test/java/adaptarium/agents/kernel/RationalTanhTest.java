package adaptarium.agents.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RationalTanhTest {
    private static final float[] POINTS = points();

    private static float[] points() {
        float[] points = new float[100_001];
        for (int i = 0; i < points.length; i++) {
            points[i] = 24f * (i - 50_000) / 50_000;
        }
        return points;
    }

    @Test
    void tangentIsWithinFourInTenMillion() {
        float[] values = POINTS.clone();
        RationalTanh.tanh(values, new float[values.length], values.length);
        for (int i = 0; i < values.length; i++) {
            double expected = Math.tanh(POINTS[i]);
            assertEquals(expected, values[i], 4e-7 * Math.abs(expected), "tanh(" + POINTS[i] + ")");
        }
        assertEquals(0, values[50_000]);
    }

    @Test
    void logisticFunctionIsWithinFourInTenMillion() {
        float[] values = POINTS.clone();
        RationalTanh.sigmoid(values, new float[values.length], values.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(1 / (1 + Math.exp(-POINTS[i])), values[i], 4e-7, "sigmoid(" + POINTS[i] + ")");
        }
    }

    @Test
    void whatIsNotANumberStaysSo() {
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        RationalTanh.tanh(values, new float[3], 3);
        assertTrue(Float.isNaN(values[0]));
        assertEquals(1, values[1], 4e-7);
        assertEquals(-1, values[2], 4e-7);
    }
}
