package adaptarium.meta;

import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A learner that is given more tasks than it learns on, and takes those that are neither too easy nor too hard for it: sampling for learnability (Rutherford et
 * al. 2024, arXiv:2408.15099).
 *
 * <p>The learner of this moment plays a trial in each candidate; with p the share of its episodes that met the goal, the largest p(1 − p) are learned on. Deviations
 * from the paper: there is no buffer, so that nothing has to be kept for a resumed run; candidates are drawn for every update; half of an update's tasks are not
 * chosen, so that none is forgotten (the paper draws half of its environments freshly, too).
 *
 * @param <T> the family's task record
 */
public final class LearnableTasks<T extends Record> implements MetaLearner<T> {
    /** Mean p(1 − p) of the tasks that were chosen. */
    public static final Metric LEARNABILITY = new Metric(
            "learnability", "mean p(1 - p) of the chosen tasks, with p the share of episodes that met the goal");

    private final TaskFamily<T> family;
    private final MetaLearner<T> learner;
    private final int candidates;
    private final int threads;

    /**
     * A learner that chooses.
     *
     * @param family with a goal
     * @param learner who learns; closed with this one
     * @param candidates how many tasks one is chosen from, at least 2
     * @param threads of the environments in which candidates are played; never change a result
     * @throws IllegalArgumentException where the family has no goal, or fewer than 2 candidates are asked for
     */
    public LearnableTasks(TaskFamily<T> family, MetaLearner<T> learner, int candidates, int threads) {
        requireGoal(family);
        if (candidates < 2) {
            throw new IllegalArgumentException("candidates must be at least 2, got " + candidates);
        }
        this.family = family;
        this.learner = learner;
        this.candidates = candidates;
        this.threads = threads;
    }

    /**
     * Refuses a family in which nothing can be met.
     *
     * @param family any
     * @throws IllegalArgumentException where it has no goal
     */
    public static void requireGoal(TaskFamily<?> family) {
        if (!family.hasGoal()) {
            throw new IllegalArgumentException("learnable tasks are chosen by how often the goal is met, and "
                    + family.spec().id() + " has none");
        }
    }

    /** How many tasks of an update are chosen; the others are as drawn. */
    private int chosen() {
        return learner.metaBatchSize() / 2;
    }

    @Override
    public int metaBatchSize() {
        return learner.metaBatchSize() - chosen() + candidates * chosen();
    }

    @Override
    public int leastTasks() {
        return learner.leastTasks();
    }

    @Override
    public Update metaUpdate(List<T> tasks, long seed) {
        requireBatch(tasks);
        int free = learner.metaBatchSize() - chosen();
        List<T> taken = new ArrayList<>(tasks.subList(0, free));
        if (chosen() == 0) {
            return learner.metaUpdate(taken, seed);
        }
        List<T> offered = tasks.subList(free, tasks.size());
        long[] steps = {0};
        double[] learnability = learnability(offered, Seeds.derive(seed, "learnability"), steps);
        int[] best = best(learnability, chosen());
        Arrays.stream(best).forEach(i -> taken.add(offered.get(i)));
        Update update = learner.metaUpdate(taken, seed);
        Map<String, Double> metrics = new LinkedHashMap<>(update.metrics());
        metrics.put(
                LEARNABILITY.name(),
                Arrays.stream(best).mapToDouble(i -> learnability[i]).average().orElse(0));
        return new Update(update.environmentSteps() + steps[0], update.meanReturn(), metrics);
    }

    /** p(1 − p) of each task; the steps that this took are added up. */
    private double[] learnability(List<T> tasks, long seed, long[] steps) {
        int rounds;
        try (Adaptation adaptation = learner.newAdaptation(1, 0)) {
            rounds = adaptation.rounds();
        }
        Evaluation.Result result = Evaluation.run(
                family, tasks, learner::newAdaptation, rounds, seed, threads, (round, step, environments, episodes) -> {
                    for (boolean active : environments.active()) {
                        steps[0] += active ? 1 : 0; // who is running is about to take a step
                    }
                });
        return result.tasks().stream()
                .mapToDouble(task -> task.successRates().stream()
                        .mapToDouble(rate -> rate)
                        .average()
                        .orElse(0))
                .map(p -> p * (1 - p))
                .toArray();
    }

    /**
     * The largest of some values.
     *
     * @param values any
     * @param count how many are wanted
     * @return their indices, the largest first, of equal ones the earlier first
     */
    static int[] best(double[] values, int count) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public Adaptation newAdaptation(int tasks, long seed) {
        return learner.newAdaptation(tasks, seed);
    }

    @Override
    public List<String> ablations() {
        return learner.ablations();
    }

    @Override
    public Adaptation newAblation(String name, int tasks, long seed) {
        return learner.newAblation(name, tasks, seed);
    }

    @Override
    public State state() {
        return learner.state();
    }

    @Override
    public void restore(State state) {
        learner.restore(state);
    }

    @Override
    public void close() {
        learner.close();
    }
}
