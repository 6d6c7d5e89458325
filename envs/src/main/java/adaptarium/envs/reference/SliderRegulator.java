package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.UnknownGainSlider;
import adaptarium.sim.DraggedStep;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A linear-quadratic regulator for {@link UnknownGainSlider} that knows motor, drag and delay. Where actions arrive late it acts on the state that those
 * already under way will lead to.
 */
public final class SliderRegulator implements Reference<UnknownGainSlider.Task> {
    private static final double EFFORT_COST =
            0.02; // of a squared action, where a squared metre costs 1; the best of a few tried

    @Override
    public TaskFamily<UnknownGainSlider.Task> family() {
        return new UnknownGainSlider();
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
    public Controller begin(UnknownGainSlider.Task task, int episodes, RandomGenerator random) {
        DraggedStep step = DraggedStep.of(UnknownGainSlider.MASS, task.drag(), UnknownGainSlider.STEP);
        double force = UnknownGainSlider.FORCE * task.sign() * task.gain();
        double[][] a = {{1, step.movePerVelocity()}, {0, step.velocityPerVelocity()}};
        double[] b = {step.movePerForce() * force, step.velocityPerForce() * force};
        LinearRegulator regulator = LinearRegulator.of(a, b, new double[] {1, 0}, EFFORT_COST);
        return new Pilot(step, force, task.delay(), regulator);
    }

    private static final class Pilot implements Controller {
        private final DraggedStep step;
        private final double force;
        private final LinearRegulator regulator;
        private final double[] underWay; // oldest first

        private Pilot(DraggedStep step, double force, int delay, LinearRegulator regulator) {
            this.step = step;
            this.force = force;
            this.regulator = regulator;
            underWay = new double[delay];
        }

        @Override
        public void beginEpisode() {
            Arrays.fill(underWay, 0);
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            double error = observations[offset] - observations[offset + 2];
            double velocity = observations[offset + 1];
            for (double action : underWay) {
                error += step.move(velocity, force * action);
                velocity = step.velocity(velocity, force * action);
            }
            double action = Math.max(-1, Math.min(1, regulator.effort(error, velocity)));
            if (underWay.length > 0) {
                System.arraycopy(underWay, 1, underWay, 0, underWay.length - 1);
                underWay[underWay.length - 1] = action;
            }
            actions[actionOffset] = (float) action;
        }
    }
}
