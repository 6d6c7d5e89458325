package adaptarium.meta.fewshot.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotEvaluation;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.problem.ToldActions.Kind;
import adaptarium.meta.fewshot.reference.LeastSquares;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a mass that is pushed by plus or minus its action: what each control leaves is known there without any learning. */
class ToldActionsTest {
    private static final int WIDTH = 3; // velocity, action, change of velocity
    private static final int TASKS = 60;

    private static DynamicsIdentification<MirroredMass.Task> problem(Kind kind) {
        return new DynamicsIdentification<>(
                "mirrored", new MirroredMass(), new DynamicsIdentification.Settings(2, 1, 5, 20, 0, kind));
    }

    private static List<List<MirroredMass.Task>> tasks(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> problem(Kind.TOLD).sample(Split.TRAIN, Seeds.generator(Seeds.derive(2, i))))
                .toList();
    }

    /** The sum of what is told of actions times the sum of changes, of one piece: its sign is that of the task. */
    private static double sums(Examples examples, int example) {
        double[] x = examples.x();
        int at = example * examples.inputs();
        double actions = 0;
        double changes = 0;
        for (int step = 0; step < examples.inputs() / WIDTH; step++) {
            actions += x[at + step * WIDTH + 1];
            changes += x[at + step * WIDTH + 2];
        }
        return actions * changes;
    }

    /** How often a query's sums have the sign of its own class's support. */
    private static double bySums(Kind kind) {
        int right = 0;
        int all = 0;
        for (List<MirroredMass.Task> task : tasks(0, TASKS)) {
            FewShotEpisode episode = problem(kind).episode(task, Seeds.derive(3, all));
            for (int query = 0; query < episode.query().count(); query++) {
                double own = sums(episode.support(), episode.query().label(query));
                right += own * sums(episode.query(), query) > 0 ? 1 : 0;
                all++;
            }
        }
        assertEquals(10 * TASKS, all);
        return right / (double) all;
    }

    @Test
    void sumsTellTheTaskWhateverTheOrderOfTheActions() {
        assertEquals(1, bySums(Kind.TOLD));
        assertEquals(1, bySums(Kind.SHUFFLED));
        assertEquals(1, bySums(Kind.AVERAGED));
    }

    /** 300 pairs of pieces with actions in common; the two of a pair are right or wrong together, and half of them are: a deviation of 0.029. */
    @Test
    void sumsOfAnotherPieceTellNothing() {
        assertEquals(0.5, bySums(Kind.OTHERS), 0.1);
        assertEquals(0, bySums(Kind.HIDDEN));
    }

    /** Actions are as likely as their opposites, so that the two tasks move alike: states alone say nothing here, and a regression step by step knows what it is told. */
    @Test
    void aLearnerIsRightWithItsOwnActionsAndGuessesWithThoseOfAnotherPieceOrNone() {
        assertEquals(1, learnt(Kind.TOLD), 1e-9);
        assertEquals(0.5, learnt(Kind.OTHERS), 0.1);
        assertEquals(0.5, learnt(Kind.HIDDEN), 0.1);
    }

    private static double learnt(Kind kind) {
        DynamicsIdentification<MirroredMass.Task> problem = problem(kind);
        FewShotAlgorithm<LeastSquares.Config> algorithm = new LeastSquares();
        try (FewShotLearner<List<MirroredMass.Task>> learner = algorithm.create(problem, algorithm.defaults(), 1, 1)) {
            for (int update = 0; update < 15; update++) {
                learner.metaUpdate(tasks(1000 + 4 * update, learner.metaBatchSize()), update);
            }
            return FewShotEvaluation.scores(problem, learner, tasks(0, TASKS), 1, 3, 1).stream()
                    .mapToDouble(scores -> scores[1])
                    .average()
                    .orElse(0);
        }
    }

    @Test
    void everyControlHasItsActionsAndLeavesTheMotionAndTheEndAlone() {
        double[] piece = {1, 2, 3, 4, 6, 5, 0, 0, 0}; // two steps, then over
        double[] others = {7, 8, 9};
        assertArrayEquals(new double[] {1, 2, 3, 4, 6, 5, 0, 0, 0}, written(Kind.TOLD, piece, others));
        assertArrayEquals(new double[] {1, 0, 3, 4, 0, 5, 0, 0, 0}, written(Kind.HIDDEN, piece, others));
        assertArrayEquals(new double[] {1, 7, 3, 4, 8, 5, 0, 0, 0}, written(Kind.OTHERS, piece, others));
        assertArrayEquals(new double[] {1, 4, 3, 4, 4, 5, 0, 0, 0}, written(Kind.AVERAGED, piece, others));
        boolean moved = false;
        for (int seed = 0; seed < 10; seed++) {
            double[] shuffled = piece.clone();
            new ToldActions(Kind.SHUFFLED, 1, 1).write(shuffled, others, seed);
            moved |= shuffled[1] != 2;
            assertEquals(8, shuffled[1] + shuffled[4] + shuffled[7]);
        }
        assertTrue(moved);
    }

    private static double[] written(Kind kind, double[] piece, double[] others) {
        double[] copy = piece.clone();
        new ToldActions(kind, /* states= */ 1, /* actions= */ 1).write(copy, others, 1);
        return copy;
    }

    /** The policy's actions: all classes' k-th pieces have them in common, and no two of one class have. */
    @Test
    void anotherPiecesActionsAreTheSameForAllClasses() {
        FewShotEpisode told = problem(Kind.TOLD).episode(tasks(0, 1).get(0), 5);
        FewShotEpisode others = problem(Kind.OTHERS).episode(tasks(0, 1).get(0), 5);
        double[] x = others.query().x();
        int inputs = others.query().inputs();
        for (int step = 0; step < 20; step++) {
            int at = step * WIDTH + 1;
            assertEquals(x[at], x[5 * inputs + at], "first pieces of both classes");
            assertEquals(x[step / 4 * 4 * WIDTH + 1], x[at], "held for four steps");
            assertTrue(x[at] != told.query().x()[at] && x[at] != x[inputs + at]);
            assertTrue(Math.abs(x[at]) <= 1);
        }
    }
}
