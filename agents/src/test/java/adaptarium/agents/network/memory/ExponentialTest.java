package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.kernel.Kernel;
import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void itIsTheExponentialOfWhatIsNotPositive() {
        float[] x = new float[3001];
        for (int i = 0; i < x.length; i++) {
            x[i] = -0.01f * i;
        }
        float[] y = x.clone();
        y[0] = 5; // counts as 0
        Exponential.ofNegative(Kernel.best(), y, 0, y.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Math.exp(x[i]), y[i], 4e-7, "exp(" + x[i] + ")");
        }
    }
}
