package adaptarium.agents.expression;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Functions of every number by itself, and of a row: each gives its derivative as an expression again. */
final class Functions {
    private Functions() {}

    static Expression relu(Expression x) {
        return x.times(Expression.constant(x.rows(), x.columns(), each(x, value -> value > 0 ? 1 : 0)));
    }

    static Expression exp(Expression x) {
        Expression[] self = new Expression[1]; // the derivative is the result
        self[0] = of(x, StrictMath::exp, (gradient, input) -> gradient.times(self[0]));
        return self[0];
    }

    static Expression log(Expression x) {
        return of(x, StrictMath::log, (gradient, input) -> gradient.times(x.power(-1)));
    }

    static Expression power(Expression x, double exponent) {
        return of(
                x,
                value -> exponent == -1
                        ? 1 / value
                        : exponent == 0.5 ? Math.sqrt(value) : StrictMath.pow(value, exponent),
                (gradient, input) -> gradient.times(x.power(exponent - 1).scaled(exponent)));
    }

    static Expression sigmoid(Expression x) {
        Expression[] self = new Expression[1];
        self[0] = of(
                x,
                value -> 1 / (1 + StrictMath.exp(-value)),
                (gradient, input) ->
                        gradient.times(self[0].times(self[0].scaled(-1).shifted(1))));
        return self[0];
    }

    static Expression logSoftmax(Expression x) {
        double[] highest = new double[x.rows()];
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.values().length; i++) {
            highest[i / x.columns()] = Math.max(highest[i / x.columns()], x.values()[i]);
        }
        // The same for any shift.
        Expression centred = x.minus(Expression.constant(x.rows(), 1, highest).repeatedColumns(x.columns()));
        return centred.minus(centred.exp().rowSums().log().repeatedColumns(x.columns()));
    }

    private static Expression of(Expression x, DoubleUnaryOperator function, Expression.Pullback pullback) {
        return Expression.of(x.rows(), x.columns(), each(x, function), List.of(x), pullback);
    }

    private static double[] each(Expression x, DoubleUnaryOperator function) {
        double[] results = new double[x.values().length];
        for (int i = 0; i < results.length; i++) {
            results[i] = function.applyAsDouble(x.values()[i]);
        }
        return results;
    }
}
