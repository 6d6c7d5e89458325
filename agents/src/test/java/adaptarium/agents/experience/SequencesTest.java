package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import adaptarium.agents.experience.Sequences.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void packsTheLongestFirstWithoutPadding() {
        // Input numbers say where they come from: 100 rollout + 10 slot + step.
        Rollout first = new Rollout(2, 0, 1, 1);
        fill(first, 0, 2, 0);
        fill(first, 1, 3, 10);
        Rollout second = new Rollout(1, 0, 1, 1);
        fill(second, 0, 1, 100);
        Sequences packed =
                Sequences.pack(List.of(first, second), List.of(new Source(1, 0), new Source(0, 0), new Source(0, 1)));
        assertArrayEquals(new int[] {3, 2, 1}, packed.batchSizes());
        assertArrayEquals(new float[] {10, 0, 100, 11, 1, 12}, packed.inputs());
        assertArrayEquals(new int[] {0, 0, 1, 0, 0, 0}, packed.rollout());
        assertArrayEquals(new int[] {1, 0, 0, 3, 2, 5}, packed.index());
    }

    private static void fill(Rollout rollout, int slot, int steps, int name) {
        for (int t = 0; t < steps; t++) {
            rollout.act(slot, new float[0], new float[] {name + t}, 0, new float[1], 0, 0, 0);
        }
    }
}
