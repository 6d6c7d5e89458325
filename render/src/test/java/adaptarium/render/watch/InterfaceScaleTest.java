package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InterfaceScaleTest {
    // 1 + half of what the window is larger by, down to a quarter: 1.5 × 1280 px is half larger, so that a quarter is
    // added
    @Test
    void theInterfaceGrowsHalfAsMuchAsTheWindow() {
        assertEquals(1, InterfaceScale.of(420, 300));
        assertEquals(1, InterfaceScale.of(1280, 720));
        assertEquals(1, InterfaceScale.of(1900, 1060));
        assertEquals(1.25, InterfaceScale.of(1920, 1080));
        assertEquals(1.5, InterfaceScale.of(2560, 1440));
        assertEquals(2, InterfaceScale.of(3840, 2160));
        assertEquals(2, InterfaceScale.of(9000, 9000));
        assertEquals(1, InterfaceScale.of(9000, 720)); // what is wide and low has no room
    }
}
