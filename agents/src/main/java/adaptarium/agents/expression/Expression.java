package adaptarium.agents.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of float64 numbers, given or computed from others. It is computed at once; what it was computed from is kept on a {@link Tape} where it depends on a
 * variable. A value: nothing changes it.
 */
public final class Expression {
    private final @Nullable Tape tape;
    private final int index;
    private final int rows;
    private final int columns;
    private final double[] values;
    private final List<Expression> inputs;
    private final Pullback pullback;

    /** The transposed derivative of an operation. */
    @FunctionalInterface
    interface Pullback {
        /**
         * What a gradient in the result says of one of the inputs.
         *
         * @param gradient of the result's shape
         * @param input number of the input, from 0
         * @return an expression of the input's shape
         */
        Expression pull(Expression gradient, int input);
    }

    Expression(
            @Nullable Tape tape,
            int index,
            int rows,
            int columns,
            double[] values,
            List<Expression> inputs,
            Pullback pullback) {
        if (rows < 0 || columns < 0 || values.length != rows * columns) {
            throw new IllegalArgumentException(rows + " x " + columns + " are not " + values.length + " numbers");
        }
        this.tape = tape;
        this.index = index;
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.inputs = inputs;
        this.pullback = pullback;
    }

    /**
     * Numbers that nothing is differentiated in.
     *
     * @param rows how many rows
     * @param columns how many columns
     * @param values double[rows * columns], row after row; not to be changed
     * @return the constant
     */
    public static Expression constant(int rows, int columns, double[] values) {
        return new Expression(null, -1, rows, columns, values, List.of(), (gradient, input) -> gradient);
    }

    /**
     * A constant matrix of zeros.
     *
     * @param rows how many rows
     * @param columns how many columns
     */
    public static Expression zeros(int rows, int columns) {
        return constant(rows, columns, new double[rows * columns]);
    }

    /** How many rows. */
    public int rows() {
        return rows;
    }

    /** How many columns. */
    public int columns() {
        return columns;
    }

    /** The numbers, row after row; not to be changed. */
    public double[] values() {
        return values;
    }

    /** The only number of a 1 x 1 matrix. */
    public double value() {
        if (values.length != 1) {
            throw new IllegalArgumentException("expected one number, got " + rows + " x " + columns);
        }
        return values[0];
    }

    int index() {
        return index;
    }

    List<Expression> inputs() {
        return inputs;
    }

    Pullback pullback() {
        return pullback;
    }

    /** The same numbers as a constant: no gradient flows through. */
    public Expression frozen() {
        return constant(rows, columns, values);
    }

    /** What was computed from others: on their tape, or a constant where they are. */
    static Expression of(int rows, int columns, double[] values, List<Expression> inputs, Pullback pullback) {
        Tape tape = null;
        for (Expression input : inputs) {
            if (tape != null && input.tape != null && input.tape != tape) {
                throw new IllegalArgumentException("expressions of two tapes; freeze one of them");
            }
            tape = input.tape != null ? input.tape : tape;
        }
        return tape == null ? constant(rows, columns, values) : tape.record(rows, columns, values, inputs, pullback);
    }

    private void requireShape(Expression other) {
        if (other.rows != rows || other.columns != columns) {
            throw new IllegalArgumentException(
                    "expected " + rows + " x " + columns + " numbers, got " + other.rows + " x " + other.columns);
        }
    }

    /** The sum, element by element. */
    public Expression plus(Expression other) {
        requireShape(other);
        double[] sum = new double[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = values[i] + other.values[i];
        }
        return of(rows, columns, sum, List.of(this, other), (gradient, input) -> gradient);
    }

    /** The difference, element by element. */
    public Expression minus(Expression other) {
        requireShape(other);
        double[] difference = new double[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - other.values[i];
        }
        return of(
                rows,
                columns,
                difference,
                List.of(this, other),
                (gradient, input) -> input == 0 ? gradient : gradient.scaled(-1));
    }

