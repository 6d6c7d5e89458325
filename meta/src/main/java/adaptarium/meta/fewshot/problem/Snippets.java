package adaptarium.meta.fewshot.problem;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.wrapper.MotorFault;
import adaptarium.random.Seeds;
import adaptarium.sim.SceneView;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Short pieces of a family's motion under one exploration policy, which is the same in every task: actions drawn uniformly and held for a few steps. A piece is a row
 * of numbers for every step: the state before it, the action, and how the state changed, each in units of their spread over training tasks.
 *
 * <p>A script moves the bodies, not an agent: actions do not depend on what is seen, and an episode is left in its midst, so that no {@code RoundPlayer} plays it.
 *
 * @param <T> the family's task record
 */
final class Snippets<T extends Record> {
    private static final int HELD = 4; // steps that an action is held for
    private static final int CALIBRATED_ON = 64; // tasks
    private static final long CALIBRATION = 20_261_129;
    private static final double LEAST_SPREAD = 1e-6;

    private final TaskFamily<T> family;
    private final int steps;
    private final int states;
    private final int actions;
    private final double[] mean;
    private final double[] spread;

    /**
     * Pieces of a family's motion.
     *
     * @param family what moves
     * @param steps how many steps a piece has
     */
    Snippets(TaskFamily<T> family, int steps) {
        this.family = family;
        this.steps = steps;
        states = family.spec().observationSize();
        actions = actions(family);
        mean = new double[2 * states];
        spread = new double[2 * states];
        Arrays.fill(spread, 1);
        calibrate();
    }

    /** Numbers that an action is written in: those of its axes in [−1, 1], or one for each choice. */
    static int actions(TaskFamily<?> family) {
        return family.spec().actions() instanceof ActionSpace.Discrete discrete
                ? discrete.choices().size()
                : family.spec().actionSize();
    }

    /** Numbers of a row. */
    int width() {
        return 2 * states + actions;
    }

    /** The middle of a state's axis. */
    double mean(int axis) {
        return mean[axis];
    }

    /** The unit of a state's axis. */
    double spread(int axis) {
        return spread[axis];
    }

    private void calibrate() {
        double[] sum = new double[2 * states];
        double[] squares = new double[2 * states];
        Simulation<T> simulation = family.newSimulation();
        for (int i = 0; i < CALIBRATED_ON; i++) {
            long seed = Seeds.derive(CALIBRATION, i);
            T task = family.tasks().sample(Split.TRAIN, Seeds.generator(seed));
            double[] rows = play(simulation, task, seed, /* noise= */ 0, seed);
            for (int row = 0; row < steps; row++) {
                for (int j = 0; j < 2 * states; j++) {
                    double x = rows[row * width() + (j < states ? j : actions + j)];
                    sum[j] += x;
                    squares[j] += x * x;
                }
            }
        }
        double count = CALIBRATED_ON * (double) steps;
        for (int j = 0; j < 2 * states; j++) {
            mean[j] = j < states ? sum[j] / count : 0; // a change of nothing stays nothing
            double about = sum[j] / count;
            spread[j] = Math.max(Math.sqrt(Math.max(0, squares[j] / count - about * about)), LEAST_SPREAD);
        }
    }

    /**
     * A fault that happens while a piece is played.
     *
     * @param kind what is wrong with a motor
     * @param motor which
     * @param onset the first step in which it is broken, counted from the piece's first
     */
    record Trouble(MotorFault.Kind kind, int motor, int onset) {}

    /**
     * Plays a piece from the beginning of an episode.
     *
     * @param simulation one of the family, for this thread alone
     * @param task what is played
     * @param seed decides the initial state and the actions
     * @param noise deviation of what is measured from what is, as a share of the spread of changes
     * @param noiseSeed decides the noise
     * @return double[steps * (S + A + S)]; zeros after the episode's end
     */
    double[] play(Simulation<T> simulation, T task, long seed, double noise, long noiseSeed) {
        return play(simulation, task, seed, noise, noiseSeed, /* trouble= */ null);
    }

    /**
     * Plays a piece in which a motor may break. What is written of an action is what was asked.
     *
     * @param trouble what breaks; null for nothing
     */
    double[] play(
            Simulation<T> simulation, T task, long seed, double noise, long noiseSeed, @Nullable Trouble trouble) {
        return begin(simulation, task, seed, noise, noiseSeed, trouble).rows();
    }

