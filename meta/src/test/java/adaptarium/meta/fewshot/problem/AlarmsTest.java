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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What is seen again is the piece that is told: of the slider's place, the first number of a row, the same difference in one unit at every step of every query. */
    @Test
    void aQueryIsPlayedAgain() {
        replayed(problem(Families.named("UnknownGainSlider-v0")));
    }

    private static <T extends Record> void replayed(FaultDetection<T> problem) {
        FaultDetection.Case<T> task = problem.sample(Split.TEST, Seeds.generator(1));
        Examples query = problem.episode(task, 7).query();
        int width = query.inputs() / STEPS;
        double unit = 0;
        for (int example = 0; example < query.count(); example++) {
            List<Double> places = new ArrayList<>();
            problem.replay(
                    task,
                    7,
                    example,
                    scene -> places.add(scene.bodies().get(scene.tracked()).x()));
            assertEquals(STEPS + 1, places.size());
            for (int step = 1; step < STEPS; step++) {
                int at = example * query.inputs() + step * width;
                double told = query.x()[at] - query.x()[at - width];
                double seen = places.get(step) - places.get(step - 1);
                unit = unit == 0 ? seen / told : unit;
                assertEquals(unit * told, seen, 1e-5, "query " + example + ", step " + step);
            }
        }
        assertTrue(unit > 0.01, "it moves");
    }

    private static <T extends Record> Findings findings(TaskFamily<T> family) {
        FaultDetection<T> problem = problem(family);
        List<FaultDetection.Case<T>> tasks =
                List.of(problem.sample(Split.TEST, Seeds.generator(1)), problem.sample(Split.TEST, Seeds.generator(2)));
        return problem.findings(new Nearest<>(), tasks, 5, 1);
    }

    /** Sees what is not to be seen: it has a list of the windows that a fault is in. */
    private static final class Told<T> extends Scripted<T> {
        private final Set<List<Double>> faulty = new HashSet<>();

        @Override
        protected double[] told(Examples support, double[] queries) {
            double[] scores = new double[queries.length / support.inputs() * support.outputs()];
            for (int i = 0; i < queries.length / support.inputs(); i++) {
                scores[i * support.outputs()] = faulty.contains(window(queries, i, support.inputs())) ? -1 : 0;
            }
            return scores;
        }
    }

    private static List<Double> window(double[] x, int number, int inputs) {
        return Arrays.stream(x, number * inputs, (number + 1) * inputs).boxed().toList();
    }

    /** Says something else of every window, whatever is in it. */
    private static final class Random<T> extends Scripted<T> {
        @Override
        protected double[] told(Examples support, double[] queries) {
            double[] scores = new double[queries.length / support.inputs() * support.outputs()];
            for (int i = 0; i < queries.length / support.inputs(); i++) {
                int content = window(queries, i, support.inputs()).hashCode();
                scores[i * support.outputs()] = Seeds.generator(content).nextDouble();
            }
            return scores;
        }
    }

    private static double value(Findings findings, String name, int column) {
        return findings.rows().stream()
                .filter(row -> row.name().startsWith(name))
                .findFirst()
                .orElseThrow()
                .values()
                .get(column);
    }

    /** The second window with the fault in it is the second in a row. */
    @Test
    void whoKnowsNoticesAllAndNothingByChance() {
        Findings findings = perfect(Families.named("UnknownGainSlider-v0"));
        assertEquals(List.of("value", "by chance"), findings.columns());
        assertEquals(1, value(findings, "noticed", 0));
        assertEquals(0, value(findings, "noticed", 1));
        assertEquals(2, value(findings, "delay", 0));
        assertTrue(Double.isNaN(value(findings, "delay", 1)), "none");
        assertEquals(0, value(findings, "false alarms", 0));
        assertEquals(0.5, value(findings, "known fault", 1));
    }

    private static <T extends Record> Findings perfect(TaskFamily<T> family) {
        FaultDetection<T> problem = problem(family);
        List<FaultDetection.Case<T>> tasks = List.of(problem.sample(Split.TEST, Seeds.generator(1)));
        Told<FaultDetection.Case<T>> learner = new Told<>();
        long streams = Seeds.derive(Seeds.derive(5, "episode", 0), "streams");
        for (int k = 0; k < 4; k++) {
            double[] x = problem.stream(tasks.get(0).task(), /* breaks= */ true, Seeds.derive(streams, "broken", k));
            for (int w = problem.quiet() - STEPS + 1; w < x.length / problem.inputs(); w++) {
                learner.faulty.add(window(x, w, problem.inputs()));
            }
        }
        return problem.findings(learner, tasks, 5, 1);
    }

    /**
     * Whoever guesses notices as many as by chance: alarms are two windows of a twentieth in a row, about 30 / 400 in 30 windows; of two times 200 motions the difference has a
     * deviation of √(2 · 0.07 · 0.93 / 200) = 0.026.
     */
    @Test
    void whoGuessesNoticesWhatChanceDoes() {
        Findings findings = guessed(Families.named("UnknownGainSlider-v0"));
        double noticed = value(findings, "noticed", 0);
        double chance = value(findings, "noticed", 1);
        assertTrue(noticed > 0.02 && chance > 0.02, noticed + " and " + chance);
        assertEquals(chance, noticed, 4 * 0.026);
    }

    private static <T extends Record> Findings guessed(TaskFamily<T> family) {
        FaultDetection<T> problem =
                new FaultDetection<>("faults", family, new FaultDetection.Settings(3, 1, 1, /* steps= */ 20, 0));
        List<FaultDetection.Case<T>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tasks.add(problem.sample(Split.TEST, Seeds.generator(i)));
        }
        return problem.findings(new Random<>(), tasks, 5, 1);
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
