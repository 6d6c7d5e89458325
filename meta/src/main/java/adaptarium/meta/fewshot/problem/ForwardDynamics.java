package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Regression of a hidden task's motion: from K transitions, how the state will change in the next steps. An example is a state and an action, its target the change of
 * the state in that step, each in units of their spread over training tasks; an error of 1 is that of one who says that nothing changes, up to the mean of the changes.
 *
 * <p>The support set is the first K steps of an episode under the exploration policy, the query set the steps that follow it. An episode that ends before gives zeros
 * for what was not played.
 *
 * @param <T> the family's task record
 */
public final class ForwardDynamics<T extends Record> implements FewShotProblem<T> {
    private final String id;
    private final TaskFamily<T> family;
    private final Settings settings;
    private @Nullable Snippets<T> snippets; // made at the first use: a name alone costs no simulation

    /**
     * What is asked.
     *
     * @param shots K, transitions shown
     * @param queries transitions to be predicted
     * @param noise deviation of what is measured, in percent of the spread of changes in a step
     */
    record Settings(int shots, int queries, int noise) {}

    /**
     * The problem.
     *
     * @param id its name with options
     * @param family what moves
     * @param settings what is asked
     */
    ForwardDynamics(String id, TaskFamily<T> family, Settings settings) {
        this.id = id;
        this.family = family;
        this.settings = settings;
    }

    private synchronized Snippets<T> snippets() {
        Snippets<T> made = snippets;
        if (made == null) {
            made = new Snippets<>(family, settings.shots() + settings.queries());
            snippets = made;
        }
        return made;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String summary() {
        return "How a hidden task of " + family.spec().id() + " changes the state in the " + settings.queries()
                + " steps after " + settings.shots()
                + " that are shown; from state and action, in units of their spread.";
    }

    private int states() {
        return family.spec().observationSize();
    }

    @Override
    public int inputs() {
        return states() + Snippets.actions(family);
    }

    @Override
    public int outputs() {
        return states();
    }

    @Override
    public int shots() {
        return settings.shots();
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
        double[] rows = snippets().play(simulation, task, seed, settings.noise() / 100.0, seed);
        return new FewShotEpisode(
                transitions(rows, 0, settings.shots()), transitions(rows, settings.shots(), settings.queries()));
    }

    private Examples transitions(double[] rows, int from, int count) {
        int width = inputs() + outputs();
        double[] x = new double[count * inputs()];
        double[] y = new double[count * outputs()];
        for (int i = 0; i < count; i++) {
            double[] row = Arrays.copyOfRange(rows, (from + i) * width, (from + i + 1) * width);
            System.arraycopy(row, 0, x, i * inputs(), inputs());
            System.arraycopy(row, inputs(), y, i * outputs(), outputs());
        }
        return new Examples(count, inputs(), outputs(), x, y);
    }

    /** Transitions to be predicted. */
    int queries() {
        return settings.queries();
    }

    /** How much of a state's unit a change's unit is. */
    double unitOfChange(int axis) {
        return snippets().spread(states() + axis) / snippets().spread(axis);
    }

    @Override
    public Findings findings(FewShotLearner<T> learner, List<T> tasks, long seed, int threads) {
        return OpenLoop.of(this, learner, tasks, seed);
    }
}