    /**
     * A piece, and the episode that it was the beginning of.
     *
     * @param <T> the family's task record
     * @param rows double[steps * (S + A + S)]; zeros after the episode's end
     * @param earned the sum of its rewards
     * @param episode where it has come to
     */
    @SuppressWarnings("ArrayRecordComponent") // on the hot path, never compared
    record Piece<T extends Record>(double[] rows, double earned, Episode<T> episode) {}

    /** Plays a piece, and leaves the episode where the piece ends. */
    Piece<T> begin(
            Simulation<T> simulation, T task, long seed, double noise, long noiseSeed, @Nullable Trouble trouble) {
        return begin(simulation, task, seed, noise, noiseSeed, trouble, /* eye= */ null);
    }

    /**
     * The same while somebody looks.
     *
     * @param eye is shown the scene before the first step and after each one; null for nobody
     */
    Piece<T> begin(
            Simulation<T> simulation,
            T task,
            long seed,
            double noise,
            long noiseSeed,
            @Nullable Trouble trouble,
            @Nullable Consumer<SceneView> eye) {
        MotorFault fault = trouble == null ? null : fault(trouble, seed);
        Episode<T> episode = simulation.begin(task, Seeds.generator(Seeds.derive(seed, "start")));
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "actions"));
        RandomGenerator sensor = Seeds.generator(Seeds.derive(noiseSeed, "sensor"));
        double[] rows = new double[steps * width()];
        double[] before = measured(episode, noise, sensor);
        float[] action = new float[family.spec().actionSize()];
        double[] written = new double[actions];
        double earned = 0;
        show(episode, eye);
        for (int step = 0; step < steps && !episode.terminated(); step++) {
            if (step % HELD == 0) {
                explore(random, action, written);
            }
            float[] done = action.clone();
            if (trouble != null && fault != null) {
                done[trouble.motor()] = fault.pass(done[trouble.motor()], step >= trouble.onset());
            }
            episode.act(done);
            earned += episode.reward();
            show(episode, eye);
            double[] after = measured(episode, noise, sensor);
            int at = step * width();
            for (int j = 0; j < states; j++) {
                rows[at + j] = (before[j] - mean[j]) / spread[j];
                rows[at + states + actions + j] = (after[j] - before[j]) / spread[states + j];
            }
            System.arraycopy(written, 0, rows, at + states, actions);
            before = after;
        }
        return new Piece<>(rows, earned, episode);
    }

    private static void show(Episode<?> episode, @Nullable Consumer<SceneView> eye) {
        if (eye != null) {
            eye.accept(episode.scene());
        }
    }

    /**
     * Actions of the exploration policy, without a motion.
     *
     * @param seed decides them
     * @return double[steps * A], as a piece is told of them; owned by the caller
     */
    double[] explored(long seed) {
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "actions"));
        double[] told = new double[steps * actions];
        double[] written = new double[actions];
        for (int step = 0; step < steps; step++) {
            if (step % HELD == 0) {
                explore(random, new float[family.spec().actionSize()], written);
            }
            System.arraycopy(written, 0, told, step * actions, actions);
        }
        return told;
    }

    private MotorFault fault(Trouble trouble, long seed) {
        if (!(family.spec().actions() instanceof ActionSpace.Continuous continuous)) {
            throw new IllegalArgumentException("a motor that breaks has actions that are numbers; those of "
                    + family.spec().id() + " are choices");
        }
        int late = 1 + Seeds.generator(Seeds.derive(seed, "late")).nextInt(MotorFault.MAX_DELAY);
        return new MotorFault(trouble.kind(), continuous.axes().get(trouble.motor()), late);
    }

    private double[] measured(Episode<T> episode, double noise, RandomGenerator sensor) {
        float[] seen = new float[states];
        episode.observe(seen, 0);
        double[] measured = new double[states];
        for (int j = 0; j < states; j++) {
            measured[j] = noise == 0 ? seen[j] : seen[j] + noise * spread[states + j] * sensor.nextGaussian();
        }
        return measured;
    }

    private void explore(RandomGenerator random, float[] action, double[] written) {
        if (family.spec().actions() instanceof ActionSpace.Continuous continuous) {
            for (int j = 0; j < actions; j++) {
                Axis axis = continuous.axes().get(j);
                double share = random.nextDouble();
                action[j] = (float) (axis.low() + share * (axis.high() - axis.low()));
                written[j] = 2 * share - 1;
            }
        } else {
            int choice = random.nextInt(actions);
            action[0] = choice;
            Arrays.fill(written, 0);
            written[choice] = 1;
        }
    }
}
