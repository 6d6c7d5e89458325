package adaptarium.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViridisTest {
    // A quarter of the way lie the stops; between two of them each channel is their mean.
    @Test
    void theStopsAndTheMiddleBetweenTwo() {
        assertEquals(0xff440154, Viridis.colour(0));
        assertEquals(0xff21918c, Viridis.colour(0.5));
        assertEquals(0xfffde725, Viridis.colour(1));
        assertEquals(0xff402a70, Viridis.colour(0.125)); // (44 + 3b) / 2, (01 + 52) / 2, (54 + 8b) / 2, halves upwards
        assertEquals(Viridis.colour(1), Viridis.colour(7));
        assertEquals(0xff808080, Viridis.colour(Double.NaN));
    }

    @Test
    void itGrowsLighter() {
        double before = -1;
        for (double at = 0; at <= 1; at += 0.05) {
            int colour = Viridis.colour(at);
            double light = 0.299 * (colour >> 16 & 0xff) + 0.587 * (colour >> 8 & 0xff) + 0.114 * (colour & 0xff);
            assertTrue(light > before, "at " + at);
            before = light;
        }
    }
}
