package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.WorldSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs that is paid for running at one of six speeds, and is not told which: a bandit whose arms are gaits.
 *
 * <p>The body is that of {@link HalfCheetah}. The speeds are 0.25, 0.5, … 1.5 m/s, in shifted tasks 0.25, 0.5 and 0.75 m/s backwards; a step earns 1 at the right one,
 * falling evenly to 0 at its two neighbours, measured by the mean speed of about the last half second.
 *
 * <p>Principle: reward only. The rewards of all speeds add up to at most 1 at any speed, so that without memory a step earns at most 1/6. Bands with sharp edges,
 * as first designed, have the same ceiling, but no slope by which a gait could be learned.
 */
public final class SpeedBandit implements PhysicsFamily<SpeedBandit.Task>, MemorylessCeiling {
    /** From one speed to the next, m/s. */
    public static final double SPACING = 0.25;

    private static final double SLOW =
            0.6; // the stride at which the gait without memory keeps within the shifted speeds

    private static final EnvironmentSpec SPEC = CheetahEpisode.spec("SpeedBandit-v0")
            .episodesPerTrial(3)
            .reward("1 at the speed asked for, falling evenly to 0 where it differs by 0.25 m/s; the speed is a"
                    + " mean over about half a second.")
            .end("Never; the robot can always go on. Success is a speed within 0.125 m/s of that asked for.")
            .build();

    /**
     * How fast to run.
     *
     * @param band units of 0.25 m/s
     */
    public record Task(
            @Choice(
                    train = {"1", "2", "3", "4", "5", "6"},
                    shifted = {"-1", "-2", "-3"},
                    live = true,
                    description = "speed asked for, in units of 0.25 m/s")
            int band) {
        /** The speed asked for, m/s. */
        public double speed() {
            return SPACING * band;
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot's speed differs by less than " + SPACING / 2 + " m/s from that asked for";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(
                FamilySetting.reward("band", 1, "1 at the speed asked for, falling evenly to 0 at its neighbours"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public WorldSettings world() {
        return CheetahEpisode.WORLD;
    }

    @Override
    public Episode<Task> begin(PhysicsWorld world, Task task, RandomGenerator random) {
        return new CheetahEpisode<>(world, task, new Walking(), random);
    }

    @Override
    public Principle principle() {
        return Principle.REWARD_ONLY;
    }

    @Override
    public double memorylessCeiling(Split split) {
        return (double) SPEC.horizon() / tasks().count(split).orElseThrow();
    }

    @Override
    public List<String> ceilingProof() {
        return List.of(
                "The body moves alike in all tasks, so its speed is independent of the one asked for, all of which are"
                        + " equally likely.",
                "At every speed the rewards of all tasks add up to at most 1.",
                "Under the same actions, what is observed is the same in every task.");
    }

    /**
     * Runs as fast as its legs swing by themselves: any steady speed between the slowest and the fastest will do. Where the speeds are backwards and slow, with shorter
     * strides, for about 0.8 of the ceiling.
     */
    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        boolean back = split == Split.SHIFTED;
        CheetahReflex.step(
                /* direction= */ back ? -1 : 1, back ? SLOW : 1, observations, offset, actions, actionOffset);
    }

    private static final class Walking implements Walk<Task, CheetahBody.Build> {
        @Override
        public CheetahBody.Build body(Task task) {
            return CheetahBody.Build.USUAL;
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return Math.max(0, 1 - Math.abs(averageSpeed - task.speed()) / SPACING);
        }

        @Override
        public boolean costs() {
            return false;
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return Math.abs(averageSpeed - task.speed()) < SPACING / 2;
        }

        @Override
        public List<Marker> markers(Task task, double x, double height) {
            return List.of(new Marker.Arrow("asked speed (m/s)", x, height + 0.5, task.speed(), 0));
        }
    }
}
