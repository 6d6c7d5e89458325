package adaptarium.experiments;

import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** An algorithm that learns nothing and costs nothing, for tests of what surrounds one: its parameters drift with the tasks and the seed of each update. */
public final class Drift implements Algorithm<Drift.Settings> {
    /**
     * One of each kind of setting.
     *
     * @param rate how far the parameters drift in one update
     * @param batch tasks per update
     * @param pause how long an update takes, ms
     * @param mode an enum
     * @param hidden a list
     * @param centred a truth value
     * @param tail a record
     */
    public record Settings(
            double rate, int batch, int pause, Mode mode, List<Integer> hidden, boolean centred, Tail tail) {
        public Settings {
            hidden = List.copyOf(hidden);
            if (!(rate > 0)) {
                throw new IllegalArgumentException("rate must be positive, got " + rate);
            }
        }
    }

    /** An enum of two words. */
    public enum Mode {
        STRAIGHT,
        ROUND_ABOUT
    }

    /** A section below a section. */
    public record Tail(double length) {}

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String summary() {
        return "learns nothing; for tests";
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Settings defaults() {
        return new Settings(0.5, 3, 0, Mode.STRAIGHT, List.of(8, 8), true, new Tail(1));
    }

    @Override
    public <T extends Record> MetaLearner<T> create(TaskFamily<T> family, Settings settings, long seed, int threads) {
        return new Learner<>(family, settings, seed, threads);
    }

    private static final class Learner<T extends Record> implements MetaLearner<T> {
        private final TaskFamily<T> family;
        private final Settings settings;
        private final int threads;
        private float[] theta;
        private long updates;

        Learner(TaskFamily<T> family, Settings settings, long seed, int threads) {
            this.family = family;
            this.settings = settings;
            this.threads = threads;
            RandomGenerator random = Seeds.generator(seed);
            this.theta = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        }

        @Override
        public int metaBatchSize() {
            return settings.batch();
        }

        @Override
        public Update metaUpdate(List<T> tasks, long seed) {
            TaskSpace<T> space = family.tasks();
            IntStream indices = IntStream.range(0, tasks.size());
            float[][] contexts = (threads > 1 ? indices.parallel() : indices)
                    .mapToObj(j -> {
                        float[] context = new float[space.contextSize()];
                        space.context(tasks.get(j), context, 0);
                        return context;
                    })
                    .toArray(float[][]::new);
            for (float[] context : contexts) {
                theta[0] += (float) settings.rate() * context[0];
            }
            RandomGenerator random = Seeds.generator(seed);
            theta[1] = theta[1] * 0.9f + random.nextFloat();
            theta[2] += ++updates * 0.1f;
            long end = System.nanoTime() + settings.pause() * 1_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            return new Update(100, -theta[1], Map.of("theta", (double) theta[0]));
        }

        @Override
        public Adaptation newAdaptation(int tasks, long seed) {
            return new RandomPolicy(family.spec(), tasks, /* episodesPerRound= */ 2, seed);
        }

        @Override
        public State state() {
            return new State().put("theta", theta).put("updates", new long[] {updates});
        }

        @Override
        public void restore(State state) {
            float[] restored = state.floats("theta", 3);
            updates = state.longs("updates", 1)[0];
            theta = restored;
        }

        @Override
        public void close() {}
    }
}
