package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The hidden parameters of a family's task, such as masses and gains, from a piece of its motion: what was seen, done and changed at every step of it. Targets are the
 * task's context, in which a training range spans [−1, 1] and a choice has a number for each value. Nothing is told of a task but its motion: the support set is the same
 * kind of pieces with zeros for targets.
 *
 * @param <T> the family's task record
 */
public final class ParameterRegression<T extends Record> implements FewShotProblem<T> {
    private final String id;
    private final TaskFamily<T> family;
    private final Settings settings;
    private final Snippets<T> snippets;

    /**
     * What is asked.
     *
     * @param queries pieces of each task
     * @param steps of a piece
     * @param noise deviation of what is measured, in percent of the spread of changes in a step
     */
    record Settings(int queries, int steps, int noise) {}

    /**
     * The problem.
     *
     * @param id its name with options
     * @param family what moves
     * @param settings what is asked
     * @throws IllegalArgumentException where the family has no hidden parameter
     */
    ParameterRegression(String id, TaskFamily<T> family, Settings settings) {
        this.id = id;
        this.family = family;
        this.settings = settings;
        if (family.tasks().contextSize() == 0) {
            throw new IllegalArgumentException(family.spec().id() + " has no parameter to be told");
        }
        snippets = new Snippets<>(family, settings.steps());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String summary() {
        return "The hidden parameters of a task of " + family.spec().id() + " from " + settings.steps()
                + " steps of its motion ("
                + Math.round(100 * settings.steps() * family.spec().controlTimestep()) / 100.0
                + " s): state, action and change of state at every step.";
    }

    @Override
    public int rows() {
        return settings.steps();
    }

    /** Numbers of a state. */
    public int states() {
        return family.spec().observationSize();
    }

    /**
     * Whether an axis of the state is an angle.
     *
     * @param axis its number
     */
    public boolean isAngle(int axis) {
        return family.spec().observation().get(axis).unit().equals("rad");
    }

    /**
     * A state's axis in its own unit.
     *
     * @param axis its number
     * @param shown the number of an example
     */
    public double state(int axis, double shown) {
        return snippets.mean(axis) + snippets.spread(axis) * shown;
    }

    @Override
    public int inputs() {
        return settings.steps() * snippets.width();
    }

    @Override
    public int outputs() {
        return family.tasks().contextSize();
    }

    @Override
    public int shots() {
        return 1;
    }

    @Override
    public Measure measure() {
        return Measure.MEAN_SQUARED_ERROR;
    }

    @Override
    public boolean canShift() {
        return family.tasks().canShift();
    }

    @Override
    public T sample(Split split, RandomGenerator random) {
        return family.tasks().sample(split, random);
    }

    @Override
    public Map<String, Object> toMap(T task) {
        return family.tasks().toMap(task);
    }

    @Override
    public FewShotEpisode episode(T task, long seed) {
        Simulation<T> simulation = family.newSimulation();
        return new FewShotEpisode(
                pieces(simulation, task, 1, /* told= */ false, Seeds.derive(seed, "support")),
                pieces(simulation, task, settings.queries(), /* told= */ true, Seeds.derive(seed, "query")));
    }

    private Examples pieces(Simulation<T> simulation, T task, int count, boolean told, long seed) {
        float[] context = new float[outputs()];
        family.tasks().context(task, context, 0);
        double[] x = new double[count * inputs()];
        double[] y = new double[count * outputs()];
        for (int i = 0; i < count; i++) {
            long own = Seeds.derive(seed, i);
            double[] piece = snippets.play(simulation, task, own, settings.noise() / 100.0, own);
            System.arraycopy(piece, 0, x, i * inputs(), piece.length);
            for (int j = 0; j < context.length && told; j++) {
                y[i * context.length + j] = context[j];
            }
        }
        return new Examples(count, inputs(), outputs(), x, y);
    }

    /** What the numbers of a target are called: parameters, and of choices the value. */
    List<String> names() {
        return family.tasks().parameters().stream().flatMap(this::names).toList();
    }

    private Stream<String> names(TaskParameter parameter) {
        return parameter.contextSize() == 1
                ? Stream.of(parameter.name())
                : IntStream.rangeClosed(1, parameter.contextSize())
                        .mapToObj(i -> parameter.name() + " (number " + i + ")");
    }

    @Override
    public Findings findings(FewShotLearner<T> learner, List<T> tasks, long seed, int threads) {
        return findings(learner, Map.of(), tasks, seed, threads);
    }

    @Override
    public Findings findings(
            FewShotLearner<T> learner, Map<String, FewShotLearner<T>> beside, List<T> tasks, long seed, int threads) {
        return Identifiability.of(this, learner, beside, tasks, seed);
    }
}
