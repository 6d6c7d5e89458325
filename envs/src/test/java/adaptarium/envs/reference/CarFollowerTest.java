package adaptarium.envs.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Split;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.family.vehicle.TopDownCar.Task;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CarFollowerTest {
    private static final TaskSpace<Task> TASKS = TaskSpace.of(Task.class);

    private static double mean(List<Task> tasks) {
        double[][] returns = References.play(new CarFollower(), tasks, 1, 2);
        return Arrays.stream(returns).mapToDouble(trial -> trial[0]).average().orElseThrow();
    }

    @Test
    void itDrivesEveryTrainingTaskWell() {
        List<Task> tasks = LongStream.range(0, 60)
                .mapToObj(i -> TASKS.sample(Split.TRAIN, Seeds.generator(i)))
                .toList();
        double[][] returns = References.play(new CarFollower(), tasks, 1, 2);
        for (double[] trial : returns) {
            assertTrue(trial[0] > 50, "a return of " + trial[0]);
        }
        assertTrue(mean(tasks) > 100);
    }

    @Test
    void withMoreGripItDrivesFaster() {
        assertTrue(mean(List.of(TASKS.with(TASKS.nominal(), "grip", 1.0)))
                > 1.3 * mean(List.of(TASKS.with(TASKS.nominal(), "grip", 0.3))));
    }
}
