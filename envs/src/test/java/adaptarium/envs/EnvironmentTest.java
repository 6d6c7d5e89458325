package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.classic.CartPole;
import adaptarium.random.Seeds;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final CartPole.Task NOMINAL =
            TaskSpace.of(CartPole.Task.class).nominal();

    @Test
    void callsInTheWrongOrderAreRefused() {
        Environment<CartPole.Task> env = new Environment<>(new CartPole(), NOMINAL);
        assertEquals(
                "call reset before step on CartPole-v0",
                Refusal.of(IllegalStateException.class, () -> env.step(new float[1])));
        assertThrows(IllegalStateException.class, env::scene);
        assertThrows(IllegalStateException.class, () -> env.changeTask(NOMINAL));
        env.reset(1);
        while (!env.step(new float[] {1}).done()) {
            assertTrue(env.scene().time() < 1);
        }
        assertTrue(Refusal.of(IllegalStateException.class, () -> env.step(new float[1]))
                .contains("is over"));
    }

    @Test
    void badActionsAreRefused() {
        Environment<CartPole.Task> env = new Environment<>(new CartPole(), NOMINAL);
        env.reset(1);
        assertEquals(
                "CartPole-v0: action 'motor' of slot 0 must be finite, got NaN",
                Refusal.of(() -> env.step(new float[] {Float.NaN})));
        assertEquals("CartPole-v0: an action has 1 numbers, got 2", Refusal.of(() -> env.step(new float[2])));
    }

    @Test
    void itAgreesWithTheVectorEnvironment() {
        Environment<CartPole.Task> env = new Environment<>(new CartPole(), NOMINAL);
        var random = Seeds.generator(4);
        try (VectorEnvironment<CartPole.Task> vector = new VectorEnvironment<>(new CartPole(), 1, 1)) {
            vector.assign(0, NOMINAL, 8, 1);
            assertArrayEquals(vector.observations(), env.reset(8));
            boolean over = false;
            while (!over) {
                float[] action = {2 * random.nextFloat() - 1};
                StepResult result = env.step(action);
                vector.step(action);
                assertArrayEquals(vector.nextObservations(), result.observation());
                assertEquals(vector.terminated()[0], result.terminated());
                over = result.done();
            }
        }
    }

    @Test
    void anEndInTheLastStepOfTheHorizonIsNoTruncation() {
        int fall = steps("CartPole-v0+time-limit=200");
        StepResult ended = last("CartPole-v0+time-limit=" + fall);
        assertTrue(ended.terminated() && !ended.truncated());
        StepResult cut = last("CartPole-v0+time-limit=" + (fall - 1));
        assertTrue(cut.truncated() && !cut.terminated());
        Environment<CartPole.Task> env = named("CartPole-v0+time-limit=1");
        env.reset(1);
        env.step(new float[1]);
        assertTrue(Refusal.of(IllegalStateException.class, () -> env.step(new float[1]))
                .contains("is over"));
    }

    @SuppressWarnings("unchecked") // the name says which family
    private static Environment<CartPole.Task> named(String id) {
        return new Environment<>((TaskFamily<CartPole.Task>) Families.named(id), NOMINAL);
    }

    private static int steps(String id) {
        Environment<CartPole.Task> env = named(id);
        env.reset(1);
        int steps = 1;
        while (!env.step(new float[] {1}).done()) {
            steps++;
        }
        return steps;
    }

    private static StepResult last(String id) {
        Environment<CartPole.Task> env = named(id);
        env.reset(1);
        StepResult result;
        do {
            result = env.step(new float[] {1});
        } while (!result.done());
        return result;
    }

    @Test
    void onlyLiveParametersMayChangeInMidEpisode() {
        TaskSpace<CartPole.Task> space = TaskSpace.of(CartPole.Task.class);
        Environment<CartPole.Task> env = new Environment<>(new CartPole(), NOMINAL);
        env.reset(3);
        env.changeTask(space.with(NOMINAL, "sign", -1));
        assertEquals(-1, env.task().sign());
        assertTrue(Refusal.of(() -> env.changeTask(space.with(NOMINAL, "halfLength", 0.3)))
                .contains("task parameter 'halfLength' is fixed for an episode"));
    }
}
