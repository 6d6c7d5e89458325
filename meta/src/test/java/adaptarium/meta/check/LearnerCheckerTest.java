package adaptarium.meta.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.CheckReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every check can fail: for each there is a learner with just that fault. */
class LearnerCheckerTest {
    private static final int UPDATES = 30;

    private static CheckReport check(Broken.Fault fault) {
        try (Broken algorithm = new Broken(fault)) {
            return LearnerChecker.check(algorithm, UPDATES, 1);
        }
    }

    @Test
    void anHonestLearnerPassesEveryCheck() {
        CheckReport report = check(Broken.Fault.NONE);
        assertTrue(report.passed(), report::text);
        assertEquals(14, report.results().size(), report::text);
        assertEquals("broken", report.subject());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REFUSES_EVERY_FAMILY | creation | only for Mondays",
                "DRAWS_FROM_ELSEWHERE | repetition | tensor 'theta'",
                "DEPENDS_ON_THREADS | threads | 1 and 2 threads differ",
                "SAVES_HALF | restored state | goes on to another result",
                "SHARES_ITS_STATE | restored state | changes a state taken before",
                "SAVES_NOTHING | refused states | nothing can be resumed",
                "TAKES_ANY_STATE | refused states | tensor 'theta' is missing: is accepted",
                "TAKES_NAN | refused states | holds NaN: is accepted",
                "REFUSES_TOO_LATE | refused states | was refused but changed tensor 'theta'",
                "REFUSES_BY_ACCIDENT | refused states | throws java.lang.IndexOutOfBoundsException: 7",
                "TAKES_NO_TASK | refused arguments | newAdaptation of 0 tasks: is accepted",
                "LOOKS_AT_CONTEXTS | hidden tasks | told another context it acts otherwise",
                "ORACLE_THAT_DOES_NOT_LOOK | hidden tasks | does not look at the contexts",
                "MIXES_TASKS | tasks apart | what happens in task 1 changes the actions of task 2",
                "FOLLOWS_THE_LEARNER | own parameters | an update of the learner changes an adaptation",
                "TEACHES_THE_LEARNER | own parameters | an adaptation changes the learner",
                "LEAVES_THE_BOUNDS | actions | allowed is a whole number from 0 to 1",
                "WRITES_IDLE_SLOTS | actions | of a slot that is not active",
                "CHANGES_WHAT_IT_SEES | actions | act changed the caller's observations",
                "COUNTS_TASKS_WRONG | actions | tasks() is 99, asked for were 3",
                "HIDES_ITS_MEMORY | round kind | nothing is carried from round to round, but what happened in the first",
                "PRETENDS_TO_REMEMBER | round kind | changes neither the actions nor the fast state of later ones",
                "PRETENDS_A_BATCH | round kind | adapts after a round (GRADIENT_STEP), but rewards change actions",
                "ACTS_ON_NAN | NaN refused | an observation of NaN became action",
                "LEAKS_TENSORS | closing | 1 tensors are left after closing",
                "LEAKS_IN_EVERY_UPDATE | closing | 2 tensors more after two further updates",
                "LEAKS_THREADS | closing | threads are left after closing, such as 'forgotten'",
                "LEARNS_NOTHING | learning | it should reach 2.00",
            })
    void everyFaultIsFoundByItsCheck(Broken.Fault fault, String check, String reason) {
        CheckReport report = check(fault);
        Result result = report.results().stream()
                .filter(r -> r.name().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check '" + check + "'\n" + report.text()));
        assertEquals(CheckReport.Outcome.FAILED, result.outcome(), report::text);
        assertTrue(result.reason().contains(reason), result::reason);
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LearnerChecker.check(new Broken(Broken.Fault.NONE), 0, 1));
    }
}
