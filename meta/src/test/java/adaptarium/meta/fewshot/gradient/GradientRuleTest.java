package adaptarium.meta.fewshot.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.meta.fewshot.Differences;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Rule;
import adaptarium.meta.fewshot.gradient.GradientRule.Adapts;
import adaptarium.meta.fewshot.problem.Sinusoid;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients through inner steps, by every parameter, in float64; and what the papers' formulas say of them. */
class GradientRuleTest {
    private static final Sinusoid PROBLEM = (Sinusoid) FewShotProblems.named("Sinusoid-v0+shots=5");
    private static final FewShotEpisode EPISODE = PROBLEM.episode(new Sinusoid.Wave(2, 1), 11);

    private static GradientSettings settings(int steps, double rate, boolean firstOrder) {
        return new GradientSettings(List.of(6, 5), 2, steps, rate, firstOrder, 0.001);
    }

    private static GradientRule rule(int steps, double rate, boolean firstOrder, Adapts adapts) {
        int context = adapts == Adapts.CONTEXT ? 3 : 0;
        return new GradientRule(PROBLEM, settings(steps, rate, firstOrder), adapts, context, /* learntRates= */ false);
    }

    private static double[] theta(Rule rule) {
        float[] initial = rule.initial(Seeds.generator(1));
        double[] theta = new double[initial.length];
        Arrays.setAll(theta, i -> initial[i]);
        return theta;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void mamlsGradientIsThatOfItsLoss(int steps) {
        Differences.check(rule(steps, 0.05, false, Adapts.ALL), EPISODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anilsGradientIsThatOfItsLoss(int steps) {
        Differences.check(rule(steps, 0.05, false, Adapts.HEAD), EPISODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void caviasGradientIsThatOfItsLoss(int steps) {
        Differences.check(rule(steps, 0.2, false, Adapts.CONTEXT), EPISODE);
    }

    /** Weights and rates. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void metaSgdsGradientIsThatOfItsLoss(int steps) {
        Differences.check(new GradientRule(PROBLEM, settings(steps, 0.02, false), Adapts.ALL, 0, true), EPISODE);
    }

    /** With rates that learn nothing: −g(θ) ∘ g'(θ') is the derivative of Meta-SGD's loss in its rates, for one step. */
    @Test
    void aRatesSlopeIsMinusTheProductOfBothGradients() {
        GradientRule metaSgd = new GradientRule(PROBLEM, settings(1, 0.02, false), Adapts.ALL, 0, true);
        double[] theta = theta(metaSgd);
        int weights = theta.length / 2;
        double[] own = Arrays.copyOf(theta, weights);
        GradientRule still = rule(0, 0.02, false, Adapts.ALL);
        double[] inner = still.learn(own, new FewShotEpisode(EPISODE.support(), EPISODE.support()), 1)
                .gradient();
        double[] moved = new double[weights];
        Arrays.setAll(moved, i -> own[i] - theta[weights + i] * inner[i]);
        double[] outer = still.learn(moved, EPISODE, 1).gradient();
        double[] slope = metaSgd.learn(theta, EPISODE, 1).gradient();
        for (int i = 0; i < weights; i++) {
            assertEquals(-inner[i] * outer[i], slope[weights + i], 1e-9);
        }
    }

    /** Nothing is added where nothing moves: the bits of training on all tasks together. */
    @Test
    void withARateOfZeroItIsTrainingOnAllTasksTogether() {
        GradientRule still = rule(0, 0.1, false, Adapts.ALL);
        double[] theta = theta(still);
        double[] expected = still.learn(theta, EPISODE, 1).gradient();
        assertArrayEquals(
                expected, rule(1, 0, false, Adapts.ALL).learn(theta, EPISODE, 1).gradient());
        assertArrayEquals(
                expected, rule(2, 0, true, Adapts.ALL).learn(theta, EPISODE, 1).gradient());
    }

    /** FOMAML is the gradient at the adapted weights; MAML's differs from it by −α H g'. */
    @Test
    void fomamlLacksTheHessiansPart() {
        double rate = 0.05;
        GradientRule still = rule(0, rate, false, Adapts.ALL);
        double[] theta = theta(still);
        FewShotEpisode support = new FewShotEpisode(EPISODE.support(), EPISODE.support());
        double[] inner = still.learn(theta, support, 1).gradient();
        double[] moved = new double[theta.length];
        Arrays.setAll(moved, i -> theta[i] - rate * inner[i]);
        double[] outer = still.learn(moved, EPISODE, 1).gradient();
        double[] first =
                rule(1, rate, true, Adapts.ALL).learn(theta, EPISODE, 1).gradient();
        assertArrayEquals(outer, first, 1e-12);
        double[] up = new double[theta.length];
        double[] down = new double[theta.length];
        double h = 1e-6;
        Arrays.setAll(up, i -> theta[i] + h * outer[i]);
        Arrays.setAll(down, i -> theta[i] - h * outer[i]);
        double[] above = still.learn(up, support, 1).gradient();
        double[] below = still.learn(down, support, 1).gradient();
        double[] second =
                rule(1, rate, false, Adapts.ALL).learn(theta, EPISODE, 1).gradient();
        for (int i = 0; i < theta.length; i++) {
            assertEquals(-rate * (above[i] - below[i]) / (2 * h), second[i] - first[i], 1e-6);
        }
    }

    @Test
    void reptileWithoutAStepIsRefused() {
        for (double rate : new double[] {0, -1, Double.NaN}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> new ReptileSettings(List.of(6), 2, 1, 4, rate, 0.001))
                    .getMessage();
            assertEquals("innerRate must be positive, got " + rate, message);
        }
        assertThrows(IllegalArgumentException.class, () -> new ReptileSettings(List.of(6), 2, 0, 4, 0.1, 0.001));
    }

    /** One step of Reptile on one batch is the gradient of that batch. */
    @Test
    void reptilesFirstStepIsThatOfTrainingOnAllTasksTogether() {
        ReptileSettings settings = new ReptileSettings(List.of(6, 5), 2, 1, 400, 0.05, 0.001);
        ReptileRule reptile = new ReptileRule(PROBLEM, settings);
        double[] theta = theta(reptile);
        double[] way = reptile.learn(theta, EPISODE, 3).gradient();
        var random = Seeds.generator(3);
        int[] batch = new int[400];
        Arrays.setAll(batch, i -> random.nextInt(15));
        var drawn = EPISODE.support().and(EPISODE.query()).chosen(batch);
        double[] expected = rule(0, 0.05, false, Adapts.ALL)
                .learn(theta, new FewShotEpisode(drawn, drawn), 1)
                .gradient();
        assertArrayEquals(expected, way, 1e-9);
    }

    @Test
    void onlyWhatAdaptsMakesPredictionsDiffer() {
        for (Adapts adapts : Adapts.values()) {
            GradientRule rule = rule(1, 0.1, false, adapts);
            List<double[]> predicted =
                    rule.predict(theta(rule), EPISODE.support(), EPISODE.query().x(), 2);
            assertEquals(3, predicted.size());
            assertFalse(Arrays.equals(predicted.get(0), predicted.get(1)));
            assertFalse(Arrays.equals(predicted.get(1), predicted.get(2)));
        }
    }

    @Test
    void aFamilyIsRefused() {
        FewShotProblem<?> problem = PROBLEM;
        assertEquals("Sinusoid-v0+shots=5", problem.id());
        assertThrows(
                IllegalArgumentException.class,
                () -> new FewShotMaml()
                        .create(
                                new adaptarium.envs.family.navigation.PointNavigation(),
                                GradientSettings.defaults(),
                                1,
                                1));
    }
}
