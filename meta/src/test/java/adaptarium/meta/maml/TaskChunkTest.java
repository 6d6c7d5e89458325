package adaptarium.meta.maml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.Normaliser;
import adaptarium.agents.Policy;
import adaptarium.agents.TrustRegion;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.sim.Seeds;
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
        static Answers of(MamlSettings.OuterStep outerStep, int innerSteps, int samplesAtOnce) {
            MamlSettings settings = MamlTest.small(outerStep, innerSteps, 0.1);
            Policy policy = Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation());
            float[] theta = policy.initialise(Seeds.generator(5), 1, settings.initialStd());
            float[] beside = theta.clone();
            for (int p = 0; p < beside.length; p++) {
                beside[p] += 0.01f * (float) Math.sin(p);
            }
            TaskSpace<PointNavigation.Task> space = TaskSpace.of(FAMILY.taskType());
            List<PointNavigation.Task> tasks = new ArrayList<>();
            long[] seeds = new long[TASKS];
            for (int b = 0; b < TASKS; b++) {
                tasks.add(space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(11, "task", b))));
                seeds[b] = Seeds.derive(12, "episodes", b);
            }
            try (TaskChunk<PointNavigation.Task> chunk =
                    new TaskChunk<>(FAMILY, policy, settings, TASKS, samplesAtOnce)) {
                chunk.collect(
                        tasks, seeds, theta, Normaliser.identity(FAMILY.spec().observationSize()));
                boolean curved = outerStep == MamlSettings.OuterStep.TRUST_REGION;
                return new Answers(
                        chunk.gradient(),
                        curved ? chunk.curvatureProduct(beside) : new double[0],
                        chunk.clippedGradient(beside),
                        chunk.evaluate(beside));
            }
        }
    }

    /** One task at a time, two and then two and one, and all of them: an episode has at most 100 samples, a task 300. */
    @Test
    void howManyTasksPassTogetherChangesNothingButRounding() {
        for (MamlSettings.OuterStep outerStep : MamlSettings.OuterStep.values()) {
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

    private static void assertClose(double[] expected, double[] actual) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertArrayEquals(expected, actual, 1e-4 * largest);
    }

    @Test
    void nothingIsKnownBeforeAnythingIsCollected() {
        MamlSettings settings = MamlSettings.defaults();
        Policy policy = Policy.of(FAMILY.spec(), settings.hiddenSizes(), settings.activation());
        try (TaskChunk<PointNavigation.Task> chunk = new TaskChunk<>(FAMILY, policy, settings, TASKS)) {
            assertThrows(IllegalStateException.class, chunk::gradient);
        }
    }
}
