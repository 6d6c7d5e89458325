package adaptarium.envs.wrapper;

/**
 * A layer that does nothing: what remains to a wrapper is in the specification.
 *
 * @param <T> the task record
 */
record Plain<T extends Record>() implements Layer<T> {}
