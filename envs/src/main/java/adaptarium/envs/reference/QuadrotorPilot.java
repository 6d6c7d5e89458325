package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.flight.PlanarQuadrotor;
import java.util.random.RandomGenerator;

/**
 * Hovers {@link PlanarQuadrotor} by two nested proportional-derivative loops, knowing rotors, load and wind: the way to the target asks for an
 * acceleration, that for a thrust and a tilt, and the tilt for a torque.
 */
public final class QuadrotorPilot implements Reference<PlanarQuadrotor.Task> {
    private static final double WAY_GAIN = 4; // 1/s^2
    private static final double SPEED_GAIN = 3.2; // 1/s
    private static final double MOST = 6; // m/s^2, the greatest acceleration asked for
    private static final double TILT_GAIN = 100; // 1/s^2
    private static final double TURN_GAIN = 16; // 1/s

    @Override
    public TaskFamily<PlanarQuadrotor.Task> family() {
        return new PlanarQuadrotor();
    }

    @Override
    public String method() {
        return "nested PD loops";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(PlanarQuadrotor.Task task, int episodes, RandomGenerator random) {
        int left = task.wiring() == PlanarQuadrotor.Wiring.STRAIGHT ? 0 : 1;
        double mass = PlanarQuadrotor.FRAME_MASS + task.payload();
        return (observations, offset, actions, actionOffset) -> {
            double x = wanted(observations[offset], observations[offset + 4]) - task.windX() / mass;
            double y = wanted(observations[offset + 1], observations[offset + 5])
                    - task.windY() / mass
                    + PlanarQuadrotor.GRAVITY;
            double tilt = StrictMath.atan2(observations[offset + 2], observations[offset + 3]);
            double thrust = mass * Math.max(0, y * observations[offset + 3] - x * observations[offset + 2]);
            double turn =
                    TILT_GAIN * (StrictMath.atan2(-x, Math.max(y, 1)) - tilt) - TURN_GAIN * observations[offset + 6];
            double difference = turn * PlanarQuadrotor.FRAME_INERTIA / PlanarQuadrotor.ARM;
            actions[actionOffset + left] = rotor((thrust - difference) / 2, task.leftGain());
            actions[actionOffset + 1 - left] = rotor((thrust + difference) / 2, task.rightGain());
        };
    }

    private static double wanted(double way, double speed) {
        return Math.max(-MOST, Math.min(MOST, WAY_GAIN * way - SPEED_GAIN * speed));
    }

    private static float rotor(double thrust, double gain) {
        return (float) (2 * thrust / (gain * PlanarQuadrotor.MAX_THRUST) - 1);
    }
}
