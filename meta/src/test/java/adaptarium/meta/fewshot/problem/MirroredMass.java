package adaptarium.meta.fewshot.problem;

import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.SceneView;
import java.util.random.RandomGenerator;

/** A mass without friction whose velocity grows by its action, or by the opposite: a change is known from the action to the last digit, and without it has no sign. */
final class MirroredMass implements TaskFamily<MirroredMass.Task> {
    /**
     * Which way it is pushed.
     *
     * @param sign 1 or -1
     */
    record Task(@Choice(train = {"1", "-1"}) int sign) {}

    private static final EnvironmentSpec SPEC = EnvironmentSpec.named("MirroredMass-v0")
            .observation(Axis.unbounded("velocity", "m/s"))
            .actions(new Axis("push", "m/s", -1, 1))
            .controlTimestep(1)
            .horizon(100)
            .episodesPerTrial(1)
            .reward("None.")
            .end("Never.")
            .build();

    @Override
    public EnvironmentSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Sliding::new;
    }

    private static final class Sliding implements Episode<Task> {
        private final int sign;
        private double velocity;

        Sliding(Task task, RandomGenerator random) {
            sign = task.sign;
            velocity = random.nextGaussian();
        }

        @Override
        public void act(float[] action) {
            velocity += sign * action[0];
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) velocity;
        }

        @Override
        public double reward() {
            return 0;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return false;
        }

        @Override
        public SceneView scene() {
            throw new UnsupportedOperationException("a mass has no picture");
        }
    }
}
