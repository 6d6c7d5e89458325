package adaptarium.envs.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Parameter;
import adaptarium.envs.check.CheckReport.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every check catches a family that is broken in just that way, and a sound one passes them all. */
class FamilyCheckerTest {
    private static CheckReport check(Ball.Fault fault) {
        Ball ball = new Ball(fault);
        return FamilyChecker.check(ball, List.of(ball.reference()), 18, 0);
    }

    private static void caught(Ball.Fault fault, String... checks) {
        CheckReport report = check(fault);
        List<String> failed =
                report.failures().stream().map(CheckReport.Result::name).toList();
        assertEquals(List.of(checks), failed, () -> fault + System.lineSeparator() + report.text());
        assertTrue(report.failures().stream().noneMatch(r -> r.reason().contains("\n")), "one line each");
    }

    /** For faults that show in more than one check. */
    private static void caughtAmongOthers(Ball.Fault fault, String check) {
        CheckReport report = check(fault);
        assertTrue(report.failures().stream().anyMatch(r -> r.name().equals(check)), report::text);
    }

    @Test
    void aSoundFamilyPasses() {
        CheckReport report = check(Ball.Fault.NONE);
        assertTrue(report.passed(), report::text);
        assertTrue(report.results().stream().allMatch(r -> r.outcome() == Outcome.PASSED), report::text);
        assertEquals("Ball-v0", report.subject());
        assertEquals(report.results().size(), report.text().lines().count());
    }

    @Test
    void anotherSpecificationAtEachCall() {
        caught(Ball.Fault.CHANGING_SPEC, "specification");
    }

    @Test
    void randomnessThatIsNotTheEpisodes() {
        // What differs from one play to the next also differs in every check that plays twice.
        CheckReport report = check(Ball.Fault.OWN_RANDOMNESS);
        assertEquals("determinism", report.failures().get(0).name(), report::text);
    }

    @Test
    void stateThatSurvivesAReset() {
        caughtAmongOthers(Ball.Fault.MEMORY_ACROSS_RESETS, "reset");
    }

    @Test
    void stateSharedBySimulations() {
        caughtAmongOthers(Ball.Fault.SHARED_STATE, "shared state");
    }

    @Test
    void observationsOutOfBounds() {
        caught(Ball.Fault.OUT_OF_BOUNDS, "declared spaces");
    }

    @Test
    void numbersThatAreNotFinite() {
        caughtAmongOthers(Ball.Fault.NOT_FINITE, "finite numbers");
    }

    @Test
    void rewardTermsThatDoNotAddUp() {
        caught(Ball.Fault.WRONG_TERM, "reward terms");
        caught(Ball.Fault.BENT_TERM, "reward terms");
    }

    @Test
    void anActionThatIsChanged() {
        caught(Ball.Fault.CHANGES_ACTION, "arrays");
    }

    @Test
    void anObservationThatLeavesItsPlace() {
        caughtAmongOthers(Ball.Fault.WRITES_TOO_MUCH, "arrays");
    }

    @Test
    void anObservationWithAHole() {
        caught(Ball.Fault.WRITES_TOO_LITTLE, "arrays");
    }

    @Test
    void anActionArrayThatIsKept() {
        caughtAmongOthers(Ball.Fault.KEEPS_ACTION, "finite numbers");
    }

    @Test
    void anEndThatIsNeverReachedIsNotShownAndBreaksNothing() {
        CheckReport report = check(Ball.Fault.NEVER_ENDS);
        assertTrue(report.passed(), report::text);
        assertEquals(
                List.of("termination"),
                report.notShown().stream().map(CheckReport.Result::name).toList());
        assertTrue(report.text().contains("not shown  termination"), report::text);
    }

    @Test
    void aGoalThatNobodyReachesIsNotShown() {
        CheckReport report = FamilyChecker.check(new Ball(Ball.Fault.NEVER_SUCCEEDS), List.of(), 18, 0);
        assertTrue(report.passed(), report::text);
        assertEquals(
                List.of("success"),
                report.notShown().stream().map(CheckReport.Result::name).toList());
    }

    @Test
    void aFirstObservationThatIsNoNumberIsOneFailedCheck() {
        for (Ball.Fault fault :
                List.of(Ball.Fault.NOT_A_NUMBER_FROM_THE_START, Ball.Fault.NOT_A_NUMBER_IN_SOME_TASKS)) {
            CheckReport report = assertTimeoutPreemptively(java.time.Duration.ofMinutes(2), () -> check(fault));
            assertEquals(
                    List.of("finite numbers"),
                    report.failures().stream().map(CheckReport.Result::name).toList(),
                    report::text);
        }
    }

    @Test
    void anEndThatIsNotDeclared() {
        caught(Ball.Fault.UNDECLARED_END, "termination");
    }

    @Test
    void aGoalTheReferenceDoesNotReach() {
        caught(Ball.Fault.NEVER_SUCCEEDS, "success");
    }

    @Test
    void aSuccessWithoutAGoal() {
        caught(Ball.Fault.UNDECLARED_GOAL, "success");
    }

    @Test
    void aParameterWithoutEffect() {
        caught(Ball.Fault.DEAD_PARAMETER, "sensitivity");
    }

    @Test
    void aChoiceWithoutEffect() {
        caught(Ball.Fault.DEAD_CHOICE, "sensitivity");
    }

    @Test
    void aLiveParameterThatIsNot() {
        caught(Ball.Fault.NOT_LIVE, "live parameters");
    }

    @Test
    void aLiveChangeThatDisturbs() {
        caught(Ball.Fault.DISTURBING_CHANGE, "live parameters");
    }

    @Test
    void aTaskThatShowsAtOnce() {
        caught(Ball.Fault.LEAK, "hidden tasks");
    }

    @Test
    void aSceneThatChangesTheEpisode() {
        caught(Ball.Fault.SCENE_WITH_EFFECT, "scene");
    }

    @Test
    void aSceneWithTheWrongTime() {
        caught(Ball.Fault.WRONG_TIME, "scene");
    }

    @Test
    void aSceneWhoseClockGoesOnOverAReset() {
        caught(Ball.Fault.TIME_ACROSS_RESETS, "scene");
    }

    @Test
    void aPoseThatIsNotWhatIsObserved() {
        caught(Ball.Fault.WRONG_POSE, "scene");
    }

    @Test
    void aStepThatAllocates() {
        caught(Ball.Fault.ALLOCATES, "allocation");
    }

    @Test
    void aFamilyThatThrows() {
        CheckReport report = check(Ball.Fault.THROWS);
        assertTrue(
                report.failures().stream()
                        .anyMatch(r -> r.reason().matches(".*IllegalStateException: no rail \\(Ball\\.java:\\d+\\)")),
                report::text);
    }

    record Odd(
            @Parameter(
                    unit = "m",
                    train = {1, 0})
            double length) {}

    @Test
    void aTaskRecordThatContradictsItself() {
        CheckReport report = check(Ball.Fault.BAD_TASK);
        assertEquals("specification", report.failures().get(0).name());
    }
}
