package adaptarium.meta.fewshot.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Scripted;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final int STEPS = 5;

    private static <T extends Record> FaultDetection<T> problem(TaskFamily<T> family) {
        return new FaultDetection<>("faults", family, new FaultDetection.Settings(3, 2, 2, STEPS, /* noise= */ 0));
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        // 3 > 1, 3 > 2, 2 > 1, 2 = 2: three and a half of four pairs
        assertEquals(3.5 / 4, Alarms.area(new double[] {3, 2}, new double[] {1, 2}));
        assertEquals(0.5, Alarms.area(new double[] {1}, new double[] {1}));
    }

    /** Takes a piece for what the nearest one shown is. */
    private static final class Nearest<T> extends Scripted<T> {
        @Override
        protected double[] told(Examples support, double[] queries) {
            int inputs = support.inputs();
            int ways = support.outputs();
            double[] scores = new double[queries.length / inputs * ways];
            Arrays.fill(scores, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < queries.length / inputs; i++) {
                for (int k = 0; k < support.count(); k++) {
                    double distance = 0;
                    for (int j = 0; j < inputs; j++) {
                        distance += Math.pow(queries[i * inputs + j] - support.x()[k * inputs + j], 2);
                    }
                    int at = i * ways + support.label(k);
                    scores[at] = Math.max(scores[at], -distance);
                }
            }
            return scores;
        }
    }

    @Test
    void figuresAreSharesAndDelaysAreWithinTheMotion() {
        Findings findings = findings(Families.named("UnknownGainSlider-v0"));
        assertEquals(6, findings.rows().size());
        for (Findings.Row row : findings.rows().subList(0, 4)) {
            assertTrue(row.values().get(0) >= 0 && row.values().get(0) <= 1, row::toString);
        }
        double delay = findings.rows().get(4).values().get(0);
        assertTrue(Double.isNaN(delay) || (delay >= 1 && delay <= 1.5 * STEPS + 1), "delay " + delay);
    }

    private static <T extends Record> Findings findings(TaskFamily<T> family) {
        FaultDetection<T> problem = problem(family);
        List<FaultDetection.Case<T>> tasks =
                List.of(problem.sample(Split.TEST, Seeds.generator(1)), problem.sample(Split.TEST, Seeds.generator(2)));
        return problem.findings(new Nearest<>(), tasks, 5, 1);
    }

    /** A stream is the same until the motor breaks, and another one afterwards; what is written of actions is what was asked. */
    @Test
    void motionIsWholeUntilTheMotorBreaks() {
        FaultDetection<?> problem = problem(Families.named("UnknownGainSlider-v0"));
        assertStreams(problem);
    }

    private static <T extends Record> void assertStreams(FaultDetection<T> problem) {
        T task = problem.sample(Split.TRAIN, Seeds.generator(3)).task();
        double[] whole = problem.stream(task, /* breaks= */ false, 9);
        double[] broken = problem.stream(task, /* breaks= */ true, 9);
        int first = (problem.quiet() - STEPS + 1) * problem.inputs();
        assertArrayEquals(Arrays.copyOf(whole, first), Arrays.copyOf(broken, first));
        assertFalse(Arrays.equals(whole, broken));
        int width = problem.inputs() / STEPS;
        int states = (width - 1) / 2;
        for (int i = states; i < whole.length; i += width) {
            assertEquals(whole[i], broken[i], "an action");
        }
    }

    @Test
    void piecesOfAllClassesBeginAlikeAndFaultsAreToldByTheMotion() {
        assertPieces(problem(Families.named("Pendulum-v0")));
    }

    private static <T extends Record> void assertPieces(FaultDetection<T> problem) {
        FewShotEpisode episode = problem.episode(problem.sample(Split.TRAIN, Seeds.generator(4)), 2);
        assertEquals(6, episode.support().count());
        double[] x = episode.support().x();
        assertFalse(Arrays.equals(
                Arrays.copyOf(x, problem.inputs()), Arrays.copyOfRange(x, 2 * problem.inputs(), 3 * problem.inputs())));
    }

    @Test
    void whatDoesNotFitIsRefusedInOneLine() {
        assertEquals(
                "ways must be at most 4 where there is 1 motor, got 5",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FewShotProblems.named("FaultDetection-v0+ways=5/Pendulum-v0"))
                        .getMessage());
        FewShotProblem<?> problem = FewShotProblems.named("FaultDetection-v0/Pendulum-v0");
        assertTrue(problem.summary().startsWith("Whether a body of Pendulum-v0 is whole"));
        assertThrows(
                IllegalArgumentException.class, () -> FewShotProblems.named("FaultDetection-v0/GridNavigation-v0"));
    }
}
