package adaptarium.envs;

import java.util.random.RandomGenerator;

/** One component of a task record, as its annotation describes it: what a slider, a table or a sampler needs to know. */
public sealed interface TaskParameter permits RangeParameter, ChoiceParameter, StructureParameter {
    /** The record component's name. */
    String name();

    /** Whether it may change in mid-episode. */
    boolean live();

    /** Whether an episode's first observation may depend on it. */
    boolean visible();

    /** What it is, in a few words; may be empty. */
    String description();

    /** Its value at the nominal task. */
    Object nominal();

    /** How many numbers it takes in the context vector. */
    int contextSize();

    /** Probability that a draw from the outer set lies inside the training set; 1 where the parameter is never shifted. */
    double innerProbability();

    /** A draw from the training set. */
    Object drawInner(RandomGenerator random);

    /** A draw from the outer set. */
    Object drawOuter(RandomGenerator random);

    /** A draw from the outer set minus the training set; only where {@link #innerProbability} is below 1. */
    Object drawShell(RandomGenerator random);

    /**
     * A value as the record component's type, checked.
     *
     * @param value a number, a truth value or a text
     * @return Double, Integer, Boolean, Long or an enum constant
     * @throws IllegalArgumentException where it is of the wrong type or outside the outer set
     */
    Object parse(Object value);

    /** Writes the value's {@link #contextSize} numbers: mean 0 over training tasks, and of order 1. */
    void context(Object value, float[] out, int offset);

    /** The allowed values in words, such as {@code [0.25, 0.75] m, log}. */
    String trainText();

    /** The outer set in words; empty where the parameter is never shifted. */
    String shiftedText();
}
