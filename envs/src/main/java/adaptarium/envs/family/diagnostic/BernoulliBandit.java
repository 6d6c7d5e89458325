package adaptarium.envs.family.diagnostic;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.ChoiceParameter;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A row of slot machines with hidden winning probabilities: the Bernoulli bandit of RL² (Duan et al. 2016, arXiv:1611.02779, table 1), exactly. There are five
 * arms unless a variant says otherwise.
 *
 * <p>An action pulls one arm; the reward is 1 with that arm's probability and 0 otherwise. In training every probability is uniform on [0, 1]. The
 * observation is the constant 1: all there is to know comes from the rewards, so an agent without memory wins half of its pulls. Ten pulls make an episode,
 * and a trial of E episodes is the paper's setting n = 10 E, which a variant calls {@code pulls}; the end of an episode means nothing here. With uniform priors no agent can win more of
 * five arms than 6.66 of 10 pulls or about 78 of 100; of ten arms Gittins' indices win 83.7 of 100. In shifted tasks the arms follow another law: extreme (most arms nearly always or never win) or poor (few wins).
 */
public final class BernoulliBandit implements TaskFamily<BernoulliBandit.Task> {
    /** How many arms there are unless a variant says otherwise. */
    public static final int ARMS = 5;

    /** Pulls in an episode. */
    public static final int PULLS = 10;

    private static final double STEP = 1; // s; gives the scene a pace, the task has no time scale of its own

    private static final String SIZE = "arms";
    private static final String TRIAL = "pulls";
    private static final int STANDARD_TRIAL = 100; // pulls

    private final EnvironmentSpec spec;
    private final TaskSpace<Task> tasks;

    /** Five arms, and trials of 100 pulls. */
    public BernoulliBandit() {
        this(ARMS, STANDARD_TRIAL);
    }

    private BernoulliBandit(int arms, int pulls) {
        List<String> names =
                IntStream.rangeClosed(1, arms).mapToObj(arm -> "arm " + arm).toList();
        spec = EnvironmentSpec.named("BernoulliBandit-v0")
                .observation(new Axis("constant", "1", 0, 1))
                .actions(new ActionSpace.Discrete(names))
                .controlTimestep(STEP)
                .horizon(PULLS)
                .episodesPerTrial(pulls / PULLS)
                .reward("1 for a win, 0 otherwise.")
                .end("Never; the arms can be pulled to the horizon.")
                .build();
        tasks = TaskSpace.of(Task.class, parameters(arms), new Arms());
    }

    private static List<TaskParameter> parameters(int arms) {
        List<TaskParameter> parameters = new ArrayList<>();
        for (int arm = 1; arm <= arms; arm++) {
            parameters.add(new RangeParameter(
                    "arm" + arm,
                    "1",
                    0,
                    1,
                    0,
                    1,
                    Parameter.Scale.LINEAR,
                    0.5,
                    /* live= */ true,
                    /* visible= */ false,
                    "winning probability"));
        }
        parameters.add(new ChoiceParameter(
                "law",
                List.of(Law.UNIFORM),
                List.of(Law.EXTREME, Law.POOR),
                /* live= */ false,
                /* visible= */ false,
                "distribution of the winning probabilities, whose quantiles the arms are"));
        return parameters;
    }

    /** How a quantile becomes a winning probability: the distribution of the arms. */
    public enum Law {
        /** Beta(1, 1), RL²'s: the probability is the quantile itself. */
        UNIFORM {
            @Override
            double probability(double quantile) {
                return quantile;
            }
        },
        /** Beta(1/2, 1/2): most arms nearly always win or nearly never. */
        EXTREME {
            @Override
            double probability(double quantile) {
                double s = StrictMath.sin(Math.PI / 2 * quantile);
                return s * s;
            }
        },
        /** Beta(2, 8): a fifth of the pulls win on average. */
        POOR {
            @Override
            double probability(double quantile) {
                double low = 0;
                double high = 1;
                for (int i = 0; i < 52; i++) {
                    double middle = (low + high) / 2;
                    double rest = 1 - middle;
                    double rest2 = rest * rest;
                    double rest8 = rest2 * rest2 * rest2 * rest2;
                    double cumulative = 1 - rest8 * (rest + 9 * middle); // P(Binomial(9, middle) >= 2)
                    if (cumulative < quantile) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                return high;
            }
        };

        abstract double probability(double quantile);
    }

