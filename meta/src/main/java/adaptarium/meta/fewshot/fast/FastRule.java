package adaptarium.meta.fewshot.fast;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.expression.Tape;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Fast weights written from gradients and read by attention; see the package's page for the equations. */
final class FastRule implements Rule {
    private static final float SHARPNESS = (float) Math.log(10); // of 1 / τ, τ = 0.1
    private static final double TINY = 1e-12; // keeps lengths away from 0

    private final FewShotProblem<?> problem;
    private final Mlp slow;
    private final Mlp writer;
    private final Mlp keys;
    private final int firstFast; // number of its weight's block
    private final ParameterLayout layout;

    FastRule(FewShotProblem<?> problem, MetaNetworksSettings settings) {
        this.problem = problem;
        slow = new Mlp(problem.inputs(), settings.hiddenSizes(), problem.outputs(), Activation.RELU);
        writer = new Mlp(1, List.of(settings.writer()), 1, Activation.RELU);
        keys = new Mlp(problem.inputs(), settings.hiddenSizes(), settings.keySize(), Activation.RELU);
        firstFast = 2 * (slow.layers() - settings.fastLayers());
        layout = ParameterLayout.empty()
                .withAll("slow", slow.layout())
                .withAll("writer", writer.layout())
                .withAll("keys", keys.layout())
                .with("sharpness", 1);
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public float[] initial(RandomGenerator random) {
        float[] theta = new float[Math.toIntExact(layout.size())];
        int at = 0;
        for (Mlp network : List.of(slow, writer, keys)) {
            float[] weights = network.initialise(random, 1);
            System.arraycopy(weights, 0, theta, at, weights.length);
            at += weights.length;
        }
        theta[at] = SHARPNESS;
        return theta;
    }

    /** The parameters, taken apart. */
    private record Parts(List<Expression> slow, List<Expression> writer, List<Expression> keys, Expression sharpness) {}

    private Parts parts(List<Expression> blocks) {
        int a = 2 * slow.layers();
        int b = a + 2 * writer.layers();
        int c = b + 2 * keys.layers();
        return new Parts(blocks.subList(0, a), blocks.subList(a, b), blocks.subList(b, c), blocks.get(c));
    }

    /** What every support example writes: a column each of as many numbers as there are fast weights. */
    private Expression written(Parts parts, Tape tape, Examples support) {
        List<Expression> fast = parts.slow().subList(firstFast, parts.slow().size());
        Expression columns = Expression.zeros(size(fast), 0);
        for (int i = 0; i < support.count(); i++) {
            Examples one = support.chosen(i);
            Expression loss =
                    Blocks.loss(Blocks.perceptron(parts.slow(), one.inputMatrix()), one, problem.isClassification());
            Expression column = Expression.zeros(1, 0);
            for (Expression slope : tape.gradient(loss, fast)) {
                column = column.joined(slope.reshaped(1, slope.values().length));
            }
            columns = columns.joined(Blocks.perceptron(parts.writer(), column.reshaped(size(fast), 1)));
        }
        return columns;
    }

    private static int size(List<Expression> blocks) {
        return blocks.stream().mapToInt(block -> block.values().length).sum();
    }

    private static Expression unit(Expression x) {
        return x.times(x.times(x).rowSums().shifted(TINY).power(-0.5).repeatedColumns(x.columns()));
    }

    /** How much each query reads of each support example, N x M. */
    private static Expression attention(Parts parts, Expression support, Expression query) {
        Expression cosines = unit(Blocks.perceptron(parts.keys(), query))
                .productTransposed(unit(Blocks.perceptron(parts.keys(), support)));
        Expression sharpness =
                parts.sharpness().exp().repeatedRows(query.rows()).repeatedColumns(support.rows());
        return cosines.times(sharpness).logSoftmax().exp();
    }

    private Expression predicted(Parts parts, Tape tape, Examples support, Expression query) {
        Expression fast = written(parts, tape, support)
                .productTransposed(attention(parts, support.inputMatrix(), query)); // weights x queries
        List<Expression> rows = new ArrayList<>();
        for (int n = 0; n < query.rows(); n++) {
            rows.add(predicted(parts, fast.columns(n, 1), query.gathered(n)));
        }
        Expression columns = Expression.zeros(problem.outputs(), 0); // one for each query
        for (Expression row : rows) {
            columns = columns.joined(row.reshaped(problem.outputs(), 1));
        }
        return columns.transposedProduct(identity(problem.outputs()));
    }

    private static Expression identity(int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return Expression.constant(size, size, values);
    }

    /** One query with fast weights of its own. */
    private Expression predicted(Parts parts, Expression fast, Expression x) {
        List<Expression> weights = parts.slow();
        Expression h = x;
        int at = 0;
        for (int i = 0; i < weights.size(); i += 2) {
            boolean last = i + 2 == weights.size();
            Expression own = h.product(weights.get(i)).plus(weights.get(i + 1));
            if (i < firstFast) {
                h = own.relu();
                continue;
            }
            int inner = weights.get(i).rows();
            int outer = weights.get(i).columns();
            Expression weight = some(fast, at, inner * outer).reshaped(inner, outer);
            Expression bias = some(fast, at + inner * outer, outer).reshaped(1, outer);
            at += (inner + 1) * outer;
            Expression other = h.product(weight).plus(bias);
            h = last ? own.plus(other) : own.relu().plus(other.relu());
        }
        return h;
    }

    private static Expression some(Expression column, int from, int count) {
        return column.gathered(IntStream.range(from, from + count).toArray());
    }

    @Override
    public Lesson learn(double[] theta, FewShotEpisode episode, long seed) {
        Tape tape = new Tape();
        List<Expression> blocks = Blocks.variables(layout, theta, tape);
        Parts parts = parts(blocks);
        Expression x = episode.query().inputMatrix();
        Expression predicted = predicted(parts, tape, episode.support(), x);
        Expression loss = Blocks.loss(predicted, episode.query(), problem.isClassification());
        double[] before = Blocks.perceptron(
                        parts(Blocks.constants(layout, theta)).slow(), x)
                .values();
        return new Lesson(
                Blocks.flat(tape.gradient(loss, blocks)),
                loss.value(),
                problem.measure().score(before, episode.query()),
                problem.measure().score(predicted.values(), episode.query()));
    }

    @Override
    public List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds) {
        Expression x = Expression.constant(queries.length / support.inputs(), support.inputs(), queries);
        Tape tape = new Tape();
        Parts parts = parts(Blocks.variables(layout, theta, tape)); // gradients of support examples are taken in them
        List<double[]> predicted = new ArrayList<>();
        predicted.add(Blocks.perceptron(parts.slow(), x).values());
        if (rounds > 0) {
            double[] values = predicted(parts, tape, support, x).values();
            predicted.addAll(Collections.nCopies(rounds, values));
        }
        return predicted;
    }

    @Override
    public List<double[]> embed(double[] theta, double[] inputs) {
        int count = inputs.length / problem.inputs();
        Parts parts = parts(Blocks.constants(layout, theta));
        double[] flat = unit(Blocks.perceptron(parts.keys(), Expression.constant(count, problem.inputs(), inputs)))
                .values();
        int each = flat.length / count;
        return IntStream.range(0, count)
                .mapToObj(i -> Arrays.copyOfRange(flat, i * each, (i + 1) * each))
                .toList();
    }

    @Override
    public int trainedRounds() {
        return 1;
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.BATCH;
    }
}
