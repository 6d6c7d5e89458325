package adaptarium.envs.family.diagnostic;

import adaptarium.envs.Axis;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A target on a line is to be touched, and is shown off its place by a hidden bias.
 *
 * <p>After the first benchmark of Vecoven et al. (2020, PLoS ONE 15(1), e0227922): what is shown is uniform whatever the bias, a touch within 1 m earns 10, a miss
 * costs its distance. Two rewards tell the bias to an agent that remembers them, and the best it can do is known in closed form ({@link #bayesReturn}).
 *
 * <p>Principle: reward only. One change was needed for the proof: in the paper the target stays until it is touched, so that what is shown remembers whether the
 * last action touched. A policy without memory that acts at random could use this: it stays where it fits, and tests other biases now and then. Here the target
 * moves at every step.
 */
public final class BiasedPursuit implements TaskFamily<BiasedPursuit.Task>, MemorylessCeiling {
    /** How far from the middle the target is shown at most, m. */
    public static final double FIELD = 5;

    /** A touch is nearer than this, m. */
    public static final double TOUCH = 1;

    /** What a touch earns. */
    public static final double PRIZE = 10;

    private static final double BIAS = 10; // m, of training tasks
    private static final double OUTER_BIAS = 14; // m, of shifted tasks
    private static final double OUTER_GUESS = BIAS + TOUCH; // m, as good as any of one side of the shifted tasks
    private static final double STEP = 0.1; // s; gives the scene a pace, the task has no time scale of its own
    private static final int HORIZON = 50;

    private static final List<FamilySetting> TERMS = List.of(
            FamilySetting.reward("touch", PRIZE, "a touch"),
            FamilySetting.reward("miss", 1, "cost of the distance in metres where the target is missed"));
    private static final double[] STANDARD = FamilySetting.standards(TERMS);

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("BiasedPursuit-v0")
            .observation(new Axis("where the target is shown", "m", -FIELD, FIELD))
            .actions(new Axis("touch", "m", -FIELD - OUTER_BIAS, FIELD + OUTER_BIAS))
            .controlTimestep(STEP)
            .horizon(HORIZON)
            .episodesPerTrial(2)
            .reward("10 where the target is touched within 1 m, else minus the distance in metres.")
            .end("Never; a new target follows every touch.")
            .build();

    /**
     * How wrong the sensor is.
     *
     * @param bias m
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {-BIAS, BIAS},
                    shifted = {-OUTER_BIAS, OUTER_BIAS},
                    live = true,
                    description = "how far to the right of its place the target is shown")
            double bias) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the target is touched within " + TOUCH + " m";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return TERMS;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Pursuit::new;
    }

    @Override
    public Principle principle() {
        return Principle.REWARD_ONLY;
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "What is shown is drawn anew at every step whatever the bias and the actions, so the reward of a step"
                        + " depends on the guess of the bias alone, and the best guess is one number.",
                "What is shown has the same distribution under every bias, and does not depend on earlier actions.");
    }

    @Override
    public double memorylessCeiling(Split split) {
        return HORIZON * meanReward(bestGuess(split), split);
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        actions[actionOffset] = (float) (observations[offset] - (split == Split.SHIFTED ? OUTER_GUESS : 0));
    }

    /** The bias that is best guessed of a split, m: found among all in steps of 1/64 m. */
    static double bestGuess(Split split) {
        double best = 0;
        for (double guess = -OUTER_BIAS; guess <= OUTER_BIAS; guess += 1.0 / 64) {
            best = meanReward(guess, split) > meanReward(best, split) ? guess : best;
        }
        return best;
    }

    private static double meanReward(double guess, Split split) {
        return split == Split.SHIFTED
                ? (meanReward(guess, -OUTER_BIAS, -BIAS) + meanReward(guess, BIAS, OUTER_BIAS)) / 2
                : meanReward(guess, -BIAS, BIAS);
    }

    /** The mean reward of guessing one bias where the true one is uniform. */
    private static double meanReward(double guess, double low, double high) {
        double touched = Math.max(0, Math.min(high, guess + TOUCH) - Math.max(low, guess - TOUCH));
        double below = missed(guess - high, guess - low);
        double above = missed(low - guess, high - guess);
        return (PRIZE * touched - below - above) / (high - low);
    }

    /** The integral of a distance over those from {@code from} to {@code to} that are misses. */
    private static double missed(double from, double to) {
        double least = Math.max(from, TOUCH);
        return to <= least ? 0 : (to * to - least * least) / 2;
    }

    /**
     * The greatest mean return of an agent that learns, over training tasks: the first guess of the bias is c, a miss by d leaves c ± d, of which one may lie
     * outside the range; it tries one of those left, and from then on it touches every target. With c from 0 to 9 m the first two rewards are
     * 1 − (99 + c²) / 20 and 1 + c + (5 (9 − c) − ((10 − c)² − 1) / 2) / 10, the sum of which is greatest at c = 7.5 m, where it is 2.225.
     *
     * @param steps of all episodes of the trial together, at least 2
     * @return the return of them all
     */
    public static double bayesReturn(int steps) {
        double c = 7.5;
        double first = 1 - (99 + c * c) / 20;
        double second = 1 + c + (5 * (9 - c) - ((10 - c) * (10 - c) - 1) / 2) / 10;
        return first + second + PRIZE * (steps - 2);
    }

    private static final class Pursuit implements Episode<Task> {
        private final RandomGenerator random;
        private Task task;
        private double shown;
        private double touched;
        private double target; // the one that was last aimed at
        private double miss = FIELD;
        private int steps;

        private Pursuit(Task task, RandomGenerator random) {
            this.task = task;
            this.random = random;
            draw();
            target = shown - task.bias;
        }

        private void draw() {
            shown = FIELD * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            target = shown - task.bias;
            touched = action[0];
            miss = Math.abs(touched - target);
            draw();
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) shown;
        }

        @Override
        public double reward() {
            return reward(STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return miss < TOUCH ? weights[0] : -weights[1] * miss;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return miss < TOUCH;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-20, -6, 20, 6), () -> steps * STEP)
                    .terrain("line", new Geometry.Polyline(new double[] {-19, 19}, new double[] {0, 0}))
                    .body("hand", SceneView.Role.ROBOT, Geometry.Polygon.box(0.4, 2), () -> touched, () -> 1.2, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("target", target, 0, TOUCH))
                    .marker(() -> new SceneView.Marker.Segment("shown", shown, -2.5, shown, -1));
        }
    }
}
