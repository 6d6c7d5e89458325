package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Examples;
import java.util.List;
import java.util.random.RandomGenerator;

/** How embedded examples are compared, and what of that is learnt. */
interface Comparison {
    /** Parameters beside the embedding's; none unless said otherwise. */
    default ParameterLayout layout() {
        return ParameterLayout.empty();
    }

    /**
     * Their initial values.
     *
     * @param random source of the weights
     * @return as many numbers as {@link #layout} has
     */
    default float[] initial(RandomGenerator random) {
        return new float[0];
    }

    /** What is compared of an embedding; the embedding itself unless said otherwise. */
    default Expression placed(Expression embedded) {
        return embedded;
    }

    /**
     * How likely each class is for each query.
     *
     * @param blocks the parameters of {@link #layout}
     * @param support M x E, the placed support set
     * @param labels the support set with its classes
     * @param query N x E
     * @return N x W, the larger the likelier
     */
    Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query);

    /**
     * What is to be lowered.
     *
     * @param blocks the parameters of {@link #layout}
     * @param support M x E, the placed support set
     * @param labels the support set with its classes
     * @param query N x E
     * @param wanted the query set with its classes
     * @return the cross-entropy of the scores, unless said otherwise
     */
    default Expression loss(
            List<Expression> blocks, Expression support, Examples labels, Expression query, Examples wanted) {
        return Blocks.loss(scores(blocks, support, labels, query), wanted, /* classification= */ true);
    }
}
