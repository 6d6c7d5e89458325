package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.store.State;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final double EPSILON = 1e-8;

    @Test
    void firstStepIsTheLearningRateAgainstTheSign() {
        // With bias correction the first direction is g / (|g| + epsilon).
        float[] next = new Adam(3, EPSILON).step(new float[] {1, 1, 1}, new float[] {5, -0.01f, 0}, 0.1);
        assertArrayEquals(new float[] {0.9f, 1.1f, 1}, next, 1e-5f);
    }

    @Test
    void secondStepFollowsTheClosedForm() {
        Adam adam = new Adam(1, 0.9, 0.99, EPSILON);
        float[] theta = adam.step(adam.step(new float[] {0}, new float[] {1}, 0.5), new float[] {3}, 0.5);
        double first = (0.9 * 0.1 * 1 + 0.1 * 3) / (1 - 0.81);
        double second = (0.99 * 0.01 * 1 + 0.01 * 9) / (1 - 0.9801);
        assertEquals(-0.5 - 0.5 * first / Math.sqrt(second), theta[0], 1e-6);
    }

    @Test
    void restoredStateContinuesToTheSameBits() {
        Adam straight = new Adam(2, EPSILON);
        float[] theta = {0.3f, -0.2f};
        for (int i = 0; i < 5; i++) {
            theta = straight.step(theta, new float[] {theta[0] * 3, i - theta[1]}, 0.01);
        }
        Adam resumed = new Adam(2, EPSILON);
        resumed.restore(straight.state());
        float[] gradient = {0.7f, -0.1f};
        assertArrayEquals(straight.step(theta, gradient, 0.01), resumed.step(theta, gradient, 0.01));
    }

    @Test
    void nonFiniteGradientIsRefusedAndChangesNothing() {
        Adam adam = new Adam(2, EPSILON);
        TrainingDivergedException e = assertThrows(
                TrainingDivergedException.class, () -> adam.step(new float[2], new float[] {1, Float.NaN}, 0.1));
        assertEquals(true, String.valueOf(e.getMessage()).startsWith("gradient[1] is NaN"));
        assertEquals(0, adam.state().longs("steps", 1)[0]);
    }

    @Test
    void stateOfAnotherSizeIsRefusedAndChangesNothing() {
        Adam adam = new Adam(2, EPSILON);
        State other = new Adam(3, EPSILON).state();
        assertThrows(IllegalArgumentException.class, () -> adam.restore(other));
        assertArrayEquals(new float[2], adam.state().floats("firstMoment", 2));
    }

    @Test
    void badSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Adam(1, 1, 0.9, EPSILON));
        assertThrows(IllegalArgumentException.class, () -> new Adam(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Adam(1, EPSILON).step(new float[1], new float[1], -0.1));
    }
}
