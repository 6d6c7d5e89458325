package adaptarium.render.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FilmRateTest {
    @Test
    void stepsAreLeftOutWhereThereAreMoreThanFrames() {
        assertEquals(new FilmRate(1, 25), FilmRate.near(0.04, 1, 25));
        assertEquals(new FilmRate(2, 25), FilmRate.near(0.02, 1, 25));
        assertEquals(new FilmRate(4, 25), FilmRate.near(0.01, 1, 25));
        assertEquals(new FilmRate(1, 10), FilmRate.near(0.1, 1, 25)); // there are no more moments than that
    }

    // steps shown a second of film × their length = how many times as fast as real time, whatever was wished
    @Test
    void everyFilmPlaysAtTheSpeedThatWasAskedFor() {
        for (double timestep : new double[] {0.002, 0.008, 0.01, 1 / 60.0, 0.02, 1 / 30.0, 0.1, 1}) {
            for (double speed : new double[] {0.1, 1, 2, 7}) {
                for (double wished : new double[] {1, 25, 60, 200}) {
                    FilmRate rate = FilmRate.near(timestep, speed, wished);
                    assertEquals(speed, rate.framesPerSecond() * rate.stride() * timestep, 1e-9 * speed);
                    assertTrue(rate.framesPerSecond() <= FilmRate.MOST * (1 + 1e-9), rate.toString());
                }
            }
        }
    }

    @Test
    void whatIsNotPositiveIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> FilmRate.near(0, 1, 25));
        assertThrows(IllegalArgumentException.class, () -> FilmRate.near(0.02, Double.NaN, 25));
        assertThrows(IllegalArgumentException.class, () -> FilmRate.near(0.02, 1, -1));
    }
}
