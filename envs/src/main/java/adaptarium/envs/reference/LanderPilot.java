package adaptarium.envs.reference;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.flight.Lander;
import java.util.random.RandomGenerator;

/**
 * Brings {@link Lander} down by nested proportional-derivative loops, knowing gravity, wind and engines: the way to the pad asks for a lean, the height for
 * a speed of descent, and the side engines turn the craft against the nozzle's offset.
 */
public final class LanderPilot implements Reference<Lander.Task> {
    private static final double MASS = Lander.MASS;
    private static final double INERTIA = 1.1; // kg m^2, about the whole craft's centre of mass
    private static final double LEVER = 0.5; // m, of the side engines about it

    @Override
    public TaskFamily<Lander.Task> family() {
        return new Lander();
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
    public Controller begin(Lander.Task task, int episodes, RandomGenerator random) {
        return new Pilot(task);
    }

    /** The engines fire at half thrust or more or not at all; what they owe of the wanted thrust is carried over to the next step. */
    private static final class Pilot implements Controller {
        private final Lander.Task task;
        private double owedMain;
        private double owedSide;

        private Pilot(Lander.Task task) {
            this.task = task;
        }

        @Override
        public void beginEpisode() {
            owedMain = 0;
            owedSide = 0;
        }

        @Override
        public void act(float[] observations, int offset, float[] actions, int actionOffset) {
            boolean landed = observations[offset + 6] > 0 || observations[offset + 7] > 0;
            double height = Math.max(0, observations[offset + 1]);
            double sideways = -0.5 * observations[offset] - 1.2 * observations[offset + 2] - task.wind() / MASS;
            double sinking = -Math.min(4, 0.3 + 0.9 * height);
            double up = Math.max(0, task.gravity() + 3 * (sinking - observations[offset + 3]));
            double lean = Math.max(-0.4, Math.min(0.4, -sideways / task.gravity()));
            owedMain += landed ? -owedMain : Math.min(1, MASS * up / task.mainThrust());
            double throttle = owedMain > 0.25 ? Math.max(0.501, Math.min(1, owedMain)) : 0;
            owedMain -= throttle;
            actions[actionOffset] = throttle > 0 ? (float) (2 * throttle - 1) : -1;

            double turn = landed ? 0 : 16 * (lean - observations[offset + 4]) - 8 * observations[offset + 5];
            // A force to the right above the centre of mass turns the craft clockwise.
            double force = (throttle * task.mainThrust() * task.nozzleOffset() - INERTIA * turn) / LEVER;
            actions[actionOffset + 1] = (float) side(force);
        }

        private double side(double force) {
            double right = Math.abs(task.sideForce(task.sides()));
            double left = Math.abs(task.sideForce(-task.sides()));
            owedSide += Math.max(-left, Math.min(right, force));
            double full = owedSide > 0 ? right : left;
            if (Math.abs(owedSide) < full / 4) {
                return 0;
            }
            double action = Math.copySign(Math.max(0.501, Math.min(1, Math.abs(owedSide) / full)), owedSide);
            owedSide -= action * full;
            return action * task.sides();
        }
    }
}
