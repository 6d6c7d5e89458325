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
}
