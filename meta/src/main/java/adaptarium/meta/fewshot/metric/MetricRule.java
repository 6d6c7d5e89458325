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
import java.util.stream.IntStream;

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
        Examples all = episode.support().and(episode.query());
        Expression places = placed(blocks, all.inputMatrix());
        Expression loss = Expression.zeros(1, 1);
        List<Turn> turns = turns(episode);
        for (Turn turn : turns) {
            loss = loss.plus(comparison.loss(
                    rest(blocks),
                    places.gathered(turn.support),
                    labels(all, turn.support),
                    places.gathered(turn.query),
                    labels(all, turn.query)));
        }
        loss = loss.scaled(1.0 / turns.size());
        Turn first = turns.get(0);
        Expression scores = comparison.scores(
                rest(blocks), places.gathered(first.support), episode.support(), places.gathered(first.query));
        return new Lesson(
                Blocks.flat(tape.gradient(loss, blocks)),
                loss.value(),
                1.0 / problem.outputs(),
                accuracy(scores.values(), episode.query()));
    }

    /**
     * Which of an episode's examples are taken for its support set, and which for queries.
     *
     * @param support numbers of examples, support set and query set in a row
     * @param query the others
     */
    @SuppressWarnings("ArrayRecordComponent") // private to this class
    private record Turn(int[] support, int[] query) {}

    /** The episode's own sets first; where they are alike, every example is in the support set once. */
    private List<Turn> turns(FewShotEpisode episode) {
        int shots = problem.shots();
        int ways = episode.support().outputs();
        int shown = episode.support().count();
        int all = shown + episode.query().count();
        List<Turn> turns = new ArrayList<>(List.of(new Turn(
                IntStream.range(0, shown).toArray(), IntStream.range(shown, all).toArray())));
        int more = problem.hasOwnClasses() ? episode.query().count() / ways / shots : 0;
        for (int turn = 0; turn < more; turn++) {
            int[] seen = new int[ways];
            boolean[] chosen = new boolean[all];
            for (int i = 0; i < episode.query().count(); i++) {
                int rank = seen[episode.query().label(i)]++;
                chosen[shown + i] = rank / shots == turn;
            }
            turns.add(new Turn(
                    IntStream.range(0, all).filter(i -> chosen[i]).toArray(),
                    IntStream.range(0, all).filter(i -> !chosen[i]).toArray()));
        }
        return turns;
    }

    /** The classes of some examples, without their inputs: those have been placed. */
    private static Examples labels(Examples all, int... chosen) {
        return new Examples(
                chosen.length,
                1,
                all.outputs(),
                new double[chosen.length],
                all.targetMatrix().gathered(chosen).values());
    }

    /** Of queries among the classes of their own task, for there may be several tasks' in an episode. */
    private double accuracy(double[] scores, Examples query) {
        int ways = problem.outputs();
        double right = 0;
        for (int i = 0; i < query.count(); i++) {
            int label = query.label(i);
            int own = label / ways * ways;
            right += Examples.largest(scores, i * query.outputs() + own, ways) == label - own ? 1 : 0;
        }
        return right / query.count();
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
