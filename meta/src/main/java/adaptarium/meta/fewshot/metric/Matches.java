package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.meta.fewshot.Examples;
import java.util.List;
import java.util.random.RandomGenerator;

/** Matching networks: attention over the support set by the cosine, with a learnt temperature. */
final class Matches implements Comparison {
    private static final float SHARPNESS = (float) Math.log(10); // of 1 / τ, τ = 0.1

    @Override
    public ParameterLayout layout() {
        return ParameterLayout.empty().with("sharpness", 1);
    }

    @Override
    public float[] initial(RandomGenerator random) {
        return new float[] {SHARPNESS};
    }

    @Override
    public Expression placed(Expression embedded) {
        return Distances.unit(embedded);
    }

    @Override
    public Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query) {
        Expression cosines = query.productTransposed(support);
        Expression sharpness = blocks.get(0).exp().repeatedRows(query.rows()).repeatedColumns(support.rows());
        Expression attention = cosines.times(sharpness).logSoftmax().exp();
        return attention.product(labels.targetMatrix()).log();
    }
}
