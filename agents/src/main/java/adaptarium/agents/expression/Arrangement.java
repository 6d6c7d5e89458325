package adaptarium.agents.expression;

import java.util.List;

/** Operations that put numbers elsewhere, in pairs: the transpose of each is the other of its pair. */
final class Arrangement {
    private Arrangement() {}

    /** Some rows; transpose of {@link #scattered}. */
    static Expression gathered(Expression x, int... chosen) {
        int columns = x.columns();
        double[] gathered = new double[chosen.length * columns];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(x.values(), chosen[i] * columns, gathered, i * columns, columns);
        }
        return Expression.of(
                chosen.length,
                columns,
                gathered,
                List.of(x),
                (gradient, input) -> scattered(gradient, x.rows(), chosen));
    }

    /** Rows added into a larger matrix of zeros. */
    private static Expression scattered(Expression x, int count, int... chosen) {
        int columns = x.columns();
        double[] scattered = new double[count * columns];
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < columns; j++) {
                scattered[chosen[i] * columns + j] += x.values()[i * columns + j];
            }
        }
        return Expression.of(count, columns, scattered, List.of(x), (gradient, input) -> gathered(gradient, chosen));
    }

    /** Neighbouring columns; transpose of {@link #padded}. */
    static Expression columns(Expression x, int from, int count) {
        double[] some = new double[x.rows() * count];
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(x.values(), i * x.columns() + from, some, i * count, count);
        }
        return Expression.of(
                x.rows(), count, some, List.of(x), (gradient, input) -> padded(gradient, from, x.columns()));
    }

    /** The columns at a place among columns of zeros. */
    static Expression padded(Expression x, int at, int width) {
        double[] padded = new double[x.rows() * width];
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(x.values(), i * x.columns(), padded, i * width + at, x.columns());
        }
        return Expression.of(
                x.rows(), width, padded, List.of(x), (gradient, input) -> columns(gradient, at, x.columns()));
    }
}
