package adaptarium.meta.fewshot.gradient;

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
import adaptarium.meta.fewshot.Measure;
import adaptarium.meta.fewshot.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gradient steps on the support set, through which the loss of the query set is differentiated: MAML, and with another part adapting ANIL and CAVIA, with learnt
 * rates Meta-SGD. See the package's page for the equations.
 */
final class GradientRule implements Rule {
    private static final String RATE = "rate"; // prefix of the learnt rates' blocks

    /** What moves in an inner step. */
    enum Adapts {
        /** All weights. */
        ALL,
        /** Weight and bias of the last layer. */
        HEAD,
        /** Numbers that every input is followed by. */
        CONTEXT
    }

    private final Mlp network;
    private final Measure measure;
    private final Adapts adapts;
    private final int contextSize;
    private final boolean learntRates;
    private final GradientSettings settings;
    private final ParameterLayout layout;

    /**
     * A rule.
     *
     * @param problem what to learn on
     * @param settings the settings
     * @param adapts what moves in an inner step
     * @param contextSize numbers that every input is followed by; 0 unless they adapt
     * @param learntRates whether the inner rates are meta-parameters that start at {@code innerRate}
     */
    GradientRule(
            FewShotProblem<?> problem, GradientSettings settings, Adapts adapts, int contextSize, boolean learntRates) {
        if (learntRates && adapts != Adapts.ALL) {
            throw new IllegalArgumentException("rates are learnt of all weights, or of none");
        }
        this.settings = settings;
        this.adapts = adapts;
        this.contextSize = contextSize;
        this.learntRates = learntRates;
        measure = problem.measure();
        network = new Mlp(problem.inputs() + contextSize, settings.hiddenSizes(), problem.outputs(), Activation.RELU);
        layout = learntRates ? network.layout().withAll(RATE, network.layout()) : network.layout();
    }

    /** Where the inner loop stands. */
    private record Point(List<Expression> weights, Expression context) {
        Expression predict(Expression x) {
            return Blocks.perceptron(weights, context.columns() == 0 ? x : x.joined(context.repeatedRows(x.rows())));
        }

        List<Expression> adapting(Adapts what) {
            return switch (what) {
                case ALL -> weights;
                case HEAD -> weights.subList(weights.size() - 2, weights.size());
                case CONTEXT -> List.of(context);
            };
        }

        Point with(Adapts what, List<Expression> moved) {
            if (what == Adapts.CONTEXT) {
                return new Point(weights, moved.get(0));
            }
            List<Expression> next = new ArrayList<>(weights.subList(0, weights.size() - moved.size()));
            next.addAll(moved);
            return new Point(next, context);
        }

        /** The same place on another tape, to which no gradient flows back. */
        Point anew(Tape tape) {
            return new Point(
                    weights.stream()
                            .map(block -> tape.variable(block.rows(), block.columns(), block.values()))
                            .toList(),
                    tape.variable(1, context.columns(), context.values()));
        }
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public float[] initial(RandomGenerator random) {
        float[] weights = network.initialise(random, 1);
        float[] theta = Arrays.copyOf(weights, Math.toIntExact(layout.size()));
        Arrays.fill(theta, weights.length, theta.length, (float) settings.innerRate());
        return theta;
    }

    private Point start(List<Expression> blocks, Expression context) {
        return new Point(blocks.subList(0, 2 * network.layers()), context);
    }

    private Expression loss(Point point, Examples examples) {
        return Blocks.loss(point.predict(examples.inputMatrix()), examples, measure == Measure.ACCURACY);
    }

    private Point step(Point point, List<Expression> blocks, Tape tape, Examples support) {
        List<Expression> adapting = point.adapting(adapts);
        List<Expression> slopes = tape.gradient(loss(point, support), adapting);
        List<Expression> moved = new ArrayList<>();
        for (int i = 0; i < adapting.size(); i++) {
            Expression slope = settings.firstOrder() ? slopes.get(i).frozen() : slopes.get(i);
            Expression way =
                    learntRates ? blocks.get(adapting.size() + i).times(slope) : slope.scaled(settings.innerRate());
            moved.add(adapting.get(i).minus(way));
        }
        return point.with(adapts, moved);
    }

    @Override
    public Lesson learn(double[] theta, FewShotEpisode episode, long seed) {
        Tape tape = new Tape();
        List<Expression> blocks = Blocks.variables(layout, theta, tape);
        Point point = start(blocks, tape.variable(1, contextSize, new double[contextSize]));
        double[] before = point.predict(episode.query().inputMatrix()).values();
        for (int k = 0; k < settings.innerSteps(); k++) {
            point = step(point, blocks, tape, episode.support());
        }
        Expression predicted = point.predict(episode.query().inputMatrix());
        Expression loss = Blocks.loss(predicted, episode.query(), measure == Measure.ACCURACY);
        return new Lesson(
                Blocks.flat(tape.gradient(loss, blocks)),
                loss.value(),
                measure.score(before, episode.query()),
                measure.score(predicted.values(), episode.query()));
    }

    @Override
    public List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds) {
        Expression x = Expression.constant(queries.length / support.inputs(), support.inputs(), queries);
        List<Expression> blocks = Blocks.constants(layout, theta);
        Point point = start(blocks, Expression.zeros(1, contextSize));
        List<double[]> predicted = new ArrayList<>(List.of(point.predict(x).values()));
        for (int k = 0; k < rounds; k++) {
            Tape own = new Tape();
            point = step(point.anew(own), blocks, own, support);
            predicted.add(point.predict(x).values());
        }
        return predicted;
    }

    /** A lesson of another rule, with the scores that this one's steps on the support set come to. */
    Lesson scored(double[] theta, FewShotEpisode episode, double[] gradient, double loss, int rounds) {
        List<double[]> predicted =
                predict(theta, episode.support(), episode.query().x(), rounds);
        return new Lesson(
                gradient,
                loss,
                measure.score(predicted.get(0), episode.query()),
                measure.score(predicted.get(rounds), episode.query()));
    }

    @Override
    public int trainedRounds() {
        return settings.innerSteps();
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.GRADIENT_STEP;
    }
}
