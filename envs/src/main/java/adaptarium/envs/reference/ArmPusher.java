package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.ArmPush;
import java.util.random.RandomGenerator;

/** Moves the closed gripper of {@link ArmPush} over the box, down on the side away from the goal, and along the table until the box is there. */
public final class ArmPusher implements Reference<ArmPush.Task> {
    private static final double GAIN = 8; // 1/m
    private static final double LOW = 0.04; // m, the gripper's height when it pushes
    private static final double HIGH = 0.22; // m, its height when it crosses the box
    private static final double ASIDE = 0.11; // m, from the box's middle to where the gripper comes down
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double CLOSE_ENOUGH = 0.01; // m

    @Override
    public TaskFamily<ArmPush.Task> family() {
        return new ArmPush();
    }

    @Override
    public String method() {
        return "scripted pushing";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(ArmPush.Task task, int episodes, RandomGenerator random) {
        return new Pusher(task);
    }

    private static final class Pusher implements Controller {
        private final ArmPush.Task task;
        private double pushing; // towards which side; 0 while the gripper is on its way

        private Pusher(ArmPush.Task task) {
            this.task = task;
        }

        @Override
        public void beginEpisode() {
            pushing = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double x = observations[offset];
            double y = observations[offset + 1];
            double box = observations[offset + 7];
            double rest = task.goalX() - box;
            double ahead = Math.signum(rest); // from the box towards the goal
            double speedX = 0;
            double height = LOW;
            boolean passed = (box - x) * pushing < 0;
            if (Math.abs(rest) < CLOSE_ENOUGH || passed || pushing * ahead < 0) {
                pushing = 0;
            }
            if (Math.abs(rest) < CLOSE_ENOUGH) {
                height = y; // stay
            } else if (pushing != 0) {
                // No faster than friction can stop the box on the way that is left.
                double stopping = Math.sqrt(2 * task.friction() * GRAVITY * Math.abs(rest));
                speedX = pushing * Math.min(0.5, 0.05 + 0.6 * stopping);
            } else if (Math.abs(box - ahead * ASIDE - x) < 0.02) {
                pushing = y < LOW + 0.02 ? ahead : 0;
            } else {
                height = HIGH;
                speedX = y > HIGH - 0.03 ? GAIN * (box - ahead * ASIDE - x) : 0;
            }
            actions[actionOffset] = (float) speedX;
            actions[actionOffset + 1] = (float) (GAIN * (height - y));
            actions[actionOffset + 2] = -2 * observations[offset + 4];
            actions[actionOffset + 3] = 1;
        }
    }
}
