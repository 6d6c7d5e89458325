package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.diagnostic.Decoy;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.envs.family.diagnostic.MdpTables;
import adaptarium.envs.family.diagnostic.TabularMdp;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReferencesTest {
    @Test
    void everyReferencePlaysARegisteredFamily() {
        for (Reference<?> reference : References.all()) {
            String id = reference.family().spec().id();
            assertEquals(reference.family().getClass(), Families.named(id).getClass());
            assertTrue(References.of(id).stream().anyMatch(r -> r.method().equals(reference.method())));
        }
    }

    @Test
    void theOnesThatAreToldTheTaskComeFirst() {
        List<Reference<?>> references = References.of("BernoulliBandit-v0");
        assertEquals(3, references.size());
        assertTrue(references.get(0).toldTask());
        assertTrue(References.of("NoSuchFamily-v0").isEmpty());
    }

    @TestFactory
    List<DynamicTest> everyReferenceBeatsRandomActionsInNearlyEveryTask() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Reference<?> reference : References.all()) {
            String name = reference.family().spec().id() + ", " + reference.method();
            tests.add(DynamicTest.dynamicTest(name, () -> assertBeatsRandom(reference)));
        }
        return tests;
    }

    private static <T extends Record> void assertBeatsRandom(Reference<T> reference) {
        List<T> tasks = tasks(reference.family(), Split.TRAIN, 40);
        int episodes = 5;
        double[][] theirs = References.play(reference, tasks, episodes, 9);
        double[][] randoms = References.play(new RandomActions<>(reference.family()), tasks, episodes, 9);
        int wins = 0;
        for (int i = 0; i < theirs.length; i++) {
            wins += Arrays.stream(theirs[i]).sum() > Arrays.stream(randoms[i]).sum() ? 1 : 0;
        }
        assertTrue(wins >= 36, "better in " + wins + " of 40 tasks");
    }

    private static <T extends Record> List<T> tasks(TaskFamily<T> family, Split split, int n) {
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            tasks.add(space.sample(split, Seeds.generator(Seeds.derive(1, i))));
        }
        return tasks;
    }

    private record RandomActions<T extends Record>(TaskFamily<T> family) implements Reference<T> {
        @Override
        public String method() {
            return "random";
        }

        @Override
        public boolean toldTask() {
            return false;
        }

        @Override
        public Controller begin(T task, int episodes, RandomGenerator random) {
            ActionSpace space = family.spec().actions();
            return (observations, offset, actions, actionOffset) -> {
                for (int i = 0; i < space.size(); i++) {
                    actions[actionOffset + i] = space instanceof ActionSpace.Continuous continuous
                            ? (float) (continuous.axes().get(i).high() * (2 * random.nextDouble() - 1))
                            : random.nextInt(
                                    ((ActionSpace.Discrete) space).choices().size());
                }
            };
        }
    }

    @Test
    void theShortestWayEarnsWhatCountingSays() {
        for (Split split : List.of(Split.TRAIN, Split.SHIFTED)) {
            List<GridNavigation.Task> tasks = tasks(new GridNavigation(), split, 50);
            double[][] returns = References.play(new GridWalker(), tasks, 1, 0);
            for (int i = 0; i < returns.length; i++) {
                int distance = tasks.get(i).column() + tasks.get(i).row();
                assertEquals(-0.1 * (distance - 1) + (15 - distance + 1), returns[i][0], 1e-5);
            }
        }
    }

    @Test
    void thePlannerEarnsTheOptimalValueOfTheProcess() {
        List<TabularMdp.Task> tasks = tasks(new TabularMdp(), Split.TRAIN, 300);
        double[][] returns = References.play(new MdpPlanner(), tasks, 10, 4);
        double earned = 0;
        double optimal = 0;
        for (int i = 0; i < returns.length; i++) {
            earned += Arrays.stream(returns[i]).sum() / 10;
            optimal += value(tasks.get(i).tables(), 0, 10, new double[11][10]);
        }
        // A return's own noise has a standard deviation of at least sqrt(10), from the rewards, and about twice that
        // with the transitions.
        assertEquals(optimal / 300, earned / 300, 4 * 6 / Math.sqrt(3000));
    }

    /** The optimal value by recursion; 0 in the table means not known yet. */
    private static double value(MdpTables tables, int state, int left, double[][] known) {
        if (left == 0) {
            return 0;
        }
        if (known[left][state] == 0) {
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < 5; a++) {
                double value = tables.meanReward(state, a);
                for (int next = 0; next < 10; next++) {
                    value += tables.probability(state, a, next) * value(tables, next, left - 1, known);
                }
                best = Math.max(best, value);
            }
            known[left][state] = best;
        }
        return known[left][state];
    }

    @Test
    void theDecoysBestReturnIsTheSameInEveryTask() {
        double[][] returns = References.play(new CompassFollower(), tasks(new Decoy(), Split.SHIFTED, 20), 3, 0);
        for (double[] trial : returns) {
            for (double r : trial) {
                assertEquals(50, r, 1e-4);
            }
        }
    }

    @Test
    void trialsOfAnotherSeedAreOthers() {
        List<TabularMdp.Task> tasks = tasks(new TabularMdp(), Split.TRAIN, 1);
        double first = References.play(new MdpPlanner(), tasks, 1, 1)[0][0];
        assertEquals(first, References.play(new MdpPlanner(), tasks, 1, 1)[0][0]);
        assertNotEquals(first, References.play(new MdpPlanner(), tasks, 1, 2)[0][0]);
    }
}
