package adaptarium.meta.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.State;
import adaptarium.agents.update.PpoSettings;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Evaluation;
import adaptarium.meta.MetaTraining.Update;
import adaptarium.meta.baseline.PpoBaseline;
import adaptarium.meta.baseline.PpoBaselineSettings;
import adaptarium.meta.baseline.PpoOracle;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrialLearnerTest {
    private static final SignGame DISCRETE = new SignGame(true);
    private static final SignGame CONTINUOUS = new SignGame(false);
    private static final PpoSettings PPO = new PpoSettings(0.01, 4, 2, 0.2, 0.95, 0.9, 0.001, 0.5, 1);

    private static TrialLearner<SignGame.Task> rl2(SignGame family, int trials, long seed, int threads) {
        return new Rl2()
                .create(
                        family,
                        new Rl2Settings(trials, OptionalInt.empty(), MemoryCell.GRU, 12, List.of(12), 0.7, PPO),
                        seed,
                        threads);
    }

    private static List<SignGame.Task> tasks(int count, long seed) {
        TaskSpace<SignGame.Task> space = TaskSpace.of(SignGame.Task.class);
        List<SignGame.Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(seed, i))));
        }
        return tasks;
    }

    private static Update train(TrialLearner<SignGame.Task> learner, int from, int to) {
        Update last = null;
        for (int i = from; i < to; i++) {
            last = learner.metaUpdate(tasks(learner.metaBatchSize(), 1000 + i), Seeds.derive(5, i));
        }
        return java.util.Objects.requireNonNull(last);
    }

    private static double meanReturn(SignGame family, Evaluation.AdaptationFactory factory, int round) {
        Evaluation.Result result =
                Evaluation.run(family, tasks(200, 77), factory, 1, 9, 1, (r, step, environments, episodes) -> {});
        return Arrays.stream(result.returnsAfter(round)).average().orElseThrow();
    }

    /** The best there is: 0 + 1 in the first episode, 2 in the second; without a memory of the first, 1 again. For three seeds, of both kinds of action. */
    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 3", "false, 1", "false, 2", "false, 3"})
    void remembersAcrossEpisodesUnlessWiped(boolean discrete, long seed) {
        SignGame family = discrete ? DISCRETE : CONTINUOUS;
        try (TrialLearner<SignGame.Task> learner = rl2(family, 64, seed, 2)) {
            train(learner, 0, 60);
            double first = meanReturn(family, learner::newAdaptation, 0);
            assertTrue(first > 0.7, "the first episode: " + first);
            double second = meanReturn(family, learner::newAdaptation, 1);
            assertTrue(second > 1.8, "the second episode: " + second);
            Evaluation.AdaptationFactory wiped =
                    (tasks, noise) -> learner.newAblation(learner.ablations().get(0), tasks, noise);
            double forgetful = meanReturn(family, wiped, 1);
            assertTrue(forgetful < 1.3, "without a memory: " + forgetful);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCellRemembers(MemoryCell cell) {
        int size = cell == MemoryCell.SNAIL
                ? 16
                : 12; // with three filters one seed of five never finds out, with four none
        Rl2Settings settings = new Rl2Settings(64, OptionalInt.empty(), cell, size, List.of(12), 0.7, PPO);
        try (TrialLearner<SignGame.Task> learner = new Rl2().create(DISCRETE, settings, 2, 1)) {
            double second = 0;
            for (int updates = 0; updates < 60 && second < 1.8; updates += 15) { // most need but the first
                train(learner, updates, updates + 15);
                second = meanReturn(DISCRETE, learner::newAdaptation, 1);
            }
            assertTrue(second > 1.8, cell + " reached " + second);
        }
    }

    @Test
    void memorylessPolicyCannotKnowAndTheOracleDoes() {
        PpoBaselineSettings settings = new PpoBaselineSettings(64, OptionalInt.empty(), List.of(8), 0.7, PPO);
        try (TrialLearner<SignGame.Task> learner = new PpoBaseline().create(DISCRETE, settings, 1, 1)) {
            train(learner, 0, 30);
            assertEquals(0, meanReturn(DISCRETE, learner::newAdaptation, 1), 0.4);
            assertEquals(List.of(), learner.ablations());
            assertThrows(IllegalArgumentException.class, () -> learner.newAblation("memory wiped", 1, 1));
        }
        try (TrialLearner<SignGame.Task> learner = new PpoOracle().create(DISCRETE, settings, 1, 1)) {
            train(learner, 0, 30);
            assertTrue(meanReturn(DISCRETE, learner::newAdaptation, 0) > 1.8);
        }
    }

    @Test
    void replayingATrialGivesTheProbabilitiesItWasPlayedWith() {
        try (TrialLearner<SignGame.Task> learner = rl2(CONTINUOUS, 70, 1, 1)) {
            for (int i = 0; i < 5; i++) {
                assertEquals(0, train(learner, i, i + 1).metrics().get("firstRatioError"), 1e-5);
            }
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        State[] states = new State[2];
        for (int threads = 1; threads <= 2; threads++) {
            try (TrialLearner<SignGame.Task> learner = rl2(CONTINUOUS, 130, 3, threads)) {
                train(learner, 0, 3);
                states[threads - 1] = learner.state();
            }
        }
        assertSame(states[0], states[1]);
    }

    @Test
    void restoredLearnerContinuesToTheSameBits() {
        State straight;
        State half;
        try (TrialLearner<SignGame.Task> learner = rl2(DISCRETE, 64, 3, 1)) {
            train(learner, 0, 2);
            half = learner.state();
            train(learner, 2, 4);
            straight = learner.state();
        }
        try (TrialLearner<SignGame.Task> learner = rl2(DISCRETE, 64, 99, 1)) {
            learner.restore(half);
            train(learner, 2, 4);
            assertSame(straight, learner.state());
        }
    }

    @Test
    void foreignStateIsRefusedAndChangesNothing() {
        try (TrialLearner<SignGame.Task> learner = rl2(DISCRETE, 64, 3, 1);
                TrialLearner<SignGame.Task> other = rl2(CONTINUOUS, 64, 3, 1)) {
            State before = learner.state();
            assertThrows(IllegalArgumentException.class, () -> learner.restore(other.state()));
            State withoutMoments = new State()
                    .put(
                            "theta",
                            new float
                                    [before.entry("theta").shape().length == 1
                                            ? (int) before.entry("theta").shape()[0]
                                            : 0]);
            assertThrows(IllegalArgumentException.class, () -> learner.restore(withoutMoments));
            assertSame(before, learner.state());
        }
    }

    @Test
    void adaptationKeepsTheParametersItWasMadeFrom() {
        try (TrialLearner<SignGame.Task> learner = rl2(CONTINUOUS, 64, 3, 1);
                Adaptation before = learner.newAdaptation(1, 4);
                Adaptation same = learner.newAdaptation(1, 4)) {
            float[] expected = firstAction(same);
            train(learner, 0, 2);
            assertArrayEquals(expected, firstAction(before));
        }
    }

    @Test
    void wrongNumberOfTasksIsRefused() {
        try (TrialLearner<SignGame.Task> learner = rl2(DISCRETE, 64, 3, 1)) {
            assertThrows(IllegalArgumentException.class, () -> learner.metaUpdate(tasks(3, 1), 1));
        }
    }

    private static float[] firstAction(Adaptation adaptation) {
        float[] action = new float[1];
        adaptation.act(new float[] {0}, new boolean[] {true}, new float[1], action);
        return action;
    }

    private static void assertSame(State expected, State actual) {
        assertEquals(expected.names(), actual.names());
        for (String name : expected.names()) {
            Object values = expected.entry(name).values();
            Object others = actual.entry(name).values();
            if (values instanceof float[] floats) {
                assertArrayEquals(floats, (float[]) others, name);
            } else if (values instanceof double[] doubles) {
                assertArrayEquals(doubles, (double[]) others, name);
            } else {
                assertArrayEquals((long[]) values, (long[]) others, name);
            }
        }
    }
}
