package adaptarium.meta.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.CheckReport;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract, over every registered algorithm: whoever adds one is covered without a new test. */
class EveryAlgorithmTest {
    static Stream<String> names() {
        return Algorithms.all().stream().map(Algorithm::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void keepsTheContract(String name) {
        CheckReport report = LearnerChecker.check(Algorithms.named(name));
        assertTrue(report.passed(), () -> System.lineSeparator() + name + System.lineSeparator() + report.text());
        assertEquals(
                List.of(),
                report.results().stream()
                        .filter(result -> result.outcome() != CheckReport.Outcome.PASSED)
                        .toList());
    }
}
