package adaptarium.envs.wrapper;

import static adaptarium.envs.wrapper.Wrapped.move;
import static adaptarium.envs.wrapper.Wrapped.point;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Environment;
import adaptarium.envs.Episode;
import adaptarium.envs.Families;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.Pendulum;
import adaptarium.envs.family.navigation.PointNavigation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskSwitchTest {
    @Test
    void aPeriodicSwitchComesAtEqualIntervals() {
        Environment<PointNavigation.Task> env = point("+switch=periodic");
        for (long seed = 0; seed < 30; seed++) {
            env.reset(seed);
            while (!move(env, 0, 0).done()) {}
            List<Episode.Event> events = env.events();
            int period = events.get(0).step();
            assertTrue(period >= 20 && period < 50, "every " + period);
            for (int i = 0; i < events.size(); i++) {
                assertEquals((i + 1) * period, events.get(i).step());
            }
            assertEquals(99 / period, events.size());
        }
    }

    @Test
    void aSwitchIsToAnotherTaskAlways() {
        for (String id : List.of("HalfCheetah-v0+switch=abrupt", "HalfCheetah-v0+switch=periodic")) {
            TaskFamily<?> family = Families.named(id + "+time-limit=20");
            for (long seed = 0; seed < 20; seed++) {
                directions(family, seed);
            }
        }
    }

    private static <T extends Record> void directions(TaskFamily<T> family, long seed) {
        Environment<T> env = new Environment<>(family, family.tasks().nominal());
        env.reset(seed);
        while (!env.step(new float[6]).done()) {}
        int direction = 1; // the nominal one
        assertTrue(!env.events().isEmpty());
        for (Episode.Event event : env.events()) {
            direction = -direction;
            assertEquals("direction " + direction, event.what(), "of two directions, always the other");
        }
    }

    @Test
    void aReturningSwitchEndsInTheTaskItBeganWith() {
        Environment<PointNavigation.Task> env = point("+oracle+switch=returning");
        for (long seed = 0; seed < 10; seed++) {
            float[] first = env.reset(seed);
            while (env.events().isEmpty()) {
                move(env, 0, 0);
            }
            float[] between = move(env, 0, 0).observation();
            assertNotEquals(first[2], between[2]);
            StepResult last;
            do {
                last = move(env, 0, 0);
            } while (!last.done());
            assertArrayEquals(first, last.observation());
        }
    }

    @Test
    void aDriftIsARandomWalkThatIsReflectedAtTheEndsOfTheRange() {
        Environment<PointNavigation.Task> env = point("+oracle+switch=drift");
        double squares = 0;
        int count = 0;
        for (long seed = 0; seed < 60; seed++) {
            double goal = env.reset(seed)[2]; // 1 at the upper end of the range, -1 at the lower
            int switches = 0;
            StepResult result;
            do {
                result = move(env, 0, 0);
                double shown = result.observation()[2];
                if (env.events().size() > switches) {
                    switches = env.events().size();
                    assertEquals(2 * switches, env.events().get(switches - 1).step(), "every H / 40 steps");
                    assertTrue(Math.abs(shown) < 1, "clipped at an end rather than reflected: " + shown);
                    if (Math.abs(goal) < 0.3) { // far from the ends
                        squares += (shown - goal) * (shown - goal);
                        count++;
                    }
                    goal = shown;
                }
            } while (!result.done());
        }
        assertTrue(count > 300);
        assertEquals(0.2, Math.sqrt(squares / count), 5 * 0.2 / Math.sqrt(2.0 * count)); // a tenth of the width
    }

    @Test
    @SuppressWarnings("unchecked") // the name says which family
    void onlyLiveParametersAreDrawnAnew() {
        TaskFamily<Pendulum.Task> family =
                (TaskFamily<Pendulum.Task>) Families.named("Pendulum-v0+oracle+switch=abrupt");
        Environment<Pendulum.Task> env =
                new Environment<>(family, TaskSpace.of(Pendulum.Task.class).nominal());
        for (long seed = 0; seed < 20; seed++) {
            float[] first = env.reset(seed);
            StepResult last;
            do {
                last = env.step(new float[1]);
            } while (!last.done());
            assertEquals(1, env.events().size());
            assertEquals(first[3], last.observation()[3], "the length");
            assertNotEquals(first[4], last.observation()[4], "the mass");
        }
    }
}
