package adaptarium.envs.family.diagnostic;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.random.RandomGenerator;

/**
 * A row of five slot machines with hidden winning probabilities: the Bernoulli bandit of RL² (Duan et al. 2016, arXiv:1611.02779, table 1), exactly.
 *
 * <p>An action pulls one arm; the reward is 1 with that arm's probability and 0 otherwise. In training every probability is uniform on [0, 1]. The
 * observation is the constant 1: all there is to know comes from the rewards, so an agent without memory wins half of its pulls. Ten pulls make an episode,
 * and a trial of E episodes is the paper's setting n = 10 E; the end of an episode means nothing here. With uniform priors no agent can win more than 6.66
 * of 10 pulls or about 78 of 100. In shifted tasks the arms follow another law: extreme (most arms nearly always or never win) or poor (few wins).
 */
public final class BernoulliBandit implements TaskFamily<BernoulliBandit.Task> {
    /** How many arms there are. */
    public static final int ARMS = 5;

    /** Pulls in an episode. */
    public static final int PULLS = 10;

    private static final double STEP = 1; // s; gives the scene a pace, the task has no time scale of its own

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("BernoulliBandit-v0")
            .observation(new Axis("constant", "1", 0, 1))
            .actions("arm 1", "arm 2", "arm 3", "arm 4", "arm 5")
            .controlTimestep(STEP)
            .horizon(PULLS)
            .episodesPerTrial(10)
            .reward("1 for a win, 0 otherwise.")
            .end("Never; the arms can be pulled to the horizon.")
            .build();

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
     * @param arm1 quantile of the first arm's winning probability under the law
     * @param arm2 of the second
     * @param arm3 of the third
     * @param arm4 of the fourth
     * @param arm5 of the fifth
     * @param law what the quantiles mean
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "winning probability")
            double arm1,

            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "winning probability")
            double arm2,

            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "winning probability")
            double arm3,

            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "winning probability")
            double arm4,

            @Parameter(
                    unit = "1",
                    train = {0, 1},
                    live = true,
                    description = "winning probability")
            double arm5,

            @Choice(
                    train = {"UNIFORM"},
                    shifted = {"EXTREME", "POOR"},
                    description = "distribution of the winning probabilities, whose quantiles the arms are")
            Law law) {

        /**
         * One arm's winning probability.
         *
         * @param arm index, 0 to 4
         * @return in [0, 1]
         */
        public double probability(int arm) {
            double quantile = switch (arm) {
                case 0 -> arm1;
                case 1 -> arm2;
                case 2 -> arm3;
                case 3 -> arm4;
                case 4 -> arm5;
                default -> throw new IllegalArgumentException("arm must lie in [0, 4], got " + arm);
            };
            return law.probability(quantile);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
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
            Drawing drawing = Drawing.within(new SceneView.Bounds(-1, -1, ARMS, 2), () -> steps * STEP)
                    .body("hand", SceneView.Role.ROBOT, Geometry.Polygon.box(0.4, 0.2), () -> arm, () -> -0.4, () -> 0);
            for (int i = 0; i < ARMS; i++) {
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
