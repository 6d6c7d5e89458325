package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.vehicle.TopDownCar;
import java.util.random.RandomGenerator;

/**
 * Drives {@link TopDownCar} as fast as its grip allows in the sharpest bend ahead, and steers by the road's curvature corrected by distance and heading:
 * the kinematic single-track model, with trim and wiring taken out.
 */
public final class CarFollower implements Reference<TopDownCar.Task> {
    private static final double GRIP_USED = 0.6; // share of the grip that bends may take
    private static final double FASTEST = 6; // m/s
    private static final double GRAVITY = 9.81; // m/s^2
    private static final double DRIVE_PER_SPEED = 0.8; // s/m
    private static final double COAST = 0.125; // s/m, the drive that makes up for drag
    private static final double BACK_PER_ANGLE = 0.9;
    private static final double BACK_PER_METRE = 0.6; // rad/m

    @Override
    public TaskFamily<TopDownCar.Task> family() {
        return new TopDownCar();
    }

    @Override
    public String method() {
        return "road follower";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(TopDownCar.Task task, int episodes, RandomGenerator random) {
        return (observations, offset, actions, actionOffset) -> {
            double sharpest = 0;
            for (int i = 6; i < 10; i++) {
                sharpest = Math.max(sharpest, Math.abs(observations[offset + i]));
            }
            double speed = Math.min(FASTEST, Math.sqrt(GRIP_USED * task.grip() * GRAVITY / (sharpest + 0.02)));
            double present = observations[offset];
            actions[actionOffset] = (float) (DRIVE_PER_SPEED * (speed - present) + COAST * present);
            double curvature = 0.3 * observations[offset + 6] + 0.7 * observations[offset + 7];
            double angle = 2 * TopDownCar.AXLE * curvature // small angles: the tangent is the angle
                    - BACK_PER_ANGLE * StrictMath.atan2(observations[offset + 4], observations[offset + 5])
                    - BACK_PER_METRE * observations[offset + 3];
            actions[actionOffset + 1] = (float) (task.steering() * (angle - task.trim()) / TopDownCar.MAX_STEERING);
        };
    }
}
