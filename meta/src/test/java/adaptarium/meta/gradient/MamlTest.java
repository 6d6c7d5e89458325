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
import adaptarium.meta.MetaTraining;
import adaptarium.meta.gradient.outer.ClippedStep;
import adaptarium.meta.gradient.outer.EvolutionStep;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.ReptileStep;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class MamlTest {
    static final TaskFamily<PointNavigation.Task> NAVIGATION = new PointNavigation();

    static final List<OuterStep> OUTER_STEPS =
            List.of(new TrustRegionStep(), new ClippedStep(), new ReptileStep(), new EvolutionStep());

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
                all.laterSteps(),
                all.testEpisodes(),
                all.surrogate(),
                all.firstOrder(),
                all.advantages(),
                outerStep,
                all.adapts(),
                all.learnedRates(),
                all.exploration());
    }

    static <T extends Record> List<MetaTraining.Update> train(
            TaskFamily<T> family, MetaLearner<T> learner, int from, int to, long seed) {
        TaskSpace<T> space = family.tasks();
        List<MetaTraining.Update> updates = new ArrayList<>();
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

    /** Every entry of every kind of state in turn: missing, of another length, of another type. */
    @Test
    void aStateThatIsRefusedChangesNothing() {
        for (OuterStep outerStep : OUTER_STEPS) {
            MamlSettings settings = small(outerStep, 1, 0.1);
            try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, 3, 1);
                    Maml<PointNavigation.Task> other = new Maml<>(NAVIGATION, settings, 4, 1)) {
                train(NAVIGATION, learner, 0, 1, 8);
                train(NAVIGATION, other, 0, 2, 9);
                List<Object> before = numbers(learner.state());
                State fits = other.state();
                int refused = 0;
                for (String name : fits.names()) {
                    for (State wrong : damaged(fits, name)) {
                        assertThrows(IllegalArgumentException.class, () -> learner.restore(wrong), name);
                        assertEquals(before, numbers(learner.state()), outerStep + ", " + name);
                        refused++;
                    }
                }
                assertEquals(3 * fits.names().size(), refused);
                learner.restore(fits);
                assertEquals(numbers(fits), numbers(learner.state()));
                assertThrows(IllegalArgumentException.class, () -> learner.metaUpdate(List.of(), 1));
                assertEquals(numbers(fits), numbers(learner.state()));
            }
        }
    }

    private static List<State> damaged(State whole, String name) {
        List<State> damaged = new ArrayList<>();
        for (int kind = 0; kind < 3; kind++) {
            State state = new State();
            for (String entry : whole.names()) {
                Object values = whole.entry(entry).values();
                if (!entry.equals(name)) {
                    put(state, entry, values);
                } else if (kind == 1) {
                    put(
                            state,
                            entry,
                            values instanceof float[] f
                                    ? new float[f.length + 1]
                                    : values instanceof double[] d
                                            ? new double[d.length + 1]
                                            : new long[((long[]) values).length + 1]);
                } else if (kind == 2) {
                    put(
                            state,
                            entry,
                            values instanceof float[] f
                                    ? new long[f.length]
                                    : values instanceof double[] d
                                            ? new float[d.length]
                                            : new double[((long[]) values).length]);
                }
            }
            damaged.add(state);
        }
        return damaged;
    }

    private static void put(State state, String name, Object values) {
        if (values instanceof float[] floats) {
            state.put(name, floats);
        } else if (values instanceof double[] doubles) {
            state.put(name, doubles);
        } else {
            state.put(name, (long[]) values);
        }
    }

    private static List<Object> numbers(State state) {
        List<Object> numbers = new ArrayList<>();
        for (String name : state.names()) {
            Object values = state.entry(name).values();
            numbers.add(name);
            numbers.add(
                    values instanceof float[] f
                            ? Arrays.toString(f)
                            : values instanceof double[] d ? Arrays.toString(d) : Arrays.toString((long[]) values));
        }
        return numbers;
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
                    base.laterSteps(),
                    base.testEpisodes(),
                    base.surrogate(),
                    base.firstOrder(),
                    base.advantages(),
                    new ClippedStep(0.01, epochs, 0.3, 5e-4),
                    base.adapts(),
                    base.learnedRates(),
                    base.exploration());
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
    void everyStepLowersTheLossInsideTheTrustRegion() {
        MamlSettings settings = small(new TrustRegionStep(), 1, 0.1);
        try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, 3, 1)) {
            for (MetaTraining.Update update : train(NAVIGATION, learner, 0, 5, 8)) {
                Map<String, Double> metrics = update.metrics();
                assertEquals(1, metrics.get("accepted"), "a line search that always refuses learns nothing");
                assertTrue(metrics.get("kl") > 0 && metrics.get("kl") <= new TrustRegionStep().maxDivergence());
                assertTrue(metrics.get("lossAfter") < metrics.get("lossBefore"), metrics.toString());
                assertTrue(metrics.get("expectedGain") > 0, metrics.toString());
                assertTrue(update.environmentSteps() <= 2 * 5 * 3 * 100);
            }
        }
    }

    /** One meta-gradient step goes downhill by what the linear prediction says, for a trust region so small that the loss is straight inside. */
    @Test
    void aSmallStepGainsWhatItsGradientPromises() {
        TrustRegionStep tiny = new TrustRegionStep(1e-6, 10, 1e-5, 0.8, 15, 80);
        try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, small(tiny, 1, 0.1), 3, 1)) {
            Map<String, Double> metrics =
                    train(NAVIGATION, learner, 0, 1, 8).get(0).metrics();
            double gain = metrics.get("lossBefore") - metrics.get("lossAfter");
            assertEquals(metrics.get("expectedGain"), gain, 0.05 * gain);
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

    /** Random actions come to about -61, and the best that does not adapt to -39: what comes to more than -32 after a step has learnt to adapt. */
    @Test
    void pointNavigationIsLearntFromThreeSeeds() {
        learns(new TrustRegionStep(), 1, 0.1, /* firstOrder= */ false, 12);
    }

    @Test
    void fomamlLearnsPointNavigationFromThreeSeeds() {
        learns(new TrustRegionStep(0.01, 10, 1e-5, 0.8, 15, 80), 1, 0.1, /* firstOrder= */ true, 16);
    }

    @Test
    void prompLearnsPointNavigationFromThreeSeeds() {
        learns(new ClippedStep(0.01, 5, 0.3, 5e-4), 1, 0.1, /* firstOrder= */ false, 16);
    }

    @Test
    void reptileLearnsPointNavigationFromThreeSeeds() {
        learns(new ReptileStep(), 2, 0.3, /* firstOrder= */ false, 16);
    }

    private static void learns(OuterStep outerStep, int innerSteps, double rate, boolean firstOrder, int updates) {
        MamlSettings all = MamlSettings.defaults();
        MamlSettings settings = new MamlSettings(
                List.of(32),
                all.activation(),
                all.initialStd(),
                all.normaliseObservations(),
                /* tasks= */ 10,
                /* episodes= */ 8,
                rate,
                innerSteps,
                all.laterSteps(),
                all.testEpisodes(),
                all.surrogate(),
                firstOrder,
                all.advantages(),
                outerStep,
                all.adapts(),
                all.learnedRates(),
                all.exploration());
        for (long seed = 1; seed <= 3; seed++) {
            try (Maml<PointNavigation.Task> learner = new Maml<>(NAVIGATION, settings, seed, 2)) {
                List<MetaTraining.Update> trained = train(NAVIGATION, learner, 0, updates, seed);
                double before = mean(trained, update -> update.metrics().get("return/episode/0"));
                double after = mean(trained, MetaTraining.Update::meanReturn);
                assertTrue(after > -32, "seed " + seed + " reached " + after);
                assertTrue(after > before + 5, "seed " + seed + " adapts from " + before + " to " + after);
            }
        }
    }

    /** Over the last four updates. */
    private static double mean(List<MetaTraining.Update> updates, ToDoubleFunction<MetaTraining.Update> figure) {
        return updates.subList(updates.size() - 4, updates.size()).stream()
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }
}
