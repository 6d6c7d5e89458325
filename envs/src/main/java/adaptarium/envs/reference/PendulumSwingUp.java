package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.Pendulum;
import java.util.random.RandomGenerator;

/** Swings {@link Pendulum} up by its energy and catches it by a linear feedback (Åström and Furuta 2000), knowing the task. */
public final class PendulumSwingUp implements Reference<Pendulum.Task> {
    private static final double STIFFNESS = 20; // 1/s^2
    private static final double DAMPING = 8; // 1/s
    private static final double CATCH =
            1.5; // times the torque limit: where the feedback asks for more, the pendulum is swung

    @Override
    public TaskFamily<Pendulum.Task> family() {
        return new Pendulum();
    }

    @Override
    public String method() {
        return "energy swing-up";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(Pendulum.Task task, int episodes, RandomGenerator random) {
        double weight = task.mass() * Pendulum.GRAVITY * task.length() / 2; // N m at a right angle
        double inertia = task.mass() * task.length() * task.length() / 3; // kg m^2
        double limit = task.torqueLimit();
        return (observations, offset, actions, actionOffset) -> {
            double angle = StrictMath.atan2(observations[offset + 1], observations[offset]);
            double rate = observations[offset + 2];
            double hold = -(weight + inertia * STIFFNESS) * angle - inertia * DAMPING * rate - task.bias();
            double torque = hold;
            if (Math.abs(hold) > CATCH * limit || Math.abs(angle) > 1) {
                double missing = weight * (1 - observations[offset]) - inertia * rate * rate / 2;
                torque = Math.copySign(limit, missing * rate);
            }
            actions[actionOffset] = (float) (task.sign() * torque / limit);
        };
    }
}
