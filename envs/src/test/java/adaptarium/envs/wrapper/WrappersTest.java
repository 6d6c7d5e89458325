package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.point;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.Refusal;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.envs.family.navigation.PointNavigation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappersTest {
    private static float[] push(double x, double y) {
        return new float[] {(float) x, (float) y};
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UnknownGainSlider-v0+action-delay=3",
                "UnknownGainSlider-v0+switch=drift",
                "CartPole-v0+switch=abrupt",
                "CrippledCrawler-v0+switch=abrupt+time-limit=50",
                "CartPole-v0+switch=periodic+observation-delay=2",
                "CartPole-v0+oracle+switch=returning",
                "UnknownGainSlider-v0+switch=onset,sign,1",
                "CartPole-v0+actuator=reversed",
                "CartPole-v0+sensor=dropped",
                "UnknownGainSlider-v0+actuator=stuck+sensor=biased",
                "UnknownGainSlider-v0+noise=0.2",
                "GridNavigation-v0+switch=abrupt+frame-stack=3",
                "GridNavigation-v0+action-repeat=2+time-limit=5"
            })
    void aWrappedFamilyKeepsTheContract(String id) {
        TaskFamily<?> family = Families.named(id);
        assertEquals(id, family.spec().id());
        CheckReport report = FamilyChecker.check(family, 18, 2);
        List<CheckReport.Result> failures = report.failures().stream()
                .filter(r -> !(id.contains("oracle") && r.name().equals("hidden tasks"))) // an oracle shows the task
                .toList();
        assertEquals(List.of(), failures, report::text);
    }

    @Test
    void aDelayedActionActsLater() {
        Environment<PointNavigation.Task> env = point("+action-delay=2");
        env.reset(1);
        assertArrayEquals(push(0, 0), env.step(push(0.1, 0.05)).observation());
        assertArrayEquals(push(0, 0), env.step(push(0, 0)).observation());
        assertArrayEquals(push(0.1, 0.05), env.step(push(0, 0)).observation());
        assertArrayEquals(push(0.1, 0.05), env.step(push(0, 0)).observation());
    }

    @Test
    void aDelayBeyondTheEndShowsAndDoesNothingOfTheEpisode() {
        for (int steps : new int[] {100, 101, 1_000_000}) {
            Environment<PointNavigation.Task> acting = point("+action-delay=" + steps);
            Environment<PointNavigation.Task> seeing = point("+observation-delay=" + steps);
            acting.reset(1);
            seeing.reset(1);
            for (int t = 1; t <= 100; t++) {
                assertArrayEquals(push(0, 0), acting.step(push(-0.1, 0)).observation());
                float[] shown = seeing.step(push(-0.1, 0)).observation();
                assertArrayEquals(push(0, 0), shown); // at the end, too: the first one is 100 steps old
            }
        }
    }

    @Test
    void aDelayedObservationIsOldAndTheRewardIsNot() {
        Environment<PointNavigation.Task> env = point("+observation-delay=1");
        env.reset(1);
        StepResult first = env.step(push(0.1, 0.1));
        assertArrayEquals(push(0, 0), first.observation());
        assertEquals(-Math.hypot(0.4, 0.4), first.reward(), 1e-6);
        assertArrayEquals(push(0.1, 0.1), env.step(push(0, 0)).observation());
    }

    @Test
    void aRepeatedActionAddsItsRewards() {
        Environment<PointNavigation.Task> env = point("+action-repeat=3");
        assertEquals(34, env.spec().horizon());
        assertEquals(0.3, env.spec().controlTimestep(), 1e-12);
        env.reset(1);
        StepResult result = env.step(push(0.1, 0.1));
        assertArrayEquals(push(0.3, 0.3), result.observation(), 1e-6f);
        assertEquals(-Math.sqrt(2) * (0.4 + 0.3 + 0.2), result.reward(), 1e-6);
        StepResult last = env.step(push(0.1, 0.1));
        assertTrue(last.terminated()); // reached after two of the three
        assertEquals(-Math.sqrt(2) * 0.1, last.reward(), 1e-6);
    }

    @Test
    void framesAreStackedOldestFirst() {
        Environment<PointNavigation.Task> env = point("+frame-stack=2");
        assertArrayEquals(new float[4], env.reset(1));
        env.step(push(0.1, 0));
        float[] shown = env.step(push(0.1, 0)).observation();
        assertArrayEquals(new float[] {0.1f, 0, 0.2f, 0}, shown, 1e-6f);
        assertArrayEquals(new float[4], env.reset(1));
    }

    @Test
    void theOracleSeesTheTaskAndFollowsTheSwitch() {
        Environment<PointNavigation.Task> env = point("+oracle+switch=abrupt");
        assertArrayEquals(new float[] {0, 0, 1, 1}, env.reset(3));
        float[] shown = env.reset(3);
        while (env.events().isEmpty()) {
            shown = env.step(push(0, 0)).observation();
        }
        assertNotEquals(1f, shown[2]);
        Episode.Event.TaskChanged event =
                (Episode.Event.TaskChanged) env.events().get(0);
        assertEquals((Double) event.now().get("goalX") / 0.5, shown[2], 1e-5);
    }

    @Test
    void whatALayerDrawsDoesNotMoveWhatTheEpisodeDraws() {
        TaskFamily<?> silent = Families.named("CartPole-v0+time-limit=200");
        TaskFamily<?> drawing = Families.named("CartPole-v0+actuator=dead");
        assertArrayEquals(first(silent), first(drawing));
    }

    private static <T extends Record> float[] first(TaskFamily<T> family) {
        return new Environment<>(family, family.tasks().nominal()).reset(7);
    }

    @Test
    void aSwitchHappensWhereItIsPlannedAndIsTheSameAgain() {
        Environment<PointNavigation.Task> env = point("+switch=abrupt");
        for (long seed = 0; seed < 20; seed++) {
            List<Episode.Event> first = idle(env, seed);
            assertEquals(1, first.size());
            assertTrue(first.get(0).step() >= 30 && first.get(0).step() < 70, first::toString);
            assertEquals(first, idle(env, seed));
        }
        assertEquals(2, idle(point("+switch=returning"), 5).size());
        assertTrue(idle(point("+switch=returning"), 5).get(1).what().equals("goalX 0.5, goalY 0.5"));
        assertTrue(idle(point("+switch=periodic"), 5).size() >= 1);
        assertTrue(idle(point("+switch=drift"), 5).size() > 30);
    }

    @Test
    void anOnsetBeginsAsAskedAndEndsInTheTaskItself() {
        Environment<PointNavigation.Task> env = point("+oracle+switch=onset,goalX,-0.25");
        for (long seed = 0; seed < 20; seed++) {
            float[] shown = env.reset(seed);
            assertArrayEquals(new float[] {0, 0, -0.5f, 1}, shown);
            int steps = 0;
            while (shown[2] < 0) {
                assertEquals(List.of(), env.events());
                shown = env.step(push(0, 0)).observation();
                steps++;
            }
            assertArrayEquals(new float[] {0, 0, 1, 1}, shown);
            Episode.Event event = env.events().get(0);
            assertEquals(steps - 1, event.step());
            assertTrue(event.step() >= 30 && event.step() < 70, event::toString);
            assertEquals("goalX 0.5, goalY 0.5", event.what());
        }
    }

    private static List<Episode.Event> idle(Environment<PointNavigation.Task> env, long seed) {
        env.reset(seed);
        boolean over = false;
        while (!over) {
            over = env.step(push(0, 0)).done();
        }
        return env.events();
    }

    @Test
    void everyKindOfMotorFaultDoesWhatItSays() {
        float[] dead = moves("dead");
        float[] weak = moves("weak");
        float[] reversed = moves("reversed");
        float[] stuck = moves("stuck");
        assertEquals(0, dead[0], 1e-6);
        assertEquals(0.03, weak[0], 1e-4);
        assertEquals(-0.1, reversed[0], 1e-4);
        assertEquals(0.05, stuck[0], 1e-4);
        for (float[] move : List.of(dead, weak, reversed, stuck)) {
            assertEquals(0.1, move[1], 1e-4); // the other motor is whole
        }
    }

    /** How far one step goes at the end, when motor 0 has failed: asked are 0.05 before and 0.1 after 75 steps. */
    private static float[] moves(String kind) {
        Environment<PointNavigation.Task> env = point("+actuator=" + kind + ",0");
        float[] before = env.reset(4);
        for (int t = 0; t < 75; t++) {
            before = env.step(push(0.05, -0.1)).observation();
        }
        assertEquals(
                List.of("move x " + kind),
                env.events().stream().map(Episode.Event::what).toList());
        float[] after = env.step(push(0.1, 0.1)).observation();
        return push(after[0] - before[0], after[1] - before[1]);
    }

    @Test
    void aFrozenSensorShowsItsLastValue() {
        Environment<PointNavigation.Task> env = point("+sensor=frozen,1");
        env.reset(4);
        float[] shown = {};
        for (int t = 0; t < 80; t++) {
            shown = env.step(push(0.01, -0.01)).observation();
        }
        int onset = env.events().get(0).step();
        assertEquals(0.8, shown[0], 1e-4);
        assertEquals(-0.01 * (onset - 1), shown[1], 1e-4);
    }

    @Test
    void noiseStaysWithinTheBounds() {
        Environment<PointNavigation.Task> env = point("+noise=0.5");
        float[] first = env.reset(4);
        assertFalse(Arrays.equals(first, new float[2]));
        for (int t = 0; t < 50; t++) {
            float[] shown = env.step(push(0.1, 0.1)).observation();
            assertTrue(Math.abs(shown[0]) <= 10 && Math.abs(shown[1]) <= 10);
        }
    }

    @Test
    void wrongNamesAndArgumentsAreAnsweredInOneLine() {
        assertTrue(Refusal.of(() -> Families.named("CartPole-v0+swich=abrupt")).contains("did you mean 'switch'?"));
        assertEquals(
                "wrapper 'switch' needs one of [abrupt, periodic, returning, drift, onset], got 'sudden'",
                Refusal.of(() -> Families.named("CartPole-v0+switch=sudden")));
        assertEquals(
                "wrapper 'action-delay' needs a number of steps, a whole number, got 'two'",
                Refusal.of(() -> Families.named("CartPole-v0+action-delay=two")));
        assertTrue(
                Refusal.of(() -> Families.named("CartPole-v0+actuator=dead,3")).contains("has motors 0 to 0"));
        assertTrue(Refusal.of(() -> Families.named("GridNavigation-v0+noise=1")).contains("needs continuous actions"));
        assertTrue(
                Refusal.of(() -> Families.named("TabularMdp-v0+switch=abrupt")).contains("live task parameter"));
        assertTrue(Refusal.of(() -> Families.named("CartPole-v0+noise=-1")).contains("above 0"));
        assertTrue(Refusal.of(() -> Families.named("CrippledCrawler-v0+switch=onset"))
                .endsWith("as in switch=onset,motor,0"));
        assertTrue(Refusal.of(() -> Families.named("CrippledCrawler-v0+switch=onset,motor"))
                .contains("needs what an episode begins with"));
        assertTrue(Refusal.of(() -> Families.named("CrippledCrawler-v0+switch=onset,motor,9"))
                .contains("task parameter 'motor' must be one of"));
        assertTrue(Refusal.of(() -> Families.named("CartPole-v0+switch=onset,sing,1"))
                .contains("did you mean 'sign'?"));
    }

    @Test
    void everyWrapperSaysHowItIsWritten() {
        assertEquals(10, Families.wrappers().size()); // 'scene' is the command line's
        for (Wrapper wrapper : Families.wrappers()) {
            assertTrue(wrapper.usage().startsWith(wrapper.name()), wrapper.usage());
        }
    }
}
