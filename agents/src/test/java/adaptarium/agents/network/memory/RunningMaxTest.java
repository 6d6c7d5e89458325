package adaptarium.agents.network.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** What {@link LayerContractTest} does not ask of every layer. */
class RunningMaxTest {
    @Test
    void oneHalfPassesAndOfTheOtherTheGreatestStays() {
        float[][] y = ClosedForms.outputs(
                new RunningMax(2), new float[0], new float[] {5, -1}, new float[] {6, 2}, new float[] {-7, 1});
        assertArrayEquals(new float[] {5, 0}, y[0], "the maximum starts from 0");
        assertArrayEquals(new float[] {6, 2}, y[1]);
        assertArrayEquals(new float[] {-7, 2}, y[2]);
    }

    @Test
    void theOrderDoesNotMatter() {
        float[] a = {0, 3, 0, 1};
        float[] b = {0, 2, 0, 4};
        float[][] first = ClosedForms.outputs(new RunningMax(4), new float[0], a, b);
        float[][] second = ClosedForms.outputs(new RunningMax(4), new float[0], b, a);
        assertEquals(first[1][2], second[1][2]);
        assertEquals(first[1][3], second[1][3]);
    }

    @Test
    void thereMustBeTwoHalves() {
        assertThrows(IllegalArgumentException.class, () -> new RunningMax(1));
    }
}
