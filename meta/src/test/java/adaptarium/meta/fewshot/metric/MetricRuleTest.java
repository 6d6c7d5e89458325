package adaptarium.meta.fewshot.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Differences;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Rule;
import adaptarium.meta.fewshot.Toy;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comparisons against central differences and against what the papers' formulas give by hand. */
class MetricRuleTest {
    private static final MetricSettings SETTINGS = new MetricSettings(List.of(7), List.of(5), 3, 2, 1, 0.001, 0);
    private static final Toy PROBLEM = new Toy(3);

    private static FewShotEpisode episode(long seed) {
        return PROBLEM.episode(PROBLEM.sample(Split.TRAIN, Seeds.generator(seed)), seed);
    }

    static Stream<Comparison> comparisons() {
        return Stream.of(new Prototypes(), new Matches(), new Relations(3), new Contrast(), new Triplets());
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void theGradientIsThatOfTheLoss(Comparison comparison) {
        Differences.check(new MetricRule(PROBLEM, SETTINGS, comparison), episode(2));
    }

    /** Of two tasks in one episode, in which every example is in the support set once. */
    @ParameterizedTest
    @MethodSource("comparisons")
    void theGradientOfOwnClassesIsThatOfTheLoss(Comparison comparison) {
        FewShotEpisode both = FewShotEpisode.joined(List.of(one(2), one(3)));
        assertEquals(6, both.support().count());
        assertEquals(6, both.support().outputs());
        assertEquals(
                4, both.query().label(7)); // three classes, two examples of each: the second's are 3, 4, 5, 3, 4, 5
        Differences.check(new MetricRule(new Toy(1, /* hasOwnClasses= */ true), SETTINGS, comparison), both);
    }

    private static FewShotEpisode one(long seed) {
        Toy toy = new Toy(1);
        return toy.episode(toy.sample(Split.TRAIN, Seeds.generator(seed)), seed);
    }

    /** One shown and two asked of each class: three episodes, in each of which others are shown. */
    @ParameterizedTest
    @MethodSource("comparisons")
    void theLossOfOwnClassesIsTheMeanOverAllThatMightHaveBeenShown(Comparison comparison) {
        FewShotEpisode episode = one(4);
        Examples all = episode.support().and(episode.query()); // classes 0 1 2 0 1 2 0 1 2
        double sum = 0;
        for (int shown = 0; shown < 9; shown += 3) {
            int[] first = {shown, shown + 1, shown + 2};
            int[] rest = IntStream.range(0, 9)
                    .filter(i -> i < first[0] || i > first[2])
                    .toArray();
            FewShotEpisode other = new FewShotEpisode(all.chosen(first), all.chosen(rest));
            sum += lesson(new Toy(1), comparison, other).loss() / 3;
        }
        Rule.Lesson lesson = lesson(new Toy(1, /* hasOwnClasses= */ true), comparison, episode);
        assertEquals(sum, lesson.loss(), 1e-9);
        assertEquals(lesson(new Toy(1), comparison, episode).after(), lesson.after(), "scored as it was drawn");
    }

    private static Rule.Lesson lesson(Toy problem, Comparison comparison, FewShotEpisode episode) {
        MetricRule rule = new MetricRule(problem, SETTINGS, comparison);
        float[] initial = rule.initial(Seeds.generator(1));
        double[] theta = new double[initial.length];
        java.util.Arrays.setAll(theta, i -> initial[i]);
        return rule.learn(theta, episode, 1);
    }

    /** θ after four updates, and what is predicted with, by the definition. */
    @Test
    void itPredictsWithTheMeanOfAllUpdatesTheNewestMost() {
        double beta = 0.7;
        MetricSettings settings = new MetricSettings(List.of(7), List.of(), 3, 2, 2, 0.05, beta);
        try (FewShotLearner<double[]> learner = new Prototypical().create(PROBLEM, settings, 1, 1)) {
            List<float[]> thetas = new ArrayList<>();
            for (int update = 0; update < 4; update++) {
                learner.metaUpdate(List.of(task(update), task(-1 - update)), update);
                State state = learner.state();
                thetas.add(state.floats("theta", state.entry("theta").shape()));
            }
            float[] average = learner.state().floats("average", thetas.get(0).length);
            for (int i = 0; i < average.length; i++) {
                double sum = 0;
                double weights = 0;
                for (int back = 0; back < 4; back++) {
                    sum += Math.pow(beta, back) * thetas.get(3 - back)[i];
                    weights += Math.pow(beta, back);
                }
                assertEquals(sum / weights, average[i], 1e-5);
            }
            MetricRule rule = new MetricRule(PROBLEM, settings, new Prototypes());
            double[] theta = new double[average.length];
            java.util.Arrays.setAll(theta, i -> average[i]);
            FewShotEpisode episode = episode(2);
            assertArrayEquals(
                    rule.predict(theta, episode.support(), episode.query().x(), 1)
                            .get(1),
                    learner.predict(episode.support(), episode.query().x(), 1).get(1));
        }
    }

    private static double[] task(long seed) {
        return PROBLEM.sample(Split.TRAIN, Seeds.generator(seed));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void theOrderOfTheSupportSetSaysNothing(Comparison comparison) {
        MetricRule rule = new MetricRule(PROBLEM, SETTINGS, comparison);
        float[] initial = rule.initial(Seeds.generator(1));
        double[] theta = new double[initial.length];
        java.util.Arrays.setAll(theta, i -> initial[i]);
        FewShotEpisode episode = episode(3);
        Examples turned = episode.support().chosen(8, 7, 6, 5, 4, 3, 2, 1, 0);
        double[] one =
                rule.predict(theta, episode.support(), episode.query().x(), 1).get(1);
        double[] other = rule.predict(theta, turned, episode.query().x(), 1).get(1);
        assertArrayEquals(one, other, 1e-9);
        assertArrayEquals(
                new double[one.length],
                rule.predict(theta, turned, episode.query().x(), 1).get(0));
    }

    private static final Examples TWO_CLASSES =
            new Examples(3, 1, 2, new double[3], new double[] {1, 0, 1, 0, 0, 1}); // the third is of the second

    @Test
    void aPrototypeIsAMeanAndItsScoreMinusASquaredDistance() {
        Expression support = Expression.constant(3, 2, new double[] {0, 0, 2, 0, 5, 1});
        Expression query = Expression.constant(1, 2, new double[] {1, 2});
        double[] scores =
                new Prototypes().scores(List.of(), support, TWO_CLASSES, query).values();
        assertArrayEquals(new double[] {-4, -17}, scores, 1e-12); // to (1, 0) and to (5, 1)
    }

    /** Cosines 1, 0 and −1 with τ = 0.1: exp(10), 1 and exp(−10) of their sum. */
    @Test
    void matchingIsAttentionByTheCosine() {
        Expression support = Expression.constant(3, 2, new double[] {1, 0, 0, 1, -1, 0});
        Expression query = Expression.constant(1, 2, new double[] {1, 0});
        Expression sharpness = Expression.constant(1, 1, new double[] {Math.log(10)});
        double[] scores = new Matches()
                .scores(List.of(sharpness), support, TWO_CLASSES, query)
                .values();
        double sum = Math.exp(10) + 1 + Math.exp(-10);
        assertArrayEquals(
                new double[] {Math.log((Math.exp(10) + 1) / sum), Math.log(Math.exp(-10) / sum)}, scores, 1e-9);
    }

    /** The last bias says nothing about which class it is: a softmax does not change with it, where a sigmoid would go to nothing but zeros and stay there. */
    @Test
    void relationsAreWeighedAgainstEachOther() {
        Relations relations = new Relations(1);
        float[] initial = relations.initial(Seeds.generator(1));
        double[] theta = new double[initial.length];
        java.util.Arrays.setAll(theta, i -> initial[i]);
        Expression support = Expression.constant(3, 1, new double[] {2, 0.5, -3});
        Expression query = Expression.constant(1, 1, new double[] {0.7});
        Examples wanted = new Examples(1, 1, 2, new double[1], new double[] {1, 0});
        double[] losses = new double[2];
        for (int i = 0; i < 2; i++) {
            theta[theta.length - 1] = -20 * i;
            List<Expression> blocks = Blocks.constants(relations.layout(), theta);
            double[] scores =
                    relations.scores(blocks, support, TWO_CLASSES, query).values();
            losses[i] =
                    relations.loss(blocks, support, TWO_CLASSES, query, wanted).value();
            assertEquals(Math.log(1 + Math.exp(scores[1] - scores[0])), losses[i], 1e-12);
        }
        assertEquals(losses[0], losses[1], 1e-12);
    }

    /** One pair of the class at distance 2, two others at 0.5 and 3: 4 + (0.5² + 0) / 2. */
    @Test
    void theContrastiveLossDrawsTogetherAndPushesApartUpToTheMargin() {
        Examples labels = new Examples(3, 1, 2, new double[3], new double[] {1, 0, 0, 1, 0, 1});
        Examples wanted = new Examples(1, 1, 2, new double[1], new double[] {1, 0});
        Expression support = Expression.constant(3, 1, new double[] {2, 0.5, -3});
        Expression query = Expression.constant(1, 1, new double[] {0});
        double loss =
                new Contrast().loss(List.of(), support, labels, query, wanted).value();
        assertEquals(4 + 0.25 / 2, loss, 1e-6);
    }

    /** Squared distances: positive 1; others 0.25, 1.21 and 4. Semi-hard is 1.21: 1 − 1.21 + 0.5. */
    @Test
    void theNegativeIsTheNearestBeyondThePositive() {
        Examples labels = new Examples(4, 1, 2, new double[4], new double[] {1, 0, 0, 1, 0, 1, 0, 1});
        Examples wanted = new Examples(1, 1, 2, new double[1], new double[] {1, 0});
        Expression support = Expression.constant(4, 1, new double[] {1, 0.5, 1.1, 2});
        Expression query = Expression.constant(1, 1, new double[] {0});
        assertEquals(
                0.29,
                new Triplets().loss(List.of(), support, labels, query, wanted).value(),
                1e-9);
        Expression near = Expression.constant(4, 1, new double[] {3, 0.5, 1.1, 2}); // none beyond: the furthest, 4
        assertEquals(
                5.5, new Triplets().loss(List.of(), near, labels, query, wanted).value(), 1e-9);
    }

    @Test
    void aRegressionIsRefused() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new MetricRule(FewShotProblems.named("Sinusoid-v0"), SETTINGS, new Prototypes()))
                .getMessage()
                .contains("Sinusoid-v0 is a regression"));
    }
}
