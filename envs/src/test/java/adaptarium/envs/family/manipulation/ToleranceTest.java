package adaptarium.envs.family.manipulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ToleranceTest {
    @Test
    void withinTheBoundAllIsEarned() {
        assertEquals(1, Tolerance.of(0, 0.02, 0.3));
        assertEquals(1, Tolerance.of(0.02, 0.02, 0.3));
        assertTrue(Tolerance.of(0.021, 0.02, 0.3) < 1);
    }

    @Test
    void aMarginFartherATenthIsEarned() {
        assertEquals(0.1, Tolerance.of(0.32, 0.02, 0.3), 1e-12);
        assertEquals(1 / (1 + 9 * 0.25), Tolerance.of(0.17, 0.02, 0.3), 1e-12); // half a margin
    }

    @Test
    void fartherIsWorseHoweverFar() {
        double last = 1;
        for (int i = 1; i <= 100; i++) {
            double earned = Tolerance.of(0.02 + 0.1 * i, 0.02, 0.3);
            assertTrue(earned > 0 && earned < last);
            last = earned;
        }
    }
}
