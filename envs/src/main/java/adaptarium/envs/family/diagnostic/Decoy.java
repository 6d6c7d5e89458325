package adaptarium.envs.family.diagnostic;

import adaptarium.envs.Axis;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.Trigonometry;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A walker that follows a visible compass on ice of unknown slipperiness: a negative control, in which there is nothing to gain from adapting.
 *
 * <p>The hidden stride and current decide where the walker gets to, so tasks are easy to tell apart from a few steps. But the reward is how well the
 * action points along the compass needle, which is observed and wanders at random; the best action is the same in every task. A learner whose return rises with
 * experience of a task has found a leak or a fault in the evaluation. The adaptation gap of this family is 0.
 */
public final class Decoy implements TaskFamily<Decoy.Task> {
    private static final double STEP = 0.1; // s; gives the scene a pace, the task has no time scale of its own
    private static final double WANDER = 0.3; // rad, standard deviation of the needle's turn in a step

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("Decoy-v0")
            .observation(
                    Axis.unbounded("x", "m"),
                    Axis.unbounded("y", "m"),
                    new Axis("needle x", "1", -1, 1),
                    new Axis("needle y", "1", -1, 1))
            .actions(new Axis("move x", "1", -1, 1), new Axis("move y", "1", -1, 1))
            .controlTimestep(STEP)
            .horizon(50)
            .episodesPerTrial(3)
            .reward("The action's component along the needle, over its largest possible value: 1 at best, -1 at worst.")
            .end("Never; the walk goes on to the horizon.")
            .build();

    /**
     * What decides where the walker gets to, and nothing else.
     *
     * @param stride m per step
     * @param currentX m per step
     * @param currentY m per step
     */
    public record Task(
            @Parameter(
                    unit = "m",
                    train = {0.05, 0.2},
                    shifted = {0.02, 0.5},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "length of a step at full action")
            double stride,

            @Parameter(
                    unit = "m",
                    train = {-0.05, 0.05},
                    shifted = {-0.1, 0.1},
                    live = true,
                    description = "how far the current carries in a step")
            double currentX,

            @Parameter(
                    unit = "m",
                    train = {-0.05, 0.05},
                    shifted = {-0.1, 0.1},
                    live = true,
                    description = "how far the current carries in a step")
            double currentY) {}

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("alignment", 1, "how well the action follows the needle, -1 to 1"));
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return WalkEpisode::new;
    }

    private static final class WalkEpisode implements Episode<Task> {
        private final RandomGenerator random;
        private Task task;
        private double x;
        private double y;
        private double needle; // rad
        private double reward;
        private int steps;

        private WalkEpisode(Task task, RandomGenerator random) {
            this.task = task;
            this.random = random;
            needle = Math.PI * (2 * random.nextDouble() - 1);
        }

        @Override
        public void act(float[] action) {
            double needleX = Trigonometry.cos(needle);
            double needleY = Trigonometry.sin(needle);
            reward = (action[0] * needleX + action[1] * needleY) / (Math.abs(needleX) + Math.abs(needleY));
            x += task.stride * action[0] + task.currentX;
            y += task.stride * action[1] + task.currentY;
            needle += WANDER * random.nextGaussian();
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
            out[offset + 1] = (float) y;
            out[offset + 2] = (float) Trigonometry.cos(needle);
            out[offset + 3] = (float) Trigonometry.sin(needle);
        }

        @Override
        public double reward() {
            return reward;
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
            Geometry pointer = new Geometry.Polygon(new double[] {0, 1.3, 0}, new double[] {-0.22, 0, 0.22});
            return Drawing.within(new SceneView.Bounds(-6, -6, 6, 6), () -> steps * STEP)
                    .body("needle", SceneView.Role.OBJECT, pointer, () -> x, () -> y, () -> needle)
                    .body("walker", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.3), () -> x, () -> y, () -> 0);
        }
    }
}
