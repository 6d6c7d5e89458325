package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static List<Integer> kept(int stride, int samples) {
        Thinning thinning = new Thinning(stride);
        List<Integer> kept = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            if (thinning.keeps(sample, samples)) {
                kept.add(sample);
            }
        }
        assertEquals(thinning.kept(samples), kept.size(), stride + " of " + samples);
        return kept;
    }

    @Test
    void oneOfEachBlockAtAPlaceThatWanders() {
        assertEquals(List.of(0, 1, 2, 3, 4), kept(1, 5));
        List<Integer> kept = kept(10, 37);
        for (int block = 0; block < 4; block++) {
            assertEquals(block, kept.get(block) / 10);
        }
        assertTrue(kept.stream().map(sample -> sample % 10).distinct().count() > 1, kept.toString());
        assertEquals(kept, kept(10, 37));
        assertEquals(1, kept(10, 3).size());
    }

    /** A thousand episodes, one sample of several: no step of an episode is left out, however long it lasts. */
    @Test
    void theStepsOfAnEpisodeAreSeen() {
        for (int length = 1; length <= 20; length++) {
            for (int stride : new int[] {1, 2, 3, 4, 5, 8, 10}) {
                Set<Integer> steps = new TreeSet<>();
                for (int sample : kept(stride, 1000 * length)) {
                    steps.add(sample % length);
                }
                assertTrue(
                        steps.size() == length,
                        "of episodes of " + length + " steps with stride " + stride + " only " + steps);
            }
        }
    }

    @Test
    void everyCountIsTheNumberKept() {
        for (int stride = 1; stride < 14; stride++) {
            for (int samples = 1; samples < 60; samples++) {
                kept(stride, samples);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Thinning(0));
    }
}
