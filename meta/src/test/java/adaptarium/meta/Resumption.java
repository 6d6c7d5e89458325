package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.store.Checkpoint;
import adaptarium.agents.store.State;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.random.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Whether a learner that is stopped and goes on from a file ends where one does that was never stopped. */
public final class Resumption {
    private Resumption() {}

    /** Tasks out of the air. */
    public static <T extends Record> List<T> tasks(TaskFamily<T> family, int count, Split split, long seed) {
        List<T> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(family.tasks().sample(split, Seeds.generator(Seeds.derive(seed, i))));
        }
        return tasks;
    }

    /** The update of a number, on tasks of its own. */
    public static <T extends Record> MetaTraining.Update update(
            MetaLearner<T> learner, TaskFamily<T> family, int number) {
        return learner.metaUpdate(tasks(family, learner.metaBatchSize(), Split.TRAIN, number), number);
    }

    /**
     * Saves after every second of some updates, restores into a stranger on more and more threads, and compares both after the next one, to the bit.
     *
     * @param folder where to save
     */
    public static <T extends Record, C extends Record> void check(
            Algorithm<C> algorithm, C settings, TaskFamily<T> family, int updates, Path folder) throws IOException {
        try (MetaLearner<T> straight = algorithm.create(family, settings, 1, 1)) {
            for (int number = 0; number < updates; number++) {
                update(straight, family, number);
                Path file = new Checkpoint(straight.state(), Map.of()).write(folder, algorithm.name() + number);
                try (MetaLearner<T> resumed = algorithm.create(family, settings, 99, 1 + number)) {
                    resumed.restore(Checkpoint.read(file).state());
                    assertSame(straight.state(), resumed.state());
                    update(straight, family, ++number);
                    update(resumed, family, number);
                    assertSame(straight.state(), resumed.state());
                }
            }
        }
    }

    private static void assertSame(State a, State b) {
        assertEquals(a.names(), b.names());
        for (String name : a.names()) {
            Object[] x = {a.entry(name).values()};
            assertTrue(Arrays.deepEquals(x, new Object[] {b.entry(name).values()}), name);
        }
    }
}
