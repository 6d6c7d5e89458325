package adaptarium.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DraggedStepTest {
    @Test
    void agreesWithManySmallStepsOfEuler() {
        DraggedStep step = DraggedStep.of(0.7, 0.4, 0.1);
        double x = 0;
        double v = -1.5;
        int n = 1_000_000;
        for (int i = 0; i < n; i++) {
            x += 0.1 / n * v;
            v += 0.1 / n * (3 - 0.4 * v) / 0.7;
        }
        assertEquals(x, step.move(-1.5, 3), 1e-6);
        assertEquals(v, step.velocity(-1.5, 3), 1e-6);
    }

    @Test
    void twoHalfStepsAreAWholeOne() {
        DraggedStep half = DraggedStep.of(2, 0.1, 0.05);
        DraggedStep whole = DraggedStep.of(2, 0.1, 0.1);
        double v = half.velocity(0.3, 5);
        assertEquals(whole.velocity(0.3, 5), half.velocity(v, 5), 1e-14);
        assertEquals(whole.move(0.3, 5), half.move(0.3, 5) + half.move(v, 5), 1e-14);
    }

    @Test
    void refusesAMassThatIsNotPositive() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DraggedStep.of(-1, 0.1, 0.1));
        assertTrue(e.getMessage().contains("-1.0 kg"), e.getMessage());
    }
}
