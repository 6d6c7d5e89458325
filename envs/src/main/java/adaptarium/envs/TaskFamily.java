package adaptarium.envs;

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

    /** The task record's class; {@link TaskSpace#of} reads the task distribution from its annotations. */
    Class<T> taskType();

    /**
     * A simulation for one environment slot. It may keep memory between episodes, never state: an episode is a function of (task, seed, actions).
     *
     * @return a new simulation, used by one thread at a time
     */
    Simulation<T> newSimulation();

    /** Whether an episode can succeed; false where {@link Episode#success} never holds because there is no goal to meet, only reward to collect. */
    default boolean hasGoal() {
        return true;
    }
}
