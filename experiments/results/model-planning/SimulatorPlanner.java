import adaptarium.agents.store.State;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.wrapper.MotorFault;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learns nothing: its updates measure what a planner of GrBAL's kind earns whose model is the simulator itself, before a fault and after it. With {@code knows} the
 * model changes when the robot does (perfect adaptation, no foresight), without it the model stays whole (none). Looking ahead begins by playing the episode again up
 * to now, in as many simulations as there are candidates. {@code fault} is what happens to a motor that is drawn, as in the wrapper 'actuator', or
 * {@code NAME=VALUE,...}: live parameters with which an episode begins; its task's own come into force at the onset, as in the wrapper 'switch=onset'. Metrics: the return before and after, of each update's tasks.
 */
public final class SimulatorPlanner implements Algorithm<SimulatorPlanner.Settings> {
    public record Settings(
            int tasks,
            boolean knows,
            String fault,
            int horizon,
            int hold,
            int candidates,
            int iterations,
            int elites,
            double endCost) {}

    public String name() {
        return "simulator-planner";
    }

    public String summary() {
        return "Plans with the simulator; something breaks on the way.";
    }

    public Class<Settings> settingsType() {
        return Settings.class;
    }

    public Settings defaults() {
        return new Settings(1, true, "dead", 15, 2, 64, 3, 8, 0);
    }

    public List<Metric> metrics() {
        return List.of(new Metric("before", "return before the fault"), new Metric("after", "return after it"));
    }

    public <T extends Record> MetaLearner<T> create(TaskFamily<T> family, Settings settings, long seed, int threads) {
        if (!(family.spec().actions() instanceof ActionSpace.Continuous)) {
            throw new IllegalArgumentException("it needs actions that are numbers");
        }
        return new MetaLearner<>() {
            private long updates;

            public int metaBatchSize() {
                return settings.tasks();
            }

            public Update metaUpdate(List<T> tasks, long updateSeed) {
                requireBatch(tasks);
                double[] earned = new double[2];
                for (int i = 0; i < tasks.size(); i++) {
                    new Play<>(family, settings, tasks.get(i), Seeds.derive(updateSeed, "play", i)).earn(earned);
                }
                updates++;
                double before = earned[0] / tasks.size();
                double after = earned[1] / tasks.size();
                return new Update(
                        (long) tasks.size() * family.spec().horizon(),
                        before + after,
                        Map.of("before", before, "after", after));
            }

            public Adaptation newAdaptation(int tasks, long noiseSeed) {
                throw new IllegalArgumentException("simulator-planner cannot be evaluated: an agent has no simulator");
            }

            public State state() {
                return new State().put("updates", new long[] {updates});
            }

            public void restore(State state) {
                updates = state.longs("updates", 1)[0];
            }
        };
    }

    /** One episode. */
    private static final class Play<T extends Record> {
        private final TaskFamily<T> family;
        private final Settings settings;
        private final T task;
        private final long seed;
        private final List<Axis> motors;
        private final int axes;
        private final int onset;
        private final int motor;
        private final int late; // steps, of a motor that is late
        private final MotorFault.@Nullable Kind kind; // null where parameters change
        private final T whole; // the task before the onset
        private final RandomGenerator random;
        private final List<Simulation<T>> simulations = new ArrayList<>();
        private final List<float[]> done = new ArrayList<>(); // what the motors were told
        private final float[] plan; // float[H * A]

        Play(TaskFamily<T> family, Settings settings, T task, long seed) {
            this.family = family;
            this.settings = settings;
            this.task = task;
            this.seed = seed;
            motors = ((ActionSpace.Continuous) family.spec().actions()).axes();
            axes = motors.size();
            random = Seeds.generator(seed);
            onset = (int) (family.spec().horizon() * (0.3 + 0.4 * random.nextDouble())); // as the wrapper 'actuator'
            motor = random.nextInt(axes);
            late = 1 + Seeds.generator(Seeds.derive(seed, "late")).nextInt(MotorFault.MAX_DELAY);
            kind = settings.fault().contains("=")
                    ? null
                    : MotorFault.Kind.valueOf(settings.fault().toUpperCase(Locale.ROOT));
            whole = kind == null ? beginning() : task;
            plan = new float[settings.horizon() * axes];
            IntStream.range(0, settings.candidates()).forEach(i -> simulations.add(family.newSimulation()));
        }

