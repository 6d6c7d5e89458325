package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.move;
import static adaptarium.envs.wrapper.Wrapped.point;
import static adaptarium.envs.wrapper.Wrapped.truth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.Refusal;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.navigation.PointNavigation;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One clock for each layer: horizons, goals and events of families inside wrappers. */
class ClocksTest {
    private static <T extends Record> Environment<T> nominal(TaskFamily<T> family) {
        return new Environment<>(family, family.tasks().nominal());
    }

    /** The steps of an episode in which a cart-pole is held upright by its regulator. */
    private static <T extends Record> List<StepResult> balanced(TaskFamily<T> family) {
        @SuppressWarnings("unchecked") // the regulator of the family inside
        Reference<T> regulator = (Reference<T>) References.of("CartPole-v0").get(0);
        T task = family.tasks().nominal();
        Environment<T> env = new Environment<>(family, task);
        Controller controller = regulator.begin(task, 1, Seeds.generator(1));
        float[] observation = env.reset(3);
        float[] action = new float[1];
        List<StepResult> steps = new ArrayList<>();
        StepResult result;
        do {
            controller.act(observation, 0, action, 0);
            result = env.step(action);
            observation = result.observation();
            steps.add(result);
        } while (!result.done());
        return steps;
    }

    @ParameterizedTest
    @CsvSource({
        "CartPole-v0, 200",
        "CartPole-v0+action-repeat=3, 200", // 66 steps of 3 and one of 2
        "CartPole-v0+action-repeat=3+action-repeat=2, 200",
        "CartPole-v0+time-limit=10+action-repeat=3, 10",
        "CartPole-v0+action-repeat=3+time-limit=10, 30",
        "CartPole-v0+action-repeat=3+oracle, 200",
        "CartPole-v0+oracle+action-repeat=3, 200"
    })
    void noStepRunsPastTheHorizonInside(String id, double expected) {
        assertEquals(
                expected,
                balanced(Families.named(id)).stream()
                        .mapToDouble(StepResult::reward)
                        .sum());
    }

    @ParameterizedTest
    @CsvSource({
        "CartPole-v0, 200",
        "CartPole-v0+time-limit=50, 50",
        "CartPole-v0+time-limit=300, 300",
        "CartPole-v0:horizon=50, 50",
        "CartPole-v0+action-repeat=3, 67",
        "CartPole-v0+time-limit=10+action-repeat=3, 4",
        "CartPole-v0+action-repeat=3+time-limit=10, 10"
    })
    void aPoleThatIsUpWhenTheTimeIsOverHasSucceededAndNotBefore(String id, int steps) {
        List<StepResult> results = balanced(Families.named(id));
        assertEquals(steps, results.size());
        for (int i = 0; i < steps; i++) {
            assertEquals(i == steps - 1, results.get(i).success(), "step " + i);
        }
    }

