package adaptarium.agents.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ActionScaleTest {
    private final ActionScale scale = new ActionScale(
            new ActionSpace.Continuous(List.of(new Axis("force", "N", -10, 10), new Axis("grip", "1", 0, 1))));

    @Test
    void oneStandsForTheUpperBound() {
        float[] scaled = new float[4];
        scale.apply(new float[] {9, 9, 1, 1}, 2, scaled);
        assertArrayEquals(new float[] {0, 0, 10, 1}, scaled);
        scale.apply(new float[] {9, 9, 0, -1}, 2, scaled);
        assertArrayEquals(new float[] {0, 0, 0, 0}, scaled);
    }

    @Test
    void whatLiesBeyondIsClippedToTheVeryBound() {
        float[] scaled = new float[2];
        scale.apply(new float[] {2, -3}, 0, scaled);
        assertArrayEquals(new float[] {10, 0}, scaled);
        // Half of an axis is rounded, so that centre + half may pass the bound by a rounding: it must not.
        RandomGenerator random = Seeds.generator(1);
        for (int i = 0; i < 1000; i++) {
            double low = random.nextDouble(-3, 0);
            double high = random.nextDouble(0, 3);
            ActionScale axis = new ActionScale(new ActionSpace.Continuous(List.of(new Axis("x", "1", low, high))));
            float[] one = new float[1];
            axis.apply(new float[] {1.5f}, 0, one);
            assertEquals((float) high, one[0]);
            axis.apply(new float[] {-1}, 0, one);
            assertTrue(one[0] >= (float) low);
        }
    }

    @Test
    void indicesOfChoicesPassUnchanged() {
        float[] scaled = new float[1];
        new ActionScale(new ActionSpace.Discrete(List.of("a", "b", "c"))).apply(new float[] {2}, 0, scaled);
        assertArrayEquals(new float[] {2}, scaled);
    }

    @Test
    void undoingGivesWhatWasScaled() {
        float[] normalised = {7, 7, 0.25f, -1};
        float[] scaled = new float[4];
        scale.apply(normalised, 2, scaled);
        float[] back = new float[4];
        scale.undo(scaled, 2, back);
        assertArrayEquals(new float[] {0, 0, 0.25f, -1}, back, 1e-6f);
    }
}
