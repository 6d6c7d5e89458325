package adaptarium.experiments.config;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.meta.TaskSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Where training tasks come from: {@code tasks: fresh}, drawn anew in every update; {@code tasks: {pool: 100}}, so many that the run's seed fixes; or {@code
 * tasks: {curriculum: {updates: 50, from: {mass: 1..1.1}}}}, drawn anew from ranges that change.
 *
 * @param pool how many tasks there are; empty where they are drawn anew
 * @param curriculum how the distribution changes; empty where it does not
 */
public record TaskSupply(OptionalInt pool, Optional<Curriculum> curriculum) {
    /** Drawn anew in every update. */
    public static final TaskSupply FRESH = new TaskSupply(OptionalInt.empty());

    static final String FRESH_WORD = "fresh";
    static final String POOL_KEY = "pool";

    private static final int LARGEST = 1_000_000;

    /**
     * A pool, or fresh tasks.
     *
     * @param pool how many tasks there are; empty where they are drawn anew
     */
    public TaskSupply(OptionalInt pool) {
        this(pool, Optional.empty());
    }

    /** Checks the size. */
    public TaskSupply {
        if (pool.isPresent() && (pool.getAsInt() < 1 || pool.getAsInt() > LARGEST)) {
            throw new IllegalArgumentException("pool must lie in [1, " + LARGEST + "], got " + pool.getAsInt());
        }
    }

    static TaskSupply bind(Node node, String path) {
        if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(Curriculum.KEY)) {
            return new TaskSupply(OptionalInt.empty(), Optional.of(Curriculum.bind(mapping, path)));
        }
        if (node instanceof Node.Mapping mapping) {
            Pool pool = RecordBinder.bind(mapping, path + ".", Pool.class, null);
            return new TaskSupply(OptionalInt.of(pool.pool()));
        }
        if (node instanceof Node.Scalar scalar
                && scalar.type() == Node.Type.TEXT
                && scalar.text().equals(FRESH_WORD)) {
            return FRESH;
        }
        String got = node instanceof Node.Scalar scalar && scalar.type() != Node.Type.NULL
                ? "'" + scalar.text() + "'"
                : node.kind();
        throw new UserException(node.place() + ": " + path + " must be " + FRESH_WORD + ", {" + POOL_KEY
                + ": a whole number} or {" + Curriculum.KEY + ": …}, got " + got);
    }

    /**
     * The section's keys.
     *
     * @param pool how many tasks
     */
    record Pool(int pool) {
        Pool {
            new TaskSupply(OptionalInt.of(pool)); // refuses what does not fit
        }
    }

    /**
     * The source itself.
     *
     * @param <T> the task record
     * @param space where to draw
     * @param seed the run's seed
     * @return tasks of the training split
     */
    public <T extends Record> TaskSource<T> source(TaskSpace<T> space, long seed) {
        if (curriculum.isPresent()) {
            Curriculum schedule = curriculum.get();
            schedule.at(space, 0); // refuses what does not fit
            return TaskSource.scheduled(
                    update -> {
                        TaskSpace<T> now = schedule.at(space, update);
                        return random -> now.sample(Split.TRAIN, random);
                    },
                    seed);
        }
        return source(random -> space.sample(Split.TRAIN, random), seed);
    }

    /**
     * The source of whatever is drawn, without a curriculum.
     *
     * @param <T> the task
     * @param draw draws a task of the training split
     * @param seed the run's seed
     * @return tasks
     */
    public <T> TaskSource<T> source(Function<RandomGenerator, T> draw, long seed) {
        return pool.isPresent() ? TaskSource.pool(draw, pool.getAsInt(), seed) : TaskSource.fresh(draw, seed);
    }

    /** In words, for a report: {@code "drawn anew in every update"}. */
    public String words() {
        return curriculum.isPresent()
                ? curriculum.get().words()
                : pool.isPresent()
                        ? "a pool of " + pool.getAsInt() + ", fixed by the run's seed"
                        : "drawn anew in every update";
    }
}
