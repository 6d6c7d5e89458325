package adaptarium.envs.check;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Choice;
import adaptarium.envs.Drawing;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.Parameter;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.sim.Geometry;
import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A ball on a rail that is pushed to a hidden place, and every way in which a family can break its contract. */
final class Ball implements TaskFamily<Ball.Task> {
    enum Fault {
        NONE,
        CHANGING_SPEC,
        OWN_RANDOMNESS,
        MEMORY_ACROSS_RESETS,
        SHARED_STATE,
        OUT_OF_BOUNDS,
        NOT_FINITE,
        NOT_A_NUMBER_FROM_THE_START,
        NOT_A_NUMBER_IN_SOME_TASKS,
        CHANGES_ACTION,
        WRITES_TOO_MUCH,
        WRITES_TOO_LITTLE,
        KEEPS_ACTION,
        NEVER_ENDS,
        UNDECLARED_END,
        NEVER_SUCCEEDS,
        UNDECLARED_GOAL,
        DEAD_PARAMETER,
        DEAD_CHOICE,
        NOT_LIVE,
        DISTURBING_CHANGE,
        LEAK,
        SCENE_WITH_EFFECT,
        WRONG_TIME,
        TIME_ACROSS_RESETS,
        WRONG_POSE,
        ALLOCATES,
        THROWS,
        BAD_TASK,
        WRONG_TERM,
        BENT_TERM
    }

    record Task(
            @Parameter(
                    unit = "m",
                    train = {-0.5, 0.5},
                    shifted = {-0.8, 0.8},
                    live = true)
            double goal,

            @Parameter(
                    unit = "1",
                    train = {0.5, 1})
            double gain,

            @Choice(train = {"1", "-1"}) int sign) {}

    private static final double STEP = 0.1; // s
    private static final int HORIZON = 40;

    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger(); // shared by all simulations
    private double shared;

    Ball(Fault fault) {
        this.fault = fault;
    }

    private boolean has(Fault one) {
        return fault == one;
    }

    @Override
    public EnvironmentSpec spec() {
        boolean silent = has(Fault.UNDECLARED_END);
        return new EnvironmentSpec(
                "Ball-v0",
                List.of(new Axis("position", "m", -1.2, 1.2), new Axis("drawn", "1", 0, 1)),
                new ActionSpace.Continuous(List.of(new Axis("push", "1", -1, 1))),
                STEP,
                HORIZON + (has(Fault.CHANGING_SPEC) ? calls.getAndIncrement() : 0),
                2,
                "Minus the distance.",
                silent ? "Never." : "The ball is 1 m from the middle.");
    }

    @Override
    @SuppressWarnings("unchecked") // the wrong class is the fault
    public Class<Task> taskType() {
        return has(Fault.BAD_TASK) ? (Class<Task>) (Class<?>) FamilyCheckerTest.Odd.class : Task.class;
    }

    @Override
    public boolean hasGoal() {
        return !has(Fault.UNDECLARED_GOAL);
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return List.of(FamilySetting.reward("distance", 1, "cost of the distance in metres"));
    }

    /** A controller that pushes the ball to its place. */
    Reference<Task> reference() {
        return new Reference<>() {
            @Override
            public TaskFamily<Task> family() {
                return Ball.this;
            }

            @Override
            public String method() {
                return "proportional";
            }

            @Override
            public boolean toldTask() {
                return true;
            }

            @Override
            public Controller begin(Task task, int episodes, RandomGenerator random) {
                return (o, offset, a, at) -> a[at] = (float) (10 * (task.goal - o[offset]) / task.gain / task.sign);
            }
        };
    }

    @Override
    public Simulation<Task> newSimulation() {
        double[] memory = new double[2];
        return (task, random) -> {
            if (has(Fault.THROWS)) {
                throw new IllegalStateException("no rail");
            }
            return new BallEpisode(task, random, memory);
        };
    }

    private final class BallEpisode implements Episode<Task> {
        private Task task;
        private final double drawn;
        private final double before; // on the scene's clock, s
        private final double[] memory; // the simulation's
        private double x;
        private float[] kept = new float[1];
        private int steps;
        private Object[] garbage = new Object[0];

