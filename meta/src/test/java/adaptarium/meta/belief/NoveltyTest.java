package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NoveltyTest {
    private static final int ROWS = 64;
    private static final NoveltySettings SETTINGS = new NoveltySettings(/* weight= */ 0.5, /* updates= */ 10, 1e-3);

    /** Points about one place in three dimensions. */
    private static float[] about(double place, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] told = new float[ROWS * 3];
        for (int i = 0; i < told.length; i++) {
            told[i] = (float) (place + 0.3 * random.nextGaussian());
        }
        return told;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    @Test
    void whatIsMetAgainAndAgainIsNoLongerNewAndWhatIsNotStaysSo() {
        Novelty novelty = new Novelty(3, SETTINGS, 1);
        double here = mean(novelty.of(about(1, 2), ROWS));
        double there = mean(novelty.of(about(-1, 3), ROWS));
        for (int update = 0; update < 100; update++) {
            float[] told = about(1, 100 + update);
            novelty.of(told, ROWS);
            novelty.learn(told, ROWS, Seeds.generator(update));
        }
        double hereLater = mean(novelty.of(about(1, 2), ROWS));
        double thereLater = mean(novelty.of(about(-1, 3), ROWS));
        assertTrue(hereLater < 0.05 * here, "met: " + here + ", then " + hereLater);
        assertTrue(thereLater > 0.3 * there, "not met: " + there + ", then " + thereLater);
    }

    @Test
    void bonusesHaveTheWeightThatIsLeft() {
        Novelty novelty = new Novelty(3, SETTINGS, 1);
        for (int update = 0; update < 12; update++) {
            float[] told = about(1, update);
            float[] novelties = novelty.of(told, ROWS);
            double scale = novelty.scale(novelties);
            double squares = 0;
            for (float value : novelties) {
                squares += scale * value * scale * value / ROWS;
            }
            assertEquals(0.5 * Math.max(0, 1 - update / 10.0), Math.sqrt(squares), 1e-6);
            assertEquals(mean(novelties), novelty.lastMean(), 1e-9);
            novelty.learn(told, ROWS, Seeds.generator(update));
        }
    }

    /** Beyond ±5 all is one place, or an endless plane would be new for ever. */
    @Test
    void numbersAreHeldWithinBounds() {
        Novelty novelty = new Novelty(3, SETTINGS, 1);
        float[] far = new float[] {7, -900, 5, 5, -5, 5};
        float[] novelties = novelty.of(far, 2);
        assertEquals(novelties[0], novelties[1]);
        assertArrayEquals(new float[] {5, -5, 5, 5, -5, 5}, far);
    }

    @Test
    void anotherThatGoesOnFromItsStateSaysTheSame() {
        Novelty novelty = new Novelty(3, SETTINGS, 1);
        novelty.learn(about(1, 4), ROWS, Seeds.generator(1));
        Novelty other = new Novelty(3, SETTINGS, 2);
        other.restore(novelty.state());
        for (int update = 0; update < 3; update++) {
            float[] told = about(0, update);
            assertArrayEquals(novelty.of(told, ROWS), other.of(told, ROWS));
            assertEquals(novelty.scale(novelty.of(told, ROWS)), other.scale(other.of(told, ROWS)));
            novelty.learn(told, ROWS, Seeds.generator(update));
            other.learn(told, ROWS, Seeds.generator(update));
        }
    }
}
