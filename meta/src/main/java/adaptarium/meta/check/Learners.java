package adaptarium.meta.check;

import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The algorithm under check on one family, and what the checks share: learners, tasks, updates and the comparison of states.
 *
 * @param <C> the algorithm's settings
 * @param algorithm who learns
 * @param settings how
 * @param family on what
 * @param seed of everything
 */
record Learners<C extends Record>(Algorithm<C> algorithm, C settings, TwoArms family, long seed)
        implements Trained<TwoArms.Task> {
    /** How many tasks adaptations are made for. */
    static final int TASKS = 3;

    @Override
    public MetaLearner<TwoArms.Task> fresh(int threads) {
        return algorithm.create(family, settings, Seeds.derive(seed, "parameters"), threads);
    }

    @Override
    public MetaLearner<TwoArms.Task> stranger() {
        return algorithm.create(family, settings, Seeds.derive(seed, "other parameters"), 1);
    }

    TaskSpace<TwoArms.Task> space() {
        return TaskSpace.of(TwoArms.Task.class);
    }

    @Override
    public MetaTraining.Update update(MetaTraining<TwoArms.Task> learner, int number) {
        List<TwoArms.Task> tasks = new ArrayList<>();
        for (int i = 0; i < learner.metaBatchSize(); i++) {
            tasks.add(space().sample(Split.TRAIN, Seeds.generator(Seeds.derive(seed, "tasks", number, i))));
        }
        return learner.metaUpdate(tasks, Seeds.derive(seed, "update", number));
    }

    /** What adaptations are made to live through. */
    Story story() {
        return new Story(
                family.spec(),
                space().contextSize(),
                TASKS,
                Seeds.derive(seed, "story"),
                /* other= */ -1,
                Seeds.derive(seed, "told"),
                /* past= */ 0,
                /* pay= */ 0);
    }

    /** The seed of an adaptation's noise. */
    long noise() {
        return Seeds.derive(seed, "noise");
    }

    /**
     * Where two states differ.
     *
     * @param a a state
     * @param b another
     * @return the first tensor that differs in a bit, in words; nothing where they are the same
     */
    static Optional<String> difference(State a, State b) {
        if (!a.names().equals(b.names())) {
            return Optional.of("the tensors " + a.names() + " against " + b.names());
        }
        return a.names().stream()
                .filter(name -> !same(a.entry(name), b.entry(name)))
                .findFirst()
                .map(name -> "tensor '" + name + "'");
    }

    private static boolean same(State.Entry a, State.Entry b) {
        return Arrays.equals(a.shape(), b.shape())
                && Arrays.deepEquals(new Object[] {a.values()}, new Object[] {b.values()});
    }
}
