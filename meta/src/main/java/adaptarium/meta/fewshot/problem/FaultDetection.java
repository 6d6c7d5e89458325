package adaptarium.meta.fewshot.problem;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.wrapper.MotorFault;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Findings;
import adaptarium.meta.fewshot.Measure;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Is a body whole, and if not, what is wrong with it? Pieces of the motion of one hidden task are shown, some with all motors whole and some of each of a few faults; of
 * others it is to be told which they show. Known faults are dead, weak and reversed motors; stuck and late ones are in no training, and whoever sees one should say that
 * it is none of those shown.
 *
 * @param <T> the family's task record
 */
public final class FaultDetection<T extends Record> implements FewShotProblem<FaultDetection.Case<T>> {
    private static final List<MotorFault.Kind> KNOWN =
            List.of(MotorFault.Kind.DEAD, MotorFault.Kind.WEAK, MotorFault.Kind.REVERSED);
    private static final List<MotorFault.Kind> UNSEEN = List.of(MotorFault.Kind.STUCK, MotorFault.Kind.DELAYED);

    private final String id;
    private final TaskFamily<T> family;
    private final Settings settings;
    private final int motors;
    private final Snippets<T> motions; // three times as long as a piece

    /**
     * A fault of one motor.
     *
     * @param kind what is wrong
     * @param motor with which
     */
    record Fault(MotorFault.Kind kind, int motor) {
        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT) + " " + motor;
        }
    }

    /**
     * A body and what is shown of it.
     *
     * @param <T> the family's task record
     * @param task the body's hidden parameters
     * @param faults classes 1 to N − 1; class 0 is the whole body
     */
    public record Case<T>(T task, List<Fault> faults) {
        /** Copies the list. */
        public Case {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What is asked.
     *
     * @param ways N, classes: the whole body, and N − 1 faults
     * @param shots K, pieces shown of each
     * @param queries pieces to be told of each
     * @param steps of a piece
     * @param noise deviation of what is measured, in percent of the spread of changes in a step
     */
    record Settings(int ways, int shots, int queries, int steps, int noise) {}

    /**
     * The problem.
     *
     * @param id its name with options
     * @param family what moves; its actions are numbers
     * @param settings what is asked
     * @throws IllegalArgumentException where the family has choices for actions, or too few motors
     */
    FaultDetection(String id, TaskFamily<T> family, Settings settings) {
        this.id = id;
        this.family = family;
        this.settings = settings;
        if (!(family.spec().actions() instanceof ActionSpace.Continuous continuous)) {
            throw new IllegalArgumentException("motors that fail have actions that are numbers; those of "
                    + family.spec().id() + " are choices");
        }
        motors = continuous.axes().size();
        if (settings.ways() > 1 + KNOWN.size() * motors) {
            throw new IllegalArgumentException("ways must be at most " + (1 + KNOWN.size() * motors) + " where there "
                    + (motors == 1 ? "is 1 motor" : "are " + motors + " motors") + ", got " + settings.ways());
        }
        motions = new Snippets<>(family, 3 * settings.steps());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String summary() {
        return "Whether a body of " + family.spec().id() + " is whole, or which of " + (settings.ways() - 1)
                + " faults it has, from " + settings.shots() + (settings.shots() == 1 ? " piece" : " pieces") + " of "
                + settings.steps() + " steps of each: state, action and change of state at every step.";
    }

    @Override
    public int rows() {
        return settings.steps();
    }

    @Override
    public int inputs() {
        return settings.steps() * motions.width();
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
    public boolean canShift() {
        return family.tasks().canShift();
    }

    @Override
    public Case<T> sample(Split split, RandomGenerator random) {
        T task = family.tasks().sample(split, random);
        List<Fault> faults = new ArrayList<>();
        while (faults.size() < settings.ways() - 1) {
            Fault fault = draw(KNOWN, random);
            if (!faults.contains(fault)) {
                faults.add(fault);
            }
        }
        return new Case<>(task, faults);
    }

    private Fault draw(List<MotorFault.Kind> kinds, RandomGenerator random) {
        return new Fault(kinds.get(random.nextInt(kinds.size())), random.nextInt(motors));
    }

    @Override
    public Map<String, Object> toMap(Case<T> shown) {
        Map<String, Object> map = new LinkedHashMap<>(family.tasks().toMap(shown.task()));
        for (int i = 0; i < shown.faults().size(); i++) {
            map.put("class " + (i + 2), shown.faults().get(i).toString());
        }
        return map;
    }

    @Override
    public FewShotEpisode episode(Case<T> shown, long seed) {
        Simulation<T> simulation = family.newSimulation();
        return new FewShotEpisode(
                pieces(simulation, shown, settings.shots(), Seeds.derive(seed, "support")),
                pieces(simulation, shown, settings.queries(), Seeds.derive(seed, "query")));
    }

    @Override
    public void replay(Case<T> shown, long seed, int query, Consumer<SceneView> eye) {
        Objects.checkIndex(query, settings.ways() * settings.queries());
        int label = query / settings.queries();
        long own = Seeds.derive(Seeds.derive(seed, "query"), query % settings.queries());
        Fault fault = label == 0 ? null : shown.faults().get(label - 1);
        Window window = new Window(own, settings.steps());
        int[] moments = {0};
        motions.begin(family.newSimulation(), shown.task(), own, 0, own, window.trouble(fault), scene -> {
            if (moments[0] >= window.from && moments[0] <= window.from + settings.steps()) {
                eye.accept(scene);
            }
            moments[0]++;
        });
    }

    private Examples pieces(Simulation<T> simulation, Case<T> shown, int each, long seed) {
        int ways = settings.ways();
        double[] x = new double[ways * each * inputs()];
        double[] y = new double[ways * each * ways];
        for (int row = 0; row < ways * each; row++) {
            int label = row / each;
            long own = Seeds.derive(seed, row % each); // the k-th pieces of all classes begin alike
            double[] piece = piece(
                    simulation,
                    shown.task(),
                    label == 0 ? null : shown.faults().get(label - 1),
                    own,
                    Seeds.derive(own, label));
            System.arraycopy(piece, 0, x, row * inputs(), piece.length);
            y[row * ways + label] = 1;
        }
        return new Examples(ways * each, inputs(), ways, x, y);
    }

    /** Some steps out of a motion, in which a motor has been broken since the first of them or for longer. */
    private double[] piece(Simulation<T> simulation, T task, @Nullable Fault fault, long seed, long noiseSeed) {
        Window window = new Window(seed, settings.steps());
        Snippets.Trouble trouble = window.trouble(fault);
        return window(motions.play(simulation, task, seed, settings.noise() / 100.0, noiseSeed, trouble), window.from);
    }

    /** Where in a motion a piece begins, and from when on the motor is broken. */
    private static final class Window {
        private final int from;
        private final int onset;

        Window(long seed, int steps) {
            RandomGenerator random = Seeds.generator(Seeds.derive(seed, "from"));
            from = random.nextInt(2 * steps + 1);
            onset = random.nextInt(from + 1);
        }

        Snippets.@Nullable Trouble trouble(@Nullable Fault fault) {
            return fault == null ? null : FaultDetection.trouble(fault, onset);
        }
    }

    private double[] window(double[] motion, int from) {
        return Arrays.copyOfRange(motion, from * motions.width(), from * motions.width() + inputs());
    }

    private static Snippets.Trouble trouble(Fault fault, int onset) {
        return new Snippets.Trouble(fault.kind(), fault.motor(), onset);
    }

    /** Pieces with faults that nobody was shown, one for each seed: double[count * I]. */
    double[] unseen(T task, int count, long seed) {
        Simulation<T> simulation = family.newSimulation();
        double[] x = new double[count * inputs()];
        for (int i = 0; i < count; i++) {
            long own = Seeds.derive(seed, i);
            Fault fault = draw(UNSEEN, Seeds.generator(Seeds.derive(own, "fault")));
            double[] piece = piece(simulation, task, fault, own, own);
            System.arraycopy(piece, 0, x, i * inputs(), piece.length);
        }
        return x;
    }

    /** Steps that a stream has before anything happens. */
    int quiet() {
        return settings.steps() + settings.steps() / 2;
    }

    /**
     * A longer motion, seen through a window of a piece's length that moves on step by step.
     *
     * @param task the body
     * @param breaks whether a motor fails, in the way of any fault, after {@link #quiet} steps
     * @param seed of the motion and the fault
     * @return double[W * I]: window w ends with step {@code steps + w}
     */
    double[] stream(T task, boolean breaks, long seed) {
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "fault"));
        List<MotorFault.Kind> all = new ArrayList<>(KNOWN);
        all.addAll(UNSEEN);
        Snippets.Trouble trouble = breaks ? trouble(draw(all, random), quiet()) : null;
        double[] motion = motions.play(
                family.newSimulation(), task, seed, settings.noise() / 100.0, Seeds.derive(seed, "noise"), trouble);
        int windows = 2 * settings.steps() + 1;
        double[] seen = new double[windows * inputs()];
        for (int w = 0; w < windows; w++) {
            System.arraycopy(window(motion, w), 0, seen, w * inputs(), inputs());
        }
        return seen;
    }

    /** Steps of a piece. */
    int steps() {
        return settings.steps();
    }

    @Override
    public Findings findings(FewShotLearner<Case<T>> learner, List<Case<T>> tasks, long seed, int threads) {
        return Alarms.of(this, learner, tasks, seed);
    }
}
