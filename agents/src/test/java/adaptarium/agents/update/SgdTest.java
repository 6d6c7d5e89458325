package adaptarium.agents.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SgdTest {
    @Test
    void withoutMomentumAStepIsTheGradientTimesTheRate() {
        float[] theta = {1, 2};
        assertArrayEquals(new float[] {0.5f, 3}, new Sgd(2, 0).step(theta, new float[] {1, -2}, 0.5), 1e-7f);
        assertArrayEquals(new float[] {1, 2}, theta);
    }

    @Test
    void momentumSumsAGeometricSeries() {
        Sgd sgd = new Sgd(1, 0.5);
        float[] theta = {0};
        for (int i = 0; i < 4; i++) {
            theta = sgd.step(theta, new float[] {1}, 1);
        }
        assertEquals(-(1 + 1.5 + 1.75 + 1.875), theta[0], 1e-6);
    }

    @Test
    void restoredVelocityContinuesToTheSameBits() {
        Sgd straight = new Sgd(1, 0.9);
        float[] theta = straight.step(new float[] {1}, new float[] {0.3f}, 0.1);
        Sgd resumed = new Sgd(1, 0.9);
        resumed.restore(straight.state());
        assertArrayEquals(straight.step(theta, new float[] {2}, 0.1), resumed.step(theta, new float[] {2}, 0.1));
    }

    @Test
    void sizesMustAgree() {
        assertThrows(IllegalArgumentException.class, () -> new Sgd(2, 0).step(new float[2], new float[3], 0.1));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(2, 1));
    }

    @Test
    void clippingScalesToTheGreatestNormAndReportsTheNormBefore() {
        float[] gradient = {3, 4};
        assertEquals(5, Optimiser.clipNorm(gradient, 1), 1e-12);
        assertArrayEquals(new float[] {0.6f, 0.8f}, gradient, 1e-7f);
        assertEquals(1, Optimiser.clipNorm(gradient, 2), 1e-6);
        assertArrayEquals(new float[] {0.6f, 0.8f}, gradient, 1e-7f);
    }
}