    @Test
    void aLastStepMayBeShort() {
        Environment<?> env = nominal(Families.named("Pendulum-v0+time-limit=10+action-repeat=3"));
        assertEquals(4, env.spec().horizon());
        env.reset(1);
        StepResult result;
        do {
            result = env.step(new float[1]);
        } while (!result.done());
        assertEquals(10 * 0.05, env.scene().time(), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UnknownGainSlider-v0", "PointRobot-v0", "GridNavigation-v0", "ArmReach-v0"})
    void aGoalMetInAnyOfTheRepeatedStepsIsMet(String id) {
        int held = successes(Families.named(id + "+action-repeat=1"), 4);
        int repeated = successes(Families.named(id + "+action-repeat=4"), 1);
        assertEquals(held, repeated);
        assertTrue(held > 0, "something is met");
    }

    /** How many of sixty episodes succeed at some moment, with random actions that are held for some steps. */
    private static <T extends Record> int successes(TaskFamily<T> family, int hold) {
        int succeeded = 0;
        for (int i = 0; i < 60; i++) {
            T task = family.tasks().sample(Split.TEST, Seeds.generator(Seeds.derive(1, "task", i)));
            Environment<T> env = new Environment<>(family, task);
            RandomGenerator random = Seeds.generator(Seeds.derive(1, "actions", i));
            env.reset(i);
            float[] action = {};
            boolean success = false;
            StepResult result;
            int t = 0;
            do {
                action = t++ % hold == 0 ? Played.randomAction(env.spec(), random) : action;
                result = env.step(action);
                success |= result.success();
            } while (!result.done());
            succeeded += success ? 1 : 0;
        }
        return succeeded;
    }

    @ParameterizedTest
    @ValueSource(strings = {"switch=abrupt", "switch=returning", "switch=drift", "actuator=dead", "sensor=frozen"})
    void eventsHaveTheClockOfWhoReportsThem(String event) {
        for (int repeat = 1; repeat <= 8; repeat++) {
            for (String id : List.of(
                    "PointRobot-v0+" + event + "+action-repeat=" + repeat,
                    "PointRobot-v0+action-repeat=" + repeat + "+" + event)) {
                if (event.startsWith("switch")) {
                    id = id.replace("PointRobot", "PointNavigation");
                }
                Environment<?> env = nominal(Families.named(id));
                env.reset(repeat);
                int steps = 0;
                int seen = 0;
                StepResult result;
                do {
                    result = env.step(new float[] {-0.1f, -0.1f}); // away from any goal
                    for (Episode.Event late :
                            env.events().subList(seen, env.events().size())) {
                        // a sensor fails in what is seen after a step, a motor and the task in what happens during it
                        boolean during = late.step() == steps || late.step() == steps + 1;
                        assertTrue(during, id + ": " + late + " appears during step " + steps);
                    }
                    seen = env.events().size();
                    steps++;
                } while (!result.done());
                assertTrue(seen > 0, id);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 50, 150})
    void whatIsPlannedComesBeforeAnyEnd(int limit) {
        for (String plan : List.of("switch=abrupt", "switch=periodic", "actuator=weak,0", "sensor=noisy,0")) {
            for (String id : List.of(
                    "PointNavigation-v0+" + plan + "+time-limit=" + limit,
                    "PointNavigation-v0+time-limit=" + limit + "+" + plan,
                    "PointNavigation-v0+" + plan + "+oracle+noise=0.1+time-limit=" + limit)) {
                Environment<?> env = nominal(Families.named(id));
                for (long seed = 0; seed < 20; seed++) {
                    env.reset(seed);
                    while (!env.step(new float[] {-0.1f, -0.1f}).done()) {} // away from the goal
                    List<Episode.Event> events = env.events();
                    assertTrue(!events.isEmpty() && events.get(0).step() < limit, id + ": " + events);
                }
            }
        }
        Environment<?> crawler = nominal(Families.named("CrippledCrawler-v0+switch=abrupt+time-limit=50"));
        crawler.reset(1);
        while (!crawler.step(new float[8]).done()) {}
        assertEquals(1, crawler.events().size());
    }

    @Test
    void whereNothingCanBePlannedItIsRefused() {
        assertEquals(
                "wrapper 'time-limit=1': wrapper 'switch=abrupt' needs episodes of at least 2 steps; those of"
                        + " CrippledCrawler-v0 have 1",
                Refusal.of(() -> Families.named("CrippledCrawler-v0+switch=abrupt+time-limit=1")));
        assertEquals(
                "wrapper 'switch=returning' needs episodes of at least 4 steps; those of"
                        + " CrippledCrawler-v0+time-limit=3 have 3",
                Refusal.of(() -> Families.named("CrippledCrawler-v0+time-limit=3+switch=returning")));
        assertTrue(Refusal.of(() -> Families.named("CartPole-v0+sensor=biased+action-repeat=200+actuator=dead"))
                .contains("at least 2 steps"));
    }

    @Test
    void theLastTimeLimitCounts() {
        TaskFamily<?> family = Families.named("PointNavigation-v0+time-limit=50+switch=abrupt+time-limit=80");
        assertEquals(80, family.spec().horizon());
        Environment<?> env = nominal(family);
        int latest = 0;
        for (long seed = 0; seed < 40; seed++) {
            env.reset(seed);
            while (!env.step(new float[] {-0.1f, -0.1f}).done()) {}
            latest = Math.max(latest, env.events().get(0).step());
        }
        assertTrue(latest > 40 && latest < 56, "planned in [24, 56): " + latest);
    }

    @Test
    void aLongWayIsSeenAsItIs() {
        for (String id : List.of("+time-limit=3000+noise=0.01", "+noise=0.01+time-limit=3000")) {
            Environment<PointNavigation.Task> env = point(id);
            env.reset(1);
            float shown = 0;
            for (int t = 0; t < 300; t++) {
                shown = move(env, -0.1, -0.1).observation()[0];
            }
            assertEquals(-30, truth(env), 0.2); // noise on the actions
            assertEquals(truth(env), shown, 0.1); // 5 deviations of 0.02 m
        }
        Environment<PointNavigation.Task> biased = point("+sensor=biased,0+time-limit=3000");
        biased.reset(1);
        float shown = 0;
        for (int t = 0; t < 2999; t++) {
            shown = move(biased, -0.1, -0.1).observation()[0];
        }
        assertEquals(2, Math.abs(shown - truth(biased)), 0.05);
    }
}
