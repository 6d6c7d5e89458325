package adaptarium.meta.fewshot.motion;

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
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives every target a normal distribution, whose mean and logarithm of the deviation a network tells from the input; lowered is minus the logarithm of the truth's
 * density. Before the first round the mean is 0, that of all tasks.
 */
final class MotionRule implements Rule {
    private final FewShotProblem<?> problem;
    private final Embedding network;

    MotionRule(FewShotProblem<?> problem, MotionSettings settings) {
        this.problem = problem;
        network = new Embedding(
                problem.inputs(), problem.rows(), settings.hiddenSizes(), settings.headSizes(), 2 * problem.outputs());
    }

    @Override
    public ParameterLayout layout() {
        return network.layout();
    }

    @Override
    public float[] initial(RandomGenerator random) {
        return network.initial(random);
    }

    @Override
    public Lesson learn(double[] theta, FewShotEpisode episode, long seed) {
        Tape tape = new Tape();
        List<Expression> blocks = Blocks.variables(layout(), theta, tape);
        Examples query = episode.query();
        Expression told = network.place(blocks, query.inputMatrix());
        Expression mean = told.columns(0, problem.outputs());
        Expression logDeviation = told.columns(problem.outputs(), problem.outputs());
        Expression miss = mean.minus(query.targetMatrix());
        Expression squares = miss.times(miss).times(logDeviation.scaled(-2).exp());
        Expression loss = squares.scaled(0.5).plus(logDeviation).mean();
        return new Lesson(
                Blocks.flat(tape.gradient(loss, blocks)),
                loss.value(),
                problem.measure().score(new double[query.y().length], query),
                problem.measure().score(mean.values(), query));
    }

    private Expression told(double[] theta, double[] inputs) {
        int count = inputs.length / problem.inputs();
        return network.place(Blocks.constants(layout(), theta), Expression.constant(count, problem.inputs(), inputs));
    }

    @Override
    public List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds) {
        int count = queries.length / problem.inputs();
        List<double[]> predicted = new ArrayList<>(List.of(new double[count * problem.outputs()]));
        if (rounds > 0) {
            double[] means = told(theta, queries).columns(0, problem.outputs()).values();
            predicted.addAll(Collections.nCopies(rounds, means));
        }
        return predicted;
    }

    @Override
    public double[] deviations(double[] theta, double[] inputs) {
        return told(theta, inputs)
                .columns(problem.outputs(), problem.outputs())
                .exp()
                .values();
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
