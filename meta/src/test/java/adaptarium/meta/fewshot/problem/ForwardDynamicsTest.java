package adaptarium.meta.fewshot.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Measure;
import adaptarium.meta.fewshot.Scripted;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardDynamicsTest {
    private static final String STILL = "ForwardDynamics-v0+shots=6+queries=5+noise=0/UnknownGainSlider-v0";

    private static <T> FewShotEpisode episode(FewShotProblem<T> problem, int number) {
        return problem.episode(problem.sample(Split.TRAIN, Seeds.generator(number)), number);
    }

    private static double[] row(double[] numbers, int width, int number) {
        return Arrays.copyOfRange(numbers, number * width, (number + 1) * width);
    }

    /** A state is the one before it and its change, both in their own units: the step between two states is proportional to the target, axis by axis. */
    @Test
    void theQuerySetGoesOnWhereTheSupportSetEnds() {
        FewShotEpisode episode = episode(FewShotProblems.named(STILL), 3);
        Examples all = episode.support().and(episode.query());
        assertEquals(6, episode.support().count());
        assertEquals(5, episode.query().count());
        int states = all.outputs();
        for (int axis = 0; axis < states; axis++) {
            double unit = Double.NaN; // of a change in units of the state
            for (int i = 0; i + 1 < all.count(); i++) {
                double moved = row(all.x(), all.inputs(), i + 1)[axis] - row(all.x(), all.inputs(), i)[axis];
                double told = row(all.y(), states, i)[axis];
                if (Math.abs(told) > 1e-6) {
                    unit = Double.isNaN(unit) ? moved / told : unit;
                    assertEquals(unit * told, moved, 1e-6 * (1 + Math.abs(moved)), "axis " + axis + ", step " + i);
                }
            }
        }
    }

    @Test
    void equalSeedsShowEqualTransitionsAndTasksDiffer() {
        FewShotEpisode one = episode(FewShotProblems.named(STILL), 3);
        assertArrayEquals(
                one.query().y(),
                episode(FewShotProblems.named(STILL), 3).query().y());
        assertFalse(Arrays.equals(
                one.query().y(),
                episode(FewShotProblems.named(STILL), 4).query().y()));
    }

    /** Units are the spreads: who says that nothing changes has an error of about 1. */
    @Test
    void targetsAreInUnitsOfTheirSpread() {
        FewShotProblem<?> problem = FewShotProblems.named("ForwardDynamics-v0/Pendulum-v0");
        double error = 0;
        for (int i = 0; i < 200; i++) {
            Examples query = episode(problem, i).query();
            error -= Measure.MEAN_SQUARED_ERROR.score(new double[query.y().length], query) / 200;
        }
        assertEquals(1, error, 0.25); // later steps move a little otherwise than the first
    }

    /** Who says that nothing moves is as far off as nothing moves; who is told each change arrives. */
    @Test
    void openLoopPredictionsBuildOnEachOther() {
        openLoop(FewShotProblems.named(STILL));
    }

    private static <T> void openLoop(FewShotProblem<T> problem) {
        List<T> tasks = List.of(problem.sample(Split.TEST, Seeds.generator(1)));
        Findings still = problem.findings(
                new Scripted<T>() {
                    @Override
                    protected double[] told(Examples support, double[] queries) {
                        return new double[queries.length / support.inputs() * support.outputs()];
                    }
                },
                tasks,
                7,
                1);
        assertEquals(
                List.of("after 1 step", "after 2 steps", "after 5 steps"),
                still.rows().stream().map(Findings.Row::name).toList());
        for (Findings.Row row : still.rows()) {
            assertEquals(row.values().get(2), row.values().get(0));
            assertTrue(row.values().get(0) > 1e-3, "something moves");
        }
        Examples truth =
                problem.episode(tasks.get(0), Seeds.derive(7, "episode", 0)).query();
        int[] asked = {0};
        Findings told = problem.findings(
                new Scripted<T>() {
                    @Override
                    protected double[] told(Examples support, double[] queries) {
                        int step = asked[0]++ % truth.count(); // adapted first, then before adaptation
                        return row(truth.y(), truth.outputs(), step);
                    }
                },
                tasks,
                7,
                1);
        told.rows().forEach(row -> assertEquals(0, row.values().get(0), 1e-9, row.name()));
    }
}
