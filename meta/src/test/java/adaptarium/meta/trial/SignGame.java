package adaptarium.meta.trial;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The smallest family that needs memory: one of two actions pays 1, the other -1, and which one is hidden. An episode ends after two steps, so a perfect agent
 * without knowledge earns 1 on average (0 + 1), with knowledge 2. The observation is the step's number: it says nothing about the task.
 *
 * @param discrete whether the action is a choice or a number whose sign counts
 */
public record SignGame(boolean discrete) implements TaskFamily<SignGame.Task> {
    /**
     * The hidden rule.
     *
     * @param sign 1 where the second action (or a positive number) pays
     */
    public record Task(@Choice(train = {"1", "-1"}) int sign) {}

    @Override
    public EnvironmentSpec spec() {
        ActionSpace actions = discrete
                ? new ActionSpace.Discrete(List.of("left", "right"))
                : new ActionSpace.Continuous(List.of(new Axis("push", "1", -2, 2)));
        return new EnvironmentSpec(
                "SignGame-v0", List.of(new Axis("step", "1", 0, 2)), actions, 1, 2, 2, "Pay.", "After two steps.");
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Play::new;
    }

    private final class Play implements Episode<Task> {
        private final Task task;
        private int steps;
        private double reward;

        Play(Task task, RandomGenerator random) {
            this.task = task;
        }

        @Override
        public void act(float[] action) {
            double push = discrete ? 2 * action[0] - 1 : Math.signum(action[0]);
            reward = task.sign * push;
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = steps;
        }

        @Override
        public double reward() {
            return reward;
        }

        @Override
        public boolean terminated() {
            return steps >= 2;
        }

        @Override
        public boolean success() {
            return false;
        }

        @Override
        public SceneView scene() {
            throw new UnsupportedOperationException("a sign has no picture");
        }
    }
}
