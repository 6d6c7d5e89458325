package adaptarium.meta.fewshot.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DynamicsIdentificationTest {
    private static final int STATES = 4; // of the cart-pole
    private static final int STEPS = 6;
    private static final int WIDTH = 2 * STATES + 1;
    private static final String OPTIONS = "DynamicsIdentification-v0+ways=3+shots=2+queries=2+steps=6+noise=0";

    private static FewShotEpisode episode(String options) {
        return drawn(FewShotProblems.named(OPTIONS + options + "/CartPole-v0"));
    }

    private static <T> FewShotEpisode drawn(FewShotProblem<T> problem) {
        return problem.episode(problem.sample(Split.TRAIN, Seeds.generator(1)), 5);
    }

    private static double[] row(Examples examples, int example, int step) {
        int at = (example * STEPS + step) * WIDTH;
        return Arrays.copyOfRange(examples.x(), at, at + WIDTH);
    }

    /** Classes lie one after the other, two pieces each: 0, 2 and 4 are the first pieces of the three classes. */
    @Test
    void piecesOfAllClassesBeginAlikeWithTheSameActionsAndThenDiffer() {
        Examples support = episode("").support();
        assertEquals(6, support.count());
        for (int label = 0; label < 3; label++) {
            assertEquals(label, support.label(2 * label));
            double[] first = row(support, 2 * label, 0);
            assertArrayEquals(
                    Arrays.copyOf(row(support, 0, 0), STATES + 1), Arrays.copyOf(first, STATES + 1), "start, action");
            for (int step = 0; step < STEPS; step++) {
                assertEquals(row(support, 0, step)[STATES], row(support, 2 * label, step)[STATES]);
            }
        }
        assertFalse(Arrays.equals(row(support, 0, STEPS - 1), row(support, 2, STEPS - 1)));
        assertFalse(Arrays.equals(row(support, 0, 0), row(support, 1, 0)), "pieces of one class differ");
    }

    @Test
    void shuffledActionsAreTheSameInAnotherOrderAndNothingElseChanges() {
        Examples told = episode("").query();
        Examples shuffled = episode("+actions=1").query();
        Examples hidden = episode("+actions=2").query();
        boolean moved = false;
        for (int example = 0; example < told.count(); example++) {
            int own = example;
            double[] before = IntStream.range(0, STEPS)
                    .mapToDouble(i -> row(told, own, i)[STATES])
                    .toArray();
            double[] after = IntStream.range(0, STEPS)
                    .mapToDouble(i -> row(shuffled, own, i)[STATES])
                    .toArray();
            moved |= !Arrays.equals(before, after);
            Arrays.sort(before);
            Arrays.sort(after);
            assertArrayEquals(before, after);
            for (int step = 0; step < STEPS; step++) {
                double[] expected = row(told, example, step);
                assertEquals(0, row(hidden, example, step)[STATES]);
                expected[STATES] = 0;
                assertArrayEquals(expected, row(hidden, example, step));
                double[] other = row(shuffled, example, step);
                other[STATES] = 0;
                assertArrayEquals(expected, other);
            }
        }
        assertTrue(moved);
    }

    @Test
    void tooFewTasksAreRefused() {
        assertEquals(
                "5 ways need as many different tasks; HalfCheetah-v0 has 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FewShotProblems.named("DynamicsIdentification-v0/HalfCheetah-v0"))
                        .getMessage());
        assertEquals(
                "DynamicsIdentification-v0 is of a family's motion: name it, as in"
                        + " DynamicsIdentification-v0/CartPole-v0",
                assertThrows(IllegalArgumentException.class, () -> FewShotProblems.named("DynamicsIdentification"))
                        .getMessage());
    }

    /** What is seen again is the motion that the query tells of: the cart stands where the row says, before its step and, by the next row, after it. */
    @Test
    void aQueryIsPlayedAgain() {
        replayed(FewShotProblems.named(OPTIONS + "/CartPole-v0"));
    }

    private static <T> void replayed(FewShotProblem<T> problem) {
        T task = problem.sample(Split.TRAIN, Seeds.generator(1));
        Examples query = problem.episode(task, 5).query();
        DynamicsIdentification<?> motion = (DynamicsIdentification<?>) problem;
        for (int example = 0; example < query.count(); example++) {
            List<Double> carts = new ArrayList<>();
            List<Double> poles = new ArrayList<>();
            problem.replay(task, 5, example, scene -> {
                carts.add(scene.bodies().get(1).x());
                poles.add(-scene.bodies().get(2).angle());
            });
            assertEquals(STEPS + 1, carts.size());
            for (int step = 0; step < STEPS; step++) {
                assertEquals(motion.state(0, row(query, example, step)[0]), carts.get(step), 1e-6, "cart position");
                assertEquals(motion.state(2, row(query, example, step)[2]), poles.get(step), 1e-6, "pole angle");
            }
        }
        assertThrows(
                IndexOutOfBoundsException.class, () -> problem.replay(task, 5, query.count(), scene -> {}), "no query");
    }
}
