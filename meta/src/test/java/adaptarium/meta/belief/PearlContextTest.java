package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.update.SacSettings;
import adaptarium.random.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PearlContextTest {
    private static final int TRIALS = 3;
    private static final int STEPS = 5; // of a trial
    private static final TransitionInputs TOLD = new TransitionInputs(Normaliser.identity(1), 1, 1);

    private static PearlContext context(int steps, int trials) {
        return new PearlContext(
                1,
                1,
                new PearlSettings(
                        1,
                        OptionalInt.empty(),
                        1,
                        1,
                        List.of(),
                        List.of(4),
                        1,
                        steps,
                        trials,
                        0,
                        1,
                        100,
                        1,
                        1,
                        /* testNoise= */ false,
                        /* shapedRewards= */ false,
                        new SacSettings(1e-3, 1, 0.9, 0.01, -1, 0.1)));
    }

    /** Trials of one task whose steps are numbered through: step i saw i / 10, did -i / 100, led to (i + 1) / 10 and earned i. */
    private static ReplayBuffer buffer() {
        ReplayBuffer buffer = new ReplayBuffer(new ReplayShape(1, 1, 0), 1000);
        for (int trial = 0; trial < TRIALS; trial++) {
            Rollout rollout = new Rollout(1, 1, 0, 1);
            for (int t = 0; t < STEPS; t++) {
                float i = trial * STEPS + t;
                rollout.act(new float[] {i / 10}, new boolean[] {true}, new float[] {-i / 100});
                rollout.outcome(0, i, false, t == STEPS - 1, new float[] {(i + 1) / 10}, 0);
            }
            buffer.add(rollout, 0, /* task= */ 7, new float[0]);
        }
        return buffer;
    }

    @Test
    void everyStepOfTheNewestTrialsComesAtMostOnceAndEveryNumberOfThemIsDrawn() {
        PearlContext context = context(8, 2);
        RandomGenerator random = Seeds.generator(1);
        Set<Integer> counts = new HashSet<>();
        Set<Integer> drawn = new HashSet<>();
        float[] out = new float[8 * 4 + 1];
        for (int draw = 0; draw < 500; draw++) {
            int count = context.draw(buffer().trials(7), random, TOLD, out, 1);
            counts.add(count);
            Set<Integer> now = new HashSet<>();
            for (int k = 0; k < count; k++) {
                int step = Math.round(10 * out[1 + 4 * k]);
                assertTrue(now.add(step), "step " + step + " came twice");
                assertTrue(step >= STEPS && step < TRIALS * STEPS, "step " + step);
                assertEquals(-step / 100f, out[2 + 4 * k]);
                assertEquals(Math.min(10, step), out[3 + 4 * k]);
                assertEquals((step + 1) / 10f, out[4 + 4 * k]);
            }
            drawn.addAll(now);
        }
        assertEquals(8, counts.size());
        assertEquals(2 * STEPS, drawn.size());
    }

    @Test
    void thereAreNotMoreThanWasPlayed() {
        RandomGenerator random = Seeds.generator(2);
        int most = 0;
        for (int draw = 0; draw < 100; draw++) {
            most = Math.max(most, context(64, 1).draw(buffer().trials(7), random, TOLD, new float[64 * 4], 0));
        }
        assertEquals(STEPS, most);
    }
}
