package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.update.PpoSettings;
import adaptarium.envs.Split;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Resumption;
import adaptarium.meta.RoundKind;
import adaptarium.meta.baseline.FineTunedPpo;
import adaptarium.meta.baseline.PpoBaselineSettings;
import adaptarium.meta.baseline.PpoFromScratch;
import adaptarium.meta.baseline.TunedPpoSettings;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FineTunedAdaptationTest {
    private static final SignGame FAMILY = new SignGame(/* discrete= */ true);

    private static TunedPpoSettings settings(int episodes, double rate) {
        PpoSettings ppo = new PpoSettings(1e-3, 2, 2, 0.2, 0.99, 0.95, 0.003, 0.5, 1);
        PpoSettings tuning = new PpoSettings(rate, 10, 1, 0.2, 0.99, 0.95, 0, 0.5, 1);
        return new TunedPpoSettings(
                new PpoBaselineSettings(20, OptionalInt.of(1), List.of(8), 1, ppo),
                new FineTuning(episodes, 3, tuning));
    }

    private static MetaLearner<SignGame.Task> tuned(TunedPpoSettings settings, int updates) {
        MetaLearner<SignGame.Task> learner = new FineTunedPpo().create(FAMILY, settings, 1, 1);
        for (int i = 0; i < updates; i++) {
            Resumption.update(learner, FAMILY, i);
        }
        return learner;
    }

    private static double meanReturn(MetaLearner<SignGame.Task> learner, int round) {
        List<SignGame.Task> tasks = Resumption.tasks(FAMILY, 12, Split.TRAIN, 3);
        var result = Evaluation.run(FAMILY, tasks, learner::newAdaptation, round, 4, 1);
        return Arrays.stream(result.returnsAfter(round)).average().orElseThrow();
    }

    /** Who is trained on both signs earns 0 in the mean and cannot do better; tuned to one, it earns 2. */
    @Test
    void itLearnsTheTaskThatItIsIn() {
        try (MetaLearner<SignGame.Task> learner = tuned(settings(10, 0.01), 3);
                MetaLearner<SignGame.Task> scratch = new PpoFromScratch().create(FAMILY, settings(10, 0.01), 1, 1)) {
            Resumption.update(scratch, FAMILY, 0);
            for (MetaLearner<SignGame.Task> one : List.of(learner, scratch)) {
                double before = meanReturn(one, 0);
                double after = meanReturn(one, 12);
                assertTrue(Math.abs(before) < 0.6 && after > 1.6, before + " -> " + after);
            }
        }
    }

    @Test
    void everyTaskHasParametersOfItsOwnThatMoveWhenARoundEnds() {
        try (MetaLearner<SignGame.Task> learner = tuned(settings(1, 0.01), 1);
                Adaptation adaptation = learner.newAdaptation(2, 5)) {
            float[] still = new float[adaptation.fastState(0).length];
            play(adaptation);
            assertArrayEquals(still, adaptation.fastState(0));
            adaptation.endRound();
            float[] moved = adaptation.fastState(0);
            assertTrue(moved[0] > 0 && moved[0] < 0.2, Arrays.toString(moved)); // ten steps of 0.01 at most
            assertFalse(Arrays.equals(moved, adaptation.fastState(1)));
            play(adaptation);
            assertArrayEquals(moved, adaptation.fastState(0));
        }
    }

    /** A round of one episode is no episode that is remembered: passes of PPO follow it. */
    @Test
    void aRoundIsWhatPpoLearnsFromHoweverManyEpisodesItHas() {
        for (int episodes : new int[] {1, 10}) {
            try (MetaLearner<SignGame.Task> learner = tuned(settings(episodes, 0.01), 0);
                    Adaptation adaptation = learner.newAdaptation(1, 5)) {
                assertEquals(RoundKind.BATCH, adaptation.roundKind());
                assertEquals("1 round", adaptation.roundKind().title(1));
            }
        }
    }

    private static void play(Adaptation adaptation) {
        float[] actions = new float[2];
        for (int t = 0; t < 2; t++) {
            adaptation.act(new float[] {t, t}, new boolean[] {true, true}, new float[2], actions);
            adaptation.observe(
                    new float[] {1, -1}, new boolean[2], new boolean[] {t == 1, t == 1}, new float[] {t + 1, t + 1});
        }
    }

    /** Training tells who starts from scratch the units of what it sees, and nothing else. */
    @Test
    void whoStartsFromScratchHasLearntNothing() {
        try (MetaLearner<SignGame.Task> scratch = new PpoFromScratch().create(FAMILY, settings(1, 0.01), 1, 1)) {
            float[] before = (float[]) scratch.state().entry("theta").values();
            Resumption.update(scratch, FAMILY, 0);
            assertArrayEquals(before, (float[]) scratch.state().entry("theta").values());
            assertEquals(
                    40, ((long[]) scratch.state().entry("observations.count").values())[0]);
        }
    }
}
