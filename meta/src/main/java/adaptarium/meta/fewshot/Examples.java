package adaptarium.meta.fewshot;

import adaptarium.agents.expression.Expression;

/**
 * Some examples: numbers, and what is to be told from them.
 *
 * @param count N, how many, at least 1
 * @param inputs I, numbers per example
 * @param outputs J, numbers per target; of a classification the number of classes
 * @param x double[N * I], example after example; not to be changed
 * @param y double[N * J], targets; of a classification 1 for the class and 0 elsewhere; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
public record Examples(int count, int inputs, int outputs, double[] x, double[] y) {
    /** Checks shapes, and that every number is finite. */
    public Examples {
        if (count < 1 || inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("examples, inputs and outputs must be at least 1, got " + count + ", "
                    + inputs + " and " + outputs);
        }
        require("inputs", x, count, inputs);
        require("targets", y, count, outputs);
    }

    /**
     * Refuses numbers that are too few, too many or not finite.
     *
     * @param what to call them
     * @param numbers the numbers
     * @param count of how many examples
     * @param each numbers per example
     * @throws IllegalArgumentException where they do not fit
     */
    public static void require(String what, double[] numbers, int count, int each) {
        if (numbers.length != count * each) {
            throw new IllegalArgumentException(
                    what + " of " + count + " examples must be " + count * each + " numbers, got " + numbers.length);
        }
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException(
                        what + " must be finite, got " + numbers[i] + " in example " + i / each);
            }
        }
    }

    /** The inputs, N x I. */
    public Expression inputMatrix() {
        return Expression.constant(count, inputs, x);
    }

    /** The targets, N x J. */
    public Expression targetMatrix() {
        return Expression.constant(count, outputs, y);
    }

    /**
     * The class of an example of a classification.
     *
     * @param example its number
     * @return the index of the largest target; the first of equals
     */
    public int label(int example) {
        return largest(y, example * outputs, outputs);
    }

    /**
     * The index of the largest of some neighbouring numbers.
     *
     * @param numbers among others
     * @param from where the first of them stands
     * @param count how many
     * @return counted from the first of them; the first of equals
     */
    public static int largest(double[] numbers, int from, int count) {
        int best = 0;
        for (int j = 1; j < count; j++) {
            if (numbers[from + j] > numbers[from + best]) {
                best = j;
            }
        }
        return best;
    }

    /**
     * These examples and others behind them.
     *
     * @param others of the same widths
     * @return all in one
     */
    public Examples and(Examples others) {
        double[] moreX = java.util.Arrays.copyOf(x, x.length + others.x.length);
        double[] moreY = java.util.Arrays.copyOf(y, y.length + others.y.length);
        System.arraycopy(others.x, 0, moreX, x.length, others.x.length);
        System.arraycopy(others.y, 0, moreY, y.length, others.y.length);
        return new Examples(count + others.count, inputs, outputs, moreX, moreY);
    }

    /**
     * Some of the examples.
     *
     * @param chosen their numbers, in the order wanted
     * @return a copy
     */
    public Examples chosen(int... chosen) {
        return new Examples(
                chosen.length,
                inputs,
                outputs,
                inputMatrix().gathered(chosen).values(),
                targetMatrix().gathered(chosen).values());
    }
}
