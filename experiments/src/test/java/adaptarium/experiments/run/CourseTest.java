package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static RunConfig config(int pool) {
        String text = """
            family: CartPole-v0
            iterations: 1
            tasks: {pool: %d}
            algorithm: {name: pearl, tasks: 5, batchTasks: 6}
            """.formatted(pool);
        return Configurations.parse("a.yaml", text, List.of());
    }

    @Test
    void aPoolOfTooFewTasksIsRefused() {
        try (Course<?> course = Course.of(config(6))) {
            assertEquals(6, course.learner().leastTasks());
        }
        assertEquals(
                "tasks.pool must be at least 6, as many different tasks as pearl learns from at a time, got 5",
                assertThrows(UserException.class, () -> Course.of(config(5))).getMessage());
    }
}
