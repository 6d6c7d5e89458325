package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.locomotion.CheetahGait;
import adaptarium.envs.family.locomotion.SpeedBandit;
import java.util.random.RandomGenerator;

/** Runs at the speed that {@link SpeedBandit} asks for: a gait whose stride grows while it is too slow and shrinks while it is too fast. */
public final class SpeedKeeper implements Reference<SpeedBandit.Task> {
    private static final int SPEED = 3; // index of the forward speed in an observation
    private static final double MEMORY = 0.1507; // of the mean speed's last value that a step forgets
    private static final double PROPORTIONAL = 0.9144; // s/m
    private static final double INTEGRAL = 0.0214; // s/m per step
    private static final double FIRST = 0.6037; // s/m, the stride for a speed before any is felt
    private static final double PACE = -0.3066; // s/m, how the pace goes with the speed
    private static final double LONGEST = 1.5;

    @Override
    public TaskFamily<SpeedBandit.Task> family() {
        return new SpeedBandit();
    }

    @Override
    public String method() {
        return "a gait with speed control";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(SpeedBandit.Task task, int episodes, RandomGenerator random) {
        return new Keeper(task.speed());
    }

    private static final class Keeper implements Controller {
        private final double asked;
        private double mean;
        private double stride;
        private double phase;

        private Keeper(double asked) {
            this.asked = asked;
        }

        @Override
        public void beginEpisode() {
            mean = 0;
            stride = FIRST * Math.abs(asked);
            phase = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            int direction = asked > 0 ? 1 : -1;
            mean += MEMORY * (observations[offset + SPEED] - mean);
            double slow = direction * (asked - mean);
            stride = bounded(stride + INTEGRAL * slow);
            phase += CheetahGait.STEADY.pace() * (1 + PACE * (Math.abs(asked) - 1));
            double now = bounded(stride + PROPORTIONAL * slow);
            CheetahGait.STEADY.step(direction, phase, now, observations, offset, actions, actionOffset);
        }

        private static double bounded(double stride) {
            return Math.max(0, Math.min(LONGEST, stride));
        }
    }
}
