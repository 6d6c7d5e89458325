package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class VectorEnvironmentTest {
    /** Counts its steps; the observation is (steps in this episode, a number drawn at its start), the reward the action. */
    record Counter(
            @Parameter(
                    unit = "1",
                    train = {1, 5},
                    live = true)
            double length) {}

    private static final class CounterFamily implements TaskFamily<Counter> {
        @Override
        public EnvironmentSpec spec() {
            return new EnvironmentSpec(
                    "Counter-v0",
                    List.of(Axis.unbounded("steps", "1"), Axis.unbounded("drawn", "1")),
                    new ActionSpace.Continuous(List.of(new Axis("push", "N", -1, 1))),
                    0.1,
                    4,
                    2,
                    "The action.",
                    "After 'length' steps.");
        }

        @Override
        public Class<Counter> taskType() {
            return Counter.class;
        }

        @Override
        public Simulation<Counter> newSimulation() {
            return CounterEpisode::new;
        }
    }

    private static final class CounterEpisode implements Episode<Counter> {
        private Counter task;
        private final double drawn;
        private int steps;
        private double reward;

        private CounterEpisode(Counter task, RandomGenerator random) {
            this.task = task;
            drawn = random.nextDouble();
        }

        @Override
        public void act(float[] action) {
            steps++;
            reward = action[0];
            if (action[0] == 0.5f) {
                throw new IllegalStateException("broke at " + steps);
            }
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = reward == 0.25 ? Float.NaN : steps;
            out[offset + 1] = (float) drawn;
        }

        @Override
        public double reward() {
            return reward == 0.125 ? 1e300 : reward;
        }

        @Override
        public boolean terminated() {
            return steps >= task.length;
        }

        @Override
        public boolean success() {
            return steps == 2;
        }

        @Override
        public void changeTask(Counter changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(0, 0, 1, 1), () -> steps);
        }
    }

    private static VectorEnvironment<Counter> environment(int slots, int threads) {
        return new VectorEnvironment<>(new CounterFamily(), slots, threads);
    }

    private static float drawn(long seed, int episode) {
        return (float) Seeds.generator(Seeds.derive(seed, episode)).nextDouble();
    }

    @Test
    void anEpisodeEndIsFollowedByTheNextEpisodeInTheSameStep() {
        try (VectorEnvironment<Counter> env = environment(1, 1)) {
            env.assign(0, new Counter(2), 9, 2);
            assertArrayEquals(new float[] {0, drawn(9, 0)}, env.observations());
            env.step(new float[] {0.75f});
            assertEquals(0.75f, env.rewards()[0]);
            assertFalse(env.terminated()[0]);
            env.step(new float[] {0});
            assertTrue(env.terminated()[0]);
            assertFalse(env.truncated()[0]);
            assertTrue(env.success()[0]);
            assertEquals(1, env.episodeIndex()[0]);
            assertTrue(env.active()[0]);
            assertArrayEquals(new float[] {2, drawn(9, 0)}, env.nextObservations());
            assertArrayEquals(new float[] {0, drawn(9, 1)}, env.observations());
            env.step(new float[] {0});
            env.step(new float[] {0});
            assertFalse(env.active()[0]);
            assertEquals(2, env.episodeIndex()[0]);
            assertArrayEquals(new float[] {2, drawn(9, 1)}, env.observations());
            env.step(new float[] {Float.NaN}); // an idle slot's action is not looked at
            assertEquals(0, env.rewards()[0]);
            assertFalse(env.terminated()[0]);
        }
    }

    @Test
    void theHorizonTruncatesAndTerminationTakesPrecedence() {
        try (VectorEnvironment<Counter> env = environment(2, 1)) {
            env.assignAll(List.of(new Counter(5), new Counter(4)), new long[] {1, 2}, 1);
            for (int t = 0; t < 4; t++) {
                env.step(new float[2]);
            }
            assertArrayEquals(new boolean[] {false, true}, env.terminated());
            assertArrayEquals(new boolean[] {true, false}, env.truncated());
            assertArrayEquals(new boolean[] {false, false}, env.active());
        }
    }

    @Test
    void actionsAreClippedAndNonFiniteOnesRefusedBeforeAnythingMoves() {
        try (VectorEnvironment<Counter> env = environment(2, 2)) {
            env.assignAll(List.of(new Counter(5), new Counter(5)), new long[2], 1);
            env.step(new float[] {-7, 3});
            assertArrayEquals(new float[] {-1, 1}, env.rewards());
            float[] bad = {0, Float.POSITIVE_INFINITY};
            String message = Refusal.of(() -> env.step(bad));
            assertEquals("Counter-v0: action 'push' of slot 1 must be finite, got Infinity", message);
            assertEquals(1, env.observations()[0]);
            assertThrows(IllegalArgumentException.class, () -> env.step(new float[3]));
        }
    }

    @Test
    void whatAWorkerThrowsReachesTheCaller() {
        try (VectorEnvironment<Counter> env = environment(4, 2)) {
            env.assignAll(Collections.nCopies(4, new Counter(5)), new long[4], 1);
            float[] lastBreaks = {0, 0, 0, 0.5f};
            assertEquals("broke at 1", Refusal.of(IllegalStateException.class, () -> env.step(lastBreaks)));
            float[] lastDiverges = {0, 0, 0, 0.25f};
            String message = Refusal.of(EpisodeDivergedException.class, () -> env.step(lastDiverges));
            assertEquals(
                    "Counter-v0 diverged at step 2: observation 'steps' is not finite in Counter[length=5.0]", message);
            float[] firstIsAbsurd = {0.125f, 0, 0, 0};
            assertEquals(
                    "Counter-v0 diverged at step 3: the reward is not finite in Counter[length=5.0]",
                    Refusal.of(EpisodeDivergedException.class, () -> env.step(firstIsAbsurd)));
        }
    }

    @Test
    void resultsDoNotDependOnTheNumberOfThreads() {
        assertEquals(history(7, 1), history(7, 2));
        assertEquals(history(7, 1), history(7, 5));
        assertEquals(history(7, 1), history(7, 64));
    }

    private static List<String> history(int slots, int threads) {
        List<String> history = new ArrayList<>();
        RandomGenerator random = Seeds.generator(3);
        try (VectorEnvironment<Counter> env = environment(slots, threads)) {
            List<Counter> tasks = new ArrayList<>();
            long[] seeds = new long[slots];
            for (int i = 0; i < slots; i++) {
                tasks.add(new Counter(1 + i % 5));
                seeds[i] = i;
            }
            env.assignAll(tasks, seeds, 100);
            float[] actions = new float[slots];
            for (int t = 0; t < 50; t++) {
                for (int i = 0; i < slots; i++) {
                    actions[i] = -random.nextFloat();
                }
                env.step(actions);
                history.add(Arrays.toString(env.observations())
                        + Arrays.toString(env.nextObservations())
                        + Arrays.toString(env.rewards())
                        + Arrays.toString(env.terminated())
                        + Arrays.toString(env.truncated())
                        + Arrays.toString(env.episodeIndex()));
            }
        }
        return history;
    }

    @Test
    void aSlotCanBeIdledAndAssignedAgain() {
        try (VectorEnvironment<Counter> env = environment(2, 1)) {
            env.assign(0, new Counter(5), 1, 3);
            env.step(new float[] {0.75f, 0});
            env.idle(0);
            assertEquals(0, env.rewards()[0]);
            env.step(new float[2]);
            assertFalse(env.active()[0]);
            assertFalse(env.isRunning());
            env.assign(0, new Counter(1), 4, 1);
            assertTrue(env.isRunning());
            assertEquals(new Counter(1), env.task(0));
            assertArrayEquals(new float[] {0, drawn(4, 0)}, Arrays.copyOf(env.observations(), 2));
            env.step(new float[] {0.75f, 0});
            assertTrue(env.terminated()[0]);
            env.assign(0, new Counter(1), 5, 1);
            assertFalse(env.terminated()[0]);
            assertEquals(0, env.rewards()[0]);
            assertArrayEquals(new float[] {0, drawn(5, 0)}, Arrays.copyOf(env.nextObservations(), 2));
            assertEquals(0, env.episodeIndex()[0]);
            assertThrows(IllegalStateException.class, () -> env.task(1));
            assertThrows(IllegalStateException.class, () -> env.scene(1));
            assertEquals(0, env.scene(0).time());
        }
    }

    @Test
    void aDiscreteActionMustBeTheIndexOfAChoice() {
        GridNavigation grid = new GridNavigation();
        try (VectorEnvironment<GridNavigation.Task> env = new VectorEnvironment<>(grid, 1, 1)) {
            env.assign(0, new GridNavigation().tasks().nominal(), 1, 1);
            for (float bad : new float[] {-1, 5, 0.5f}) {
                assertEquals(
                        "GridNavigation-v0: the action of slot 0 must be the index of a choice, 0 to 4, got " + bad,
                        Refusal.of(() -> env.step(new float[] {bad})));
            }
            env.step(new float[] {4});
        }
    }

    @Test
    void theArraysAreAllocatedOnce() {
        try (VectorEnvironment<Counter> env = environment(1, 1)) {
            float[] observations = env.observations();
            env.assign(0, new Counter(1), 1, 9);
            env.step(new float[1]);
            assertSame(observations, env.observations());
        }
    }

    @Test
    void aLiveParameterChangesTheRunningEpisode() {
        try (VectorEnvironment<Counter> env = environment(1, 1)) {
            env.assign(0, new Counter(5), 1, 2);
            env.step(new float[1]);
            env.changeTask(0, new Counter(2));
            env.step(new float[1]);
            assertTrue(env.terminated()[0]);
            assertEquals(new Counter(2), env.task(0));
        }
    }

    @Test
    void aParameterThatIsNotLiveStaysInMidEpisode() {
        TaskSpace<CartPole.Task> space = TaskSpace.of(CartPole.Task.class);
        try (VectorEnvironment<CartPole.Task> env = new VectorEnvironment<>(new CartPole(), 1, 1)) {
            env.assign(0, space.nominal(), 1, 1);
            assertTrue(Refusal.of(() -> env.changeTask(0, space.with(space.nominal(), "halfLength", 0.3)))
                    .contains("'halfLength' is fixed for an episode"));
            assertEquals(space.nominal(), env.task(0));
        }
    }
}