        private T beginning() {
            TaskSpace<T> space = family.tasks();
            T begun = task;
            for (String part : settings.fault().split(",")) {
                String[] words = part.split("=");
                Object value = words[1].matches("-?[0-9.]+") ? (Object) Double.valueOf(words[1]) : words[1];
                begun = space.with(begun, words[0], space.parameter(words[0]).parse(value));
            }
            return begun;
        }

        /** A robot, and what is wrong with it. */
        private final class Robot {
            private final Episode<T> episode;
            private final @Nullable MotorFault fault;
            private int steps;

            Robot(Simulation<T> simulation) {
                episode = simulation.begin(whole, Seeds.generator(Seeds.derive(seed, "episode")));
                fault = kind == null ? null : new MotorFault(kind, motors.get(motor), late);
            }

            /** Does what it is told, as far as it can. */
            void act(float[] told, boolean broken) {
                float[] action = told.clone();
                if (fault != null) {
                    action[motor] = fault.pass(action[motor], broken);
                }
                episode.act(action);
                steps++;
            }

            /** A step of the true robot. */
            void live(float[] told) {
                if (steps == onset && fault == null) {
                    episode.changeTask(task);
                }
                act(told, steps >= onset);
            }
        }

        /** Plays it, and adds what is earned before the fault and after it. */
        void earn(double[] earned) {
            Robot robot = new Robot(family.newSimulation());
            for (int t = 0; t < family.spec().horizon() && !robot.episode.terminated(); t++) {
                search(t);
                float[] action = Arrays.copyOf(plan, axes);
                done.add(action);
                robot.live(action);
                earned[t < onset ? 0 : 1] += robot.episode.reward();
                System.arraycopy(plan, axes, plan, 0, plan.length - axes);
            }
        }

        /** The cross-entropy method around the plan of the step before. */
        private void search(int now) {
            float[] deviation = new float[plan.length];
            Arrays.fill(deviation, 0.7F);
            for (int i = 0; i < settings.iterations(); i++) {
                float[][] sequences = new float[settings.candidates()][];
                double[] returns = new double[sequences.length];
                for (int c = 0; c < sequences.length; c++) {
                    sequences[c] = c == 0 ? plan.clone() : drawn(deviation);
                    returns[c] = lookAhead(simulations.get(c), sequences[c], now);
                }
                int[] best = IntStream.range(0, returns.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(returns[b], returns[a]))
                        .limit(settings.elites())
                        .mapToInt(Integer::intValue)
                        .toArray();
                for (int k = 0; k < plan.length; k++) {
                    double sum = 0;
                    double squares = 0;
                    for (int c : best) {
                        sum += sequences[c][k];
                        squares += sequences[c][k] * sequences[c][k];
                    }
                    double mean = sum / best.length;
                    plan[k] = (float) mean;
                    deviation[k] = (float) Math.max(0.05, Math.sqrt(Math.max(0, squares / best.length - mean * mean)));
                }
            }
        }

        private float[] drawn(float[] deviation) {
            float[] sequence = new float[plan.length];
            double[] held = new double[axes];
            int phase = random.nextInt(settings.hold());
            for (int k = 0; k < plan.length; k++) {
                int step = k / axes;
                if (step == 0 || (step + phase) % settings.hold() == 0) {
                    held[k % axes] = random.nextGaussian();
                }
                sequence[k] = (float) Math.max(-1, Math.min(1, plan[k] + deviation[k] * held[k % axes]));
            }
            return sequence;
        }

        private double lookAhead(Simulation<T> simulation, float[] sequence, int now) {
            Robot robot = new Robot(simulation);
            done.forEach(robot::live);
            boolean broken = settings.knows() && now >= onset;
            if (kind == null && now >= onset) {
                robot.episode.changeTask(broken ? task : whole);
            }
            double sum = 0;
            for (int step = 0; step < settings.horizon() && !robot.episode.terminated(); step++) {
                robot.act(Arrays.copyOfRange(sequence, step * axes, (step + 1) * axes), broken);
                sum += robot.episode.reward();
            }
            return robot.episode.terminated() ? sum - settings.endCost() : sum;
        }
    }
}
