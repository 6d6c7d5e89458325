package adaptarium.meta;

/** What an agent is in a comparison. An algorithm is one of the first three; the others are what a comparison adds by itself. */
public enum Role {
    /** Learns to adapt: what the comparison is about. */
    META_LEARNER,
    /** Was trained, but does not adapt: what a meta-learner has to surpass. */
    BASELINE,
    /** Was trained, and is told the task's hidden parameters: what an agent could reach that knew its task from the first step. */
    ORACLE,
    /** A meta-learner with something taken away. */
    ABLATION,
    /** A controller made by hand that has to find out about the task, as an agent does. */
    REFERENCE,
    /** A controller made by hand that is told the task. */
    TOLD_REFERENCE,
    /** Acts at random: the bottom of the scale. */
    RANDOM
}
