package adaptarium.meta.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.CheckReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check of few-shot learners can fail, too: for each there is a learner with just that fault. */
class FewShotCheckerTest {
    private static CheckReport check(BrokenFewShot.Fault fault, int updates) {
        try (BrokenFewShot algorithm = new BrokenFewShot(fault)) {
            return LearnerChecker.check(algorithm, updates, 1);
        }
    }

    /** Creation, learning, and seven more on a regression and on a classification. */
    @Test
    void anHonestLearnerPassesEveryCheck() {
        CheckReport report = check(BrokenFewShot.Fault.NONE, LearnerChecker.DEFAULT_UPDATES);
        assertTrue(report.passed(), report::text);
        assertEquals(2 + 2 * 7, report.results().size(), report::text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSES_EVERY_PROBLEM | creation | Curves-v0: only for Mondays",
                "CANNOT_BE_MADE | creation | Curves-v0: IllegalStateException: no engine",
                "DRAWS_FROM_ELSEWHERE | repetition (Curves-v0) | tensor 'theta'",
                "DEPENDS_ON_THREADS | threads (Curves-v0) | 1 and 2 threads differ",
                "SAVES_HALF | restored state (Clouds-v0) | goes on to another result",
                "SAVES_NOTHING | refused states (Curves-v0) | nothing can be resumed",
                "TAKES_ANY_STATE | refused states (Curves-v0) | is accepted",
                "TAKES_NO_TASKS | refused arguments (Curves-v0) | metaUpdate without tasks: is accepted",
                "TAKES_NAN | refused arguments (Curves-v0) | a query of NaN: is accepted",
                "TAKES_OTHER_WIDTHS | refused arguments (Curves-v0) | a support set of other inputs: is accepted",
                "TAKES_HALF_AN_EXAMPLE | refused arguments (Clouds-v0) | half an example: is accepted",
                "TAKES_NEGATIVE_ROUNDS | refused arguments (Curves-v0) | -1 rounds: is accepted",
                "PREDICTS_ONCE | predictions (Curves-v0) | 2 rounds give 1 predictions",
                "ANSWERS_AS_IT_LIKES | predictions (Curves-v0) | the same question again gets another answer",
                "LOOKS_AT_OTHER_QUERIES | predictions (Clouds-v0) | an answer depends on what else is asked",
                "LEARNS_BY_PREDICTING | predictions (Curves-v0) | the same question again gets another answer",
                "LEAKS_THREADS | closing (Curves-v0) | such as 'forgotten'",
                "LEARNS_NOTHING | learning (Curves-v0) | after 1 updates",
            })
    void everyFaultIsFoundByItsCheck(BrokenFewShot.Fault fault, String check, String reason) {
        CheckReport report = check(fault, 1);
        Result result = report.results().stream()
                .filter(r -> r.name().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check '" + check + "'\n" + report.text()));
        assertEquals(CheckReport.Outcome.FAILED, result.outcome(), report::text);
        assertTrue(result.reason().contains(reason), result::reason);
    }
}
