package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RelativeRatesTest {
    @Test
    void stepsAreLongerOrShorterByTheirRates() {
        Optimiser plain = new Sgd(3, 0);
        Optimiser scaled = new RelativeRates(new Sgd(3, 0), new float[] {1, 0.5f, 0});
        float[] theta = {1, 1, 1};
        float[] gradient = {4, 4, 4};
        assertArrayEquals(new float[] {0, 0, 0}, plain.step(theta, gradient, 0.25));
        assertArrayEquals(new float[] {0, 0.5f, 1}, scaled.step(theta, gradient, 0.25));
    }

    /** Adam's step does not depend on the gradient's size, so that a smaller gradient would not do. */
    @Test
    void ofAdamTooAndItsStateIsTheInnerOnes() {
        Optimiser scaled = new RelativeRates(new Adam(2, 1e-8), new float[] {1, 0.1f});
        float[] next = scaled.step(new float[2], new float[] {3, 3}, 0.01);
        assertEquals(-0.01, next[0], 1e-8);
        assertEquals(-0.001, next[1], 1e-9);
        Optimiser other = new RelativeRates(new Adam(2, 1e-8), new float[] {1, 0.1f});
        other.restore(scaled.state());
        assertArrayEquals(scaled.step(next, new float[] {1, 2}, 0.01), other.step(next, new float[] {1, 2}, 0.01));
    }

    @Test
    void negativeRatesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RelativeRates(new Sgd(1, 0), new float[] {-1}));
    }
}
