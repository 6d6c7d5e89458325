package adaptarium.meta.belief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.update.SacSettings;
import adaptarium.envs.Split;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import adaptarium.envs.family.diagnostic.UnknownGainSlider;
import adaptarium.envs.family.navigation.SparseHalfCircle;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.Resumption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PearlLearnerTest {
    private static final UnknownGainSlider FAMILY = new UnknownGainSlider();

    @TempDir
    private Path folder;

    private static PearlSettings settings(int batchTasks, int batchSize, double klWeight) {
        return new PearlSettings(
                /* tasks= */ 3,
                OptionalInt.of(2),
                /* priorEpisodes= */ 1,
                /* latentSize= */ 2,
                /* encoderSizes= */ List.of(8),
                /* hiddenSizes= */ List.of(8),
                batchTasks,
                /* contextSteps= */ 10,
                /* contextTrials= */ 1,
                klWeight,
                /* replayRatio= */ 0.1,
                /* capacity= */ 900,
                /* warmup= */ 1,
                /* warmupHold= */ 2,
                /* testNoise= */ false,
                /* shapedRewards= */ false,
                new SacSettings(1e-3, batchSize, 0.99, 0.01, -1, 0.1));
    }

    private static PearlSettings with(PearlSettings usual, boolean testNoise, boolean shapedRewards) {
        return new PearlSettings(
                usual.tasks(),
                usual.episodes(),
                usual.priorEpisodes(),
                usual.latentSize(),
                usual.encoderSizes(),
                usual.hiddenSizes(),
                usual.batchTasks(),
                usual.contextSteps(),
                usual.contextTrials(),
                usual.klWeight(),
                usual.replayRatio(),
                usual.capacity(),
                usual.warmup(),
                usual.warmupHold(),
                testNoise,
                shapedRewards,
                usual.sac());
    }

    /** The buffer of 900 steps is full after three updates of 360: segments are sealed, and the oldest trial is dropped. */
    @Test
    void resumesFromAFileToTheSameBitsOnAnyNumberOfThreads() throws IOException {
        Resumption.check(new Pearl(), settings(4, 130, 0.1), FAMILY, 6, folder);
    }

    @Test
    void anUpdateLearnsOnceThereIsSomethingToLearnFrom() {
        try (MetaLearner<UnknownGainSlider.Task> learner = new Pearl().create(FAMILY, settings(4, 16, 0.1), 1, 1)) {
            for (int number = 0; number < 3; number++) {
                MetaTraining.Update update = Resumption.update(learner, FAMILY, number);
                assertEquals(360, update.environmentSteps());
                assertEquals(number > 0, update.metrics().containsKey("beliefKlToPrior"));
                assertEquals(Math.min(3 * (number + 1), 8), update.metrics().get("replayTasks"));
            }
        }
    }

    /** With a weight that drowns the critics' wishes the belief goes back to the prior. */
    @Test
    void theDivergenceIsWeighed() {
        double[] divergence = new double[2];
        for (int i = 0; i < 2; i++) {
            try (MetaLearner<UnknownGainSlider.Task> learner =
                    new Pearl().create(FAMILY, settings(4, 16, i == 0 ? 0 : 1000), 1, 1)) {
                for (int number = 0; number < 8; number++) {
                    divergence[i] =
                            Resumption.update(learner, FAMILY, number).metrics().getOrDefault("beliefKlToPrior", 0.0);
                }
            }
        }
        assertTrue(divergence[1] < 0.7 * divergence[0], divergence[0] + " and " + divergence[1]);
    }

    /** A new latent is drawn for every episode: without noise, an episode that begins alike is played alike unless the latent differs. */
    @Test
    void everyEpisodeIsPlayedForATaskOfItsOwn() {
        try (MetaLearner<UnknownGainSlider.Task> learner = new Pearl().create(FAMILY, settings(4, 16, 0.1), 1, 1);
                Adaptation first = learner.newAdaptation(2, 1);
                Adaptation same = learner.newAdaptation(2, 1);
                Adaptation other = learner.newAdaptation(2, 2)) {
            float[] a = act(first);
            assertEquals(a[0], act(same)[0]);
            assertTrue(a[0] != a[1] && a[0] != act(other)[0]);
            first.observe(new float[2], new boolean[2], new boolean[2], new float[6]);
            assertEquals(a[0], act(first)[0]);
            first.observe(new float[2], new boolean[2], new boolean[] {true, false}, new float[6]);
            float[] b = act(first);
            assertTrue(a[0] != b[0]);
            assertEquals(a[1], b[1]);
        }
    }

    /** With noise the same observation is answered twice, differently. */
    @Test
    void actionsAreDrawnAtTestTimeWhereThatIsAskedFor() {
        PearlSettings noisy = with(settings(4, 16, 0.1), /* testNoise= */ true, /* shapedRewards= */ false);
        try (MetaLearner<UnknownGainSlider.Task> learner = new Pearl().create(FAMILY, noisy, 1, 1);
                Adaptation adaptation = learner.newAdaptation(2, 1);
                Adaptation same = learner.newAdaptation(2, 1)) {
            float[] a = act(adaptation);
            assertEquals(a[0], act(same)[0]);
            assertTrue(a[0] != act(adaptation)[0]);
        }
    }

    private static float[] act(Adaptation adaptation) {
        float[] actions = new float[2];
        adaptation.act(new float[6], new boolean[] {true, true}, new float[4], actions);
        return actions;
    }

    /** Who learns from minus the distance expects less than nothing, who learns from the sparse reward does not; what is observed is the same in both. */
    @Test
    void criticsLearnFromTheDenseRewardWhereThatIsAskedFor() throws IOException {
        SparseHalfCircle family = new SparseHalfCircle();
        double[] expected = new double[2];
        for (int i = 0; i < 2; i++) {
            try (MetaLearner<SparseHalfCircle.Task> learner =
                    new Pearl().create(family, with(settings(4, 64, 0.1), false, /* shapedRewards= */ i == 1), 1, 1)) {
                for (int number = 0; number < 6; number++) {
                    MetaTraining.Update update = Resumption.update(learner, family, number);
                    expected[i] = update.metrics().getOrDefault("value", 0.0);
                    assertTrue(update.meanReturn() >= 0, "the return stays that of the family");
                }
            }
        }
        assertTrue(expected[1] < expected[0] - 0.3, expected[0] + " and " + expected[1]);
        Resumption.check(new Pearl(), with(settings(4, 130, 0.1), false, /* shapedRewards= */ true), family, 4, folder);
    }

    /** One whose memory is wiped plays every episode with a draw from the prior: with one prior episode, the first is the whole agent's. */
    @Test
    void ablationsTakeAwayWhatTheySay() {
        List<UnknownGainSlider.Task> tasks = Resumption.tasks(FAMILY, 4, Split.TEST, 5);
        try (MetaLearner<UnknownGainSlider.Task> learner = new Pearl().create(FAMILY, settings(4, 16, 0.1), 1, 1)) {
            for (int number = 0; number < 3; number++) {
                Resumption.update(learner, FAMILY, number);
            }
            var whole = Evaluation.run(FAMILY, tasks, learner::newAdaptation, 1, 7, 1);
            for (String name : learner.ablations()) {
                var without = Evaluation.run(FAMILY, tasks, (n, seed) -> learner.newAblation(name, n, seed), 1, 7, 1);
                for (int i = 0; i < tasks.size(); i++) {
                    assertEquals(whole.returnsAfter(0)[i], without.returnsAfter(0)[i], name);
                    assertTrue(whole.returnsAfter(1)[i] != without.returnsAfter(1)[i], name);
                }
            }
            try (Adaptation wiped = learner.newAblation("memory wiped", 1, 1);
                    Adaptation poisoned = learner.newAblation("memory poisoned", 1, 1)) {
                wiped.act(new float[3], new boolean[] {true}, new float[2], new float[1]);
                wiped.observe(new float[1], new boolean[1], new boolean[] {true}, new float[3]);
                assertEquals(List.of(0f, 0f, 1f, 1f), list(wiped.fastState(0)));
                assertTrue(poisoned.fastState(0)[2] < 0.5, "60 transitions leave little doubt");
            }
        }
    }

    private static List<Float> list(float[] values) {
        return java.util.stream.IntStream.range(0, values.length)
                .mapToObj(i -> values[i])
                .toList();
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() {
        assertEquals(
                "soft actor-critic needs actions that are numbers; those of BernoulliBandit-v0 are choices",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Pearl().create(new BernoulliBandit(), settings(4, 16, 0.1), 1, 1))
                        .getMessage());
        assertEquals(
                "sac.batchSize must be at least batchTasks, which is 8, got 7",
                assertThrows(IllegalArgumentException.class, () -> settings(8, 7, 0.1))
                        .getMessage());
        assertEquals(
                "shapedRewards needs a family that has a dense reward beside its own; UnknownGainSlider-v0 has none",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Pearl().create(FAMILY, with(settings(4, 16, 0.1), false, true), 1, 1))
                        .getMessage());
        try (MetaLearner<UnknownGainSlider.Task> learner = new Pearl().create(FAMILY, settings(4, 16, 0.1), 1, 1)) {
            assertEquals(4, learner.leastTasks());
        }
    }
}
