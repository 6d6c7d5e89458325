package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.envs.family.locomotion.HalfCheetah;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PhysicsFamilyTest {
    private static final HalfCheetah.Task TASK = new HalfCheetah.Task(1);

    /** Observations of each slot's last episode, float[slots][steps * O]. */
    private static List<float[]> play(int slots, int threads, int episodesBefore) {
        int size = new HalfCheetah().spec().observationSize();
        int steps = 60;
        List<float[]> histories = new ArrayList<>();
        try (VectorEnvironment<HalfCheetah.Task> env = new VectorEnvironment<>(new HalfCheetah(), slots, threads)) {
            for (int k = 0; k <= episodesBefore; k++) {
                histories.clear();
                for (int i = 0; i < slots; i++) {
                    histories.add(new float[steps * size]);
                }
                boolean last = k == episodesBefore;
                RandomGenerator random = Seeds.generator(last ? 1 : 100 + k);
                long[] seeds = new long[slots];
                Arrays.setAll(seeds, i -> last ? i : 1000 + i);
                env.assignAll(Collections.nCopies(slots, TASK), seeds, 1);
                float[] actions = new float[slots * 6];
                for (int t = 0; t < steps; t++) {
                    for (int i = 0; i < actions.length; i++) {
                        actions[i] = (float) random.nextGaussian();
                    }
                    env.step(actions);
                    for (int i = 0; i < slots; i++) {
                        System.arraycopy(env.nextObservations(), i * size, histories.get(i), t * size, size);
                    }
                }
            }
        }
        return histories;
    }

    @Test
    void aClearedWorldPlaysAsANewOne() {
        List<float[]> fresh = play(3, 1, 0);
        List<float[]> used = play(3, 1, 4);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(fresh.get(i), used.get(i));
        }
    }

    @Test
    void worldsOnSeveralThreadsDoNotMeet() {
        List<float[]> one = play(8, 1, 0);
        List<float[]> four = play(8, 4, 0);
        for (int i = 0; i < 8; i++) {
            assertArrayEquals(one.get(i), four.get(i));
        }
    }

    @Test
    void theControlStepOfTheWorldIsThatOfTheSpecification() {
        for (TaskFamily<?> family : Families.all()) {
            if (family instanceof PhysicsFamily<?> physics) {
                assertEquals(
                        family.spec().controlTimestep(),
                        physics.world().controlTimestep(),
                        family.spec().id());
            }
        }
    }
}
