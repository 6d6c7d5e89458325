package adaptarium.agents.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of a computation, in the order in which it was made. What depends on a {@link #variable} is on it; gradients are added to it and can be differentiated
 * themselves. For one thread, and dropped as a whole.
 */
public final class Tape {
    private final List<Expression> nodes = new ArrayList<>();

    /**
     * Something that gradients can be taken in.
     *
     * @param rows how many rows
     * @param columns how many columns
     * @param values double[rows * columns], row after row; not to be changed
     * @return the variable
     */
    public Expression variable(int rows, int columns, double[] values) {
        return record(rows, columns, values, List.of(), (gradient, input) -> gradient);
    }

    /** What was computed from expressions of this tape. */
    Expression record(int rows, int columns, double[] values, List<Expression> inputs, Expression.Pullback pullback) {
        Expression node = new Expression(this, nodes.size(), rows, columns, values, inputs, pullback);
        nodes.add(node);
        return node;
    }

    /**
     * The gradient of a number, in reverse mode.
     *
     * @param scalar 1 x 1, what is differentiated
     * @param variables variables, or anything computed on this tape: what it is differentiated in
     * @return one expression of each variable's shape; zeros where the number does not depend on it
     */
    public List<Expression> gradient(Expression scalar, List<Expression> variables) {
        if (scalar.rows() != 1 || scalar.columns() != 1) {
            throw new IllegalArgumentException(
                    "only a number has a gradient, got " + scalar.rows() + " x " + scalar.columns());
        }
        int end = scalar.index() + 1;
        boolean[] wanted = wanted(end, variables);
        @Nullable Expression[] sums = new Expression[end];
        if (end > 0) {
            sums[end - 1] = Expression.constant(1, 1, new double[] {1});
        }
        for (int i = end - 1; i >= 0; i--) {
            Expression sum = sums[i];
            if (sum == null || !wanted[i]) {
                continue;
            }
            Expression node = nodes.get(i);
            for (int input = 0; input < node.inputs().size(); input++) {
                int from = node.inputs().get(input).index();
                if (from >= 0 && wanted[from]) {
                    Expression part = node.pullback().pull(sum, input);
                    Expression before = sums[from];
                    sums[from] = before == null ? part : before.plus(part);
                }
            }
        }
        List<Expression> gradients = new ArrayList<>();
        for (Expression variable : variables) {
            Expression sum = variable.index() < 0 || variable.index() >= end ? null : sums[variable.index()];
            gradients.add(sum == null ? Expression.zeros(variable.rows(), variable.columns()) : sum);
        }
        return gradients;
    }

    private boolean[] wanted(int end, List<Expression> variables) {
        boolean[] wanted = new boolean[end];
        for (Expression variable : variables) {
            if (variable.index() >= 0 && variable.index() < end) {
                wanted[variable.index()] = true;
            }
        }
        for (int i = 0; i < end; i++) {
            for (Expression input : nodes.get(i).inputs()) {
                wanted[i] |= input.index() >= 0 && wanted[input.index()];
            }
        }
        return wanted;
    }
}
