package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.Evaluation.Result;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Evaluation.Observer NOBODY = (round, step, environments, episodes) -> {};
    private static final List<PointNavigation.Task> TASKS =
            List.of(new PointNavigation.Task(0.3, 0.4), new PointNavigation.Task(-0.5, 0.05));

    /** Stays at the origin in round 0 and walks straight to (0.3, 0.4) from round 1 on: a learner whose returns are known. */
    private static final class Walker implements Adaptation {
        private final int tasks;
        private int round;
        private int step;

        private Walker(int tasks) {
            this.tasks = tasks;
        }

        @Override
        public int tasks() {
            return tasks;
        }

        @Override
        public int episodesPerRound() {
            return 3;
        }

        @Override
        public int rounds() {
            return 1;
        }

        @Override
        public RoundKind roundKind() {
            return RoundKind.BATCH;
        }

        @Override
        public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
            for (int slot = 0; slot < active.length; slot++) {
                boolean walking = round > 0 && step < 5;
                actions[2 * slot] = walking ? 0.06f : 0;
                actions[2 * slot + 1] = walking ? 0.08f : 0;
            }
            step++;
        }

        @Override
        public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {}

        @Override
        public void endRound() {
            round++;
            step = 0;
        }

        @Override
        public float[] fastState(int task) {
            return new float[] {round};
        }

        @Override
        public void close() {}
    }

    private static Result evaluate(int rounds, int threads) {
        return Evaluation.run(
                new PointNavigation(), TASKS, (tasks, seed) -> new Walker(tasks), rounds, 7, threads, NOBODY);
    }

    @Test
    void returnsAreMeasuredBeforeAndAfterEachRound() {
        Result result = evaluate(2, 1);
        assertEquals(2, result.rounds());
        // Standing still for 100 steps at distance 0.5 from the first goal.
        assertEquals(-50, result.returnsAfter(0)[0], 1e-4);
        // Five moves of 0.1 towards it: 0.4 + 0.3 + 0.2 + 0.1 + 0.
        assertEquals(-1, result.returnsAfter(1)[0], 1e-4);
        assertEquals(-1, result.returnsAfter(2)[0], 1e-4);
        assertEquals(0, result.successAfter(0)[0]);
        assertEquals(1, result.successAfter(1)[0]);
        assertEquals(0, result.successAfter(1)[1]);
    }

    @Test
    void everyAdaptationStepIsCounted() {
        Result result = evaluate(2, 1);
        // Three episodes a round: 100 steps each at first, 5 each once the goal is found.
        assertEquals(List.of(0L, 300L, 315L), result.tasks().get(0).adaptationSteps());
        assertEquals(List.of(0L, 300L, 600L), result.tasks().get(1).adaptationSteps());
    }

    @Test
    void threadsDoNotChangeAnything() {
        assertEquals(evaluate(1, 1), evaluate(1, 2));
    }

    @Test
    void anObserverSeesEveryStep() {
        List<Integer> steps = new ArrayList<>();
        Result random = Evaluation.run(
                new PointNavigation(),
                TASKS,
                (tasks, seed) -> new RandomPolicy(new PointNavigation().spec(), tasks, 2, seed),
                0,
                7,
                1,
                (round, step, environments, episodes) -> steps.add(step));
        assertEquals(101, steps.size());
        assertEquals(100, steps.get(100));
        double[] expected = wandering(2, Seeds.derive(7, "noise"));
        assertEquals(expected[0], random.returnsAfter(0)[0], 1e-4);
        assertEquals(expected[1], random.returnsAfter(0)[1], 1e-4);
    }

    /** Mean returns of a point that moves at random from the origin, added up by hand: minus its distance to the goal after each of 100 moves. */
    private static double[] wandering(int episodes, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        double[][] at = new double[TASKS.size() * episodes][2];
        double[] returns = new double[TASKS.size()];
        for (int step = 0; step < 100; step++) {
            for (int slot = 0; slot < at.length; slot++) {
                PointNavigation.Task task = TASKS.get(slot / episodes);
                for (int axis = 0; axis < 2; axis++) {
                    at[slot][axis] += (float) (-0.1 + 0.2 * random.nextDouble()); // uniform within its bounds of 0.1 m
                }
                returns[slot / episodes] -=
                        Math.hypot(at[slot][0] - task.goalX(), at[slot][1] - task.goalY()) / episodes;
            }
        }
        return returns;
    }

    /** What a learner that plays two episodes a round meets at their beginnings: rounds x slots. */
    private static List<List<Float>> initialStates(long noise) {
        CartPole family = new CartPole();
        CartPole.Task task = TaskSpace.of(CartPole.Task.class).sample(Split.TEST, Seeds.generator(1));
        List<List<Float>> states = new ArrayList<>();
        Evaluation.run(
                family,
                List.of(task, task),
                (tasks, seed) -> new RandomPolicy(family.spec(), tasks, 2, seed + noise),
                1,
                7,
                1,
                (round, step, environments, episodes) -> {
                    if (step == 0) {
                        List<Float> angles = new ArrayList<>();
                        int size = family.spec().observationSize();
                        for (int slot = 0; slot < 4; slot++) {
                            angles.add(environments.observations()[slot * size]);
                        }
                        states.add(angles);
                    }
                });
        return states;
    }

    @Test
    void everyLearnerMeetsTheSameInitialStatesAndNoTwoEpisodesBeginAlike() {
        List<List<Float>> states = initialStates(0);
        assertEquals(states, initialStates(99));
        assertEquals(2, states.size());
        assertEquals(8, states.stream().flatMap(List::stream).distinct().count());
    }

    @Test
    void nothingToEvaluateIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Evaluation.run(
                        new PointNavigation(), List.of(), (tasks, seed) -> new Walker(tasks), 1, 7, 1, NOBODY));
        assertThrows(IllegalArgumentException.class, () -> evaluate(-1, 1));
    }
}
