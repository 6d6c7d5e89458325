package adaptarium.agents.experience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.random.Seeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {
    private static final ReplayShape SHAPE = new ReplayShape(2, 1, 1);

    /**
     * A trial whose every number tells where it comes from: at step t of trial m, an observation (100 m + t, 0), an action m, a reward t; final observations
     * have a 1 behind.
     */
    private static void add(ReplayBuffer buffer, int m, long task, int... episodes) {
        Rollout rollout = new Rollout(2, 2, 0, 1);
        int t = 0;
        for (int e = 0; e < episodes.length; e++) {
            for (int k = 1; k <= episodes[e]; k++, t++) {
                float at = 100 * m + t;
                boolean last = k == episodes[e];
                rollout.act(1, new float[] {-1, -1, at, 0}, new float[0], 0, new float[] {m}, 0, 0, 0);
                float[] next = {-1, -1, at + 1, last ? 1 : 0};
                rollout.outcome(1, t, last && e % 2 == 0, last && e % 2 == 1, next, 0);
            }
        }
        buffer.add(rollout, 1, task, new float[] {10 * task});
    }

    private static ReplayBuffer filled() {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, 1000);
        add(buffer, 0, 7, 2, 3);
        add(buffer, 1, 8, 4);
        add(buffer, 2, 7, 1);
        return buffer;
    }

    @Test
    void everythingAddedIsThereWithItsTrueSuccessor() {
        ReplayTrial trial = filled().trials().get(0);
        assertEquals(7, trial.task());
        assertEquals(5, trial.length());
        float[] seen = new float[2];
        float[] next = new float[3];
        for (int t = 0; t < 5; t++) {
            trial.copyObservation(t, seen, 0);
            assertArrayEquals(new float[] {t, 0}, seen);
            trial.copySuccessor(t, next, 1);
            assertArrayEquals(new float[] {0, t + 1, t == 1 || t == 4 ? 1 : 0}, next);
            assertEquals(t, trial.reward(t));
            assertEquals(t == 1, trial.terminated(t));
            assertEquals(t == 1 || t == 4, trial.ended(t));
            assertEquals(t < 2 ? 2 : 5, trial.episodeEnd(t));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> trial.reward(5));
    }

    @Test
    void stepsAreDrawnUniformlyAndWhole() {
        ReplayBuffer buffer = filled();
        Transitions drawn = new Transitions(SHAPE, 50_000);
        buffer.sample(Seeds.generator(1), drawn);
        Map<Float, Integer> counts = new HashMap<>();
        for (int row = 0; row < drawn.rows(); row++) {
            float at = drawn.observations()[2 * row];
            counts.merge(at, 1, Integer::sum);
            int m = (int) at / 100;
            assertEquals(m, drawn.actions()[row]);
            assertEquals(at - 100 * m, drawn.rewards()[row]);
            assertEquals(at + 1, drawn.successors()[2 * row]);
            assertEquals(m == 1 ? 8 : 7, drawn.tasks()[row]);
            assertEquals(10f * drawn.tasks()[row], drawn.contexts()[row]);
            assertEquals(at == 1 || at == 103 || at == 200, drawn.terminated()[row]);
        }
        // 10 steps, 5,000 draws each; the deviation of a count is sqrt(50,000 * 0.1 * 0.9) = 67.
        assertEquals(10, counts.size());
        counts.values().forEach(count -> assertEquals(5000, count, 5 * 67));
    }

    @Test
    void aTasksStepsAndItsMostRecentOnesAreDrawnAlone() {
        ReplayBuffer buffer = filled();
        assertEquals(6, buffer.steps(7));
        assertEquals(4, buffer.steps(8));
        assertEquals(0, buffer.steps(9));
        assertEquals(Set.of(0f, 1f, 2f, 3f, 4f, 200f), seen(buffer, 7, 5));
        assertEquals(Set.of(200f), seen(buffer, 7, 1));
        assertEquals(Set.of(100f, 101f, 102f, 103f), seen(buffer, 8, 2));
        assertThrows(IllegalStateException.class, () -> seen(buffer, 9, 1));
        assertThrows(
                IllegalStateException.class,
                () -> new ReplayBuffer(SHAPE, 1).sample(Seeds.generator(1), new Transitions(SHAPE, 1)));
    }

    private static Set<Float> seen(ReplayBuffer buffer, long task, int trials) {
        Transitions drawn = new Transitions(SHAPE, 300);
        buffer.sampleRecent(task, trials, Seeds.generator(2), drawn);
        Set<Float> seen = new HashSet<>();
        for (int row = 0; row < drawn.rows(); row++) {
            seen.add(drawn.observations()[2 * row]);
        }
        return seen;
    }

    @Test
    void windowsLieWithinEpisodesEachAsLikely() {
        ReplayBuffer buffer = filled();
        RandomGenerator random = Seeds.generator(3);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            ReplayBuffer.Window window = buffer.sampleWindow(3, random);
            counts.merge(window.trial().task() + ":" + window.first(), 1, Integer::sum);
        }
        // Episodes of 2, 3, 4 and 1 steps hold 0, 1, 2 and 0 windows of 3; deviation sqrt(3000 * 2 / 9) = 26.
        assertEquals(Set.of("7:2", "8:0", "8:1"), counts.keySet());
        counts.values().forEach(count -> assertEquals(1000, count, 5 * 26));
        assertThrows(IllegalStateException.class, () -> buffer.sampleWindow(5, random));
    }

    @Test
    void trialsAreDrawnEachAsLikelyWhateverTheirLength() {
        ReplayBuffer buffer = filled();
        RandomGenerator random = Seeds.generator(4);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            counts.merge(buffer.sampleTrial(random).length(), 1, Integer::sum);
        }
        assertEquals(Set.of(5, 4, 1), counts.keySet());
        counts.values().forEach(count -> assertEquals(1000, count, 5 * 26));
    }

    @Test
    void theOldestGoFirstAndCapacityIsKept() {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, 64); // segments of 4 steps
        for (int m = 0; m < 60; m++) {
            add(buffer, m, m % 3, 3);
            long steps = buffer.steps();
            assertEquals(3L * buffer.trials().size(), steps);
            assertTrue(m < 21 ? steps == 3L * (m + 1) : steps >= 64 && steps < 64 + 6, m + ": " + steps);
            List<ReplayTrial> kept = buffer.trials();
            for (int i = 0; i < kept.size(); i++) {
                float[] action = new float[1];
                kept.get(i).copyAction(0, action, 0);
                assertEquals(m + 1 - kept.size() + i, action[0]);
            }
            assertEquals(steps, buffer.steps(0) + buffer.steps(1) + buffer.steps(2));
        }
        assertFalse(seen(buffer, 0, Integer.MAX_VALUE).contains(0f));
    }

    @Test
    void aRestoredBufferDrawsAndGrowsToTheSameBits() {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, 64);
        ReplayBuffer restored = new ReplayBuffer(SHAPE, 64);
        for (int m = 0; m < 70; m++) {
            add(buffer, m, m % 4, 1 + m % 5, 2);
            if (m % 9 == 8) {
                restored = new ReplayBuffer(SHAPE, 64);
                restored.restore(buffer.state());
            } else {
                add(restored, m, m % 4, 1 + m % 5, 2);
            }
            Transitions expected = new Transitions(SHAPE, 20);
            Transitions got = new Transitions(SHAPE, 20);
            buffer.sample(Seeds.generator(m), expected);
            restored.sample(Seeds.generator(m), got);
            assertArrayEquals(expected.observations(), got.observations());
            assertArrayEquals(expected.successors(), got.successors());
            assertArrayEquals(expected.terminated(), got.terminated());
            assertArrayEquals(expected.contexts(), got.contexts());
            assertEquals(buffer.state().names(), restored.state().names());
        }
    }

    @Test
    void stateSharesSealedSegments() {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, 64);
        add(buffer, 0, 0, 9); // more than a segment of 4 steps
        State first = buffer.state();
        add(buffer, 1, 0, 2);
        State second = buffer.state();
        assertTrue(first.segment("segment0") == second.segment("segment0"));
        assertEquals(2, second.floats("open.rewards", 2).length);
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, 64);
        add(buffer, 0, 0, 9);
        add(buffer, 1, 0, 2, 1);
        State good = buffer.state();
        Set<String> names = good.names();
        ReplayBuffer stranger = new ReplayBuffer(SHAPE, 64);
        for (String damaged : names) {
            State missing = new State();
            State longer = new State();
            for (String name : names) {
                State.Entry entry = good.entry(name);
                if (!name.equals(damaged)) {
                    missing.put(name, entry.values(), entry.shape());
                    longer.put(name, entry.values(), entry.shape());
                } else if (entry.values() instanceof float[] values) {
                    longer.put(name, java.util.Arrays.copyOf(values, values.length + 2));
                } else {
                    long[] numbers = ((long[]) entry.values()).clone();
                    numbers[1]++; // another trial, another episode, another length
                    longer.put(name, numbers, entry.shape());
                }
            }
            assertThrows(IllegalArgumentException.class, () -> stranger.restore(missing), damaged);
            assertThrows(IllegalArgumentException.class, () -> stranger.restore(longer), damaged);
            assertEquals(0, stranger.steps());
        }
        Rollout other = new Rollout(1, 3, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> buffer.add(other, 0, 0, new float[1]));
        assertThrows(IllegalArgumentException.class, () -> new ReplayBuffer(SHAPE, 0));
    }
}