        private BallEpisode(Task task, RandomGenerator random, double[] memory) {
            this.task = task;
            this.memory = memory;
            drawn = has(Fault.LEAK)
                    ? Math.min(1, 0.5 + 0.3 * task.goal + 0.2 * random.nextDouble())
                    : has(Fault.OWN_RANDOMNESS) ? calls.getAndIncrement() % 7 / 7.0 : random.nextDouble();
            x = has(Fault.MEMORY_ACROSS_RESETS) ? memory[0] : 0;
            shared = 0;
            before = memory[1];
        }

        @Override
        public void act(float[] action) {
            int sign = has(Fault.DEAD_CHOICE) ? 1 : task.sign;
            double gain = has(Fault.DEAD_PARAMETER) ? 1 : task.gain;
            x = Math.max(-1.1, Math.min(1.1, x + 0.1 * sign * gain * action[0]));
            if (has(Fault.SHARED_STATE)) {
                shared += 0.001;
                x += shared;
                x = Math.min(x, 1.1);
            }
            if (has(Fault.NEVER_ENDS)) {
                x = Math.max(-0.95, Math.min(0.95, x));
            }
            memory[0] = 0.1 * x;
            if (has(Fault.CHANGES_ACTION)) {
                action[0] /= 2;
            }
            kept = has(Fault.KEEPS_ACTION) ? action : kept;
            if (has(Fault.ALLOCATES)) {
                garbage = new Object[8];
            }
            steps++;
            memory[1] += has(Fault.TIME_ACROSS_RESETS) ? STEP : 0;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) (has(Fault.OUT_OF_BOUNDS) ? 2 * x : x) + 0 * kept[0] + garbage.length * 0;
            if (has(Fault.NOT_FINITE) && x > 0.6) {
                out[offset] = Float.NaN;
            }
            if (has(Fault.NOT_A_NUMBER_FROM_THE_START) || (has(Fault.NOT_A_NUMBER_IN_SOME_TASKS) && task.goal > 0.2)) {
                out[offset] = Float.NaN;
            }
            if (!has(Fault.WRITES_TOO_LITTLE)) {
                out[offset + 1] = (float) drawn;
            }
            if (has(Fault.WRITES_TOO_MUCH) && offset + 2 < out.length) {
                out[offset + 2] = 0;
            }
        }

        @Override
        public double reward() {
            return -Math.abs(x - task.goal);
        }

        @Override
        public double reward(double[] weights) {
            double weight = has(Fault.BENT_TERM) ? 2 * weights[0] - 1 : weights[0]; // 1 at 1
            return weight * reward() + (has(Fault.WRONG_TERM) ? 1e-12 : 0);
        }

        @Override
        public boolean terminated() {
            return Math.abs(x) >= 1;
        }

        @Override
        public boolean success() {
            return !has(Fault.NEVER_SUCCEEDS) && Math.abs(x - task.goal) < 0.02;
        }

        @Override
        public void changeTask(Task changed) {
            if (has(Fault.NOT_LIVE)) {
                return;
            }
            if (has(Fault.DISTURBING_CHANGE)) {
                x = 0;
            }
            task = changed;
        }

        @Override
        public List<Pose> posesOf(float[] observation, int offset, double x, double y) {
            if (has(Fault.OUT_OF_BOUNDS)) {
                return List.of(); // that one observes something else
            }
            return List.of(new Pose("ball", (has(Fault.WRONG_POSE) ? -1 : 1) * observation[offset], 0, 0));
        }

        @Override
        public SceneView scene() {
            if (has(Fault.SCENE_WITH_EFFECT)) {
                x += 0.01;
            }
            double pace = has(Fault.WRONG_TIME) ? 1 : STEP;
            return Drawing.within(new SceneView.Bounds(-1.2, -1, 1.2, 1), () -> before + steps * pace)
                    .body("ball", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.05), () -> x, () -> 0, () -> 0);
        }
    }
}
