package adaptarium.envs.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryFamilyTest {
    private static final int TASKS = Integer.getInteger("adaptarium.check.tasks", 18);

    static List<TaskFamily<?>> families() {
        return Families.all();
    }

    @ParameterizedTest
    @MethodSource("families")
    void keepsTheContract(TaskFamily<?> family) {
        CheckReport report = FamilyChecker.check(family, TASKS, 1);
        assertTrue(
                report.passed()
                        && report.notShown().stream().allMatch(r -> r.name().equals("success")),
                () -> System.lineSeparator() + report.subject() + System.lineSeparator() + report.text());
    }
}
