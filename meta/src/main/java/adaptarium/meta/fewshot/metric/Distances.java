package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.meta.fewshot.Examples;
import java.util.Arrays;

/** What several comparisons are made of. */
final class Distances {
    private static final double TINY = 1e-12; // keeps roots away from 0

    private Distances() {}

    /** ‖a_i − b_j‖² of N and M rows, N x M. */
    static Expression squared(Expression a, Expression b) {
        Expression lengths = a.times(a).rowSums().repeatedColumns(b.rows());
        Expression others = b.times(b).rowSums().reshaped(1, b.rows()).repeatedRows(a.rows());
        return lengths.plus(others).minus(a.productTransposed(b).scaled(2));
    }

    /** Every row divided by its length. */
    static Expression unit(Expression x) {
        return x.times(x.times(x).rowSums().shifted(TINY).power(-0.5).repeatedColumns(x.columns()));
    }

    /** The means of the rows of each class, W x E. */
    static Expression classMeans(Expression rows, Examples labels) {
        int ways = labels.outputs();
        double[] counts = new double[ways];
        for (int i = 0; i < labels.count(); i++) {
            counts[labels.label(i)]++;
        }
        double[] weights = new double[ways * labels.count()];
        for (int i = 0; i < labels.count(); i++) {
            weights[labels.label(i) * labels.count() + i] = 1 / counts[labels.label(i)];
        }
        return Expression.constant(ways, labels.count(), weights).product(rows);
    }

    /** Minus the distance to the nearest support example of each class, N x W; no gradient flows. */
    static Expression nearest(Expression query, Expression support, Examples labels) {
        Expression squares = squared(query, support);
        double[] scores = new double[query.rows() * labels.outputs()];
        Arrays.fill(scores, Double.NEGATIVE_INFINITY);
        for (int n = 0; n < query.rows(); n++) {
            for (int i = 0; i < labels.count(); i++) {
                int at = n * labels.outputs() + labels.label(i);
                scores[at] = Math.max(scores[at], -squares.values()[n * labels.count() + i]);
            }
        }
        return Expression.constant(query.rows(), labels.outputs(), scores);
    }

    /** The squared distance, kept away from 0, where its root has no slope. */
    static Expression root(Expression squares) {
        return squares.relu().shifted(TINY).power(0.5);
    }
}
