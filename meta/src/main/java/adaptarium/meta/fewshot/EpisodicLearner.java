package adaptarium.meta.fewshot;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.agents.update.Adam;
import adaptarium.agents.update.Optimiser;
import adaptarium.meta.Metric;
import adaptarium.meta.RoundKind;
import adaptarium.random.Seeds;
import java.util.ArrayList;
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
    private final int together;
    private final double rate;
    private final double averaging;
    private final Workers workers;
    private final Optimiser optimiser;
    private float[] theta;
    private float[]
            average; // of the parameters of the updates so far, the newest most; they themselves without averaging
    private long updates;

    /**
     * A fresh learner whose tasks stand alone, and that predicts with the newest parameters.
     *
     * @param problem what to learn on
     * @param rule how it learns
     * @param tasks tasks of an update
     * @param rate of Adam
     * @param seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    public EpisodicLearner(FewShotProblem<T> problem, Rule rule, int tasks, double rate, long seed, int threads) {
        this(problem, rule, tasks, /* together= */ 1, rate, /* averaging= */ 0, seed, threads);
    }

    /**
     * A fresh learner.
     *
     * @param problem what to learn on
     * @param rule how it learns
     * @param tasks tasks of an update
     * @param together how many of them are one episode in training, where they have classes of their own
     * @param rate of Adam
     * @param averaging β: it predicts with the mean of the parameters of all updates, each weighing β times as much as the one after it; 0 for the newest alone
     * @param seed of the initial parameters
     * @param threads worker threads; never change a result
     */
    public EpisodicLearner(
            FewShotProblem<T> problem,
            Rule rule,
            int tasks,
            int together,
            double rate,
            double averaging,
            long seed,
            int threads) {
        this.problem = problem;
        this.rule = rule;
        this.tasks = tasks;
        this.together = problem.hasOwnClasses() ? together : 1;
        this.rate = rate;
        this.averaging = averaging;
        theta = rule.initial(Seeds.generator(Seeds.derive(seed, "parameters")));
        average = theta;
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
        double[] point = numbers(theta);
        int groups = (batch.size() + together - 1) / together;
        List<Rule.Lesson> lessons = workers.map(groups, group -> {
            List<FewShotEpisode> episodes = new ArrayList<>();
            for (int i = group * together; i < Math.min(batch.size(), (group + 1) * together); i++) {
                episodes.add(problem.episode(batch.get(i), Seeds.derive(seed, "episode", i)));
            }
            return rule.learn(point, FewShotEpisode.joined(episodes), Seeds.derive(seed, "learn", group));
        });
        double[] sum = new double[theta.length];
        double loss = 0;
        double before = 0;
        double after = 0;
        for (Rule.Lesson lesson : lessons) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += lesson.gradient()[i];
            }
            loss += lesson.loss() / groups;
            before += lesson.before() / groups;
            after += lesson.after() / groups;
        }
        float[] gradient = new float[sum.length];
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            gradient[i] = (float) (sum[i] / groups);
            square += (double) gradient[i] * gradient[i];
        }
        float[] next = optimiser.step(theta, gradient, rate);
        TrainingDivergedException.check("theta", next);
        theta = next;
        average = averaged(next);
        updates++;
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

    /** The mean with new parameters: the weight of the k-th update, counted back from the newest, is β^k of what all weigh together. */
    private float[] averaged(float[] next) {
        if (averaging == 0) {
            return next;
        }
        double all =
                1 - StrictMath.pow(averaging, updates + 1.0); // without the first parameters, which are no update's
        double newest = (1 - averaging) / all;
        float[] mean = new float[next.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (average[i] + newest * (next[i] - average[i]));
        }
        return mean;
    }

    private static double[] numbers(float[] parameters) {
        double[] numbers = new double[parameters.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = parameters[i];
        }
        return numbers;
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
        return rule.predict(numbers(average), support, queries, rounds);
    }

    private void requireInputs(double[] inputs) {
        int count = Math.max(1, inputs.length / problem.inputs());
        Examples.require("inputs", inputs, count, problem.inputs());
    }

    @Override
    public List<double[]> embed(double[] inputs) {
        requireInputs(inputs);
        return rule.embed(numbers(average), inputs);
    }

    @Override
    public double[] deviations(double[] inputs) {
        requireInputs(inputs);
        return rule.deviations(numbers(average), inputs);
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
        State state = new State().put("theta", theta).putAll("adam", optimiser.state());
        return averaging == 0 ? state : state.put("average", average).put("updates", new long[] {updates});
    }

    @Override
    public void restore(State state) {
        float[] restored = state.floats("theta", theta.length);
        float[] mean = averaging == 0 ? restored : state.floats("average", theta.length);
        long counted = averaging == 0 ? 0 : state.longs("updates", 1)[0];
        optimiser.restore(state.under("adam"));
        theta = restored;
        average = mean;
        updates = counted;
    }

    @Override
    public void close() {
        workers.close();
    }
}
