package adaptarium.envs;

import java.util.List;
import java.util.Optional;

/**
 * A family in which adapting must pay, by proof: the best return that an agent without memory can have is computed. Such an agent sees the present observation,
 * not the reward and not what it did before; whoever comes out above the ceiling has a memory, or has found a leak.
 *
 * <p>The ceiling is an upper bound on the mean undiscounted return of an episode over the tasks of a split, of every policy from observations to (random) actions.
 * A family implements this beside {@link TaskFamily}.
 */
public interface MemorylessCeiling {
    /** Why an agent without memory cannot tell the tasks apart. */
    enum Principle {
        /** What is observed evolves independently of the task; only the reward tells it. */
        REWARD_ONLY("reward only: what is observed does not depend on the task, only the reward does"),
        /** The action that decides comes before all evidence, and the state is reset before the next one. */
        COMMITMENT("commitment: the action that decides comes before all evidence, and the next one finds the state"
                + " reset");

        private final String meaning;

        Principle(String meaning) {
            this.meaning = meaning;
        }

        /** The principle in a sentence. */
        public String meaning() {
            return meaning;
        }
    }

    /** Which of the two principles the proof rests on. */
    Principle principle();

    /**
     * The ceiling.
     *
     * @param split whose tasks are played
     * @return the greatest mean return of an episode without memory
     */
    double memorylessCeiling(Split split);

    /** The argument in a sentence or two, and what it needs of the family, one condition each; every one is tested. */
    List<String> ceilingProof();

    /**
     * The policy without memory that reaches the ceiling over the tasks of a split, or comes nearest to it.
     *
     * @param split whose tasks are played
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset);

    /**
     * Whether what is done at an observation can matter. Where a proof rests on a commitment, what is seen behind it may tell the task; a probe for leaks does not
     * look there.
     *
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @return true unless the family says otherwise
     */
    default boolean decides(float[] observations, int offset) {
        return true;
    }

    /**
     * What a family computes of its ceiling.
     *
     * @param family any family, or a variant whose trials alone are longer or shorter; of other variants and behind a wrapper nothing is proved
     * @return empty where it computes none
     */
    static Optional<MemorylessCeiling> of(TaskFamily<?> family) {
        if (family instanceof VariedFamily<?> varied && varied.changesTrialAlone()) {
            return of(varied.inner());
        }
        return ForeignCode.original(family) instanceof MemorylessCeiling ceiling
                ? Optional.of(ForeignCode.guarded(MemorylessCeiling.class, ceiling))
                : Optional.empty();
    }
}
