package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void stepsAreOneTwoOrFiveTimesAPowerOfTen() {
        assertEquals(0.5, Numbers.roundUp(0.21), 1e-12);
        assertEquals(0.2, Numbers.roundUp(0.2), 1e-12);
        assertEquals(10, Numbers.roundUp(5.1), 1e-12);
        assertEquals(200, Numbers.roundUp(101), 1e-12);
    }

    @Test
    void ticksHaveAsManyDecimalsAsTheirStepNeeds() {
        assertEquals("0.25", Numbers.atStep(0.25, 0.05));
        assertEquals("−3", Numbers.atStep(-3, 1));
        assertEquals("0.0", Numbers.atStep(-0.0001, 0.1)); // no minus before zero
        assertEquals("1500", Numbers.atStep(1500, 500));
    }

    @Test
    void briefNumbersHaveAboutThreeDigits() {
        assertEquals("0.05", Numbers.brief(0.054));
        assertEquals("12.3", Numbers.brief(12.34));
        assertEquals("−123", Numbers.brief(-123.4));
        assertEquals("0", Numbers.brief(0));
        assertEquals("0.0031", Numbers.brief(0.0031));
        assertEquals("−0.00040", Numbers.brief(-0.0004));
        assertEquals("0.00", Numbers.brief(-9e-5)); // at rest
        assertEquals("0.0030 kg", Numbers.withUnit(0.003, "kg"));
        assertEquals("∞", Numbers.brief(Double.POSITIVE_INFINITY));
        assertEquals("–", Numbers.brief(Double.NaN));
        assertEquals("2.00 kg", Numbers.withUnit(2, "kg"));
        assertEquals("2.00", Numbers.withUnit(2, "1"));
    }

    @Test
    void unitsAreWrittenAsPeopleDo() {
        assertEquals("9.81 m/s²", Numbers.withUnit(9.81, "m/s^2"));
        assertEquals("0.32 × 6 rad/s", Numbers.withUnit(0.32, "6 rad/s"));
        assertEquals("0.32", Numbers.withUnit(0.32, "1"));
    }
}
