package adaptarium.meta.baseline;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.motion.EquationsOfMotion;
import adaptarium.sim.motion.RungeKutta4;
import java.util.List;
import java.util.random.RandomGenerator;

/** A motor pushes a carriage; a load hangs on it by a spring of unknown stiffness; commands arrive after an unknown delay. */
final class SpringSlider implements TaskFamily<SpringSlider.Task> {
    static final double STEP = 0.05, FORCE = 8, CARRIAGE = 1, LOAD = 0.5, DRAG = 0.6;
    static final int MOST = 4; // steps of delay

    public record Task(
            @Parameter(
                    unit = "N/m",
                    train = {2, 50},
                    shifted = {1, 100},
                    scale = Parameter.Scale.LOG,
                    live = true,
                    description = "stiffness of the spring")
            double stiffness,

            @Choice(
                    train = {"0", "1", "2", "3"},
                    shifted = {"4"},
                    description = "steps from a command to its effect")
            int delay) {}

    @Override
    public EnvironmentSpec spec() {
        return new EnvironmentSpec(
                "SpringSlider-v0",
                List.of(
                        Axis.unbounded("carriage", "m"),
                        Axis.unbounded("carriage velocity", "m/s"),
                        Axis.unbounded("load", "m"),
                        new Axis("target", "m", -1, 1)),
                new ActionSpace.Continuous(List.of(new Axis("motor", "1", -1, 1))),
                STEP,
                80,
                3,
                "Minus the load's distance to the target in metres, minus 0.01 times the squared action.",
                "Never; the slider runs to the horizon.");
    }

    @Override
    public Class<Task> taskType() {
        return Task.class;
    }

    @Override
    public Simulation<Task> newSimulation() {
        return Sliding::new;
    }

    static final class Sliding implements Episode<Task>, EquationsOfMotion {
        final RungeKutta4 integrator = new RungeKutta4(2);
        final double[] state = new double[4]; // carriage, load, their velocities
        final double[] force = new double[1];
        final double[] queue = new double[MOST + 1];
        final double target;
        Task task;
        int steps;
        double effort;

        Sliding(Task task, RandomGenerator random) {
            this.task = task;
            target = random.nextDouble(-1, 1);
            state[0] = random.nextDouble(-0.2, 0.2);
            state[1] = state[0];
        }

        @Override
        public int degreesOfFreedom() {
            return 2;
        }

        @Override
        public void accelerations(double[] s, double[] effort, double[] acceleration) {
            double pull = task.stiffness * (s[1] - s[0]) + 0.1 * (s[3] - s[2]);
            acceleration[0] = (effort[0] + pull - DRAG * s[2]) / CARRIAGE;
            acceleration[1] = (-pull - DRAG * s[3]) / LOAD;
        }

        @Override
        public void act(float[] action) {
            queue[steps % queue.length] = action[0];
            int then = steps - task.delay;
            force[0] = then < 0 ? 0 : FORCE * queue[then % queue.length];
            integrator.step(this, state, force, STEP);
            effort = action[0];
            steps++;
        }

        @Override
        public void changeTask(Task changed) {
            task = changed;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) state[0];
            out[offset + 1] = (float) state[2];
            out[offset + 2] = (float) state[1];
            out[offset + 3] = (float) target;
        }

        @Override
        public double reward() {
            return -Math.abs(state[1] - target) - 0.01 * effort * effort;
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return Math.abs(state[1] - target) < 0.05;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-2.5, -0.6, 2.5, 0.8), () -> steps * STEP)
                    .terrain("rail", new Geometry.Polyline(new double[] {-2.5, 2.5}, new double[] {-0.15, -0.15}))
                    .marker(() -> new SceneView.Marker.Segment("target", target, -0.2, target, 0.6))
                    .body(
                            "carriage",
                            SceneView.Role.ROBOT,
                            Geometry.Polygon.box(0.3, 0.2),
                            () -> state[0],
                            () -> 0,
                            () -> 0)
                    .body(
                            "load",
                            SceneView.Role.OBJECT,
                            new Geometry.Circle(0, 0, 0.12),
                            () -> state[1],
                            () -> 0.4,
                            () -> 0);
        }
    }
}
