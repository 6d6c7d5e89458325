package adaptarium.meta.fewshot;

import java.util.List;

/** A kind of few-shot problem, by name. Found by {@link java.util.ServiceLoader}. */
public interface ProblemKind {
    /** The name with its version, such as {@code "Sinusoid-v0"}. */
    String name();

    /** What an example is and what is to be told from it, in a sentence, with the paper. */
    String summary();

    /** Whether it is made of a family's motion, named behind a slash: {@code DynamicsIdentification-v0/CartPole-v0}. */
    boolean isOfFamily();

    /** What can be written behind the name, in the order in which ids have it. */
    List<ProblemOptions.Option> options();

    /**
     * The problem.
     *
     * @param options as read, with the family where {@link #isOfFamily}
     * @return the problem
     * @throws IllegalArgumentException where the family does not suit it
     */
    FewShotProblem<?> create(ProblemOptions options);
}
