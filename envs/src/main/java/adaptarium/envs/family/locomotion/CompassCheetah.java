package adaptarium.envs.family.locomotion;

import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.PhysicsFamily;
import adaptarium.envs.Split;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A planar robot with two legs and six motors that is to run where a hidden compass points, which turns round every few seconds without a sign but the reward.
 *
 * <p>The body of {@link HalfCheetah}, which is the same seen from either side. At every step the direction flips with a probability of 1/150 (1/60 in shifted
 * tasks); each episode begins with the direction of its task. What an agent learns in its first episode is where it begins; that it has flipped must be noticed at once.
 *
 * <p>Principle: reward only. The proof is that of {@link HiddenDirection}: without memory, nothing is better than to stand still, for 0.
 */
public final class CompassCheetah implements PhysicsFamily<CompassCheetah.Task>, HiddenDirection {
    private static final double GOAL = 2; // m

    private static final EnvironmentSpec SPEC = CheetahEpisode.spec("CompassCheetah-v0")
            .horizon(300)
            .reward("Speed of the torso in the present direction in m/s, minus 0.05 times the sum of the squared"
                    + " actions.")
            .end("Never; the robot can always go on. Success is 2 m of way in the right direction.")
            .build();

    /**
     * Which way to run, and for how long.
     *
     * @param direction 1 to the right, -1 to the left; at the beginning of an episode
     * @param persistence steps, the mean time between two flips
     */
    public record Task(
            @Choice(
                    train = {"1", "-1"},
                    live = true,
                    description = "which way to run when an episode begins")
            int direction,

            @Choice(
                    train = {"150"},
                    shifted = {"60"},
                    live = true,
                    description = "steps, the mean time until the direction flips")
            int persistence) {
        private Task flipped() {
            return new Task(-direction, persistence);
        }
    }

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public String goalMeaning() {
        return "the robot has come " + GOAL + " m in directions that were right at the time";
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return CheetahEpisode.TERMS;
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
        return new Turning(new CheetahEpisode<>(world, task, new Running(), random), task, random);
    }

    @Override
    public void memorylessAction(Split split, float[] observations, int offset, float[] actions, int actionOffset) {
        Arrays.fill(actions, actionOffset, actionOffset + SPEC.actionSize(), 0);
    }

    /** Flips the direction now and then, and counts the way in the right one. */
    private static final class Turning implements Episode<Task> {
        private final CheetahEpisode<Task> running;
        private final RandomGenerator random;
        private final BitSet flips = new BitSet(SPEC.horizon() + 1); // by the steps before them
        private Task task;
        private Task opposite;
        private double toward; // m/s, in the direction that was right in the last step
        private double effort;
        private double way;
        private int steps;

        private Turning(CheetahEpisode<Task> running, Task task, RandomGenerator random) {
            this.running = running;
            this.random = random;
            this.task = task;
            opposite = task.flipped();
        }

        @Override
        public void act(float[] action) {
            running.act(action);
            toward = task.direction * running.speed();
            effort = running.effort();
            way += toward * CheetahEpisode.WORLD.controlTimestep();
            steps++;
            if (random.nextInt(task.persistence) == 0) {
                Task before = task;
                task = opposite;
                opposite = before;
                running.changeTask(task);
                flips.set(steps);
            }
        }

        @Override
        public void observe(float[] out, int offset) {
            running.observe(out, offset);
        }

        @Override
        public double reward() {
            return reward(CheetahEpisode.STANDARD);
        }

        @Override
        public double reward(double[] weights) {
            return weights[0] * toward - weights[1] * effort;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return way > GOAL;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
            opposite = changed.flipped();
            running.changeTask(changed);
        }

        @Override
        public Task presentTask() {
            return task;
        }

        @Override
        public List<Event> events() {
            int last = flips.cardinality();
            List<Event> events = new ArrayList<>();
            for (int step = flips.nextSetBit(0); step >= 0; step = flips.nextSetBit(step + 1)) {
                last--;
                int direction = last % 2 == 0 ? task.direction : -task.direction;
                events.add(new Event.TaskChanged(step, Map.of("direction", direction)));
            }
            return List.copyOf(events);
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            return running.posesOf(observation, offset, x, y);
        }

        @Override
        public SceneView scene() {
            return running.scene();
        }
    }

    private static final class Running implements Walk<Task, CheetahBody.Build> {
        @Override
        public CheetahBody.Build body(Task task) {
            return CheetahBody.Build.USUAL;
        }

        @Override
        public double worth(Task task, double speed, double averageSpeed) {
            return task.direction * speed;
        }

        @Override
        public boolean met(Task task, double way, double averageSpeed, int steps) {
            return false; // counted by the turning episode
        }

        @Override
        public List<Marker> markers(Task task, double x, double height) {
            return List.of(new Marker.Arrow("present direction", x, height + 0.5, 10 * task.direction, 0));
        }
    }
}
