package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.CheetahGait;
import adaptarium.envs.family.locomotion.CompassCheetah;
import java.util.random.RandomGenerator;

/**
 * Runs where the compass of {@link CompassCheetah} points: it is told the direction an episode begins with, and turns round when the reward says that it has flipped.
 */
public final class CompassRunner implements Reference<CompassCheetah.Task> {
    private static final double SURE = 0.3; // m/s, below which the reward's sign is no evidence
    private static final double EFFORT_COST = 0.05;
    private static final int SPEED = 3; // index of the forward speed in an observation

    @Override
    public TaskFamily<CompassCheetah.Task> family() {
        return new CompassCheetah();
    }

    @Override
    public String method() {
        return "a gait that turns with the reward";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(CompassCheetah.Task task, int episodes, RandomGenerator random) {
        return new Runner(task.direction());
    }

    private static final class Runner implements Controller {
        private final int first;
        private int direction;
        private int steps;
        private double effort;
        private double worth; // of the last step, the reward without the effort's cost

        private Runner(int first) {
            this.first = first;
        }

        @Override
        public void beginEpisode() {
            direction = first;
            steps = 0;
            worth = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            float speed = observations[offset + SPEED];
            if (Math.abs(speed) > SURE && Math.abs(worth) > SURE) {
                direction = worth * speed > 0 ? 1 : -1;
            }
            double phase = CheetahGait.FAST.pace() * steps++;
            CheetahGait.FAST.step(direction, phase, /* stride= */ 1, observations, offset, actions, actionOffset);
            effort = 0;
            for (int i = 0; i < 6; i++) {
                effort += actions[actionOffset + i] * actions[actionOffset + i];
            }
        }

        @Override
        public void observe(double reward) {
            worth = reward + EFFORT_COST * effort;
        }
    }
}
