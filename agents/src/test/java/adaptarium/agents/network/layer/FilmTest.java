package adaptarium.agents.network.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilmTest {
    private static final float[] ROWS = {
        0.5f, -1, 10, 20, 2, 3, // g, b, h
        0, 0, 0, 0, 7, 8
    };

    @Test
    void scalesAndShiftsNumberByNumber() {
        float[] y = new Network(new Film(2)).newTape().record(new float[0], ROWS, new int[] {2});
        assertArrayEquals(new float[] {13, 20, 7, 8}, java.util.Arrays.copyOf(y, 4));
    }

    /** Behind other layers, too, and of the row that is asked for. */
    @Test
    void scalesAndShiftsCanBeSeen() {
        Network network = new Network(Chain.of(new Film(2), new Detached(new Tanh(2))));
        assertEquals(List.of(new Layer.Shown("FiLM scale", 2), new Layer.Shown("FiLM shift", 2)), network.shows());
        Network.Stepper stepper = network.stepper(new float[0], 2);
        stepper.step(2, new int[] {0, 1}, ROWS, new float[4]);
        assertArrayEquals(new float[] {1.5f, 0, 10, 20}, stepper.show(0));
        assertArrayEquals(new float[] {1, 1, 0, 0}, stepper.show(1));
    }
}
