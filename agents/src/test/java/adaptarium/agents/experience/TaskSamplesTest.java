package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class TaskSamplesTest {
    /** Three tasks of two episodes; slot n lasts 1 + n steps, and what it sees and does at t is 10 n + t. */
    private static EpisodeBatch batch() {
        EpisodeBatch batch = EpisodeBatch.empty(3, 2, 6, 1, 1);
        for (int t = 0; t < 6; t++) {
            boolean[] active = new boolean[6];
            float[] numbers = new float[6];
            for (int n = 0; n < 6; n++) {
                active[n] = t <= n;
                numbers[n] = 10 * n + t;
            }
            batch.rollout().act(numbers, active, numbers);
            batch.rollout().outcome(active, new float[6], new boolean[6], new boolean[6], new float[6], new float[6]);
        }
        return batch;
    }

    private static final float[][] ADVANTAGES = {{1, 2, 3, 4, 5, 6, 7}, {8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}};

    /** Half of what was seen. */
    private static Normaliser halving() {
        RunningMoments moments = new RunningMoments(1);
        moments.add(new float[] {-2}, 0);
        moments.add(new float[] {2}, 0);
        return Normaliser.of(moments);
    }

    private static TaskSamples samples(NDManager manager, int most) {
        return TaskSamples.of(manager, new Upload(), batch(), /* from= */ 1, /* to= */ 3, ADVANTAGES, halving(), most);
    }

    @Test
    void everySampleStandsInItsTasksRowAndTheRestIsPadding() {
        try (NDManager manager = TensorEngine.newManager()) {
            TaskSamples all = samples(manager, TaskSamples.ALL);
            assertEquals(new Shape(2, 11, 1), all.observations().getShape());
            assertArrayEquals(
                    new float[] {20, 21, 22, 30, 31, 32, 33, 0, 0, 0, 0, 40, 41, 42, 43, 44, 50, 51, 52, 53, 54, 55},
                    all.actions().toFloatArray());
            float[] seen = all.observations().toFloatArray();
            assertEquals(10, seen[0], 1e-6);
            assertEquals(10, seen[21], 1e-6, "clipped");
            float[] weights = all.weights().toFloatArray();
            float[] masks = all.masks().toFloatArray();
            for (int i = 0; i < 22; i++) {
                int count = i < 11 ? 7 : 11;
                boolean padding = i >= 7 && i < 11;
                assertEquals(padding ? 0 : 1.0 / count, masks[i], 1e-7);
                assertEquals(padding ? 0 : (i < 11 ? 1.0 + i : i - 3.0) / count, weights[i], 1e-6);
            }
        }
    }

    @Test
    void ofThinnedSamplesTheWeightsAreStillThoseOfAMean() {
        try (NDManager manager = TensorEngine.newManager()) {
            TaskSamples few = samples(manager, 4);
            float[][] all = {{20, 21, 22, 30, 31, 32, 33}, {40, 41, 42, 43, 44, 50, 51, 52, 53, 54, 55}};
            float[] actions = new float[8]; // of seven samples every second is kept, of eleven every third: four each
            float[] weights = new float[8];
            for (int task = 0; task < 2; task++) {
                int kept = 0;
                for (int sample = 0; sample < all[task].length; sample++) {
                    if (new Thinning(2 + task).keeps(sample, all[task].length)) {
                        actions[4 * task + kept] = all[task][sample];
                        weights[4 * task + kept] = ADVANTAGES[task][sample] / 4;
                        kept++;
                    }
                }
                assertEquals(4, kept);
            }
            assertArrayEquals(actions, few.actions().toFloatArray());
            assertArrayEquals(weights, few.weights().toFloatArray(), 1e-6f);
            assertArrayEquals(new float[] {1, 1}, few.masks().sum(new int[] {1}).toFloatArray(), 1e-6f);
            assertThrows(IllegalArgumentException.class, () -> samples(manager, 0));
        }
    }
}
