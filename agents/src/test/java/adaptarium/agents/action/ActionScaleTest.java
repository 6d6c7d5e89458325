package adaptarium.agents.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import java.util.List;
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
    void onlyTheClippedFormClips() {
        float[] scaled = new float[2];
        scale.apply(new float[] {2, -3}, 0, scaled);
        assertArrayEquals(new float[] {20, -1}, scaled);
        scale.clipped(new float[] {2, -3}, 0, scaled);
        assertArrayEquals(new float[] {10, 0}, scaled);
    }

    @Test
    void indicesOfChoicesPassUnchanged() {
        float[] scaled = new float[1];
        new ActionScale(new ActionSpace.Discrete(List.of("a", "b", "c"))).clipped(new float[] {2}, 0, scaled);
        assertArrayEquals(new float[] {2}, scaled);
    }
}
