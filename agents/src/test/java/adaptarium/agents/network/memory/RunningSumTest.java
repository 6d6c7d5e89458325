package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class RunningSumTest {
    @Test
    void theSumIsOfEverythingSinceTheSlotWasWiped() {
        float[][] y = ClosedForms.outputs(
                new RunningSum(1), new float[0], new float[] {1}, new float[] {2}, new float[] {0}, new float[] {-6});
        assertEquals(1 / Math.sqrt(2), y[0][0], 1e-7);
        assertEquals(3 / Math.sqrt(4), y[1][0], 1e-7);
        assertEquals(y[1][0], y[2][0], "time alone changes nothing");
        assertEquals(-3 / Math.sqrt(4), y[3][0], 1e-7);
    }
}
