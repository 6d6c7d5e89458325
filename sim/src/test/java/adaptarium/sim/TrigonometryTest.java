package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TrigonometryTest {
    @Test
    void agreesWithStrictMathToTheLastPlaces() {
        RandomGenerator random = Seeds.generator(1);
        for (double range : new double[] {1e-3, 1, 10, 1e3, 1e6}) {
            for (int i = 0; i < 100_000; i++) {
                double x = range * (2 * random.nextDouble() - 1);
                assertClose(StrictMath.sin(x), Trigonometry.sin(x), x);
                assertClose(StrictMath.cos(x), Trigonometry.cos(x), x);
            }
        }
    }

    @Test
    void agreesNextToTheMultiplesOfAQuarterTurn() {
        for (int k = -1000; k <= 1000; k++) {
            double x = k * (Math.PI / 2);
            for (double y : new double[] {x, Math.nextUp(x), Math.nextDown(x), x + 1e-9, x - Math.PI / 4}) {
                assertClose(StrictMath.sin(y), Trigonometry.sin(y), y);
                assertClose(StrictMath.cos(y), Trigonometry.cos(y), y);
            }
        }
    }

    @Test
    void hugeAnglesAndNumbersThatAreNotFiniteGoToStrictMath() {
        for (DoubleUnaryOperator f : new DoubleUnaryOperator[] {Trigonometry::sin, Trigonometry::cos}) {
            assertTrue(Double.isNaN(f.applyAsDouble(Double.NaN)));
            assertTrue(Double.isNaN(f.applyAsDouble(Double.POSITIVE_INFINITY)));
        }
        assertEquals(StrictMath.sin(1e15), Trigonometry.sin(1e15));
        assertEquals(StrictMath.cos(-1e15), Trigonometry.cos(-1e15));
    }

    private static void assertClose(double expected, double actual, double angle) {
        // StrictMath itself is within 1 unit in the last place; the absolute part allows for the third part of pi/2
        // ending somewhere.
        assertEquals(expected, actual, 2 * Math.ulp(expected) + 1e-22 * Math.abs(angle), () -> "at " + angle);
    }
}
