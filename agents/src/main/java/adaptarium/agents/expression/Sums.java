package adaptarium.agents.expression;

import java.util.Arrays;
import java.util.List;

/** Sums along rows and columns, and repetitions, in pairs: the transpose of each is the other of its pair. */
final class Sums {
    private Sums() {}

    /** One row so many times; transpose of {@link #ofColumns}. */
    static Expression repeatedRows(Expression x, int count) {
        if (x.rows() != 1) {
            throw new IllegalArgumentException("only one row can be repeated, got " + x.rows());
        }
        int columns = x.columns();
        double[] repeated = new double[count * columns];
        for (int i = 0; i < count; i++) {
            System.arraycopy(x.values(), 0, repeated, i * columns, columns);
        }
        return Expression.of(count, columns, repeated, List.of(x), (gradient, input) -> ofColumns(gradient));
    }

    static Expression ofColumns(Expression x) {
        int columns = x.columns();
        double[] sums = new double[columns];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                sums[j] += x.values()[i * columns + j];
            }
        }
        return Expression.of(1, columns, sums, List.of(x), (gradient, input) -> repeatedRows(gradient, x.rows()));
    }

    /** One column so many times; transpose of {@link #ofRows}. */
    static Expression repeatedColumns(Expression x, int count) {
        if (x.columns() != 1) {
            throw new IllegalArgumentException("only one column can be repeated, got " + x.columns());
        }
        double[] repeated = new double[x.rows() * count];
        for (int i = 0; i < x.rows(); i++) {
            Arrays.fill(repeated, i * count, (i + 1) * count, x.values()[i]);
        }
        return Expression.of(x.rows(), count, repeated, List.of(x), (gradient, input) -> ofRows(gradient));
    }

    static Expression ofRows(Expression x) {
        int columns = x.columns();
        double[] sums = new double[x.rows()];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                sums[i] += x.values()[i * columns + j];
            }
        }
        return Expression.of(x.rows(), 1, sums, List.of(x), (gradient, input) -> repeatedColumns(gradient, columns));
    }

    /** Sums of so many neighbouring rows; transpose of {@link #repeatedEach}. */
    static Expression ofGroups(Expression x, int size) {
        if (x.rows() % size != 0) {
            throw new IllegalArgumentException(x.rows() + " rows are no groups of " + size);
        }
        int columns = x.columns();
        double[] sums = new double[x.rows() / size * columns];
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                sums[i / size * columns + j] += x.values()[i * columns + j];
            }
        }
        return Expression.of(
                x.rows() / size, columns, sums, List.of(x), (gradient, input) -> repeatedEach(gradient, size));
    }

    /** Every row so many times in a row. */
    private static Expression repeatedEach(Expression x, int size) {
        int columns = x.columns();
        double[] repeated = new double[size * x.values().length];
        for (int i = 0; i < size * x.rows(); i++) {
            System.arraycopy(x.values(), i / size * columns, repeated, i * columns, columns);
        }
        return Expression.of(
                size * x.rows(), columns, repeated, List.of(x), (gradient, input) -> ofGroups(gradient, size));
    }
}
