package adaptarium.meta.fewshot;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.expression.Tape;
import adaptarium.agents.network.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Flat parameters cut into matrices, and networks made of these. */
public final class Blocks {
    private Blocks() {}

    /**
     * Parameters as variables of a tape.
     *
     * @param layout how they lie; a block of one dimension is one row
     * @param theta double[P]
     * @param tape what they are recorded on
     * @return one variable per block, in order
     */
    public static List<Expression> variables(ParameterLayout layout, double[] theta, Tape tape) {
        return constants(layout, theta).stream()
                .map(block -> tape.variable(block.rows(), block.columns(), block.values()))
                .toList();
    }

    /**
     * Parameters in which nothing is differentiated.
     *
     * @param layout how they lie; a block of one dimension is one row
     * @param theta double[P]
     * @return one constant per block, in order
     */
    public static List<Expression> constants(ParameterLayout layout, double[] theta) {
        List<Expression> blocks = new ArrayList<>();
        for (ParameterLayout.Block block : layout.blocks()) {
            int rows = block.shape().dimension() == 1
                    ? 1
                    : Math.toIntExact(block.shape().get(0));
            int size = Math.toIntExact(block.size());
            int from = Math.toIntExact(block.offset());
            blocks.add(Expression.constant(rows, size / rows, Arrays.copyOfRange(theta, from, from + size)));
        }
        return blocks;
    }

    /**
     * The numbers of all blocks in a row.
     *
     * @param blocks matrices
     * @return double[P], owned by the caller
     */
    public static double[] flat(List<Expression> blocks) {
        double[] flat = new double
                [blocks.stream().mapToInt(block -> block.values().length).sum()];
        int at = 0;
        for (Expression block : blocks) {
            System.arraycopy(block.values(), 0, flat, at, block.values().length);
            at += block.values().length;
        }
        return flat;
    }

    /**
     * A multi-layer perceptron, rectified between its layers.
     *
     * @param weights weight and bias of each layer, alternately, as {@code Mlp} lays them out
     * @param x N x I
     * @return N x J
     */
    public static Expression perceptron(List<Expression> weights, Expression x) {
        Expression h = x;
        for (int i = 0; i < weights.size(); i += 2) {
            h = h.product(weights.get(i)).plus(weights.get(i + 1).repeatedRows(x.rows()));
            h = i + 2 < weights.size() ? h.relu() : h;
        }
        return h;
    }

    /**
     * What a prediction is to be lowered by.
     *
     * @param predicted N x J; of a classification, logits
     * @param examples the examples with their targets
     * @param classification whether the targets are classes
     * @return the mean squared error, or the mean cross-entropy in nats
     */
    public static Expression loss(Expression predicted, Examples examples, boolean classification) {
        if (classification) {
            return predicted.logSoftmax().times(examples.targetMatrix()).sum().scaled(-1.0 / examples.count());
        }
        Expression miss = predicted.minus(examples.targetMatrix());
        return miss.times(miss).mean();
    }
}
