package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.envs.data.DataFamily;
import adaptarium.random.Seeds;
import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four robots that come as families in Java and as data: what is compared is every bit of what an agent sees. */
final class DataRobotsTest {
    private static final Path FILES = Path.of("../envs/src/test/examples/data");
    private static final int TASKS = 12;
    private static final int STEPS = 60;

    @ParameterizedTest
    @CsvSource({
        "hopper, HopperDynamics-v0",
        "cheetah, HalfCheetahBody-v0",
        "ball-on-beam, BallOnBeam-v0",
        "arm-reach, ArmReach-v0"
    })
    void theFileIsTheFamilyToTheBit(String file, String id) {
        DataFamily data = FamilyFile.read(FILES.resolve(file + ".yaml"));
        TaskFamily<?> java = Families.named(id);
        assertSameSpecification(java.spec(), data.spec());
        assertEquals(java.tasks().parameters(), data.tasks().parameters());
        compare(java, data);
    }

    private static void assertSameSpecification(EnvironmentSpec expected, EnvironmentSpec found) {
        assertEquals(
                expected.observation().stream().map(Axis::name).toList(),
                found.observation().stream().map(Axis::name).toList());
        assertEquals(expected.actions().size(), found.actions().size());
        assertEquals(expected.controlTimestep(), found.controlTimestep());
        assertEquals(expected.horizon(), found.horizon());
        assertEquals(expected.episodesPerTrial(), found.episodesPerTrial());
    }

    /** Plays both with the same tasks, seeds and actions, and changes the live parameters half-way. */
    private static <A extends Record, B extends Record> void compare(TaskFamily<A> one, TaskFamily<B> two) {
        TaskSpace<A> first = one.tasks();
        TaskSpace<B> second = two.tasks();
        RandomGenerator random = Seeds.generator(7);
        try (VectorEnvironment<A> a = new VectorEnvironment<>(one, 1, 1);
                VectorEnvironment<B> b = new VectorEnvironment<>(two, 1, 1)) {
            for (int task = 0; task < TASKS; task++) {
                Split split = first.canShift() && task % 2 == 1 ? Split.SHIFTED : Split.TRAIN;
                A drawn = first.sample(split, random);
                a.assign(0, drawn, task, 1);
                b.assign(0, second.fromMap(first.toMap(drawn)), task, 1);
                for (int step = 0; step < STEPS && a.active()[0]; step++) {
                    if (step == STEPS / 2) {
                        drawn = changed(first, drawn, random);
                        a.changeTask(0, drawn);
                        b.changeTask(0, second.fromMap(first.toMap(drawn)));
                    }
                    assertBits(
                            a.observations(), b.observations(), one.spec().id() + ", task " + task + ", step " + step);
                    float[] action = new float[one.spec().actionSize()];
                    for (int i = 0; i < action.length; i++) {
                        action[i] = (float) (2 * random.nextDouble() - 1);
                    }
                    a.step(action.clone());
                    b.step(action);
                    assertBits(a.rewards(), b.rewards(), "reward of step " + step);
                    assertEquals(a.terminated()[0], b.terminated()[0]);
                    assertEquals(a.success()[0], b.success()[0]);
                }
                assertEquals(a.active()[0], b.active()[0]);
            }
        }
    }

    private static <T extends Record> T changed(TaskSpace<T> space, T task, RandomGenerator random) {
        Map<String, Object> values = space.toMap(task);
        Map<String, Object> other = space.toMap(space.sample(Split.TRAIN, random));
        space.parameters().stream()
                .filter(parameter -> parameter.live())
                .forEach(parameter -> values.put(parameter.name(), other.get(parameter.name())));
        return space.fromMap(values);
    }

    private static void assertBits(float[] expected, float[] found, String where) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    Float.floatToIntBits(expected[i] + 0f),
                    Float.floatToIntBits(found[i] + 0f),
                    where + ", number " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"hopper", "cheetah", "ball-on-beam", "arm-reach"})
    void theFileKeepsTheContract(String file) {
        var report = FamilyChecker.check(FamilyFile.read(FILES.resolve(file + ".yaml")), 4, 3);
        assertTrue(report.passed(), report.text());
    }
}
