package adaptarium.meta.gradient.outer;

/**
 * How the meta-parameters move, given what the tasks of an update say about them: a choice by name in a configuration, each with settings of its own. A new way
 * is one record here and one {@link OuterUpdate}.
 */
public sealed interface OuterStep permits TrustRegionStep, ClippedStep, ReptileStep, EvolutionStep {
    /**
     * Begins to learn.
     *
     * @param parameters M, how many parameters are learnt
     * @return the steps of one learner, in order
     */
    OuterUpdate begin(int parameters);

    /** Whether it goes down a loss of the adapted policies, which a term for exploration can be a part of. */
    boolean hasLoss();

    /**
     * Refuses inner steps that it cannot learn from; by default any will do.
     *
     * @param whole whether they move all that is learnt
     * @param steps how many there are
     * @param rate how long they are
     * @throws IllegalArgumentException where it cannot
     */
    default void require(boolean whole, int steps, double rate) {}
}
