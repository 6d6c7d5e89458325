package adaptarium.meta.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.update.SacSettings;
import adaptarium.envs.Split;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import adaptarium.envs.family.diagnostic.UnknownGainSlider;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.Resumption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SacLearnerTest {
    private static final UnknownGainSlider FAMILY = new UnknownGainSlider();

    /** A buffer of 400 steps in segments of 25, so that segments are sealed and dropped within a few updates of 120 steps. */
    private static final SacBaselineSettings SMALL = new SacBaselineSettings(
            2, OptionalInt.of(1), List.of(8), 0.1, 400, 1, new SacSettings(1e-3, 130, 0.99, 0.01, -1, 0.1));

    @TempDir
    private Path folder;

    @Test
    void resumesFromAFileToTheSameBitsOnAnyNumberOfThreads() throws IOException {
        for (Algorithm<SacBaselineSettings> algorithm : List.of(new SacBaseline(), new SacOracle())) {
            Resumption.check(algorithm, SMALL, FAMILY, 6, folder);
        }
    }

    @Test
    void theFirstUpdateOnlyPlays() {
        try (MetaLearner<UnknownGainSlider.Task> learner = new SacBaseline().create(FAMILY, SMALL, 1, 1)) {
            for (int number = 0; number < 2; number++) {
                MetaTraining.Update update = Resumption.update(learner, FAMILY, number);
                assertEquals(120, update.environmentSteps());
                assertEquals(number > 0, update.metrics().containsKey("criticLoss"));
            }
        }
    }

    private static double returnOf(MetaLearner<UnknownGainSlider.Task> learner) {
        var result =
                Evaluation.run(FAMILY, Resumption.tasks(FAMILY, 20, Split.TEST, 77), learner::newAdaptation, 0, 5, 1);
        return Arrays.stream(result.returnsAfter(0)).average().orElseThrow();
    }

    /** Who is told which way the motor pushes reaches the target; who is not runs to a stop in every second task. */
    @Test
    void learnsTheSliderWhereTheTaskIsTold() {
        SacBaselineSettings settings = new SacBaselineSettings(
                4, OptionalInt.of(1), List.of(32, 32), 0.5, 100_000, 2, new SacSettings(2e-3, 64, 0.95, 0.02, -1, 0.1));
        try (MetaLearner<UnknownGainSlider.Task> oracle = new SacOracle().create(FAMILY, settings, 1, 1)) {
            double before = returnOf(oracle);
            for (int number = 0; number < 40; number++) {
                Resumption.update(oracle, FAMILY, number);
            }
            double after = returnOf(oracle);
            assertTrue(after > before + 20 && after > -25, before + " -> " + after);
        }
    }

    @Test
    void choicesAreRefused() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new SacBaseline().create(new BernoulliBandit(), SMALL, 1, 1))
                .getMessage();
        assertEquals(
                "soft actor-critic needs actions that are numbers; those of BernoulliBandit-v0 are choices", message);
    }

    @Test
    void atTestTimeItActsWithoutNoise() {
        try (MetaLearner<UnknownGainSlider.Task> learner = new SacBaseline().create(FAMILY, SMALL, 1, 1);
                Adaptation first = learner.newAdaptation(2, 1);
                Adaptation second = learner.newAdaptation(2, 2)) {
            float[] observations = {0.1f, 0, -0.5f, 0.1f, 0, -0.5f};
            float[] a = new float[2];
            float[] b = new float[2];
            first.act(observations, new boolean[] {true, true}, new float[4], a);
            second.act(observations, new boolean[] {true, true}, new float[4], b);
            assertEquals(a[0], a[1]);
            assertEquals(a[0], b[0]);
        }
    }
}
