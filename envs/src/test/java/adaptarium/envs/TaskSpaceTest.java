package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TaskSpaceTest {
    enum Joint {
        SHOULDER,
        ELBOW
    }

    record Robot(
            @Parameter(
                    unit = "m",
                    train = {1, 2},
                    shifted = {0, 4},
                    nominal = 1.25)
            double length,

            @Parameter(
                    unit = "1",
                    train = {0.5, 2},
                    scale = Parameter.Scale.LOG,
                    live = true)
            double gain,

            @Choice(train = {"-1", "1"}) int direction,

            @Choice(train = "ELBOW", shifted = "SHOULDER") Joint driven,

            @Instance(description = "terrain") long terrain) {}

    record Plane(
            @Parameter(
                    unit = "m",
                    train = {-1, 1},
                    shifted = {-2, 2})
            double x,

            @Parameter(
                    unit = "m",
                    train = {-1, 1},
                    shifted = {-2, 4})
            double y) {}

    private static final TaskSpace<Robot> ROBOTS = TaskSpace.of(Robot.class);

    @Test
    void trainingTasksLieInTheInnerBox() {
        RandomGenerator random = Seeds.generator(1);
        double logSum = 0;
        for (int i = 0; i < 10_000; i++) {
            Robot task = ROBOTS.sample(i % 2 == 0 ? Split.TRAIN : Split.TEST, random);
            assertTrue(task.length >= 1 && task.length <= 2);
            assertTrue(task.gain >= 0.5 && task.gain <= 2);
            assertEquals(Joint.ELBOW, task.driven);
            logSum += Math.log(task.gain);
        }
        assertEquals(0, logSum / 10_000, 0.02); // log-uniform on [1/2, 2]
    }

    @Test
    void shiftedTasksAreUniformOnTheOuterBoxMinusTheInnerOne() {
        TaskSpace<Plane> planes = TaskSpace.of(Plane.class);
        RandomGenerator random = Seeds.generator(2);
        int n = 60_000;
        int[] counts = new int[24]; // unit cells of the 4 x 6 outer box
        for (int i = 0; i < n; i++) {
            Plane task = planes.sample(Split.SHIFTED, random);
            assertTrue(Math.abs(task.x) > 1 || Math.abs(task.y) > 1, () -> "inside: " + task);
            counts[((int) (task.x + 2)) * 6 + (int) (task.y + 2)]++;
        }
        for (int x = 0; x < 4; x++) {
            for (int y = 0; y < 6; y++) {
                boolean inner = (x == 1 || x == 2) && (y == 1 || y == 2);
                assertEquals(inner ? 0 : n / 20.0, counts[x * 6 + y], 5 * Math.sqrt(n / 20.0), "cell " + x + "," + y);
            }
        }
    }

    @Test
    void aHeldOutChoiceAloneMakesAShiftedTask() {
        RandomGenerator random = Seeds.generator(3);
        boolean insideButForTheJoint = false;
        for (int i = 0; i < 1000; i++) {
            Robot task = ROBOTS.sample(Split.SHIFTED, random);
            boolean inner = task.length >= 1 && task.length <= 2;
            assertTrue(!inner || task.driven == Joint.SHOULDER);
            insideButForTheJoint |= inner;
        }
        assertTrue(insideButForTheJoint);
    }

    @Test
    void theNominalTaskTakesTheStatedValueOrTheCentreOnItsScale() {
        assertEquals(new Robot(1.25, 1, -1, Joint.ELBOW, 0), ROBOTS.nominal());
    }

    @Test
    void theContextScalesTheTrainingRangeToOneAndCentresChoices() {
        float[] out = new float[ROBOTS.contextSize() + 2];
        ROBOTS.context(new Robot(2, 0.5, 1, Joint.SHOULDER, 9), out, 1);
        // direction: 1 - 1/2 at the present one of two, -1/2 at the other; driven: held out, so the one training value
        // reads its mean
        assertArrayEquals(new float[] {0, 1, -1, -0.5f, 0.5f, 0, 1, 0}, out, 1e-6f);
    }

    @Test
    void whereTasksAreFewTheyAreCounted() {
        assertEquals(
                OptionalLong.of(2), Families.named("HalfCheetah-v0").tasks().count(Split.TEST));
        assertEquals(
                OptionalLong.of(21), Families.named("GridNavigation-v0").tasks().count(Split.TEST));
        assertEquals(
                OptionalLong.of(18),
                Families.named("CrippledCrawler-v0").tasks().count(Split.TRAIN));
        assertEquals(
                OptionalLong.empty(),
                Families.named("PointNavigation-v0").tasks().count(Split.TEST));
        assertEquals(
                OptionalLong.empty(), Families.named("TabularMdp-v0").tasks().count(Split.TEST));
        assertEquals(OptionalLong.empty(), ROBOTS.count(Split.SHIFTED));
    }

    @Test
    void everyFamilysContextIsCentredOnItsTrainingTasks() {
        for (TaskFamily<?> family : Families.all()) {
            assertCentred(family.spec().id(), family.tasks());
        }
    }

    private static <T extends Record> void assertCentred(String family, TaskSpace<T> space) {
        int draws = 2000;
        RandomGenerator random = Seeds.generator(5);
        float[] context = new float[space.contextSize()];
        double[] sums = new double[context.length];
        for (int i = 0; i < draws; i++) {
            space.context(space.sample(Split.TRAIN, random), context, 0);
            for (int j = 0; j < context.length; j++) {
                assertTrue(Math.abs(context[j]) <= 1, family);
                sums[j] += context[j];
            }
        }
        for (double sum : sums) {
            // a number in [-1, 1] of mean 0 deviates by at most 1: five standard errors are 5 / sqrt(2000) = 0.11
            assertEquals(0, sum / draws, 0.11, family);
        }
    }

    @Test
    void aTaskSurvivesItsMap() {
        RandomGenerator random = Seeds.generator(4);
        for (int i = 0; i < 100; i++) {
            Robot task = ROBOTS.sample(i % 2 == 0 ? Split.TRAIN : Split.SHIFTED, random);
            assertEquals(task, ROBOTS.fromMap(ROBOTS.toMap(task)));
        }
        assertEquals(
                "[length, gain, direction, driven, terrain]",
                ROBOTS.toMap(ROBOTS.nominal()).keySet().toString());
    }

    @Test
    void aTasksNumberDependsOnEveryValueAndOnNothingElse() {
        Robot robot = new Robot(1.5, 1, -1, Joint.ELBOW, 7);
        long number = ROBOTS.number(robot);
        assertEquals(number, ROBOTS.number(new Robot(1.5, 1, -1, Joint.ELBOW, 7)));
        assertEquals(
                6,
                java.util.stream.LongStream.of(
                                number,
                                ROBOTS.number(new Robot(Math.nextUp(1.5), 1, -1, Joint.ELBOW, 7)),
                                ROBOTS.number(new Robot(1, 1.5, -1, Joint.ELBOW, 7)),
                                ROBOTS.number(new Robot(1.5, 1, 1, Joint.ELBOW, 7)),
                                ROBOTS.number(new Robot(1.5, 1, -1, Joint.SHOULDER, 7)),
                                ROBOTS.number(new Robot(1.5, 1, -1, Joint.ELBOW, 8)))
                        .distinct()
                        .count());
    }

    @Test
    void aBadMapIsRefusedByName() {
        Map<String, Object> map = ROBOTS.toMap(ROBOTS.nominal());
        assertMessage(map, "length", 5.0, "task parameter 'length' must lie in [0.0, 4.0] m, got 5.0 m");
        assertMessage(map, "length", Double.NaN, "must lie in [0.0, 4.0] m, got NaN m");
        assertMessage(map, "length", "long", "must be a number, got 'long'");
        assertMessage(map, "direction", 0, "must be one of [-1, 1], got '0'");
        assertMessage(map, "driven", "KNEE", "must be one of [ELBOW, SHOULDER], got 'KNEE'");
        assertMessage(map, "terrain", 0.5, "must be a whole number");
        assertMessage(map, "lenght", 1.0, "did you mean 'length'?");
        map.remove("gain");
        assertTrue(Refusal.of(() -> ROBOTS.fromMap(map)).contains("lacks parameter 'gain'"));
    }

    private static void assertMessage(Map<String, Object> valid, String key, Object value, String expected) {
        Map<String, Object> map = new java.util.LinkedHashMap<>(valid);
        map.put(key, value);
        String message = Refusal.of(() -> ROBOTS.fromMap(map));
        assertTrue(message.contains(expected), message);
    }

    @Test
    void withChangesOneParameterAndDifferencesNamesIt() {
        Robot task = ROBOTS.nominal();
        Robot changed = ROBOTS.with(task, "gain", 1.5);
        assertEquals(1.5, changed.gain);
        assertEquals(List.of("gain"), ROBOTS.differences(task, changed));
        assertEquals(1.5, ROBOTS.get(changed, "gain"));
        assertThrows(IllegalArgumentException.class, () -> ROBOTS.with(task, "gain", 3));
    }

    @Test
    void equalSeedsGiveEqualTasks() {
        assertEquals(
                ROBOTS.sample(Split.SHIFTED, Seeds.generator(7)), ROBOTS.sample(Split.SHIFTED, Seeds.generator(7)));
    }

    record Unannotated(double length) {}

    record WrongType(
            @Parameter(
                    unit = "m",
                    train = {0, 1})
            int length) {}

    record Inverted(
            @Parameter(
                    unit = "m",
                    train = {1, 0})
            double length) {}

    record NotInside(
            @Parameter(
                    unit = "m",
                    train = {0, 1},
                    shifted = {0.5, 2})
            double length) {}

    record LogOfZero(
            @Parameter(
                    unit = "m",
                    train = {0, 1},
                    scale = Parameter.Scale.LOG)
            double length) {}

    record Overlap(
            @Choice(
                    train = {"1", "2"},
                    shifted = "2")
            int mode) {}

    record NotANumber(@Choice(train = {"1", "two"}) int mode) {}

    @Test
    void contradictoryAnnotationsAreRefused() {
        List<Class<? extends Record>> wrong = List.of(
                Unannotated.class,
                WrongType.class,
                Inverted.class,
                NotInside.class,
                LogOfZero.class,
                Overlap.class,
                NotANumber.class);
        for (Class<? extends Record> type : wrong) {
            assertThrows(IllegalArgumentException.class, () -> TaskSpace.of(type), type.getSimpleName());
        }
    }

    record Fixed(
            @Parameter(
                    unit = "m",
                    train = {0, 1})
            double length) {}

    @Test
    void aSpaceWithoutShiftedRangesRefusesShiftedTasks() {
        TaskSpace<Fixed> space = TaskSpace.of(Fixed.class);
        assertFalse(space.canShift());
        assertThrows(IllegalArgumentException.class, () -> space.sample(Split.SHIFTED, Seeds.generator(1)));
    }
}
