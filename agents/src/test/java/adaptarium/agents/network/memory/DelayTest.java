package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class DelayTest {
    @Test
    void whatCameInComesOutAsManyStepsLater() {
        float[][] steps = new float[9][];
        for (int t = 0; t < steps.length; t++) {
            steps[t] = new float[] {t + 1};
        }
        for (int delay = 1; delay <= 10; delay++) {
            float[][] y = ClosedForms.outputs(new Delay(1, delay), new float[0], steps);
            for (int t = 0; t < steps.length; t++) {
                assertEquals(Math.max(0, t + 1 - delay), y[t][0], "step " + t + ", delay " + delay);
            }
        }
    }
}
