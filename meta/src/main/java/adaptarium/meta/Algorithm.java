package adaptarium.meta;

import adaptarium.envs.TaskFamily;
import java.util.List;

/**
 * A way to meta-learn, by name: what a configuration's {@code algorithm} section chooses. Found by {@link java.util.ServiceLoader}.
 *
 * @param <C> its settings: a record that checks its components and whose component names are the keys of the configuration file
 */
public interface Algorithm<C extends Record> {
    /** The name in configurations, lower case, such as {@code "maml"}. */
    String name();

    /** What reports, tables and pictures call its learners, such as {@code "RL²"}; the name where nothing else is said. */
    default String title() {
        return name();
    }

    /** What its learners are in a comparison: {@link Role#META_LEARNER}, {@link Role#BASELINE} or {@link Role#ORACLE}. */
    default Role role() {
        return Role.META_LEARNER;
    }

    /** One sentence for {@code list algorithms}, with the paper. */
    String summary();

    /** Whether it computes with the native tensor library, whose bits depend on the kind of processor; what runs on the heap has the same bits everywhere. */
    default boolean usesTensors() {
        return false;
    }

    /** The settings' class. */
    Class<C> settingsType();

    /** The settings a configuration starts from; every key not given has this value. */
    C defaults();

    /** The figures that {@link MetaLearner.Update#metrics} of its learners may hold, in their order; empty where nobody has explained them. */
    default List<Metric> metrics() {
        return List.of();
    }

    /**
     * A fresh learner.
     *
     * @param <T> the family's task record
     * @param family what to learn on
     * @param settings the settings
     * @param seed the seed of the initial parameters
     * @param threads worker threads for simulation and gradients; never changes a result
     * @return the learner, owned and closed by the caller
     * @throws IllegalArgumentException where family and settings do not fit, such as a discrete family for a Gaussian-only learner
     */
    <T extends Record> MetaLearner<T> create(TaskFamily<T> family, C settings, long seed, int threads);
}
