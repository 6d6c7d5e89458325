package adaptarium.meta.fewshot;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.meta.Metric;
import adaptarium.meta.RoundKind;
import adaptarium.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A learner that draws a support and a query set of every task of an update, asks its {@link Rule} which way each task pulls, and takes one step of Adam along
 * the mean. Tasks are worked on by threads and summed in their order.
 *
 * @param <T> the problem's task
 */
public final class EpisodicLearner<T> implements FewShotLearner<T> {
    private final FewShotProblem<T> problem;
    private final Rule rule;
    private final int tasks;
    private final double rate;
    private final Workers workers;
    private final Optimiser optimiser;
    private float[] theta;

    /**
     * A fresh learner.
     *
     * @param problem what to learn on
     * @param rule how it learns
     * @param tasks tasks of an update
     * @param rate of Adam
     * @param seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    public EpisodicLearner(FewShotProblem<T> problem, Rule rule, int tasks, double rate, long seed, int threads) {
        this.problem = problem;
        this.rule = rule;
        this.tasks = tasks;
        this.rate = rate;
        theta = rule.initial(Seeds.generator(Seeds.derive(seed, "parameters")));
        optimiser = new Adam(theta.length, 1e-8);
        workers = new Workers(threads);
    }

    /** The figures of an update, in their order. */
    public static List<Metric> metrics() {
        return List.of(
                new Metric(
                        Metric.RETURN.name(),
                        "score of the query sets of the update's tasks after k rounds of adaptation: accuracy, or"
                                + " minus the mean squared error; k = 0 is before any"),
                new Metric("loss", "what the update lowers, mean over its tasks"),
                new Metric("gradientNorm", "length of the mean gradient; where it grows without end, lower the rates"));
    }

    @Override
    public int metaBatchSize() {
        return tasks;
    }

    @Override
    public Update metaUpdate(List<T> batch, long seed) {
        requireBatch(batch);
        double[] point = point();
        List<Rule.Lesson> lessons = workers.map(batch.size(), i -> {
            FewShotEpisode episode = problem.episode(batch.get(i), Seeds.derive(seed, "episode", i));
            return rule.learn(point, episode, Seeds.derive(seed, "learn", i));
        });
        double[] sum = new double[theta.length];
        double loss = 0;
        double before = 0;
        double after = 0;
        for (Rule.Lesson lesson : lessons) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += lesson.gradient()[i];
            }
            loss += lesson.loss() / batch.size();
            before += lesson.before() / batch.size();
            after += lesson.after() / batch.size();
        }
        float[] gradient = new float[sum.length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = (float) (sum[i] / batch.size());
            square += (double) gradient[i] * gradient[i];
        }
        float[] next = optimiser.step(theta, gradient, rate);
        TrainingDivergedException.check("theta", next);
        theta = next;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Metric.RETURN.of(0), before);
        if (rule.trainedRounds() > 0) {
            figures.put(Metric.RETURN.of(rule.trainedRounds()), after);
        }
        figures.put("loss", loss);
        figures.put("gradientNorm", Math.sqrt(square));
        return new Update((long) batch.size() * examples(), after, figures);
    }

    /** Examples of a task's support set. */
    private int examples() {
        return problem.shots() * (problem.isClassification() ? problem.outputs() : 1);
    }

    private double[] point() {
        double[] point = new double[theta.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = theta[i];
        }
        return point;
    }

    @Override
    public List<double[]> predict(Examples support, double[] queries, int rounds) {
        if (support.inputs() != problem.inputs() || support.outputs() != problem.outputs()) {
            throw new IllegalArgumentException("a support set of " + problem.id() + " has " + problem.inputs()
                    + " inputs and " + problem.outputs() + " outputs, got " + support.inputs() + " and "
                    + support.outputs());
        }
        requireInputs(queries);
        if (rounds < 0) {
            throw new IllegalArgumentException("rounds must be at least 0, got " + rounds);
        }
        return rule.predict(point(), support, queries, rounds);
    }

    private void requireInputs(double[] inputs) {
        int count = Math.max(1, inputs.length / problem.inputs());
        Examples.require("inputs", inputs, count, problem.inputs());
    }

    @Override
    public List<double[]> embed(double[] inputs) {
        requireInputs(inputs);
        return rule.embed(point(), inputs);
    }

    @Override
    public double[] deviations(double[] inputs) {
        requireInputs(inputs);
        return rule.deviations(point(), inputs);
    }

    @Override
    public int trainedRounds() {
        return rule.trainedRounds();
    }

    @Override
    public RoundKind roundKind() {
        return rule.roundKind();
    }

    @Override
    public State state() {
        return new State().put("theta", theta).putAll("adam", optimiser.state());
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("theta", theta.length);
        optimiser.restore(state.under("adam"));
        theta = restored;
    }

    @Override
    public void close() {
        workers.close();
    }
}
