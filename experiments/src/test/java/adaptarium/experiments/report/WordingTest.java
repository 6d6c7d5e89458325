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
        assertEquals("0.00", Wording.figure(-0.001)); // no sign without a number
        assertEquals("−0.0529", Wording.digits(-0.05289));
        assertEquals("[−4.10, 12.0]", Wording.interval(new Statistics.Estimate(0, -4.1, 12, Basis.SEEDS)));
        assertEquals("(−4.10 to 12.0)", Wording.interval(new Statistics.Estimate(0, -4.1, 12, Basis.SEED_RANGE)));
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