    /** The product, element by element. */
    public Expression times(Expression other) {
        requireShape(other);
        double[] product = new double[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = values[i] * other.values[i];
        }
        return of(
                rows,
                columns,
                product,
                List.of(this, other),
                (gradient, input) -> gradient.times(input == 0 ? other : this));
    }

    /** Every number times a factor. */
    public Expression scaled(double factor) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return of(rows, columns, scaled, List.of(this), (gradient, input) -> gradient.scaled(factor));
    }

    /** A number added to every number. */
    public Expression shifted(double by) {
        double[] shifted = new double[values.length];
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] = values[i] + by;
        }
        return of(rows, columns, shifted, List.of(this), (gradient, input) -> gradient);
    }

    /** The product of matrices. */
    public Expression product(Expression right) {
        return Products.of(this, false, right, false);
    }

    /** This matrix times the other with rows for columns. */
    public Expression productTransposed(Expression right) {
        return Products.of(this, false, right, true);
    }

    /** This matrix with rows for columns, times the other. */
    public Expression transposedProduct(Expression right) {
        return Products.of(this, true, right, false);
    }

    /** The only row, so many times. */
    public Expression repeatedRows(int count) {
        return Sums.repeatedRows(this, count);
    }

    /** The sum of each column: one row. */
    public Expression columnSums() {
        return Sums.ofColumns(this);
    }

    /** The only column, so many times. */
    public Expression repeatedColumns(int count) {
        return Sums.repeatedColumns(this, count);
    }

    /** The sum of each row: one column. */
    public Expression rowSums() {
        return Sums.ofRows(this);
    }

    /**
     * The sums of so many rows at a time.
     *
     * @param size how many neighbouring rows are added
     * @return one row for each group
     */
    public Expression groupSums(int size) {
        return Sums.ofGroups(this, size);
    }

    /** The sum of all numbers: 1 x 1. */
    public Expression sum() {
        return columnSums().rowSums();
    }

    /** The mean of all numbers: 1 x 1. */
    public Expression mean() {
        return sum().scaled(1.0 / values.length);
    }

    /** Every number, or 0 where it is negative. Its second derivative is 0 almost everywhere, and 0 here. */
    public Expression relu() {
        return Functions.relu(this);
    }

    /** The exponential of every number. */
    public Expression exp() {
        return Functions.exp(this);
    }

    /** The natural logarithm of every number, all of which must be positive. */
    public Expression log() {
        return Functions.log(this);
    }

    /** Every number, all of which must be positive, to a power. */
    public Expression power(double exponent) {
        return Functions.power(this, exponent);
    }

    /** 1 / (1 + exp(-x)) of every number. */
    public Expression sigmoid() {
        return Functions.sigmoid(this);
    }

    /** The logarithm of the softmax of each row. */
    public Expression logSoftmax() {
        return Functions.logSoftmax(this);
    }

    /**
     * Some of the rows, in any order, perhaps several times.
     *
     * @param chosen their numbers
     */
    public Expression gathered(int... chosen) {
        return Arrangement.gathered(this, chosen);
    }

    /** The other's columns behind these. */
    public Expression joined(Expression right) {
        if (right.rows != rows) {
            throw new IllegalArgumentException("expected " + rows + " rows, got " + right.rows);
        }
        int width = columns + right.columns;
        return Arrangement.padded(this, 0, width).plus(Arrangement.padded(right, columns, width));
    }

    /**
     * Some neighbouring columns.
     *
     * @param from the first
     * @param count how many
     */
    public Expression columns(int from, int count) {
        return Arrangement.columns(this, from, count);
    }

    /**
     * The same numbers in another shape.
     *
     * @param toRows how many rows
     * @param toColumns how many columns
     */
    public Expression reshaped(int toRows, int toColumns) {
        return of(toRows, toColumns, values, List.of(this), (gradient, input) -> gradient.reshaped(rows, columns));
    }
}
