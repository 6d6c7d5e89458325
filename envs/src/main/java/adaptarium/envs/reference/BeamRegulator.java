package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.classic.BallOnBeam;
import adaptarium.sim.WorldSettings;
import java.util.random.RandomGenerator;

/**
 * Rolls {@link BallOnBeam} to its mark by a linear-quadratic regulator for the equations of a disc that rolls on a turning beam, knowing the task. What rolling
 * friction takes is added to the tilt. Where the beam stands, which is not observed, it works out from what it has asked for.
 */
public final class BeamRegulator implements Reference<BallOnBeam.Task> {
    private static final double[] STATE_COST = {1, 0, 0, 0, 0}; // place, speed, angle, rate, angle asked for
    private static final double EFFORT_COST = 2; // of a squared radian; the best of a few tried
    private static final double SMOOTH = 0.05; // m and m/s, within which friction is made good in part

    @Override
    public TaskFamily<BallOnBeam.Task> family() {
        return new BallOnBeam();
    }

    @Override
    public String method() {
        return "linear-quadratic regulator";
    }

    @Override
    public boolean toldTask() {
        return true;
    }

    @Override
    public Controller begin(BallOnBeam.Task task, int episodes, RandomGenerator random) {
        return new Pilot(task, regulator(task));
    }

    /** For deviations from rest at the mark. A disc's moment of inertia leaves two thirds of the slope's pull. */
    private static LinearRegulator regulator(BallOnBeam.Task task) {
        double dt = BallOnBeam.STEP;
        double pull = 2 * WorldSettings.EARTH_GRAVITY / 3;
        double[][] a = new double[5][5];
        double[] b = new double[5];
        // Each column is what a step makes of one unit of state; the last one is a unit of effort.
        for (int column = 0; column <= 5; column++) {
            double[] x = column < 5 ? unit(column) : new double[5];
            double asked = task.lagging() * x[4] + (column < 5 ? 0 : 1 - task.lagging());
            double off = x[2] - asked;
            double drift = x[3] + BallOnBeam.SERVO * off;
            double angle = asked + BallOnBeam.DECAY * (off + dt * drift);
            double rate = BallOnBeam.DECAY * (drift - BallOnBeam.SERVO * (off + dt * drift));
            double speed = x[1] + task.radius() * (rate - x[3]) - dt * pull * angle;
            double[] next = {x[0] + dt * speed, speed, angle, rate, asked};
            for (int row = 0; row < 5; row++) {
                if (column < 5) {
                    a[row][column] = next[row];
                } else {
                    b[row] = next[row];
                }
            }
        }
        return LinearRegulator.of(a, b, STATE_COST, EFFORT_COST);
    }

    private static double[] unit(int index) {
        double[] unit = new double[5];
        unit[index] = 1;
        return unit;
    }

    private static final class Pilot implements Controller {
        private final BallOnBeam.Task task;
        private final LinearRegulator regulator;
        private double asked; // rad, smoothed by the lag
        private double angle; // rad, from where the beam starts
        private double rate; // rad/s

        private Pilot(BallOnBeam.Task task, LinearRegulator regulator) {
            this.task = task;
            this.regulator = regulator;
        }

        @Override
        public void beginEpisode() {
            asked = 0;
            angle = 0;
            rate = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double error = observations[offset] - observations[offset + 2];
            double speed = observations[offset + 1];
            double[] state = {error, speed, angle + task.bias(), rate, asked + task.bias()};
            double wanted = -task.bias();
            for (int i = 0; i < state.length; i++) {
                wanted -= regulator.gain(i) * state[i];
            }
            double way = speed - 0.5 * error;
            wanted -= task.rollingFriction() * way / Math.sqrt(way * way + SMOOTH * SMOOTH);
            double action = Math.max(-1, Math.min(1, task.sign() * wanted / BallOnBeam.MAX_TILT));
            double reached = task.sign() * BallOnBeam.MAX_TILT * action;
            asked = reached + task.lagging() * (asked - reached);
            double off = angle - asked;
            double drift = rate + BallOnBeam.SERVO * off;
            angle = asked + BallOnBeam.DECAY * (off + BallOnBeam.STEP * drift);
            rate = BallOnBeam.DECAY * (drift - BallOnBeam.SERVO * (off + BallOnBeam.STEP * drift));
            actions[actionOffset] = (float) action;
        }
    }
}
