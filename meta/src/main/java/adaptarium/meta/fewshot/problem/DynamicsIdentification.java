package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which of N hidden tasks of a family made this piece of motion? K pieces of each are shown, with the class of each, and others are to be told apart. Classes are
 * tasks: those of a test are in no training. All are explored by the same policy, and the k-th pieces of all classes begin in the same state of the generator with the
 * same actions, so that nothing but what the task does to the motion tells them apart. What is seen of a state has noise, of a tenth of what the state changes by in a
 * step: without it a simulation gives its equations away to the last digit.
 *
 * @param <T> the family's task record
 */
public final class DynamicsIdentification<T extends Record> implements FewShotProblem<List<T>> {
    private static final int TRIES = 1000; // draws for tasks that differ

    private final String id;
    private final TaskFamily<T> family;
    private final Settings settings;
    private @Nullable Snippets<T> snippets; // made at the first use: a name alone costs no simulation

    /**
     * What is asked.
     *
     * @param ways N, how many tasks are told apart
     * @param shots K, pieces shown of each
     * @param queries pieces to be told of each
     * @param steps of a piece
     * @param noise deviation of what is measured, in percent of the spread of changes in a step
     * @param actions what is told of them
     */
    record Settings(int ways, int shots, int queries, int steps, int noise, ToldActions.Kind actions) {}

    /**
     * The problem.
     *
     * @param id its name with options
     * @param family what moves
     * @param settings what is asked
     * @throws IllegalArgumentException where the family has fewer tasks than are to be told apart
     */
    DynamicsIdentification(String id, TaskFamily<T> family, Settings settings) {
        this.id = id;
        this.family = family;
        this.settings = settings;
        OptionalLong tasks = family.tasks().count(Split.TRAIN);
        if (tasks.isPresent() && tasks.getAsLong() < settings.ways()) {
            throw new IllegalArgumentException(settings.ways() + " ways need as many different tasks; "
                    + family.spec().id() + " has " + tasks.getAsLong());
        }
    }

    private synchronized Snippets<T> snippets() {
        Snippets<T> made = snippets;
        if (made == null) {
            made = new Snippets<>(family, settings.steps());
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
        return "Which of " + settings.ways() + " hidden tasks of "
                + family.spec().id() + " made " + settings.steps()
                + " steps of motion, from " + settings.shots() + (settings.shots() == 1 ? " piece" : " pieces")
                + " of each: state, action and change of state at every step."
                + switch (settings.actions()) {
                    case TOLD -> "";
                    case SHUFFLED -> " Control: actions stand in another order.";
                    case HIDDEN -> " Control: actions are not told.";
                    case OTHERS -> " Control: actions are those of another piece.";
                    case AVERAGED -> " Control: of actions only the mean is told.";
                };
    }

    /** What moves. */
    public TaskFamily<T> family() {
        return family;
    }

    /** Steps of a piece. */
    public int steps() {
        return settings.steps();
    }

    @Override
    public int rows() {
        return settings.steps();
    }

    /** Numbers of a state. */
    public int states() {
        return family.spec().observationSize();
    }

    /** Numbers of an action, as it is written. */
    public int actions() {
        return Snippets.actions(family);
    }

    /**
     * A state's axis in its own unit.
     *
     * @param axis its number
     * @param shown the number of an example
     */
    public double state(int axis, double shown) {
        return snippets().mean(axis) + snippets().spread(axis) * shown;
    }

    @Override
    public int inputs() {
        return settings.steps() * (2 * states() + actions());
    }

    @Override
    public int outputs() {
        return settings.ways();
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
    public boolean hasOwnClasses() {
        return true;
    }

    @Override
    public boolean canShift() {
        return family.tasks().canShift();
    }

    @Override
    public List<T> sample(Split split, RandomGenerator random) {
        List<T> classes = new ArrayList<>();
        for (int tried = 0; classes.size() < settings.ways(); tried++) {
            T task = family.tasks().sample(split, random);
            if (!classes.contains(task)) {
                classes.add(task);
            } else if (tried > TRIES) {
                throw new IllegalArgumentException(
                        family.spec().id() + " has not " + settings.ways() + " different tasks of this split");
            }
        }
        return List.copyOf(classes);
    }

    @Override
    public Map<String, Object> toMap(List<T> task) {
        TaskSpace<T> space = family.tasks();
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < task.size(); i++) {
            String prefix = "class " + (i + 1) + " ";
            space.toMap(task.get(i)).forEach((name, value) -> map.put(prefix + name, value));
        }
        return map;
    }

    @Override
    public FewShotEpisode episode(List<T> task, long seed) {
        Simulation<T> simulation = family.newSimulation();
        return new FewShotEpisode(
                pieces(simulation, task, settings.shots(), Seeds.derive(seed, "support")),
                pieces(simulation, task, settings.queries(), Seeds.derive(seed, "query")));
    }

    @Override
    public void replay(List<T> task, long seed, int query, Consumer<SceneView> eye) {
        Objects.checkIndex(query, task.size() * settings.queries());
        long own = Seeds.derive(Seeds.derive(seed, "query"), query % settings.queries());
        T label = task.get(query / settings.queries());
        snippets().begin(family.newSimulation(), label, own, 0, own, /* trouble= */ null, eye);
    }

    private Examples pieces(Simulation<T> simulation, List<T> classes, int each, long seed) {
        Snippets<T> player = snippets();
        int ways = classes.size();
        ToldActions told = new ToldActions(settings.actions(), states(), actions());
        double[] x = new double[ways * each * inputs()];
        double[] y = new double[ways * each * ways];
        for (int k = 0; k < each; k++) {
            long own = Seeds.derive(seed, k);
            double[] others = player.explored(Seeds.derive(own, "others"));
            for (int label = 0; label < ways; label++) {
                int row = label * each + k;
                double[] piece = player.play(
                        simulation, classes.get(label), own, settings.noise() / 100.0, Seeds.derive(own, label));
                told.write(piece, others, Seeds.derive(own, label));
                System.arraycopy(piece, 0, x, row * inputs(), piece.length);
                y[row * ways + label] = 1;
            }
        }
        return new Examples(ways * each, inputs(), ways, x, y);
    }
}
