package adaptarium.meta.fewshot.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Scripted;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MotionRegressionTest {
    private static final FewShotProblem<?> PENDULUM = FewShotProblems.named("ParameterRegression-v0/Pendulum-v0");

    private static <T> List<T> tasks(FewShotProblem<T> problem, Split split, int count, long seed) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(problem.sample(split, Seeds.generator(Seeds.derive(seed, i))));
        }
        return tasks;
    }

    private static <T> FewShotLearner<T> trained(FewShotProblem<T> problem, int updates) {
        MotionRegression algorithm = new MotionRegression();
        FewShotLearner<T> learner = algorithm.create(problem, algorithm.defaults(), 1, 1);
        for (int u = 0; u < updates; u++) {
            learner.metaUpdate(tasks(problem, Split.TRAIN, learner.metaBatchSize(), 100L * u), u);
        }
        return learner;
    }

    /** Says 0 of everything, and that it is not sure. */
    private static final class Silent<T> extends Scripted<T> {
        private final int outputs;

        Silent(int outputs) {
            this.outputs = outputs;
        }

        @Override
        protected double[] told(Examples support, double[] queries) {
            return new double[outputs];
        }

        @Override
        public double[] deviations(double[] inputs) {
            double[] deviations = new double[outputs];
            Arrays.fill(deviations, 1);
            return deviations;
        }
    }

    private static <T> Findings beside(FewShotProblem<T> problem, FewShotLearner<T> other, Split split) {
        return problem.findings(
                new Silent<>(problem.outputs()), Map.of("other", other), tasks(problem, split, 200, -7), 3, 1);
    }

    private static <T> Findings ofPendulum(FewShotProblem<T> problem) {
        try (FewShotLearner<T> learner = trained(problem, 8)) {
            return beside(problem, learner, Split.TEST);
        }
    }

    /** A pendulum's bias and damping are in its motion, though a network of the size that is published tells neither. */
    @Test
    void biasAndDampingOfAPendulumAreTold() {
        Findings findings = ofPendulum(PENDULUM);
        assertEquals(List.of("R²", "coverage", "width", "R², other"), findings.columns());
        Findings.Row bias = row(findings, "bias");
        assertTrue(bias.values().get(3) > 0.6, bias::toString);
        Findings.Row damping = row(findings, "damping");
        assertTrue(damping.values().get(3) > 0.25, damping::toString);
        assertEquals("not told by this learner", bias.remark());
        assertEquals("not told by this learner", damping.remark());
    }

    private static Findings.Row row(Findings findings, String name) {
        return findings.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> Findings alone(FewShotProblem<T> problem) {
        return problem.findings(new Silent<>(problem.outputs()), tasks(problem, Split.TEST, 50, -7), 3, 1);
    }

    private static <T> Findings ofGoal(FewShotProblem<T> problem) {
        try (FewShotLearner<T> learner = trained(problem, 2)) {
            return beside(problem, learner, Split.TEST);
        }
    }

    /** Where a point moves says nothing of the goal it is paid for; alone, a learner that tells nothing says nothing of others. */
    @Test
    void whatNeitherTellsIsCalledSo() {
        Findings goal = ofGoal(FewShotProblems.named("ParameterRegression-v0+steps=10/PointNavigation-v0"));
        goal.rows().forEach(row -> assertEquals("told by neither", row.remark(), row::toString));
        Findings alone = alone(PENDULUM);
        alone.rows().forEach(row -> assertEquals("not told by this learner", row.remark(), row::toString));
    }

    @Test
    void whatIsNoMotionIsRefused() {
        MotionRegression algorithm = new MotionRegression();
        assertThrows(
                IllegalArgumentException.class,
                () -> algorithm.create(FewShotProblems.named("Sinusoid-v0"), algorithm.defaults(), 1, 1));
    }
}
