package adaptarium.meta.check;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView;
import java.util.List;

/**
 * The smallest problem that rewards adapting: one of two arms pays 1 each time it is pulled, the other −1, and which one is hidden. An episode has four pulls.
 * Observed is the number of the pull, which says nothing about the task: whoever does not adapt earns 0 on average, whoever knows the arm 4.
 *
 * @param discrete whether an action is a choice between two or a number whose sign counts
 */
record TwoArms(boolean discrete) implements TaskFamily<TwoArms.Task> {
    static final int PULLS = 4;

    /**
     * The hidden rule.
     *
     * @param good which arm pays, 0 or 1
     */
    record Task(@Choice(train = {"0", "1"}) int good) {}

    @Override
    public EnvironmentSpec spec() {
        ActionSpace actions = discrete
                ? new ActionSpace.Discrete(List.of("left", "right"))
                : new ActionSpace.Continuous(List.of(new Axis("pull", "1", -0.5, 2)));
        return new EnvironmentSpec(
                discrete ? "TwoArms-v0" : "TwoArmsContinuous-v0",
                List.of(new Axis("pull", "1", 0, PULLS)),
                actions,
                1,
                PULLS,
                2,
                "1 for the good arm, −1 for the other.",
                "Never.");
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
        return (task, random) -> new Pulls(task);
    }

    private final class Pulls implements Episode<Task> {
        private final Task task;
        private int pulls;
        private double reward;

        Pulls(Task task) {
            this.task = task;
        }

        @Override
        public void act(float[] action) {
            int arm = discrete ? Math.round(action[0]) : action[0] > 0 ? 1 : 0;
            reward = arm == task.good() ? 1 : -1;
            pulls++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = pulls;
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
        public SceneView scene() {
            throw new UnsupportedOperationException("two arms have no picture");
        }
    }
}
