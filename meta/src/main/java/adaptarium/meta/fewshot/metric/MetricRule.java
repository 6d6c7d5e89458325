package adaptarium.meta.fewshot.metric;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.expression.Tape;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Embedding;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Embeds support and query set and compares them.
 *
 * <p>A round is one look at the support set; before it every class is as likely, and nothing is added after it.
 */
final class MetricRule implements Rule {
    private final FewShotProblem<?> problem;
    private final Embedding embedding;
    private final Comparison comparison;
    private final ParameterLayout layout;

    /**
     * A rule.
     *
     * @param problem a classification
     * @param settings of the embedding
     * @param comparison how embedded examples are compared
     */
    MetricRule(FewShotProblem<?> problem, MetricSettings settings, Comparison comparison) {
        if (!problem.isClassification()) {
            throw new IllegalArgumentException("it tells classes apart, and " + problem.id() + " is a regression");
        }
        this.problem = problem;
        this.comparison = comparison;
        embedding = new Embedding(
                problem.inputs(), problem.rows(), settings.hiddenSizes(), settings.headSizes(), settings.embedding());
        layout = embedding.layout().withAll("comparison", comparison.layout());
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public float[] initial(RandomGenerator random) {
        float[] weights = embedding.initial(random);
        float[] more = comparison.initial(random);
        float[] theta = Arrays.copyOf(weights, weights.length + more.length);
        System.arraycopy(more, 0, theta, weights.length, more.length);
        return theta;
    }

    private Expression placed(List<Expression> blocks, Expression x) {
        return comparison.placed(embedding.place(blocks, x));
    }

    private List<Expression> rest(List<Expression> blocks) {
        return blocks.subList(embedding.layout().blocks().size(), blocks.size());
    }

    @Override
    public Lesson learn(double[] theta, FewShotEpisode episode, long seed) {
        Tape tape = new Tape();
        List<Expression> blocks = Blocks.variables(layout, theta, tape);
        Expression support = placed(blocks, episode.support().inputMatrix());
        Expression query = placed(blocks, episode.query().inputMatrix());
        Expression loss = comparison.loss(rest(blocks), support, episode.support(), query, episode.query());
        Expression scores = comparison.scores(rest(blocks), support, episode.support(), query);
        return new Lesson(
                Blocks.flat(tape.gradient(loss, blocks)),
                loss.value(),
                1.0 / problem.outputs(),
                problem.measure().score(scores.values(), episode.query()));
    }

    @Override
    public List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds) {
        int count = queries.length / support.inputs();
        List<double[]> predicted = new ArrayList<>(List.of(new double[count * support.outputs()]));
        if (rounds > 0) {
            List<Expression> blocks = Blocks.constants(layout, theta);
            Expression query = placed(blocks, Expression.constant(count, support.inputs(), queries));
            double[] scores = comparison
                    .scores(rest(blocks), placed(blocks, support.inputMatrix()), support, query)
                    .values();
            predicted.addAll(Collections.nCopies(rounds, scores));
        }
        return predicted;
    }

    @Override
    public List<double[]> embed(double[] theta, double[] inputs) {
        int count = inputs.length / problem.inputs();
        Expression x = Expression.constant(count, problem.inputs(), inputs);
        double[] placed = placed(Blocks.constants(layout, theta), x).values();
        int each = placed.length / count;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Arrays.copyOfRange(placed, i * each, (i + 1) * each));
        }
        return rows;
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
