package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.experiments.UserException;
import adaptarium.random.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TaskSupplyTest {
    private static final String CONFIG = """
        family: CartPole-v0
        iterations: 1
        algorithm: {name: drift}
        """;

    private static RunConfig config(String... overrides) {
        return Configurations.parse("a.yaml", CONFIG, List.of(overrides));
    }

    @Test
    void tasksAreFreshUnlessAPoolIsAskedFor() {
        assertEquals(TaskSupply.FRESH, config().tasks());
        assertEquals(TaskSupply.FRESH, config("tasks=fresh").tasks());
        assertEquals(
                new TaskSupply(OptionalInt.of(100)), config("tasks.pool=100").tasks());
        assertEquals(
                new TaskSupply(OptionalInt.of(7)), config("tasks={pool: 7}").tasks());
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (RunConfig config : List.of(config(), config("tasks.pool=100"), config("tasks.learnable=4"))) {
            assertEquals(config, Configurations.parse("b.yaml", YamlWriter.write(config), List.of()));
        }
        assertEquals(
                "a pool of 100, fixed by the run's seed",
                config("tasks.pool=100").tasks().words());
        assertEquals("drawn anew in every update", config().tasks().words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tasks=old | command line 'tasks=old': tasks must be fresh, {pool: a whole number}, {learnable: a"
                        + " whole number} or {curriculum: …}, got 'old'",
                "tasks=3 | command line 'tasks=3': tasks must be fresh, {pool: a whole number}, {learnable: a whole"
                        + " number} or {curriculum: …}, got '3'",
                "tasks=[1] | command line 'tasks=[1]': tasks must be fresh, {pool: a whole number}, {learnable: a"
                        + " whole number} or {curriculum: …}, got a list",
                "tasks.pool=0 | command line 'tasks.pool=0': tasks.pool must lie in [1, 1000000], got 0",
                "tasks.pool=1.5 | command line 'tasks.pool=1.5': tasks.pool must be a whole number",
                "tasks.learnable=1 | command line 'tasks.learnable=1': tasks.learnable must lie in [2, 100], got 1",
                "tasks.pol=3 | command line 'tasks.pol=3': unknown key 'tasks.pol'; did you mean 'pool'?",
            })
    void whatDoesNotFitIsRefusedInOneLine(String override, String message) {
        String found = assertThrows(UserException.class, () -> config(override)).getMessage();
        assertEquals(message, found.substring(0, Math.min(found.length(), message.length())));
        assertEquals(1, found.lines().count());
    }

    /** The tasks that runs drew before there was a choice: task j of an update is a function of seed, update and j. */
    @Test
    void freshTasksAreThoseTheyHaveAlwaysBeen() {
        TaskSpace<CartPole.Task> space = new CartPole().tasks();
        List<CartPole.Task> tasks = TaskSupply.FRESH.source(space, 5).tasks(3, 2);
        for (int j = 0; j < 2; j++) {
            CartPole.Task expected = space.sample(Split.TRAIN, Seeds.generator(Seeds.derive(5, "tasks", 3, j)));
            assertEquals(expected, tasks.get(j));
        }
    }

    @Test
    void aPoolIsOfItsSize() {
        var source = new TaskSupply(OptionalInt.of(4)).source(new CartPole().tasks(), 5);
        assertEquals(4, new HashSet<>(source.tasks(0, 40)).size());
        assertEquals(new HashSet<>(source.tasks(0, 40)), new HashSet<>(source.tasks(9, 40)));
    }
}
