package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.PointRobot;
import adaptarium.sim.DraggedStep;
import java.util.random.RandomGenerator;

/** Steers {@link PointRobot} to its goal by a linear-quadratic regulator on each axis. */
public final class PointRobotRegulator implements Reference<PointRobot.Task> {
    private static final double EFFORT_COST = 0.02; // of a squared newton, where a squared metre costs 1

    @Override
    public TaskFamily<PointRobot.Task> family() {
        return new PointRobot();
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
    public Controller begin(PointRobot.Task task, int episodes, RandomGenerator random) {
        LinearRegulator regulator = axis(PointRobot.MOTION, EFFORT_COST);
        return (observations, offset, actions, actionOffset) -> {
            actions[actionOffset] =
                    (float) regulator.effort(observations[offset] - task.goalX(), observations[offset + 2]);
            actions[actionOffset + 1] =
                    (float) regulator.effort(observations[offset + 1] - task.goalY(), observations[offset + 3]);
        };
    }

    /** The regulator of one axis of a mass that a force pushes. */
    static LinearRegulator axis(DraggedStep step, double effortCost) {
        double[][] a = {{1, step.movePerVelocity()}, {0, step.velocityPerVelocity()}};
        double[] b = {step.movePerForce(), step.velocityPerForce()};
        return LinearRegulator.of(a, b, new double[] {1, 0}, effortCost);
    }
}
