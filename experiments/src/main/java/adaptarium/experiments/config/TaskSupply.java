package adaptarium.experiments.config;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.experiments.UserException;
import adaptarium.meta.LearnableTasks;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.TaskSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Where training tasks come from: {@code tasks: fresh}, drawn anew in every update; {@code tasks: {pool: 100}}, so many that the run's seed fixes; or {@code
 * tasks: {curriculum: {updates: 50, from: {mass: 1..1.1}}}}, drawn anew from ranges that change; or {@code tasks: {learnable: 4}}, half of them those of four times as
 * many in which the learner meets the goal neither always nor never.
 *
 * @param pool how many tasks there are; empty where they are drawn anew
 * @param curriculum how the distribution changes; empty where it does not
 * @param learnable how many tasks one is chosen from; empty where none is chosen
 */
public record TaskSupply(OptionalInt pool, Optional<Curriculum> curriculum, OptionalInt learnable) {
    /** Drawn anew in every update. */
    public static final TaskSupply FRESH = new TaskSupply(OptionalInt.empty(), Optional.empty(), OptionalInt.empty());

    static final String FRESH_WORD = "fresh";
    static final String POOL_KEY = "pool";

    static final String LEARNABLE_KEY = "learnable";

    private static final int LARGEST = 1_000_000;
    private static final int MOST_CANDIDATES = 100;

    /**
     * A pool, or fresh tasks.
     *
     * @param pool how many tasks there are; empty where they are drawn anew
     */
    public TaskSupply(OptionalInt pool) {
        this(pool, Optional.empty(), OptionalInt.empty());
    }

    /** Checks the sizes. */
    public TaskSupply {
        if (pool.isPresent() && (pool.getAsInt() < 1 || pool.getAsInt() > LARGEST)) {
            throw new IllegalArgumentException("pool must lie in [1, " + LARGEST + "], got " + pool.getAsInt());
        }
        if (learnable.isPresent() && (learnable.getAsInt() < 2 || learnable.getAsInt() > MOST_CANDIDATES)) {
            throw new IllegalArgumentException(
                    "learnable must lie in [2, " + MOST_CANDIDATES + "], got " + learnable.getAsInt());
        }
    }

    private static TaskSupply learnable(int candidates) {
        return new TaskSupply(OptionalInt.empty(), Optional.empty(), OptionalInt.of(candidates));
    }

    static TaskSupply bind(Node node, String path) {
        if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(Curriculum.KEY)) {
            return new TaskSupply(
                    OptionalInt.empty(), Optional.of(Curriculum.bind(mapping, path)), OptionalInt.empty());
        }
        if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(LEARNABLE_KEY)) {
            return learnable(RecordBinder.bind(mapping, path + ".", Learnable.class, null)
                    .learnable());
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
        throw new UserException(
                node.place() + ": " + path + " must be " + FRESH_WORD + ", {" + POOL_KEY + ": a whole number}, {"
                        + LEARNABLE_KEY + ": a whole number} or {" + Curriculum.KEY + ": …}, got " + got);
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
     * The section's keys.
     *
     * @param learnable how many tasks one is chosen from
     */
    record Learnable(int learnable) {
        Learnable {
            TaskSupply.learnable(learnable); // refuses what does not fit
        }
    }

    /**
     * The learner that chooses among tasks, where that is asked for.
     *
     * @param <T> the task record
     * @param learner who learns
     * @param family what it learns on
     * @param threads of the environments in which it tries tasks
     * @return the learner itself where all tasks are as drawn
     * @throws IllegalArgumentException where nothing says what is learnable
     */
    public <T extends Record> MetaLearner<T> choosing(MetaLearner<T> learner, TaskFamily<T> family, int threads) {
        return learnable.isPresent() ? new LearnableTasks<>(family, learner, learnable.getAsInt(), threads) : learner;
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
        if (learnable.isPresent()) {
            return "drawn anew in every update, half of them the most learnable of " + learnable.getAsInt()
                    + " times as many";
        }
        return curriculum.isPresent()
                ? curriculum.get().words()
                : pool.isPresent()
                        ? "a pool of " + pool.getAsInt() + ", fixed by the run's seed"
                        : "drawn anew in every update";
    }
}
