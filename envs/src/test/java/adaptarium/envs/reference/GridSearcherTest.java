package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridSearcherTest {
    private static List<GridNavigation.Task> allGoals() {
        return IntStream.range(0, 25)
                .filter(cell -> Math.max(cell / 5, cell % 5) > 1)
                .mapToObj(cell -> new GridNavigation.Task(10 * (cell / 5) + cell % 5))
                .toList();
    }

    /**
     * A step enters one cell, the first that can hold the goal in step 2, and who enters it in step t earns 1.1 (16 - t) - 1.5: no search earns more than one that finds a
     * goal in each of the steps 2 to 15 of the first episode, and the others in the second as early as the shortest way does.
     */
    @Test
    void noSearchEarnsMore() {
        List<GridNavigation.Task> goals = allGoals();
        assertEquals(21, goals.size());
        double[][] returns = References.play(new GridSearcher(), goals, 4, 1);
        double bound = IntStream.rangeClosed(2, 15)
                        .mapToDouble(t -> 1.1 * (16 - t) - 1.5)
                        .sum()
                - 7 * 1.5;
        assertEquals(
                bound, Arrays.stream(returns).mapToDouble(trial -> trial[0]).sum(), 1e-4);
        for (int i = 0; i < returns.length; i++) {
            int distance = goals.get(i).column() + goals.get(i).row();
            for (int episode = 1; episode < 4; episode++) {
                assertEquals(1.1 * (16 - distance) - 1.5, returns[i][episode], 1e-4);
            }
        }
    }

    @Test
    void onOtherGridsItFindsTheGoalAndGoesThereFromThenOn() {
        List.of("GridNavigation-v0:side=4", "GridNavigation-v0:side=7", "GridNavigation-v0:horizon=9")
                .forEach(id -> assertFinds(Families.named(id)));
    }

    private static <T extends Record> void assertFinds(TaskFamily<T> family) {
        Reference<T> walker = References.of(family).get(0);
        Reference<T> searcher = References.of(family).get(1);
        assertTrue(searcher.method().startsWith("belief oracle"));
        List<T> tasks = IntStream.range(0, 30)
                .mapToObj(i -> family.tasks().sample(Split.TRAIN, Seeds.generator(i)))
                .toList();
        double[][] found = References.play(searcher, tasks, 8, 1);
        double[][] best = References.play(walker, tasks, 1, 1);
        for (int i = 0; i < found.length; i++) {
            assertEquals(best[i][0], found[i][7], 1e-4, family.spec().id() + ", " + tasks.get(i));
        }
    }

    @Test
    void inShiftedTasksItLooksBeyondWhatItExpected() {
        GridNavigation family = new GridNavigation();
        List<GridNavigation.Task> tasks = IntStream.range(0, 20)
                .mapToObj(i -> family.tasks().sample(Split.SHIFTED, Seeds.generator(i)))
                .toList();
        double[][] returns = References.play(new GridSearcher(), tasks, 8, 1);
        for (double[] trial : returns) {
            assertTrue(trial[0] < 0 && trial[7] > 0, Arrays.toString(trial));
        }
    }
}
