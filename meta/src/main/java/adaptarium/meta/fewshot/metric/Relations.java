package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Examples;
import java.util.List;
import java.util.random.RandomGenerator;

/** Relation networks: a learnt network says how much a query belongs to a class. */
final class Relations implements Comparison {
    private static final int HIDDEN = 32;

    private final Mlp network;

    /**
     * Relations of embeddings.
     *
     * @param embedding numbers of an embedding
     */
    Relations(int embedding) {
        network = new Mlp(2 * embedding, List.of(HIDDEN), 1, Activation.RELU);
    }

    @Override
    public ParameterLayout layout() {
        return network.layout();
    }

    @Override
    public float[] initial(RandomGenerator random) {
        return network.initialise(random, 1);
    }

    @Override
    public Expression scores(List<Expression> blocks, Expression support, Examples labels, Expression query) {
        int ways = labels.outputs();
        int[] queries = new int[query.rows() * ways];
        int[] classes = new int[query.rows() * ways];
        for (int i = 0; i < queries.length; i++) {
            queries[i] = i / ways;
            classes[i] = i % ways;
        }
        Expression pairs = query.gathered(queries)
                .joined(Distances.classMeans(support, labels).gathered(classes));
        return Blocks.perceptron(blocks, pairs).reshaped(query.rows(), ways);
    }
}
