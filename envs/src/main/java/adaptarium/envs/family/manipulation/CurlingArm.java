package adaptarium.envs.family.manipulation;

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
 * An arm pushes a stone up to a line, lets go of it there, and it slides to a stop on ice of unknown friction: it is to stop within 10 % of the distance to a
 * visible mark.
 *
 * <p>The hand approaches a commanded speed by a fifth of the difference in a step, on a run-up of 3 m that bears its weight, so that nothing there tells the friction; behind the line no
 * action has an effect. A stone that was let go at v stops after v²/(2 μ g), exactly. The mark is drawn anew for each throw.
 *
 * <p>Principle: commitment. Every speed stops in the right place for frictions within a factor of 1.1/0.9, of the factor of 4 between which they are drawn on
 * the logarithmic scale: without memory a throw succeeds with probability ln(1.1/0.9)/ln 4 = 0.145. One throw that is watched tells the friction.
 */
public final class CurlingArm implements TaskFamily<CurlingArm.Task>, MemorylessCeiling {
    private static final double MAX_SPEED = 5; // m/s, of the hand
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double SHARE = 0.2; // of the way to the commanded speed that the hand goes in a step
    private static final double RUN_UP = 3; // m
    private static final double NEAREST = 2; // m, of the mark
    private static final double FARTHEST = 4; // m
    private static final double TOLERANCE = 0.1; // of the distance to the mark
    private static final double SHEET = 8; // m, behind the line
    private static final double STEP = 0.1; // s
    private static final double LEAST = 0.03; // friction of training tasks
    private static final double GREATEST = 0.12;
    private static final double OUTER_LEAST = 0.015; // friction of shifted tasks
    private static final double OUTER_GREATEST = 0.24;
    private static final double OUTER_GUESS = Math.sqrt(GREATEST * OUTER_GREATEST); // in the middle of the rougher half
    private static final double RADIUS = 0.15; // m, of the stone

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("CurlingArm-v0")
            .observation(
                    new Axis("stone", "m behind the line", -RUN_UP, SHEET + MAX_SPEED * STEP),
                    new Axis("speed", "m/s", 0, MAX_SPEED),
                    new Axis("mark", "m behind the line", NEAREST, FARTHEST),
                    new Axis("let go", "1", 0, 1))
            .actions(new Axis("speed of the hand", "5 m/s", 0, 1))
            .controlTimestep(STEP)
            .horizon(120)
            .episodesPerTrial(8)
            .reward("1 when the stone stops within 10 % of the distance to the mark, 0 elsewhere.")
            .end("The stone stops, or it leaves the sheet 8 m behind the line.")
            .build();

    /**
     * The ice.
     *
     * @param friction Coulomb coefficient
     */
    public record Task(
            @Parameter(
                    unit = "1",
                    train = {LEAST, GREATEST},
                    shifted = {OUTER_LEAST, OUTER_GREATEST},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "friction between stone and ice")
            double friction) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the stone stops within 10 % of the distance to the mark";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("mark", 1, "the stone stops near the mark"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Throw::new;
    }

    @Override
    public Principle principle() {
        return Principle.COMMITMENT;
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "A throw from speed v succeeds where the friction lies within a factor of 1.1/0.9, whose share of the"
                        + " logarithmic range does not depend on v.",
                "Until the stone is let go, nothing that is observed depends on the friction.",
                "Behind the line no action has an effect.");
    }

    /** Training and shifted tasks fill the same length of the logarithmic scale, and every window fits into it. */
    @Override
    public double memorylessCeiling(Split split) {
        double window = StrictMath.log((1 + TOLERANCE) / (1 - TOLERANCE));
        double inner = StrictMath.log(GREATEST / LEAST);
        double outer = StrictMath.log(OUTER_GREATEST / OUTER_LEAST);
        return window / (split == Split.SHIFTED ? outer - inner : inner);
    }

    /** Until the stone is let go. */
    @Override
    public boolean decides(float[] observations, int offset) {
        return observations[offset + 3] == 0;
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        push(
                split == Split.SHIFTED ? OUTER_GUESS : Math.sqrt(LEAST * GREATEST),
                observations,
                offset,
                actions,
                actionOffset);
    }

    /**
     * Brings the hand to the speed from which a stone stops at the mark.
     *
     * @param friction Coulomb coefficient
     * @param observations float[], read from {@code offset} on
     * @param offset index of the observation's first number
     * @param actions float[], written from {@code actionOffset} on
     * @param actionOffset index of the action's first number
     */
    public static void push(double friction, float[] observations, int offset, float[] actions, int actionOffset) {
        double speed = observations[offset + 1];
        double missing = release(friction, observations[offset + 2]) - speed;
        actions[actionOffset] = (float) Math.max(0, Math.min(1, (speed + missing / SHARE) / MAX_SPEED));
    }

    /** The speed at the line with which a stone stops at a mark, m/s. */
    private static double release(double friction, double mark) {
        return Math.sqrt(2 * friction * GRAVITY * mark);
    }

    private static final class Throw implements Episode<Task> {
        private final double mark;
        private Task task;
        private double x = -RUN_UP;
        private double speed;
        private boolean free;
        private boolean over;
        private int steps;

        private Throw(Task task, RandomGenerator random) {
            this.task = task;
            mark = NEAREST + (FARTHEST - NEAREST) * random.nextDouble();
        }

        @Override
        public void act(float[] action) {
            double left = STEP; // s, of this step
            if (!free) {
                speed += SHARE * (MAX_SPEED * action[0] - speed);
                free = x + speed * STEP >= 0;
                left = free ? STEP + x / speed : 0;
                x = free ? 0 : x + speed * STEP;
            }
            if (free) {
                double braking = task.friction * GRAVITY;
                double time = Math.min(left, speed / braking);
                x += speed * time - braking * time * time / 2;
                over = time < left || x > SHEET;
                speed = Math.max(0, speed - braking * time);
            }
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) speed;
            out[offset + 2] = (float) mark;
            out[offset + 3] = free ? 1 : 0;
        }

        @Override
        public double reward() {
            return success() ? 1 : 0;
        }

        @Override
        public boolean terminated() {
            return over;
        }

        @Override
        public boolean success() {
            return over && Math.abs(x - mark) <= TOLERANCE * mark;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        private double hand() {
            return (free ? 0 : x) - RADIUS;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-3.6, -2.4, 8.2, 2.4), () -> steps * STEP)
                    .terrain("sheet", new Geometry.Polyline(new double[] {-3.5, SHEET}, new double[] {-0.6, -0.6}))
                    .terrain("line", new Geometry.Polyline(new double[] {0, 0}, new double[] {-0.6, 0.6}))
                    .body(
                            "arm",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(-0.5, 0, 1, 0.16),
                            this::hand,
                            () -> 0,
                            () -> 0)
                    .body("stone", SceneView.Role.OBJECT, new Geometry.Circle(0, 0, RADIUS), () -> x, () -> 0, () -> 0)
                    .marker(() -> new SceneView.Marker.Disc("mark", mark, 0, TOLERANCE * mark));
        }
    }
}
