package adaptarium.meta.fewshot.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Differences;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Findings;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionRuleTest {
    private static final String ID = "ParameterRegression-v0+steps=6/UnknownGainSlider-v0";

    private static <T> FewShotEpisode episode(FewShotProblem<T> problem) {
        return problem.episode(problem.sample(Split.TRAIN, Seeds.generator(1)), 5);
    }

    @Test
    void theGradientIsThatOfCentralDifferences() {
        FewShotProblem<?> problem = FewShotProblems.named(ID);
        MotionSettings settings = new MotionSettings(List.of(6), List.of(4), 2, 0.01);
        Differences.check(new MotionRule(problem, settings), episode(problem));
    }

    /** With a deviation of its own for each number, the loss is half a square of normal noise and a logarithm. */
    @Test
    void theLossIsTheTruthsDensity() {
        FewShotProblem<?> problem = FewShotProblems.named(ID);
        MotionRule rule = new MotionRule(problem, new MotionSettings(List.of(6), List.of(4), 2, 0.01));
        FewShotEpisode episode = episode(problem);
        float[] start = rule.initial(Seeds.generator(2));
        double[] theta = new double[start.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = start[i];
        }
        double[] mean =
                rule.predict(theta, episode.support(), episode.query().x(), 1).get(1);
        double[] deviation = rule.deviations(theta, episode.query().x());
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            double z = (episode.query().y()[i] - mean[i]) / deviation[i];
            sum += (0.5 * z * z + Math.log(deviation[i])) / mean.length;
        }
        assertEquals(sum, rule.learn(theta, episode, 1).loss(), 1e-9);
    }

    /** The sliders' sign and strength show in their motion within a few updates; nothing of a hidden goal shows in how a point moves. */
    @Test
    void whatHasNoEffectIsNotTold() {
        Findings slider = trained(FewShotProblems.named("ParameterRegression-v0+steps=10/UnknownGainSlider-v0"));
        assertTrue(slider.rows().stream().anyMatch(row -> row.remark().isEmpty()), slider::toString);
        for (Findings.Row row : slider.rows()) {
            assertEquals(0.9, row.values().get(1), 0.1, row::toString); // four deviations of sqrt(.09 / 200) each side
        }
        Findings goal = trained(FewShotProblems.named("ParameterRegression-v0+steps=10/PointNavigation-v0"));
        assertFalse(goal.rows().isEmpty());
        goal.rows().forEach(row -> assertEquals("not told by this learner", row.remark(), row::toString));
    }

    private static <T> Findings trained(FewShotProblem<T> problem) {
        MotionSettings settings = new MotionSettings(List.of(16), List.of(16), 16, 0.01);
        try (FewShotLearner<T> learner = new ParameterEstimator().create(problem, settings, 1, 1)) {
            for (int u = 0; u < 120; u++) {
                learner.metaUpdate(tasks(problem, Split.TRAIN, 16, 100L * u), u);
            }
            return problem.findings(learner, tasks(problem, Split.TEST, 200, -7), 3, 1);
        }
    }

    private static <T> List<T> tasks(FewShotProblem<T> problem, Split split, int count, long seed) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(problem.sample(split, Seeds.generator(Seeds.derive(seed, i))));
        }
        return tasks;
    }
}
