package adaptarium.meta.fewshot.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.References;
import adaptarium.meta.Statistics;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Scripted;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskRetrievalTest {
    private static final int STORED = 4;
    private static final int STEPS = 6;

    private static <T extends Record> TaskRetrieval<T> problem(TaskFamily<T> family) {
        return new TaskRetrieval<>(
                "retrieval", family, new TaskRetrieval.Settings(STORED, 2, 3, STEPS, /* noise= */ 0, /* trials= */ 1));
    }

    private static <T extends Record> T task(TaskRetrieval<T> problem, Split split, long seed) {
        return problem.sample(split, Seeds.generator(seed));
    }

    /** The episodes of an environment, which clips and counts steps by itself, earn the same. */
    @ParameterizedTest
    @CsvSource({"Pendulum-v0", "TwistedDrive-v0", "CartPole-v0"})
    void aPolicyInItsOwnTaskEarnsWhatTheReferenceEarns(String id) {
        assertSameReturns(problem(Families.named(id)));
    }

    private static <T extends Record> void assertSameReturns(TaskRetrieval<T> problem) {
        List<T> tasks = List.of(task(problem, Split.TEST, 1), task(problem, Split.TEST, 2));
        double[][] returns = References.play(problem.stored().reference(), tasks, /* episodes= */ 2, /* seed= */ 7);
        for (int i = 0; i < tasks.size(); i++) {
            T own = tasks.get(i);
            long seed = Seeds.derive(7, "episodes", i);
            double earned = problem.stored().earns(problem.family().newSimulation(), own, own, 2, seed);
            assertEquals(Statistics.mean(returns[i]), earned, 1e-3 * Math.abs(earned)); // rewards there are floats
        }
    }

    @Test
    void theClassIsThePolicyThatEarnsMost() {
        assertClasses(problem(Families.named("TwistedDrive-v0")));
    }

    private static <T extends Record> void assertClasses(TaskRetrieval<T> problem) {
        boolean[] seen = new boolean[STORED];
        for (int i = 0; i < 12; i++) {
            T task = task(problem, Split.TRAIN, i);
            FewShotEpisode episode = problem.episode(task, 5);
            double[] earned =
                    problem.stored().earn(problem.family().newSimulation(), task, 1, Seeds.derive(5, "trial"));
            int label = episode.query().label(0);
            seen[label] = true;
            for (double one : earned) {
                assertTrue(one <= earned[label]);
            }
            assertEquals(label, episode.query().label(2), "one task, one class");
        }
        assertTrue(IntStream.range(0, STORED).filter(i -> seen[i]).count() > 1, "tasks differ in what suits them");
    }

    /** Classes lie one after the other, two pieces each: the first pieces of all begin alike and get the same actions. */
    @Test
    void piecesOfStoredTasksBeginAlikeWithTheSameActionsAndThenDiffer() {
        TaskRetrieval<?> problem = problem(Families.named("Pendulum-v0"));
        Examples support = support(problem);
        int width = problem.inputs() / STEPS;
        int states = (width - 1) / 2;
        double[] first = row(support, 0, width);
        for (int label = 1; label < STORED; label++) {
            assertEquals(label, support.label(2 * label));
            double[] other = row(support, 2 * label, width);
            assertArrayEquals(Arrays.copyOf(first, states + 1), Arrays.copyOf(other, states + 1));
            assertFalse(Arrays.equals(first, other), "what the task does differs");
        }
    }

    private static <T extends Record> Examples support(TaskRetrieval<T> problem) {
        return problem.episode(task(problem, Split.TEST, 3), 9).support();
    }

    private static double[] row(Examples examples, int example, int width) {
        return Arrays.copyOfRange(examples.x(), example * examples.inputs(), example * examples.inputs() + width);
    }

    /** Retrieves the same policy for everybody. */
    private static final class Always<T> extends Scripted<T> {
        private final int label;

        Always(int label) {
            this.label = label;
        }

        @Override
        protected double[] told(Examples support, double[] queries) {
            double[] scores = new double[queries.length / support.inputs() * support.outputs()];
            for (int i = label; i < scores.length; i += support.outputs()) {
                scores[i] = 1;
            }
            return scores;
        }
    }

    @Test
    void findingsAreTheReturnsOfWhatIsRetrieved() {
        assertFindings(problem(Families.named("TwistedDrive-v0")));
    }

    private static <T extends Record> void assertFindings(TaskRetrieval<T> problem) {
        List<T> tasks = List.of(task(problem, Split.TEST, 1), task(problem, Split.TEST, 2));
        double sum = 0;
        for (int label = 0; label < STORED; label++) {
            Findings findings = problem.findings(new Always<>(label), tasks, 3, 1);
            assertEquals(findings, problem.findings(new Always<>(label), tasks, 3, 2), "threads");
            double retrieved = value(findings, "retrieved policy");
            assertTrue(retrieved <= value(findings, "best stored policy of each task"));
            sum += retrieved / STORED;
            double all = value(findings, "stored policy at random");
            assertTrue(label < STORED - 1 || Math.abs(sum - all) < 1e-9 * Math.abs(all), "the mean of all of them");
        }
    }

    private static double value(Findings findings, String row) {
        return findings.rows().stream()
                .filter(one -> one.name().equals(row))
                .findFirst()
                .orElseThrow()
                .values()
                .get(0);
    }

    /** A piece and what follows it are one episode: played by hand, with the actions that the piece tells of and then those of the policy, it earns the same. */
    @Test
    void theFirstEpisodeGoesOnWhereItsPieceEnds() {
        assertGoesOn(problem(Families.named("TwistedDrive-v0")));
    }

    private static <T extends Record> void assertGoesOn(TaskRetrieval<T> problem) {
        T task = task(problem, Split.TEST, 4);
        T believed = problem.stored().tasks().get(1);
        Snippets.Piece<T> piece = problem.piece(problem.family().newSimulation(), task, 8, 8);
        double rest = problem.stored().goOn(piece.episode(), believed, STEPS, 1);

        EnvironmentSpec spec = problem.family().spec();
        Controller controller = problem.stored().reference().begin(believed, 1, Seeds.generator(1));
        Episode<T> episode = problem.family().newSimulation().begin(task, Seeds.generator(Seeds.derive(8, "start")));
        int width = problem.inputs() / STEPS;
        float[] seen = new float[spec.observationSize()];
        float[] action = new float[spec.actionSize()];
        double sum = 0;
        for (int step = 0; step < spec.horizon(); step++) {
            if (step < STEPS) {
                for (int i = 0; i < action.length; i++) { // of these drives an action lies in [-1, 1], as it is written
                    action[i] = (float) piece.rows()[step * width + seen.length + i];
                }
            } else {
                episode.observe(seen, 0);
                controller.act(seen, 0, action, 0);
                for (int i = 0; i < action.length; i++) {
                    action[i] = Math.max(-1, Math.min(1, action[i]));
                }
            }
            episode.act(action);
            sum += episode.reward();
        }
        assertEquals(sum, piece.earned() + rest, 1e-4 * Math.abs(sum));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TaskRetrieval-v0/HalfCheetahBody-v0 | a stored policy is a reference controller that is told its task;"
                        + " HalfCheetahBody-v0 has none ('adaptarium describe HalfCheetahBody-v0' shows who plays it)",
                "TaskRetrieval-v0+steps=200/CartPole-v0 | steps must be below the horizon of CartPole-v0, 200, got 200",
                "TaskRetrieval-v0+stored=3/CompassCheetah-v0 | 3 stored policies need as many different tasks;"
                        + " CompassCheetah-v0 has fewer",
                "TaskRetrieval-v0+ways=3/CartPole-v0 | TaskRetrieval-v0 has no option 'ways'. There are [stored, shots,"
                        + " queries, steps, noise, trials]"
            })
    void whatDoesNotFitIsRefusedInOneLine(String id, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> FewShotProblems.named(id))
                        .getMessage());
    }
}
