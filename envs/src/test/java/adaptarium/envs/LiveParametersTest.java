package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A live parameter that is changed before the first step acts, bit for bit, as if the episode had begun with it. */
class LiveParametersTest {
    /** What an episode's initial state depends on: the angle of the car's wheels, that of the beam, and where the blocks stand that a peg goes between. */
    private static final Set<String> INITIAL =
            Set.of("TopDownCar-v0 trim", "BallOnBeam-v0 bias", "PlanarML1Peg-v0 goal", "PlanarMT10-v0 goal");

    private static final int PAIRS = 6; // of tasks
    private static final int STEPS = 60;

    @TestFactory
    List<DynamicTest> aChangeBeforeTheFirstStepIsNoDifferentFromAnotherBeginning() {
        List<DynamicTest> tests = new ArrayList<>();
        for (TaskFamily<?> family : Families.all()) {
            if (family.tasks().parameters().stream().anyMatch(TaskParameter::live)) {
                tests.add(DynamicTest.dynamicTest(family.spec().id(), () -> check(family)));
            }
        }
        assertTrue(tests.size() > 20);
        return tests;
    }

    private static <T extends Record> void check(TaskFamily<T> family) {
        TaskSpace<T> space = family.tasks();
        for (int pair = 0; pair < PAIRS; pair++) {
            RandomGenerator random = Seeds.generator(pair);
            T before = space.sample(Split.TRAIN, random);
            T other = space.sample(Split.TRAIN, random);
            T after = before;
            for (TaskParameter parameter : space.parameters()) {
                String name = parameter.name();
                if (parameter.live() && !INITIAL.contains(family.spec().id() + " " + name)) {
                    after = space.with(after, name, space.get(other, name));
                }
            }
            Environment<T> changed = new Environment<>(family, before);
            Environment<T> begun = new Environment<>(family, after);
            changed.reset(pair);
            begun.reset(pair);
            changed.changeTask(after);
            compare(begun, changed, random);
        }
    }

    private static void compare(Environment<?> expected, Environment<?> actual, RandomGenerator random) {
        boolean done = false;
        for (int t = 0; t < STEPS && !done; t++) {
            float[] action = action(expected.spec().actions(), random);
            StepResult wanted = expected.step(action);
            StepResult got = actual.step(action);
            assertArrayEquals(wanted.observation(), got.observation());
            assertEquals(wanted.reward(), got.reward());
            assertEquals(wanted.terminated(), got.terminated());
            assertEquals(wanted.success(), got.success());
            done = wanted.done();
        }
    }

    private static float[] action(ActionSpace space, RandomGenerator random) {
        float[] action = new float[space.size()];
        for (int i = 0; i < action.length; i++) {
            if (space instanceof ActionSpace.Continuous continuous) {
                Axis axis = continuous.axes().get(i);
                action[i] = (float) (axis.low() + (axis.high() - axis.low()) * random.nextDouble());
            } else {
                action[i] =
                        random.nextInt(((ActionSpace.Discrete) space).choices().size());
            }
        }
        return action;
    }
}
