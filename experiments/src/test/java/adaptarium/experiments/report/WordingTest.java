package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Basis;
import org.junit.jupiter.api.Test;

final class WordingTest {
    @Test
    void figuresHaveThreeDigitsAndARealMinus() {
        assertEquals("−3.46", Wording.figure(-3.456));
        assertEquals("−40.4", Wording.figure(-40.42));
        assertEquals("313", Wording.figure(313.2));
        assertEquals("12,346", Wording.figure(12345.6));
        assertEquals("−3.43e+90", Wording.figure(-3.4325e90)); // of a learner that ran away
        assertEquals("0.00", Wording.figure(-1e-12)); // no sign without a number
        assertEquals("−0.0529", Wording.digits(-0.05289));
        assertEquals("[−4.10, 12.0]", Wording.interval(new Statistics.Estimate(0, -4.1, 12, Basis.SEEDS)));
        assertEquals("(−4.10 to 12.0)", Wording.interval(new Statistics.Estimate(0, -4.1, 12, Basis.SEED_RANGE)));
    }

    @Test
    void whatTwoDecimalsWouldMakeZeroHasTwoSignificantDigits() {
        assertEquals("0.0031", Wording.figure(0.0031));
        assertEquals("−0.0010", Wording.figure(-0.001));
        assertEquals("0.00040", Wording.figure(0.0004));
        assertEquals("3.1e-5", Wording.figure(3.14e-5));
        assertEquals("−2.0e-8", Wording.figure(-2e-8));
        assertEquals("0.00", Wording.figure(0));
        assertEquals("0.00", Wording.figure(-0.0));
        assertEquals("0.00", Wording.figure(5e-10)); // what is left of rounding
        assertEquals("0.01", Wording.figure(0.0051)); // which two decimals can tell
        assertEquals("NaN", Wording.figure(Double.NaN));
        assertEquals("0.0031, mean squared error", Wording.figure(0.0031, "", "mean squared error"));
        assertEquals("0.00", Wording.hundredths(-0.0031));
    }

    private static String worded(double value, double low, double high) {
        return Wording.estimate(new Statistics.Estimate(value, low, high, Basis.SEEDS));
    }

    /** As many decimals as the largest of the three needs for two significant digits, but no fewer than two. */
    @Test
    void aFigureAndItsIntervalHaveTheSameDecimals() {
        assertEquals("0.0031 [−0.0009, 0.0072]", worded(0.0031, -0.0009, 0.0072));
        assertEquals("0.003 [−0.010, 0.034]", worded(0.0031, -0.01, 0.034));
        assertEquals("0.00 [−0.20, 0.31]", worded(0.0031, -0.2, 0.31));
        assertEquals("0.00 [−3.40, 12.0]", worded(1e-6, -3.4, 12));
        assertEquals("3.1e-6 [1.1e-6, 5.2e-5]", worded(3.1e-6, 1.1e-6, 5.2e-5));
        assertEquals("0.34 [0.00, 0.71]", worded(0.34, 0.0012, 0.71)); // beside a figure that is told by two decimals
        assertEquals("0.00 [0.00, 0.00]", worded(0, 0, 0));
        assertEquals("0.0031", Wording.estimate(new Statistics.Estimate(0.0031, Double.NaN, Double.NaN, Basis.NONE)));
        assertEquals(
                "0.00 [−0.01, 0.01]", Wording.normalised(new Statistics.Estimate(0.0031, -0.009, 0.007, Basis.SEEDS)));
    }

    @Test
    void stepsAndTimesAreRounded() {
        assertEquals("4.4 million", Wording.steps(4_416_000));
        assertEquals("5,010", Wording.steps(5010));
        assertEquals("4.4M", Wording.shortSteps(4_416_000));
        assertEquals("316k", Wording.shortSteps(316_128));
        assertEquals("5010", Wording.shortSteps(5010));
        assertEquals("—", Wording.shortSteps(Double.POSITIVE_INFINITY));
        assertEquals("—", Wording.shortSteps(Double.NaN));
        assertEquals("59 s", Wording.duration(59.4));
        assertEquals("2 min 5 s", Wording.duration(125));
        assertEquals("1 h 1 min", Wording.duration(3661));
    }
}
