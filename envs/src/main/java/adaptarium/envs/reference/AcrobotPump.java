package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.Acrobot;
import java.util.random.RandomGenerator;

/**
 * Pumps energy into {@link Acrobot} by turning the driven joint the way it already moves, until the links have as much as standing upright takes; knows the
 * task. It does not balance.
 */
public final class AcrobotPump implements Reference<Acrobot.Task> {
    private static final double GRAVITY = 9.8; // m/s^2

    @Override
    public TaskFamily<Acrobot.Task> family() {
        return new Acrobot();
    }

    @Override
    public String method() {
        return "energy pumping";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(Acrobot.Task task, int episodes, RandomGenerator random) {
        int driven = task.driven() == Acrobot.Joint.SHOULDER ? 4 : 5;
        double upright =
                GRAVITY * (task.mass1() * task.length1() / 2 + task.mass2() * (task.length1() + task.length2() / 2));
        return (observations, offset, actions, actionOffset) -> {
            double missing = upright - energy(task, observations, offset);
            actions[actionOffset] = (float) (task.sign() * Math.copySign(1, missing * observations[offset + driven]));
        };
    }

    /** Kinetic and potential energy, J; 0 for links at rest that lie level. */
    static double energy(Acrobot.Task task, float[] observation, int offset) {
        double l1 = task.length1();
        double middle2 = task.length2() / 2;
        double cos1 = observation[offset];
        double cos2 = observation[offset + 2];
        double cosSum = cos1 * cos2 - observation[offset + 1] * observation[offset + 3];
        double rate1 = observation[offset + 4];
        double rateSum = rate1 + observation[offset + 5];
        double kinetic1 = task.mass1() * 1.25 * l1 * l1 * rate1 * rate1; // middle at l/2, moment about it m l^2
        double turning2 = 5 * middle2 * middle2 * rateSum * rateSum;
        double kinetic2 =
                task.mass2() * (l1 * l1 * rate1 * rate1 + turning2 + 2 * l1 * middle2 * rate1 * rateSum * cos2);
        double height1 = -l1 / 2 * cos1;
        double height2 = -l1 * cos1 - middle2 * cosSum;
        return (kinetic1 + kinetic2) / 2 + GRAVITY * (task.mass1() * height1 + task.mass2() * height2);
    }
}
