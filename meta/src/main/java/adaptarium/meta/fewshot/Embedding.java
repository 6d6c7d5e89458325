package adaptarium.meta.fewshot;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Puts an example in a space. Where it is of several rows, such as the steps of a piece of motion, some layers see one row after the other, and those of the head the
 * mean of what these give: what a step says of the dynamics, it says at any time.
 *
 * <p>What follows from several steps together, such as the ratio of two moments, does not follow step by step: hence the layers of the head.
 */
public final class Embedding {
    private final int rows;
    private final int width; // of a row
    private final Mlp steps;
    private final Mlp head;
    private final ParameterLayout layout;

    /**
     * An embedding.
     *
     * @param inputs numbers per example
     * @param rows how many rows of equal meaning an example has
     * @param hiddenSizes widths of the layers that see one row after the other, at least one
     * @param headSizes widths of the layers after the mean
     * @param outputs E, numbers that an example is embedded in
     */
    public Embedding(int inputs, int rows, List<Integer> hiddenSizes, List<Integer> headSizes, int outputs) {
        this.rows = rows;
        width = inputs / rows;
        int last = hiddenSizes.get(hiddenSizes.size() - 1);
        steps = new Mlp(width, hiddenSizes.subList(0, hiddenSizes.size() - 1), last, Activation.RELU);
        head = new Mlp(last, headSizes, outputs, Activation.RELU);
        layout = ParameterLayout.empty().withAll("steps", steps.layout()).withAll("head", head.layout());
    }

    /** The parameters. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * Initial parameters.
     *
     * @param random source of the weights
     * @return float[P], owned by the caller
     */
    public float[] initial(RandomGenerator random) {
        float[] first = steps.initialise(random, 1);
        float[] last = head.initialise(random, 1);
        float[] theta = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, theta, first.length, last.length);
        return theta;
    }

    /**
     * Embeds examples.
     *
     * @param blocks parameters, block by block; further blocks behind them are not looked at
     * @param x N x I
     * @return N x E
     */
    public Expression place(List<Expression> blocks, Expression x) {
        Expression each = x.reshaped(x.rows() * rows, width);
        int behind = 2 * steps.layers();
        each = Blocks.perceptron(blocks.subList(0, behind), each).relu();
        Expression mean = rows == 1 ? each : each.groupSums(rows).scaled(1.0 / rows);
        return Blocks.perceptron(blocks.subList(behind, behind + 2 * head.layers()), mean);
    }
}
