package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.family.diagnostic.BernoulliBandit;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LearnableTasksTest {
    private static final GridNavigation FAMILY = new GridNavigation();
    private static final int EPISODES = 8;

    /** A learner that plays at random and remembers what it was given. */
    private static final class Listener implements MetaLearner<GridNavigation.Task> {
        private final List<GridNavigation.Task> given = new ArrayList<>();

        @Override
        public int metaBatchSize() {
            return 10;
        }

        @Override
        public int leastTasks() {
            return 12;
        }

        @Override
        public Update metaUpdate(List<GridNavigation.Task> tasks, long seed) {
            requireBatch(tasks);
            given.addAll(tasks);
            return new Update(7, 0, Map.of("kl", 1.0));
        }

        @Override
        public Adaptation newAdaptation(int tasks, long seed) {
            return new RandomPolicy(FAMILY.spec(), tasks, EPISODES, seed);
        }

        @Override
        public State state() {
            return new State();
        }

        @Override
        public void restore(State state) {}
    }

    @Test
    void halfOfAnUpdateIsAsDrawnAndHalfIsWhatIsMostLearnable() {
        Listener listener = new Listener();
        LearnableTasks<GridNavigation.Task> learner = new LearnableTasks<>(FAMILY, listener, 4, 1);
        assertEquals(5 + 4 * 5, learner.metaBatchSize());
        assertEquals(12, learner.leastTasks());
        List<GridNavigation.Task> tasks = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            tasks.add(FAMILY.tasks().sample(Split.TRAIN, Seeds.generator(i)));
        }
        MetaTraining.Update update = learner.metaUpdate(tasks, 3);

        List<GridNavigation.Task> offered = tasks.subList(5, 25);
        Evaluation.Result played =
                Evaluation.run(FAMILY, offered, listener::newAdaptation, 0, Seeds.derive(3, "learnability"), 2);
        double[] p = played.successAfter(0);
        Set<Integer> taken = new HashSet<>();
        double mean = 0;
        for (int i = 5; i < 10; i++) { // five times the largest of what is left
            int largest = -1;
            for (int j = 0; j < 20; j++) {
                if (!taken.contains(j) && (largest < 0 || p[j] * (1 - p[j]) > p[largest] * (1 - p[largest]))) {
                    largest = j;
                }
            }
            taken.add(largest);
            mean += p[largest] * (1 - p[largest]) / 5;
            assertEquals(offered.get(largest), listener.given.get(i));
        }
        assertTrue(mean > 0.1); // random steps meet goals that are near, and seldom those that are far
        assertEquals(tasks.subList(0, 5), listener.given.subList(0, 5));
        assertEquals(mean, update.metrics().get("learnability"), 1e-12);
        assertEquals(1.0, update.metrics().get("kl"));
        assertEquals(7 + 20L * EPISODES * FAMILY.spec().horizon(), update.environmentSteps()); // none ends early
    }

    @Test
    void whatCannotBeChosenFromIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LearnableTasks<>(FAMILY, new Listener(), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> LearnableTasks.requireGoal(new BernoulliBandit()));
    }

    @Test
    void theLargestAreTakenAndOfEqualOnesTheEarlier() {
        assertArrayEquals(new int[] {2, 0, 3}, LearnableTasks.best(new double[] {0.2, 0, 0.25, 0.2, 0.2}, 3));
        assertArrayEquals(new int[] {0, 1}, LearnableTasks.best(new double[] {0, 0, 0}, 2));
    }
}
