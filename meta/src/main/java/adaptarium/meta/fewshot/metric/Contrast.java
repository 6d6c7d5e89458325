package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.meta.fewshot.Examples;
import java.util.List;

/** Siamese networks: the contrastive loss of every pair of a query and a support example. */
final class Contrast implements Comparison {
    private static final double MARGIN = 1;

    @Override
    public Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query) {
        return Distances.nearest(query, support, labels);
    }

    /** Pairs of one class weigh as much in all as pairs of two: there are fewer of them. */
    @Override
    public Expression loss(
            List<Expression> blocks, Expression support, Examples labels, Expression query, Examples wanted) {
        Expression same = wanted.targetMatrix().productTransposed(labels.targetMatrix());
        Expression other = same.scaled(-1).shifted(1);
        Expression squares = Distances.squared(query, support);
        Expression short0 = Distances.root(squares).scaled(-1).shifted(MARGIN).relu();
        double pairs = same.sum().value();
        double others = other.sum().value();
        Expression together = squares.times(same).sum().scaled(1 / pairs);
        return together.plus(short0.times(short0).times(other).sum().scaled(1 / others));
    }
}
