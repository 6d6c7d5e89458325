package adaptarium.meta.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import adaptarium.agents.experience.EpisodeBatch;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.experience.TaskSamples;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.Upload;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.agents.network.tensor.PolicyTape;
import adaptarium.agents.update.Surrogate;
import adaptarium.agents.update.SurrogateLoss;
import adaptarium.agents.update.TrustRegion;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.Tensors;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With an inner rate of 0 MAML must be multi-task TRPO on the second round of episodes, bit for bit. */
class ZeroRateTest {
    private static final int TASKS = 4; // as many as chunks: each chunk has one task

    private final PointNavigation family = new PointNavigation();
    private final MamlSettings settings = settings();
    private final Policy policy = Policy.of(family.spec(), settings.hiddenSizes(), settings.activation());

    private static MamlSettings settings() {
        MamlSettings base = MamlTest.small(new TrustRegionStep(), 1, 0);
        return new MamlSettings(
                base.hiddenSizes(),
                base.activation(),
                base.initialStd(),
                false,
                TASKS,
                base.episodes(),
                0,
                1,
                base.laterSteps(),
                base.testEpisodes(),
                base.surrogate(),
                false,
                base.advantages(),
                MamlTest.trustRegion(/* curvatureSamples= */ 1_000_000),
                base.adapts(),
                base.learnedRates(),
                base.exploration());
    }

    @Test
    void itIsMultiTaskTrustRegionPolicyOptimisation() {
        try (Maml<PointNavigation.Task> maml = new Maml<>(family, settings, 3, 1)) {
            float[] theta = maml.theta();
            for (int i = 0; i < 2; i++) {
                List<PointNavigation.Task> tasks = tasks(i);
                maml.metaUpdate(tasks, i);
                theta = multiTaskStep(theta, tasks, i);
                assertArrayEquals(theta, maml.theta());
            }
        }
    }

    private List<PointNavigation.Task> tasks(int update) {
        TaskSpace<PointNavigation.Task> space = family.tasks();
        List<PointNavigation.Task> tasks = new ArrayList<>();
        for (int j = 0; j < TASKS; j++) {
            tasks.add(space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(1, update, j))));
        }
        return tasks;
    }

    /** One task's second round. */
    private TaskSamples play(NDManager manager, float[] theta, PointNavigation.Task task, long seed) {
        Normaliser identity = Normaliser.identity(2);
        try (EpisodeSampler<PointNavigation.Task> sampler =
                new EpisodeSampler<>(family, policy, 1, settings.episodes(), 1)) {
            EpisodeBatch batch =
                    sampler.sample(List.of(task), new long[] {Seeds.derive(seed, "step", 1)}, theta, identity);
            float[][] advantages = {settings.advantages().estimate(batch, 0)};
            return TaskSamples.of(manager, new Upload(), batch, 0, 1, advantages, identity, TaskSamples.ALL);
        }
    }

    private float[] multiTaskStep(float[] theta, List<PointNavigation.Task> tasks, long seed) {
        try (NDManager manager = TensorEngine.newManager()) {
            List<TaskSamples> data = new ArrayList<>();
            List<PolicyTape> tapes = new ArrayList<>();
            double[] gradient = new double[theta.length];
            double loss = 0;
            for (int j = 0; j < TASKS; j++) {
                TaskSamples samples = play(manager, theta, tasks.get(j), Seeds.derive(seed, "task", j));
                PolicyTape tape = tape(manager, theta, samples);
                data.add(samples);
                tapes.add(tape);
                Tensors.addRows(
                        new SurrogateLoss(tape, Surrogate.LIKELIHOOD_RATIO, tape.logProbability(), samples.weights())
                                .gradient(),
                        gradient);
                loss -= samples.weights().sum().getFloat();
            }
            for (int p = 0; p < gradient.length; p++) {
                gradient[p] /= TASKS;
            }
            return ((TrustRegionStep) settings.outerStep())
                    .region()
                    .step(
                            theta,
                            gradient,
                            loss / TASKS,
                            v -> fisher(manager, tapes, data, v),
                            candidate -> trial(manager, tapes, data, candidate))
                    .theta();
        }
    }

    private PolicyTape tape(NDManager manager, float[] theta, TaskSamples samples) {
        return PolicyTape.record(
                policy, manager.create(theta, new Shape(1, theta.length)), samples.observations(), samples.actions());
    }

    private double[] fisher(NDManager manager, List<PolicyTape> tapes, List<TaskSamples> data, double[] v) {
        double[] sum = new double[v.length];
        NDArray direction = manager.create(Tensors.floats(v));
        for (int j = 0; j < TASKS; j++) {
            Tensors.addRows(tapes.get(j).fisherProduct(direction, data.get(j).masks()), sum);
        }
        for (int p = 0; p < sum.length; p++) {
            sum[p] /= TASKS;
        }
        return sum;
    }

    private TrustRegion.Trial trial(
            NDManager manager, List<PolicyTape> tapes, List<TaskSamples> data, float[] candidate) {
        double loss = 0;
        double divergence = 0;
        for (int j = 0; j < TASKS; j++) {
            TaskSamples samples = data.get(j);
            Policy.Outputs now =
                    policy.apply(manager.create(candidate, new Shape(1, candidate.length)), samples.observations());
            Policy.Outputs before = tapes.get(j).outputs();
            NDArray ratio = policy.distribution()
                    .logProbability(now.outputs(), now.logStd(), samples.actions())
                    .sub(tapes.get(j).logProbability())
                    .exp();
            loss -= ratio.mul(samples.weights()).sum(new int[] {1}).getFloat(0);
            divergence += policy.distribution()
                    .divergence(before.outputs(), before.logStd(), now.outputs(), now.logStd())
                    .mul(samples.masks())
                    .sum(new int[] {1})
                    .getFloat(0);
        }
        return new TrustRegion.Trial(loss / TASKS, divergence / TASKS);
    }
}
