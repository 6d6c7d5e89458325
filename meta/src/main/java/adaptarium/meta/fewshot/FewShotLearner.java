package adaptarium.meta.fewshot;

import adaptarium.meta.MetaTraining;
import adaptarium.meta.RoundKind;
import java.util.List;

/**
 * Something that meta-trains on a problem's tasks and can then predict in a task it has never seen, from a few of its examples.
 *
 * @param <T> the problem's task
 */
public interface FewShotLearner<T> extends MetaTraining<T> {
    /**
     * Predicts from the present meta-parameters; draws nothing and changes nothing.
     *
     * @param support what to learn the task from
     * @param queries double[N * I], inputs of the examples to predict
     * @param rounds K, how often to adapt
     * @return double[N * J] after 0 to K rounds of adaptation; of a classification, the larger the likelier. Owned by the caller
     * @throws IllegalArgumentException where widths do not fit or a number is not finite
     */
    List<double[]> predict(Examples support, double[] queries, int rounds);

    /** How many rounds of adaptation it is trained for. */
    int trainedRounds();

    /** What a round is: {@link RoundKind#GRADIENT_STEP}, {@link RoundKind#BATCH} where the support set is taken in at once, or {@link RoundKind#NONE}. */
    RoundKind roundKind();

    /**
     * Where examples lie in the space in which it compares them.
     *
     * @param inputs double[N * I]
     * @return N rows; empty where it compares none
     */
    default List<double[]> embed(double[] inputs) {
        return List.of();
    }

    /**
     * How far its predictions may be off, by its own account.
     *
     * @param inputs double[N * I]
     * @return standard deviations, double[N * J]; empty where it does not say
     */
    default double[] deviations(double[] inputs) {
        return new double[0];
    }
}
