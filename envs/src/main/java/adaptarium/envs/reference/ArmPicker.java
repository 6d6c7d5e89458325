package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.manipulation.ArmPickPlace;
import java.util.random.RandomGenerator;

/** Lowers the open gripper of {@link ArmPickPlace} around the box, closes it, and carries the box to the goal. */
public final class ArmPicker implements Reference<ArmPickPlace.Task> {
    private static final double GAIN = 8; // 1/m
    private static final double CARRY = 3; // 1/m, slower, so that the box does not slip
    private static final double AROUND = 0.03; // m, within which the box is between the fingers
    private static final int GRASP = 5; // steps

    @Override
    public TaskFamily<ArmPickPlace.Task> family() {
        return new ArmPickPlace();
    }

    @Override
    public String method() {
        return "scripted picking";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(ArmPickPlace.Task task, int episodes, RandomGenerator random) {
        return new Picker(task);
    }

    private static final class Picker implements Controller {
        private final ArmPickPlace.Task task;
        private int closing; // steps since the box is between the fingers

        private Picker(ArmPickPlace.Task task) {
            this.task = task;
        }

        @Override
        public void beginEpisode() {
            closing = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double aside = observations[offset + 7] - observations[offset];
            double above = observations[offset + 8] - observations[offset + 1];
            double speedX = GAIN * aside;
            double speedY = GAIN * above;
            if (Math.abs(aside) < AROUND && Math.abs(above) < AROUND) {
                closing++;
                speedX = closing <= GRASP ? 0 : CARRY * (task.goalX() - observations[offset + 7]);
                speedY = closing <= GRASP ? 0 : CARRY * (task.goalY() - observations[offset + 8]);
            } else {
                closing = 0;
                boolean over = Math.abs(aside) < AROUND / 2 || (Math.abs(aside) < AROUND && -above < 0.06);
                speedY = over ? speedY : GAIN * (above + 0.15);
            }
            actions[actionOffset] = (float) speedX;
            actions[actionOffset + 1] = (float) speedY;
            actions[actionOffset + 2] = -2 * observations[offset + 4];
            actions[actionOffset + 3] = closing > 0 ? 1 : -1;
        }
    }
}
