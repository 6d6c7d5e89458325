package adaptarium.envs;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A distribution over tasks together with the simulation that plays them: what a meta-learner trains on.
 *
 * <p>This is the general interface (bandits, tabular problems and equations of motion implement it directly); {@link PhysicsFamily} is the one for 2D
 * rigid bodies. A family is stateless and safe for use by any number of threads; all state lives in the {@link Simulation}s it makes.
 *
 * @param <T> the task: a record whose annotated components are the hidden parameters
 */
public interface TaskFamily<T extends Record> {
    /** What an agent sees of the family: identity, axes, control rate, horizon. Always the same value. */
    EnvironmentSpec spec();

    /** The task record's class. */
    Class<T> taskType();

    /** The task distribution: the annotations of the task record say it, unless a family that is made from data has another way. */
    default TaskSpace<T> tasks() {
        return TaskSpace.of(taskType());
    }

    /**
     * A simulation for one environment slot. It may keep memory between episodes, never state: an episode is a function of (task, seed, actions).
     *
     * @return a new simulation, used by one thread at a time
     */
    Simulation<T> newSimulation();

    /**
     * The specification under another horizon. A family overrides it where more than the horizon differs, such as the bounds of a place that can be left
     * behind in more time.
     *
     * @param horizon control steps after which an episode is truncated
     * @return the specification
     */
    default EnvironmentSpec spec(int horizon) {
        return spec().change().horizon(horizon).build();
    }

    /**
     * This family with longer or shorter episodes. Its id does not say so: to users it is given by the wrapper {@code time-limit}, whose id does.
     *
     * @param horizon control steps after which an episode is truncated, at least 1
     * @return the family, which has the same tasks
     */
    default TaskFamily<T> withHorizon(int horizon) {
        return horizon == spec().horizon()
                ? this
                : new VariedFamily<>(this, spec(horizon), tasks(), UnaryOperator.identity());
    }

    /**
     * The numbers it takes besides its tasks, such as sizes. A {@link Variant} gives them other values.
     *
     * @return settings, each with a name that no task parameter has; empty where there are none
     */
    default List<FamilySetting> settings() {
        return List.of();
    }

    /**
     * The named terms of its reward, which {@link Episode#reward(double[])} weighs. A {@link Variant} gives them other weights.
     *
     * @return terms, made by {@link FamilySetting#reward}; empty where they have no names
     */
    default List<FamilySetting> rewardTerms() {
        return List.of();
    }

    /**
     * This family with other sizes. Its id does not say so: to users it is given as a {@link Variant}, whose id does.
     *
     * @param values by the names of {@link #settings}, within their ranges; those that are left out keep their standard
     * @return the family
     * @throws IllegalArgumentException where the values do not fit together
     */
    default TaskFamily<T> withSettings(Map<String, Double> values) {
        if (values.isEmpty()) {
            return this;
        }
        throw new IllegalArgumentException(spec().id() + " has no settings; got " + values.keySet());
    }

    /** Whether an episode can succeed; false where {@link Episode#success} never holds because there is no goal to meet, only reward to collect. */
    default boolean hasGoal() {
        return true;
    }

    /**
     * When an episode succeeds, with its threshold, as the rest of "success means that …", such as {@code "the cart is less than 0.05 m from the target"}.
     *
     * @return words for reports; empty where nobody has found any
     */
    default String goalMeaning() {
        return "";
    }
}