    /**
     * The arms.
     *
     * @param quantiles of the arms' winning probabilities under the law, one for each
     * @param law what the quantiles mean
     */
    public record Task(List<Double> quantiles, Law law) {
        /** Copies the list. */
        public Task {
            quantiles = List.copyOf(quantiles);
        }

        /** How many arms there are. */
        public int arms() {
            return quantiles.size();
        }

        /**
         * One arm's winning probability.
         *
         * @param arm index, from 0
         * @return in [0, 1]
         */
        public double probability(int arm) {
            if (arm < 0 || arm >= quantiles.size()) {
                throw new IllegalArgumentException("arm must lie in [0, " + (quantiles.size() - 1) + "], got " + arm);
            }
            return law.probability(quantiles.get(arm));
        }
    }

    private record Arms() implements TaskSpace.Tasks<Task> {
        @Override
        public Task make(Object[] values) {
            List<Double> quantiles = new ArrayList<>();
            for (int i = 0; i < values.length - 1; i++) {
                quantiles.add((Double) values[i]);
            }
            return new Task(quantiles, (Law) values[values.length - 1]);
        }

        @Override
        public Object value(Task task, int index) {
            return index < task.arms() ? task.quantiles.get(index) : task.law;
        }
    }

    @Override
    public TaskSpace<Task> tasks() {
        return tasks;
    }

    @Override
    public List<FamilySetting> settings() {
        return List.of(
                FamilySetting.size(SIZE, ARMS, 2, 1000, "how many arms there are"),
                FamilySetting.size(
                        TRIAL, STANDARD_TRIAL, PULLS, 10_000, "pulls in a trial, ten to an episode: the paper's n"));
    }

    @Override
    public TaskFamily<Task> withSettings(Map<String, Double> values) {
        int arms = values.getOrDefault(SIZE, (double) ARMS).intValue();
        int pulls = values.getOrDefault(TRIAL, (double) STANDARD_TRIAL).intValue();
        if (pulls % PULLS != 0) {
            throw new IllegalArgumentException("pulls must be a multiple of " + PULLS + ", which make an episode, got "
                    + pulls + "; horizon and episodes can be any");
        }
        return new BernoulliBandit(arms, pulls);
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("win", 1, "a win"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public boolean hasGoal() {
        return false;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return BanditEpisode::new;
    }

    private static final class BanditEpisode implements Episode<Task> {
        private final RandomGenerator random;
        private Task task;
        private int arm;
        private boolean won;
        private int steps;

        private BanditEpisode(Task task, RandomGenerator random) {
            this.task = task;
            this.random = random;
        }

        @Override
        public void act(float[] action) {
            arm = (int) action[0];
            won = random.nextDouble() < task.probability(arm);
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = 1;
        }

        @Override
        public double reward() {
            return won ? 1 : 0;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return false;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, task.arms(), 2), () -> steps * STEP)
                    .body("hand", SceneView.Role.ROBOT, Geometry.Polygon.box(0.4, 0.2), () -> arm, () -> -0.4, () -> 0);
            for (int i = 0; i < task.arms(); i++) {
                int index = i;
                drawing.terrain(
                        "arm " + (i + 1),
                        new Geometry.Polyline(
                                new double[] {i - 0.15, i - 0.15, i + 0.15, i + 0.15, i - 0.15},
                                new double[] {0, 1, 1, 0, 0}));
                drawing.marker(() -> new SceneView.Marker.Segment(
                        "winning probability " + (index + 1), index, 0, index, task.probability(index)));
            }
            return drawing.marker(() -> new SceneView.Marker.Disc("win", arm, 1.5, won ? 0.3 : 0.05));
        }
    }
}
