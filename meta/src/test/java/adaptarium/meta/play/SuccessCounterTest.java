package adaptarium.meta.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuccessCounterTest {
    private static final PointNavigation FAMILY = new PointNavigation();

    /** Of four slots the first two run at their goals, which they are told; the others stay where they are. */
    @Test
    void anEpisodeThatMetItsGoalAtAnyMomentCountsOnce() {
        int slots = 4;
        List<PointNavigation.Task> tasks = new ArrayList<>();
        long[] seeds = new long[slots];
        for (int i = 0; i < slots; i++) {
            tasks.add(FAMILY.tasks().sample(Split.TRAIN, Seeds.generator(i + 1)));
            seeds[i] = i;
        }
        SuccessCounter counter = new SuccessCounter(slots, 3);
        try (RoundPlayer<PointNavigation.Task> player = new RoundPlayer<>(FAMILY, slots, 1)) {
            Agent seeker = new Agent() {
                @Override
                public void act(float[] observations, boolean[] active, float[] contexts, float[] actions) {
                    Arrays.fill(actions, 0);
                    for (int slot = 0; slot < 2; slot++) {
                        for (int k = 0; k < 2; k++) {
                            double goal = k == 0
                                    ? tasks.get(slot).goalX()
                                    : tasks.get(slot).goalY();
                            actions[2 * slot + k] =
                                    (float) Math.max(-0.1, Math.min(0.1, goal - observations[2 * slot + k]));
                        }
                    }
                }

                @Override
                public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] next) {}
            };
            for (int round = 0; round < 2; round++) { // a round begins at nothing
                player.begin(tasks, seeds, 3, counter);
                player.play(seeker, counter);
                for (int e = 0; e < 3; e++) {
                    assertEquals(slots, counter.ended(e));
                    assertEquals(2, counter.succeeded(e));
                }
            }
        }
    }

    @Test
    void learnersReportTheShareOfFamiliesWithAGoal() {
        for (String name : List.of("rl2", "ppo", "maml")) {
            Map<String, Double> metrics = metrics(Algorithms.named(name), FAMILY.withHorizon(20));
            double share = metrics.get(Metric.SUCCESS.of(0));
            assertTrue(share >= 0 && share <= 1, name + " " + share);
        }
    }

    private static <C extends Record, T extends Record> Map<String, Double> metrics(
            Algorithm<C> algorithm, TaskFamily<T> family) {
        try (MetaLearner<T> learner = algorithm.create(family, algorithm.defaults(), 1, 1)) {
            List<T> tasks = new ArrayList<>();
            for (int j = 0; j < learner.metaBatchSize(); j++) {
                tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(j)));
            }
            return learner.metaUpdate(tasks, 1).metrics();
        }
    }
}
