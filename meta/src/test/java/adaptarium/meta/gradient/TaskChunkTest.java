package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.RunningMoments;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.gradient.outer.OuterStep;
import adaptarium.meta.gradient.outer.OuterUpdate;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskChunkTest {
    private static final PointNavigation FAMILY = new PointNavigation();
    private static final int TASKS = 5;

    /** What a chunk whose slices hold that many samples says at the start and a little beside it. */
    @SuppressWarnings("ArrayRecordComponent") // compared element by element
    private record Answers(double[] gradient, double[] product, double[] clipped, List<TrustRegion.Trial> trials) {
        static Answers of(OuterStep outerStep, int innerSteps, int samplesAtOnce) {
            MamlSettings settings = MamlTest.small(outerStep, innerSteps, 0.1);
            Policy policy = Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation());
            float[] theta = policy.initialise(Seeds.generator(5), 1, settings.initialStd());
            float[] beside = theta.clone();
            for (int p = 0; p < beside.length; p++) {
                beside[p] += 0.01f * (float) Math.sin(p);
            }
            TaskSpace<PointNavigation.Task> space = FAMILY.tasks();
            List<PointNavigation.Task> tasks = new ArrayList<>();
            long[] seeds = new long[TASKS];
            for (int b = 0; b < TASKS; b++) {
                tasks.add(space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(11, "task", b))));
                seeds[b] = Seeds.derive(12, "episodes", b);
            }
            try (TaskChunk<PointNavigation.Task> chunk = new TaskChunk<>(
                    FAMILY,
                    settings.rule(policy, settings.kind()),
                    settings,
                    wanted(settings, policy),
                    TASKS,
                    samplesAtOnce)) {
                chunk.collect(
                        tasks, seeds, theta, Normaliser.identity(FAMILY.spec().observationSize()));
                boolean curved = outerStep instanceof TrustRegionStep;
                return new Answers(
                        chunk.gradient(),
                        curved ? chunk.curvatureProduct(beside) : new double[0],
                        chunk.clippedGradient(beside, 0.3, 5e-4),
                        chunk.evaluate(beside));
            }
        }
    }

    /** One task at a time, two and then two and one, and all of them: an episode has at most 100 samples, a task 300. */
    @Test
    void howManyTasksPassTogetherChangesNothingButRounding() {
        for (OuterStep outerStep : MamlTest.OUTER_STEPS) {
            for (int innerSteps = 1; innerSteps <= 2; innerSteps++) {
                Answers whole = Answers.of(outerStep, innerSteps, 300 * TASKS);
                for (int samplesAtOnce : new int[] {1, 600}) {
                    Answers sliced = Answers.of(outerStep, innerSteps, samplesAtOnce);
                    assertClose(whole.gradient(), sliced.gradient());
                    assertClose(whole.product(), sliced.product());
                    assertClose(whole.clipped(), sliced.clipped());
                    for (int b = 0; b < TASKS; b++) {
                        TrustRegion.Trial expected = whole.trials().get(b);
                        assertEquals(expected.loss(), sliced.trials().get(b).loss(), 1e-5);
                        assertEquals(
                                expected.divergence(), sliced.trials().get(b).divergence(), 1e-5);
                    }
                }
            }
        }
    }

    private static OuterUpdate.Wanted wanted(MamlSettings settings, Policy policy) {
        return settings.outerStep().begin(policy.parameters()).wanted();
    }

    private static void assertClose(double[] expected, double[] actual) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertArrayEquals(expected, actual, 1e-4 * largest);
    }

    /** All samples serve the curvature, observations are normalised and inner steps are long, so that every part of the path shows. */
    private static MamlSettings exacting(int innerSteps, boolean firstOrder, Surrogate surrogate) {
        MamlSettings base = MamlTest.small(new TrustRegionStep(), innerSteps, 0.5);
        return new MamlSettings(
                base.hiddenSizes(),
                base.activation(),
                base.initialStd(),
                base.normaliseObservations(),
                base.tasks(),
                base.episodes(),
                base.innerRate(),
                innerSteps,
                base.laterSteps(),
                base.testEpisodes(),
                surrogate,
                firstOrder,
                base.advantages(),
                MamlTest.trustRegion(/* curvatureSamples= */ 1_000_000),
                base.adapts(),
                base.learnedRates(),
                base.exploration());
    }

    private static Normaliser shifting() {
        RunningMoments moments = new RunningMoments(2);
        moments.add(new float[] {-0.3f, 0.1f}, 0);
        moments.add(new float[] {0.1f, 0.5f}, 0);
        return Normaliser.of(moments);
    }

    /** A chunk of two tasks that has collected. */
    private static TaskChunk<PointNavigation.Task> collected(MamlSettings settings, float[] theta) {
        return collected(settings, theta, 0, 2);
    }

    /** Or of some of the two. */
    private static TaskChunk<PointNavigation.Task> collected(MamlSettings settings, float[] theta, int from, int to) {
        Policy policy = Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation());
        TaskChunk<PointNavigation.Task> chunk = new TaskChunk<>(
                FAMILY, settings.rule(policy, settings.kind()), settings, wanted(settings, policy), to - from);
        List<PointNavigation.Task> tasks =
                List.of(new PointNavigation.Task(0.4, 0.2), new PointNavigation.Task(-0.3, -0.4));
        chunk.collect(tasks.subList(from, to), Arrays.copyOfRange(new long[] {3, 4}, from, to), theta, shifting());
        return chunk;
    }

    private static float[] start(MamlSettings settings) {
        return Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation())
                .initialise(Seeds.generator(5), 1, settings.initialStd());
    }

    private static double[] lossAndDivergence(TaskChunk<?> chunk, float[] theta, float[] direction, double step) {
        float[] moved = theta.clone();
        for (int p = 0; p < moved.length; p++) {
            moved[p] += (float) (step * direction[p]);
        }
        double[] sums = new double[2];
        for (TrustRegion.Trial trial : chunk.evaluate(moved)) {
            sums[0] += trial.loss();
            sums[1] += trial.divergence();
        }
        return sums;
    }

    /** In float32, on episodes as they are played: where the policy has gone through the very path it learns from, and with the observations it acted on. */
    @Test
    void gradientAndCurvatureAreThoseOfItsOwnLossAndDivergence() {
        for (int innerSteps = 1; innerSteps <= 2; innerSteps++) {
            MamlSettings settings = exacting(innerSteps, /* firstOrder= */ false, Surrogate.LIKELIHOOD_RATIO);
            float[] theta = start(settings);
            float[] direction = new float[theta.length];
            var random = Seeds.generator(8);
            for (int p = 0; p < direction.length; p++) {
                direction[p] = (float) random.nextGaussian();
            }
            try (TaskChunk<PointNavigation.Task> chunk = collected(settings, theta)) {
                double[] here = lossAndDivergence(chunk, theta, direction, 0);
                assertEquals(0, here[1], 1e-6);
                assertEquals(
                        here[0],
                        chunk.atOrigin().stream()
                                .mapToDouble(TrustRegion.Trial::loss)
                                .sum(),
                        1e-5);
                double step = 5e-4;
                double[] ahead = lossAndDivergence(chunk, theta, direction, step);
                double[] behind = lossAndDivergence(chunk, theta, direction, -step);
                double slope = (ahead[0] - behind[0]) / (2 * step);
                double bend = (ahead[1] + behind[1]) / (step * step);
                assertEquals(slope, dot(direction, chunk.gradient()), 0.02 * Math.abs(slope), innerSteps + " steps");
                assertEquals(
                        bend, dot(direction, chunk.curvatureProduct(direction)), 0.02 * bend, innerSteps + " steps");
            }
        }
    }

    private static double dot(float[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += a[p] * b[p];
        }
        return sum;
    }

    @Test
    void orderAndSurrogateAreThoseThatAreAskedFor() {
        List<double[]> gradients = new ArrayList<>();
        for (boolean firstOrder : new boolean[] {false, true}) {
            for (Surrogate surrogate : Surrogate.values()) {
                MamlSettings settings = exacting(1, firstOrder, surrogate);
                try (TaskChunk<PointNavigation.Task> chunk = collected(settings, start(settings))) {
                    gradients.add(chunk.gradient());
                }
            }
        }
        double[] ratio = gradients.get(0);
        double largest = Arrays.stream(ratio).map(Math::abs).max().orElse(0);
        assertTrue(distance(ratio, gradients.get(1)) > 0.01 * largest, "the surrogates' curvatures differ");
        assertTrue(distance(ratio, gradients.get(2)) > 0.01 * largest, "first order leaves the curvature out");
        // Both surrogates take the same inner step on fresh data, and without curvature nothing else tells them apart.
        assertEquals(0, distance(gradients.get(2), gradients.get(3)), 1e-4 * largest);
    }

    /**
     * Reptile's way: after one step Σ (θ_i − θ) = −α Σ ∇L_i(θ), where ∇L_i is the outer gradient of an update without inner steps, which plays the same first episodes; after more
     * steps it is the sum of what each task's chunk by itself says.
     */
    @Test
    void theDisplacementIsWhereTheStepsLed() {
        MamlSettings one = exacting(1, /* firstOrder= */ true, Surrogate.LIKELIHOOD_RATIO);
        float[] theta = start(one);
        double[] displacement;
        double[] gradient;
        try (TaskChunk<PointNavigation.Task> chunk = collected(one, theta)) {
            displacement = chunk.displacement();
        }
        try (TaskChunk<PointNavigation.Task> chunk =
                collected(exacting(0, /* firstOrder= */ true, Surrogate.LIKELIHOOD_RATIO), theta)) {
            gradient = chunk.gradient();
            assertArrayEquals(new double[theta.length], chunk.displacement(), "no step leads nowhere");
        }
        assertClose(Arrays.stream(gradient).map(g -> -one.innerRate() * g).toArray(), displacement);
        MamlSettings three = exacting(3, /* firstOrder= */ true, Surrogate.LIKELIHOOD_RATIO);
        double[] sum = new double[theta.length];
        for (int task = 0; task < 2; task++) {
            try (TaskChunk<PointNavigation.Task> chunk = collected(three, theta, task, task + 1)) {
                double[] own = chunk.displacement();
                Arrays.setAll(sum, p -> sum[p] + own[p]);
            }
        }
        try (TaskChunk<PointNavigation.Task> chunk = collected(three, theta)) {
            assertClose(sum, chunk.displacement());
            assertTrue(distance(sum, displacement)
                    > 0.1 * Arrays.stream(sum).map(Math::abs).max().orElse(0));
        }
    }

    private static double distance(double[] a, double[] b) {
        double greatest = 0;
        for (int p = 0; p < a.length; p++) {
            greatest = Math.max(greatest, Math.abs(a[p] - b[p]));
        }
        return greatest;
    }

    @Test
    void nothingIsKnownBeforeAnythingIsCollected() {
        MamlSettings settings = MamlSettings.defaults();
        Policy policy = Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation());
        try (TaskChunk<PointNavigation.Task> chunk = new TaskChunk<>(
                FAMILY, settings.rule(policy, settings.kind()), settings, wanted(settings, policy), TASKS)) {
            assertThrows(IllegalStateException.class, chunk::gradient);
        }
    }
}
