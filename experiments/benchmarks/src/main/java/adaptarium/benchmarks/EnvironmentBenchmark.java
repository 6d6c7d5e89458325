package adaptarium.benchmarks;

import adaptarium.envs.Environment;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.experiments.config.FamilyFile;
import adaptarium.random.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Families on one thread: steps through {@link VectorEnvironment} with random actions and automatic resets, and resets on their own. */
public class EnvironmentBenchmark {
    private static final int SLOTS = 16;
    private static final String DATA = ".yaml";
    private static final int BATCH = 16; // different actions, used in turn

    /** A vector environment of one family in random tasks. */
    @State(Scope.Thread)
    public static class Slots {
        /** The family's id, or one of the example files of families that are data. */
        @Param({
            "CartPole-v0",
            "Pendulum-v0",
            "Acrobot-v0",
            "Lander-v0",
            "HalfCheetah-v0",
            "BipedTerrain-v0",
            "hopper.yaml"
        })
        public String family = "";

        private final float[][] actions = new float[BATCH][];
        private VectorEnvironment<?> environment = make("CartPole-v0", actions);

        /** Makes the environment. */
        @Setup(Level.Trial)
        public void open() {
            environment.close();
            environment = make(family, actions);
        }

        /** Closes the environment. */
        @TearDown(Level.Trial)
        public void close() {
            environment.close();
        }
    }

    /** One environment in a random task. */
    @State(Scope.Thread)
    public static class OneTask {
        /** The family's id. */
        @Param({"Lander-v0", "HalfCheetah-v0", "BipedTerrain-v0"})
        public String family = "";

        private Environment<?> environment = inRandomTask(Families.named("CartPole-v0"));
        private float[] action = new float[0];
        private long seed;

        /** Makes the environment. */
        @Setup(Level.Trial)
        public void open() {
            environment = inRandomTask(Families.named(family));
            action = new float[environment.spec().actionSize()];
        }
    }

    private static <T extends Record> Environment<T> inRandomTask(TaskFamily<T> family) {
        return new Environment<>(family, family.tasks().sample(Split.TRAIN, Seeds.generator(1)));
    }

    private static VectorEnvironment<?> make(String id, float[][] actions) {
        TaskFamily<?> family = id.endsWith(DATA) ? example(id) : Families.named(id);
        return make(family, actions);
    }

    private static TaskFamily<?> example(String file) {
        try (InputStream in = Objects.requireNonNull(EnvironmentBenchmark.class.getResourceAsStream(file), file)) {
            return FamilyFile.read(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T extends Record> VectorEnvironment<T> make(TaskFamily<T> family, float[][] actions) {
        RandomGenerator random = Seeds.generator(1);
        TaskSpace<T> space = family.tasks();
        List<T> tasks = new ArrayList<>();
        long[] seeds = new long[SLOTS];
        for (int n = 0; n < SLOTS; n++) {
            tasks.add(space.sample(Split.TRAIN, random));
            seeds[n] = n;
        }
        for (int b = 0; b < BATCH; b++) {
            actions[b] = new float[SLOTS * family.spec().actionSize()];
            for (int n = 0; n < SLOTS; n++) {
                float[] one = RandomActions.of(family.spec(), random);
                System.arraycopy(one, 0, actions[b], n * one.length, one.length);
            }
        }
        VectorEnvironment<T> environment = new VectorEnvironment<>(family, SLOTS, /* threads= */ 1);
        environment.assignAll(tasks, seeds, /* episodes= */ Integer.MAX_VALUE);
        return environment;
    }

    /**
     * 16 steps of 16 environments.
     *
     * @param slots the environments
     * @param meter counts
     * @return a number that depends on the steps
     */
    @Benchmark
    public float vectorEnvironment(Slots slots, Meter meter) {
        float sum = 0;
        for (float[] actions : slots.actions) {
            slots.environment.step(actions);
            sum += slots.environment.rewards()[0];
        }
        meter.steps += (long) BATCH * SLOTS;
        return sum;
    }

    /**
     * A reset in the same task and the episode's first step, which completes what the reset began. It counts as one step.
     *
     * @param one the environment
     * @param meter counts
     * @return a number that depends on the resets
     */
    @Benchmark
    public double resets(OneTask one, Meter meter) {
        double sum = 0;
        for (int i = 0; i < BATCH * SLOTS; i++) {
            one.environment.reset(one.seed++);
            sum += one.environment.step(one.action).reward();
        }
        meter.steps += (long) BATCH * SLOTS;
        return sum;
    }
}
