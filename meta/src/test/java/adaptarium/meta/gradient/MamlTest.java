package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.MetaLearner;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MamlTest {
    static final TaskFamily<PointNavigation.Task> NAVIGATION = new PointNavigation();

    static final List<OuterStep> OUTER_STEPS = List.of(new TrustRegionStep(), new ClippedStep(), new ReptileStep());

    /** The usual trust region with another number of samples for its curvature. */
    static TrustRegionStep trustRegion(int curvatureSamples) {
        return new TrustRegionStep(0.03, 10, 1e-5, 0.8, 15, curvatureSamples);
    }

    static MamlSettings small(OuterStep outerStep, int innerSteps, double innerRate) {
        MamlSettings all = MamlSettings.defaults();
        return new MamlSettings(
                List.of(16),
                all.activation(),
                all.initialStd(),
                /* normaliseObservations= */ true,
                /* tasks= */ 5,
                /* episodes= */ 3,
                innerRate,
                innerSteps,
                all.laterRateFactor(),
                all.testEpisodes(),
                all.surrogate(),
                all.firstOrder(),
                all.advantages(),
                outerStep);
    }

    static <T extends Record> List<MetaLearner.Update> train(
            TaskFamily<T> family, MetaLearner<T> learner, int from, int to, long seed) {
        TaskSpace<T> space = family.tasks();
        List<MetaLearner.Update> updates = new ArrayList<>();
        for (int i = from; i < to; i++) {
            List<T> tasks = new ArrayList<>();
            for (int j = 0; j < learner.metaBatchSize(); j++) {
                tasks.add(space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(seed, "tasks", i, j))));
            }
            updates.add(learner.metaUpdate(tasks, Seeds.derive(seed, "update", i)));
        }
        return updates;
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        for (OuterStep outerStep : OUTER_STEPS) {
            MamlSettings settings = small(outerStep, 2, 0.1);
            try (Maml<PointNavigation.Task> one = new Maml<>(NAVIGATION, settings, 3, 1);
                    Maml<PointNavigation.Task> two = new Maml<>(NAVIGATION, settings, 3, 2)) {
                float[] start = one.theta();
                assertEquals(train(NAVIGATION, one, 0, 3, 8), train(NAVIGATION, two, 0, 3, 8));
                assertArrayEquals(one.theta(), two.theta());
                assertFalse(Arrays.equals(start, one.theta()));
            }
        }
    }

    @Test
    void aRestoredLearnerContinuesToTheSameBits() {
        for (OuterStep outerStep : OUTER_STEPS) {
            MamlSettings settings = small(outerStep, 1, 0.1);
            try (Maml<PointNavigation.Task> straight = new Maml<>(NAVIGATION, settings, 3, 1);
                    Maml<PointNavigation.Task> resumed = new Maml<>(NAVIGATION, settings, 99, 1)) {
                train(NAVIGATION, straight, 0, 2, 8);
                State saved = straight.state();
                train(NAVIGATION, straight, 2, 4, 8);
                resumed.restore(saved);
                train(NAVIGATION, resumed, 2, 4, 8);
                assertArrayEquals(straight.theta(), resumed.theta());
            }
        }
    }

    @Test
    void aStateOfAnotherShapeIsRefusedAndChangesNothing() {
        MamlSettings settings = small(new ClippedStep(), 1, 0.1);
        try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, 3, 1)) {
            float[] before = learner.theta();
            State wrong = new State().put("policy.theta", new float[before.length]);
            assertThrows(IllegalArgumentException.class, () -> learner.restore(wrong));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> learner.restore(new State().put("policy.theta", new float[] {1})));
            assertArrayEquals(before, learner.theta());
            assertThrows(IllegalArgumentException.class, () -> learner.metaUpdate(List.of(), 1));
            // Everything but Adam's moments fits: nothing of it may be taken over.
            State half = new State()
                    .put("policy.theta", new float[before.length])
                    .put("observations.count", new long[] {7})
                    .put("observations.mean", new double[2])
                    .put("observations.squares", new double[2]);
            assertThrows(IllegalArgumentException.class, () -> learner.restore(half));
            assertEquals(0, learner.state().longs("observations.count", 1)[0]);
        }
    }

    /** The first epoch moves every parameter by the learning rate; only a gradient taken anew where the last one led gives the next epochs another way. */
    @Test
    void theClippedStepTakesItsGradientAnewInEveryEpoch() {
        float[][] thetas = new float[3][];
        for (int epochs = 1; epochs <= 2; epochs++) {
            MamlSettings base = small(new ClippedStep(), 1, 0.1);
            MamlSettings settings = new MamlSettings(
                    base.hiddenSizes(),
                    base.activation(),
                    base.initialStd(),
                    base.normaliseObservations(),
                    base.tasks(),
                    base.episodes(),
                    base.innerRate(),
                    1,
                    base.laterRateFactor(),
                    base.testEpisodes(),
                    base.surrogate(),
                    base.firstOrder(),
                    base.advantages(),
                    new ClippedStep(0.01, epochs, 0.3, 5e-4));
            try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, 3, 1)) {
                thetas[0] = learner.theta();
                train(NAVIGATION, learner, 0, 1, 8);
                thetas[epochs] = learner.theta();
            }
        }
        int turned = 0;
        for (int p = 0; p < thetas[0].length; p++) {
            double first = thetas[1][p] - thetas[0][p];
            double second = thetas[2][p] - thetas[1][p];
            assertEquals(0.01, Math.abs(first), 1e-4);
            // With the same gradient again Adam would take the same step again.
            turned += Math.abs(second - first) > 1e-4 ? 1 : 0;
        }
        assertTrue(turned > thetas[0].length / 2, turned + " of " + thetas[0].length);
    }

    @Test
    void everyStepStaysInsideTheTrustRegion() {
        MamlSettings settings = small(new TrustRegionStep(), 1, 0.1);
        try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, 3, 1)) {
            for (MetaLearner.Update update : train(NAVIGATION, learner, 0, 3, 8)) {
                assertTrue(update.metrics().get("kl") <= new TrustRegionStep().maxDivergence());
                assertTrue(update.metrics().get("lossAfter") <= update.metrics().get("lossBefore"));
                assertTrue(update.environmentSteps() <= 2 * 5 * 3 * 100);
            }
        }
    }

    @Test
    void aFamilyWithEndingEpisodesOfUnequalLengthIsLearntOn() {
        TaskFamily<CartPole.Task> family = new CartPole();
        MamlSettings settings = small(new TrustRegionStep(), 1, 0.1);
        try (Maml<CartPole.Task> learner = new Maml<>(family, settings, 3, 2)) {
            float[] start = learner.theta();
            train(family, learner, 0, 2, 8);
            assertFalse(Arrays.equals(start, learner.theta()));
        }
    }

    @Test
    void pointNavigationIsLearntFromThreeSeeds() {
        MamlSettings all = MamlSettings.defaults();
        MamlSettings settings = new MamlSettings(
                List.of(32),
                all.activation(),
                all.initialStd(),
                all.normaliseObservations(),
                /* tasks= */ 10,
                /* episodes= */ 8,
                all.innerRate(),
                1,
                all.laterRateFactor(),
                all.testEpisodes(),
                all.surrogate(),
                all.firstOrder(),
                all.advantages(),
                all.outerStep());
        for (long seed = 1; seed <= 3; seed++) {
            try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, seed, 2)) {
                List<MetaLearner.Update> updates = train(NAVIGATION, learner, 0, 12, seed);
                double late = updates.subList(8, 12).stream()
                        .mapToDouble(MetaLearner.Update::meanReturn)
                        .average()
                        .orElseThrow();
                assertTrue(late > -27, "seed " + seed + " reached " + late);
            }
        }
    }
}
