package adaptarium.envs.family.locomotion;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A hopper on an upright boom is to leave the ground exactly on the beat of a metronome, with a trigger that acts after an unknown delay.
 *
 * <p>A bar has 24 steps and its beat is the sixteenth. From the ninth on the leg is loaded and the trigger works, once; the hopper leaves the ground some steps
 * later, flies for six steps and stands still again before the leg is next loaded. Once the delay has been seen, every beat can be met.
 *
 * <p>Principle: commitment. Whoever may still trigger sees a hopper at rest and the clock, whatever the delay: without memory one of the five delays is met.
 */
public final class MetronomeHopper implements TaskFamily<MetronomeHopper.Task>, MemorylessCeiling {
    /** Index of the action that lets the leg go. */
    public static final int TRIGGER = 1;

    /** Steps from the beginning of a bar to its beat. */
    static final int BEAT = 15;

    private static final int BAR = 24; // steps
    private static final int LOADED = 8; // steps into the bar
    private static final int BARS = 10;
    private static final int FLIGHT = 6; // steps
    private static final double STEP = 0.05; // s
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double LAUNCH = GRAVITY * FLIGHT * STEP / 2; // m/s, lands after the flight

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("MetronomeHopper-v0")
            .observation(
                    new Axis("steps to the beat", "8 steps", (BEAT - BAR + 1) / 8.0, BEAT / 8.0),
                    new Axis("height", "m", 0, LAUNCH * LAUNCH / GRAVITY / 2),
                    new Axis("upward speed", "m/s", -LAUNCH, LAUNCH),
                    new Axis("leg loaded", "1", 0, 1))
            .actions("wait", "trigger")
            .controlTimestep(STEP)
            .horizon(BARS * BAR)
            .episodesPerTrial(2)
            .reward("1 where the hopper leaves the ground on the beat, 0 elsewhere.")
            .end("Never; bar follows bar.")
            .build();

    /**
     * What is wrong with the trigger.
     *
     * @param delay steps
     */
    public record Task(
            @Choice(
                    train = {"0", "1", "2", "3", "4"},
                    shifted = {"5", "6", "7"},
                    live = true,
                    description = "steps from the trigger to the jump")
            int delay) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the hopper leaves the ground on a beat";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("beat", 1, "leaving the ground on the beat"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Hopping::new;
    }

    @Override
    public Principle principle() {
        return Principle.COMMITMENT;
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "One trigger a bar meets the beat for one delay only, and all delays are equally likely.",
                "The hopper lands and stands still before the leg is loaded again, after the longest delay, too.",
                "As long as the leg is loaded, what is observed is the clock and nothing else.");
    }

    @Override
    public double memorylessCeiling(Split split) {
        return (double) BARS / tasks().count(split).orElseThrow();
    }

    /** As long as the leg is loaded. */
    @Override
    public boolean decides(float[] observations, int offset) {
        return observations[offset + 3] == 1;
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        actions[actionOffset] = triggers(/* delay= */ split == Split.SHIFTED ? 6 : 2, observations[offset]);
    }

    /**
     * What to do for a known delay.
     *
     * @param delay steps
     * @param toBeat the first number of the observation
     * @return the action
     */
    public static int triggers(int delay, double toBeat) {
        return Math.round(8 * toBeat) <= delay ? TRIGGER : 0;
    }

    private static final class Hopping implements Episode<Task> {
        private Task task;
        private boolean triggered;
        private int launch = -1; // the step at whose beginning it jumps; -1 for none
        private int steps;
        private boolean met;

        private Hopping(Task task, RandomGenerator random) {
            this.task = task;
        }

        @Override
        public void act(float[] action) {
            if (loaded() && action[0] == TRIGGER) {
                triggered = true;
                launch = steps + task.delay;
            }
            met = launch == steps && steps % BAR == BEAT;
            steps++;
            if (steps % BAR == 0) {
                triggered = false;
            }
        }

        private boolean loaded() {
            return steps % BAR >= LOADED && steps % BAR <= BEAT && !triggered;
        }

        /** How many steps it has flown; 0 on the ground. */
        private int flown() {
            int since = launch < 0 ? 0 : steps - launch;
            return since > 0 && since < FLIGHT ? since : 0;
        }

        private double height() {
            double time = flown() * STEP;
            return LAUNCH * time - GRAVITY * time * time / 2;
        }

        @Override
        public void observe(float[] out, int offset) {
            int flown = flown();
            out[offset] = (BEAT - steps % BAR) / 8f;
            out[offset + 1] = (float) height();
            out[offset + 2] = (float) (flown == 0 ? 0 : LAUNCH - GRAVITY * flown * STEP);
            out[offset + 3] = loaded() ? 1 : 0;
        }

        @Override
        public double reward() {
            return met ? 1 : 0;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return met;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        private double foot() {
            return height() + (loaded() || flown() > 0 ? 0 : 0.05);
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-0.8, -0.15, 0.8, 0.75), () -> steps * STEP)
                    .terrain("floor", new Geometry.Polyline(new double[] {-0.7, 0.7}, new double[] {0, 0}))
                    .terrain("boom", new Geometry.Polyline(new double[] {0, 0}, new double[] {0, 0.7}))
                    .body(
                            "leg",
                            SceneView.Role.ROBOT_FAR,
                            Geometry.Polygon.box(0, 0.1, 0.05, 0.2),
                            () -> 0,
                            this::height,
                            () -> 0)
                    .body(
                            "torso",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(0, 0.22, 0.25, 0.12),
                            () -> 0,
                            this::foot,
                            () -> 0)
                    .body(
                            "pendulum",
                            SceneView.Role.OBJECT,
                            Geometry.Polygon.box(0, 0.12, 0.02, 0.24),
                            () -> 0.5,
                            () -> 0.1,
                            () -> (BEAT - steps % BAR) * 0.08)
                    .marker(() -> new SceneView.Marker.Disc("beat", 0.5, 0.38, steps % BAR == BEAT + 1 ? 0.06 : 0.03));
        }
    }
}
