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
import adaptarium.random.Seeds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which of some stored policies is to be taken in a task that was never seen, after a short look at its motion and without a gradient step? Classes are stored tasks, the
 * same in training and test; a few pieces of the motion of each are shown, and the class of a piece of another task's motion is the stored task whose policy earns most in
 * that task. Pieces are those of {@link DynamicsIdentification}: one exploration policy, and noise on what is measured.
 *
 * <p>A stored policy is the family's reference controller told the stored task. So it is right for its task without the accidents of a training, and what is measured is
 * the retrieval alone; and it costs no training, so that a learner sees thousands of tasks in minutes.
 *
 * @param <T> the family's task record
 */
public final class TaskRetrieval<T extends Record> implements FewShotProblem<T> {
    private final String id;
    private final TaskFamily<T> family;
    private final Settings settings;
    private final StoredPolicies<T> stored;
    private final Snippets<T> snippets;

    /**
     * What is asked.
     *
     * @param stored N, how many tasks have a stored policy
     * @param shots K, pieces shown of each
     * @param queries pieces of a new task
     * @param steps of a piece
     * @param noise deviation of what is measured, in percent of the spread of changes in a step
     * @param trials episodes by which policies are compared
     */
    record Settings(int stored, int shots, int queries, int steps, int noise, int trials) {}

    /**
     * The problem.
     *
     * @param id its name with options
     * @param family what is played
     * @param settings what is asked
     * @throws IllegalArgumentException where the family has nobody who is told its tasks, too few of them, or no time left after a piece
     */
    TaskRetrieval(String id, TaskFamily<T> family, Settings settings) {
        this.id = id;
        this.family = family;
        this.settings = settings;
        if (settings.steps() >= family.spec().horizon()) {
            throw new IllegalArgumentException("steps must be below the horizon of "
                    + family.spec().id() + ", " + family.spec().horizon() + ", got " + settings.steps());
        }
        stored = StoredPolicies.of(family, settings.stored());
        snippets = new Snippets<>(family, settings.steps());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String summary() {
        return "Which of " + settings.stored() + " stored policies ("
                + stored.reference().title() + ") earns most in a"
                + " new task of " + family.spec().id() + ", from " + settings.steps() + " steps of its motion, with "
                + settings.shots() + (settings.shots() == 1 ? " piece" : " pieces")
                + " of the motion of each stored task: state, action and change of state at every step.";
    }

    /** What is played. */
    TaskFamily<T> family() {
        return family;
    }

    /** The stored policies. */
    StoredPolicies<T> stored() {
        return stored;
    }

    /** Steps of a piece. */
    int steps() {
        return settings.steps();
    }

    /** Episodes by which policies are compared. */
    int trials() {
        return settings.trials();
    }

    @Override
    public int rows() {
        return settings.steps();
    }

    @Override
    public int inputs() {
        return settings.steps() * snippets.width();
    }

    @Override
    public int outputs() {
        return settings.stored();
    }

    @Override
    public int shots() {
        return settings.shots();
    }

    @Override
    public Measure measure() {
        return Measure.ACCURACY;
    }

    @Override
    public boolean canShift() {
        return family.tasks().canShift();
    }

    @Override
    public T sample(Split split, RandomGenerator random) {
        return family.tasks().sample(split, random);
    }

    /** The new task, and the stored ones under the names of their classes. */
    @Override
    public Map<String, Object> toMap(T task) {
        Map<String, Object> map = new LinkedHashMap<>(family.tasks().toMap(task));
        for (int i = 0; i < settings.stored(); i++) {
            String prefix = "class " + (i + 1) + " ";
            family.tasks().toMap(stored.tasks().get(i)).forEach((name, value) -> map.put(prefix + name, value));
        }
        return map;
    }

    @Override
    public FewShotEpisode episode(T task, long seed) {
        Simulation<T> simulation = family.newSimulation();
        double[] earned = stored.earn(simulation, task, settings.trials(), Seeds.derive(seed, "trial"));
        return new FewShotEpisode(
                support(simulation, seed),
                queries(simulation, task, Examples.largest(earned, 0, earned.length), Seeds.derive(seed, "query")));
    }

    /** Pieces of the stored tasks; the k-th pieces of all begin alike with the same actions. */
    Examples support(Simulation<T> simulation, long seed) {
        int ways = settings.stored();
        double[] x = new double[ways * settings.shots() * inputs()];
        double[] y = new double[ways * settings.shots() * ways];
        for (int label = 0; label < ways; label++) {
            for (int k = 0; k < settings.shots(); k++) {
                int row = label * settings.shots() + k;
                long own = Seeds.derive(seed, "support", k);
                put(x, row, piece(simulation, stored.tasks().get(label), own, Seeds.derive(own, label)));
                y[row * ways + label] = 1;
            }
        }
        return new Examples(ways * settings.shots(), inputs(), ways, x, y);
    }

    private Examples queries(Simulation<T> simulation, T task, int label, long seed) {
        double[] x = new double[settings.queries() * inputs()];
        double[] y = new double[settings.queries() * settings.stored()];
        for (int i = 0; i < settings.queries(); i++) {
            long own = Seeds.derive(seed, i);
            put(x, i, piece(simulation, task, own, own));
            y[i * settings.stored() + label] = 1;
        }
        return new Examples(settings.queries(), inputs(), settings.stored(), x, y);
    }

    private void put(double[] x, int row, Snippets.Piece<T> piece) {
        System.arraycopy(piece.rows(), 0, x, row * inputs(), inputs());
    }

    /** A piece of a task's motion, and the episode that it begins. */
    Snippets.Piece<T> piece(Simulation<T> simulation, T task, long seed, long noiseSeed) {
        return snippets.begin(simulation, task, seed, settings.noise() / 100.0, noiseSeed, /* trouble= */ null);
    }

    @Override
    public Findings findings(FewShotLearner<T> learner, List<T> tasks, long seed, int threads) {
        return Retrieved.of(this, learner, tasks, seed, threads);
    }
}
