package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.TwistedDrive;
import adaptarium.sim.DraggedStep;
import java.util.random.RandomGenerator;

/**
 * Steers {@link TwistedDrive} to its goal by a linear-quadratic regulator on each axis, holds against the wind, and turns the thrust back into the
 * thrusters' own axes.
 */
public final class TwistedDriveRegulator implements Reference<TwistedDrive.Task> {
    private static final double EFFORT_COST = 0.05; // of a squared newton, where a squared metre costs 1

    @Override
    public TaskFamily<TwistedDrive.Task> family() {
        return new TwistedDrive();
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
    public Controller begin(TwistedDrive.Task task, int episodes, RandomGenerator random) {
        DraggedStep step = DraggedStep.of(task.mass(), TwistedDrive.DRAG, TwistedDrive.STEP);
        return new Pilot(task, PointRobotRegulator.axis(step, EFFORT_COST));
    }

    private static final class Pilot implements Controller {
        private final TwistedDrive.Task task;
        private final LinearRegulator regulator;
        private final double cos;
        private final double sin;
        private int steps;

        private Pilot(TwistedDrive.Task task, LinearRegulator regulator) {
            this.task = task;
            this.regulator = regulator;
            cos = StrictMath.cos(task.rotation());
            sin = StrictMath.sin(task.rotation());
        }

        @Override
        public void beginEpisode() {
            steps = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double forceX = regulator.effort(observations[offset] - observations[offset + 4], observations[offset + 2])
                    - task.windX(steps);
            double forceY =
                    regulator.effort(observations[offset + 1] - observations[offset + 5], observations[offset + 3])
                            - task.windY(steps);
            actions[actionOffset] = (float) (cos * forceX + sin * forceY);
            actions[actionOffset + 1] = (float) (task.mirror() * (cos * forceY - sin * forceX));
            steps++;
        }
    }
}
