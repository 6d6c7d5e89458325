package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.envs.wrapper.OracleContext;
import adaptarium.envs.wrapper.TaskSwitch;
import adaptarium.random.Seeds;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A family whose task record has no component for each parameter: its distribution comes from a list. */
class FamilyFromDataTest {
    /** A task as a list of values. */
    record Values(List<Object> values) {
        double number(int index) {
            return (Double) values.get(index);
        }
    }

    private static final List<TaskParameter> PARAMETERS = List.of(
            new RangeParameter("goal", "m", -0.5, 0.5, -0.8, 0.8, Parameter.Scale.LINEAR, 0.0, true, false, "where to"),
            new ChoiceParameter("sign", List.of(1, -1), List.of(), false, false, "which way"));

    /** A point on a line. */
    private static final class Line implements TaskFamily<Values> {
        @Override
        public EnvironmentSpec spec() {
            return EnvironmentSpec.named("Line-v0")
                    .observation(Axis.unbounded("x", "m"))
                    .actions(new Axis("move", "m", -0.1, 0.1))
                    .controlTimestep(0.1)
                    .horizon(40)
                    .reward("Minus the distance to the goal.")
                    .end("Never; the point may stay.")
                    .build();
        }

        @Override
        public Class<Values> taskType() {
            return Values.class;
        }

        @Override
        public TaskSpace<Values> tasks() {
            return TaskSpace.of(Values.class, PARAMETERS, new TaskSpace.Tasks<>() {
                @Override
                public Values make(Object[] values) {
                    return new Values(List.of(values));
                }

                @Override
                public Object value(Values task, int index) {
                    return task.values.get(index);
                }
            });
        }

        @Override
        public Simulation<Values> newSimulation() {
            return Moving::new;
        }
    }

    private static final class Moving implements Episode<Values> {
        private Values task;
        private double x;
        private int steps;

        Moving(Values task, RandomGenerator random) {
            this.task = task;
            x = 0.2 * random.nextDouble() - 0.1;
        }

        @Override
        public void act(float[] action) {
            x += (Integer) task.values.get(1) * action[0];
            steps++;
        }

        @Override
        public void observe(float[] out, int offset) {
            out[offset] = (float) x;
        }

        @Override
        public double reward() {
            return -Math.abs(x - task.number(0));
        }

        @Override
        public boolean terminated() {
            return false;
        }

        @Override
        public boolean success() {
            return Math.abs(x - task.number(0)) < 0.05;
        }

        @Override
        public void changeTask(Values changed) {
            task = changed;
        }

        @Override
        public SceneView scene() {
            return Drawing.within(new SceneView.Bounds(-1, -1, 1, 1), () -> steps * 0.1)
                    .body("point", SceneView.Role.ROBOT, new Geometry.Circle(0, 0, 0.05), () -> x, () -> 0, () -> 0);
        }
    }

    @Test
    void itKeepsTheContractAsAnyOther() {
        CheckReport report = FamilyChecker.check(new Line(), List.of(), 18, 1);
        assertTrue(report.passed() && report.notShown().isEmpty(), report::text);
    }

    @Test
    void itsTasksAreSampledWrittenAndRead() {
        TaskSpace<Values> space = new Line().tasks();
        Values task = space.sample(Split.SHIFTED, Seeds.generator(1));
        assertTrue(Math.abs(task.number(0)) > 0.5);
        assertEquals(task, space.fromMap(space.toMap(task)));
        assertEquals(Map.of("goal", 0.0, "sign", 1), space.toMap(space.nominal()));
        assertEquals(List.of("sign"), space.differences(space.nominal(), space.with(space.nominal(), "sign", -1)));
        assertEquals(
                "no task parameter 'gaol'; did you mean 'goal'? There are [goal, sign]",
                Refusal.of(() -> space.with(task, "gaol", 0)));
    }

    @Test
    void itTakesWrappersThatKnowOfTasks() {
        TaskFamily<Values> wrapped =
                new TaskSwitch().wrap(new OracleContext().wrap(new Line(), List.of()), List.of("abrupt"));
        assertEquals(1 + new Line().tasks().contextSize(), wrapped.spec().observationSize());
        Environment<Values> env = new Environment<>(wrapped, wrapped.tasks().nominal());
        env.reset(3);
        while (!env.step(new float[1]).done()) {}
        assertEquals(1, env.events().size());
        assertTrue(env.events().get(0).what().startsWith("goal "), "the sign is fixed for an episode");
    }

    private static final TaskSpace.Tasks<Values> NOTHING = new TaskSpace.Tasks<>() {
        @Override
        public Values make(Object[] values) {
            return new Values(List.of());
        }

        @Override
        public Object value(Values task, int index) {
            return 0;
        }
    };

    @Test
    void namesAreUnique() {
        assertEquals(
                "two task parameters are called 'goal'",
                Refusal.of(() -> TaskSpace.of(Values.class, List.of(PARAMETERS.get(0), PARAMETERS.get(0)), NOTHING)));
    }
}
