import adaptarium.agents.store.State;
import adaptarium.envs.ActionSpace;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Metric;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Learns nothing: its updates measure what a planner of GrBAL's kind earns whose model is the simulator itself, before a motor dies and after it. With {@code knows} the
 * model's motor dies when the robot's does (perfect adaptation, no foresight), without it the model's motors stay whole (none). Looking ahead begins by playing the
 * episode again up to now, in as many simulations as there are candidates. Metrics: the return before and after, of each update's tasks.
 */
public final class SimulatorPlanner implements Algorithm<SimulatorPlanner.Settings> {
    public record Settings(
            int tasks, boolean knows, int horizon, int hold, int candidates, int iterations, int elites) {}

    public String name() {
        return "simulator-planner";
    }

    public String summary() {
        return "Plans with the simulator; a motor dies on the way.";
    }

    public Class<Settings> settingsType() {
        return Settings.class;
    }

    public Settings defaults() {
        return new Settings(1, true, 15, 2, 64, 1, 8);
    }

    public List<Metric> metrics() {
        return List.of(new Metric("before", "return before the motor dies"), new Metric("after", "return after it"));
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
        private final int axes;
        private final int onset;
        private final int motor;
        private final RandomGenerator random;
        private final List<Simulation<T>> simulations = new ArrayList<>();
        private final List<float[]> done = new ArrayList<>(); // what the motors were told, after the fault's part in it
        private final float[] plan; // float[H * A]

        Play(TaskFamily<T> family, Settings settings, T task, long seed) {
            this.family = family;
            this.settings = settings;
            this.task = task;
            this.seed = seed;
            axes = family.spec().actionSize();
            random = Seeds.generator(seed);
            onset = (int) (family.spec().horizon() * (0.3 + 0.4 * random.nextDouble())); // as the wrapper 'actuator'
            motor = random.nextInt(axes);
            plan = new float[settings.horizon() * axes];
            IntStream.range(0, settings.candidates()).forEach(i -> simulations.add(family.newSimulation()));
        }

        private Episode<T> begin(Simulation<T> simulation) {
            return simulation.begin(task, Seeds.generator(Seeds.derive(seed, "episode")));
        }

        /** Plays it, and adds what is earned before the fault and after it. */
        void earn(double[] earned) {
            Episode<T> episode = begin(family.newSimulation());
            for (int t = 0; t < family.spec().horizon() && !episode.terminated(); t++) {
                search(t);
                float[] action = Arrays.copyOf(plan, axes);
                if (t >= onset) {
                    action[motor] = 0;
                }
                done.add(action);
                episode.act(action.clone());
                earned[t < onset ? 0 : 1] += episode.reward();
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
            Episode<T> episode = begin(simulation);
            for (float[] action : done) {
                episode.act(action.clone());
            }
            double sum = 0;
            for (int step = 0; step < settings.horizon() && !episode.terminated(); step++) {
                float[] action = Arrays.copyOfRange(sequence, step * axes, (step + 1) * axes);
                if (settings.knows() && now >= onset) {
                    action[motor] = 0;
                }
                episode.act(action);
                sum += episode.reward();
            }
            return sum;
        }
    }
}
