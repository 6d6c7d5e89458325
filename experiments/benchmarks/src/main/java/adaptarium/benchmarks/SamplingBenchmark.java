package adaptarium.benchmarks;

import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Policy;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.gradient.EpisodeSampler;
import adaptarium.random.Seeds;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Sampling 512 episodes of a family with an MLP policy of 64 and 64 units, against nothing but the matrix products and the environment steps. */
public class SamplingBenchmark {
    private static final String FAMILY = "PointNavigation-v0";
    private static final int TASKS = 32;
    private static final int EPISODES = 16; // per task: 512 environments
    private static final int HIDDEN = 64;

    /** Everything sampling has: normalisation, noise, log-probabilities, records. */
    @State(Scope.Thread)
    public static class Sampling {
        /** The policy's activation. */
        @Param({"TANH", "RELU"})
        public Activation activation = Activation.TANH;

        private Runnable closing = () -> {};
        private java.util.function.LongUnaryOperator play = seed -> 0;

        /** Makes the sampler. */
        @Setup(Level.Trial)
        public void open() {
            open(Families.named(FAMILY));
        }

        private <T extends Record> void open(TaskFamily<T> family) {
            Policy policy = Policy.of(family.spec(), List.of(HIDDEN, HIDDEN), activation);
            float[] theta = policy.initialise(Seeds.generator(1), 1, 1);
            Normaliser normaliser = Normaliser.identity(family.spec().observationSize());
            List<T> tasks = tasks(family, TASKS);
            EpisodeSampler<T> sampler = new EpisodeSampler<>(family, policy, TASKS, EPISODES, /* threads= */ 1);
            closing = sampler::close;
            play = seed -> {
                long[] seeds = new long[TASKS];
                for (int i = 0; i < TASKS; i++) {
                    seeds[i] = Seeds.derive(seed, i);
                }
                var batch = sampler.sample(tasks, seeds, theta, normaliser);
                long steps = 0;
                for (int i = 0; i < TASKS; i++) {
                    steps += batch.samples(i);
                }
                return steps;
            };
        }

        /** Closes the sampler. */
        @TearDown(Level.Trial)
        public void close() {
            closing.run();
        }
    }

    /** The products and the steps alone. */
    @State(Scope.Thread)
    public static class Bare {
        private final NDManager manager = TensorEngine.newManager();
        private final VectorEnvironment<?> environment = environment(Families.named(FAMILY));
        private final int inputs = environment.spec().observationSize();
        private final int outputs = environment.spec().actionSize();
        private final NDArray first = random(inputs, HIDDEN);
        private final NDArray second = random(HIDDEN, HIDDEN);
        private final NDArray third = random(HIDDEN, outputs);

        private NDArray random(int rows, int columns) {
            RandomGenerator random = Seeds.generator(rows);
            float[] values = new float[rows * columns];
            for (int i = 0; i < values.length; i++) {
                values[i] = 0.1f * (float) random.nextGaussian();
            }
            return manager.create(values, new Shape(rows, columns));
        }

        private void step() {
            try (NDManager scope = manager.newSubManager()) {
                NDArray x = scope.create(environment.observations(), new Shape(environment.slots(), inputs));
                float[] actions = x.matMul(first).matMul(second).matMul(third).toFloatArray();
                environment.step(actions);
            }
        }

        /** Closes environments and memory. */
        @TearDown(Level.Trial)
        public void close() {
            environment.close();
            manager.close();
        }
    }

    private static <T extends Record> VectorEnvironment<T> environment(TaskFamily<T> family) {
        VectorEnvironment<T> environment = new VectorEnvironment<>(family, TASKS * EPISODES, /* threads= */ 1);
        environment.assignAll(tasks(family, TASKS * EPISODES), new long[TASKS * EPISODES], Integer.MAX_VALUE);
        return environment;
    }

    private static <T extends Record> List<T> tasks(TaskFamily<T> family, int count) {
        RandomGenerator random = Seeds.generator(1);
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(space.sample(Split.TRAIN, random));
        }
        return tasks;
    }

    /**
     * A batch of 512 episodes.
     *
     * @param sampling the sampler
     * @param meter counts
     * @return steps
     */
    @Benchmark
    public long sampling(Sampling sampling, Meter meter) {
        long steps = sampling.play.applyAsLong(meter.steps);
        meter.steps += steps;
        return steps;
    }

    /**
     * 100 steps of 512 environments.
     *
     * @param bare products and environments
     * @param meter counts
     * @return a number that depends on the steps
     */
    @Benchmark
    public float productsAndSteps(Bare bare, Meter meter) {
        for (int i = 0; i < 100; i++) {
            bare.step();
        }
        meter.steps += 100L * bare.environment.slots();
        return bare.environment.rewards()[0];
    }
}
