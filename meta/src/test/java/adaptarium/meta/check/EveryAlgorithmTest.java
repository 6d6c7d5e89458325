package adaptarium.meta.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.CheckReport;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What remembers is also shown with its memory wiped, without reward, without action, and poisoned; and every number of what it carries has a name. */
    @ParameterizedTest
    @ValueSource(strings = {"rl2", "transformer", "snail", "varibad", "pearl"})
    void whatRemembersCanBePlayedWithoutIt(String name) {
        check(Algorithms.named(name));
    }

    private static <C extends Record> void check(Algorithm<C> algorithm) {
        TwoArms family = new TwoArms(/* discrete= */ false);
        try (MetaLearner<TwoArms.Task> learner = algorithm.create(family, algorithm.defaults(), 1, 1)) {
            assertEquals(
                    List.of("memory wiped", "reward hidden", "action hidden", "memory poisoned"), learner.ablations());
            for (String ablation : learner.ablations()) {
                learner.newAblation(ablation, 2, 1).close();
            }
            try (Adaptation adaptation = learner.newAdaptation(2, 1)) {
                adaptation.act(new float[2], new boolean[] {true, true}, new float[2], new float[2]);
                assertEquals(
                        adaptation.fastState(0).length,
                        adaptation.fastParts().stream()
                                .mapToInt(Adaptation.FastPart::size)
                                .sum());
            }
        }
    }
}
