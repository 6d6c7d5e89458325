package adaptarium.meta.fewshot;

import adaptarium.agents.network.ParameterLayout;
import adaptarium.meta.RoundKind;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What makes one learner differ from the next: how it predicts from a support set, and which way the meta-parameters should move by one task's examples.
 * {@link EpisodicLearner} does the rest. Stateless; used by several threads at once.
 */
public interface Rule {
    /** The meta-parameters. */
    ParameterLayout layout();

    /**
     * Initial meta-parameters.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    float[] initial(RandomGenerator random);

    /**
     * What one task says.
     *
     * @param gradient double[P], the direction in which the meta-parameters are to be lowered; owned by the receiver
     * @param loss what the gradient is of
     * @param before score of the query set before adaptation
     * @param after score of the query set after as many rounds as it is trained for
     */
    @SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
    record Lesson(double[] gradient, double loss, double before, double after) {}

    /**
     * Learns from one task.
     *
     * @param theta double[P], left as it is
     * @param episode its examples
     * @param seed decides what is drawn
     * @return what the task says
     */
    Lesson learn(double[] theta, FewShotEpisode episode, long seed);

    /**
     * Predicts, as {@link FewShotLearner#predict} does.
     *
     * @param theta double[P], left as it is
     * @param support what to learn the task from
     * @param queries double[N * I]
     * @param rounds K
     * @return double[N * J] after 0 to K rounds
     */
    List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds);

    /** How many rounds of adaptation it is trained for. */
    int trainedRounds();

    /** What a round is. */
    RoundKind roundKind();

    /**
     * Where examples lie in the space in which it compares them.
     *
     * @param theta double[P]
     * @param inputs double[N * I]
     * @return N rows; empty where it compares none
     */
    default List<double[]> embed(double[] theta, double[] inputs) {
        return List.of();
    }

    /**
     * As {@link FewShotLearner#deviations}.
     *
     * @param theta double[P]
     * @param inputs double[N * I]
     */
    default double[] deviations(double[] theta, double[] inputs) {
        return new double[0];
    }
}
