package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {
    @TempDir
    private Path folder;

    private List<StudyFile.Planned> plan(String text) throws Exception {
        return StudyFile.read(Files.writeString(folder.resolve("study.yaml"), text));
    }

    @Test
    void everythingIsCrossedAndNothingIsTwice() throws Exception {
        List<StudyFile.Planned> plan = plan("""
            configs: [pointnav-maml, cartpole-rl2]
            seeds: [1, 2, 2]
            settings:
              iterations: [3, 5]
            """);
        assertEquals(8, plan.size());
        assertEquals("pointnav-maml", plan.get(0).config());
        assertEquals(List.of("iterations=3", "seed=1"), plan.get(0).settings());
        assertEquals(5, plan.get(7).resolved().iterations());
        assertEquals(2, plan.get(7).resolved().seed());
        assertEquals(1, plan.get(7).resolved().threads()); // runs stand side by side
    }

    @Test
    void seedsAreFiveWhereNothingIsSaid() throws Exception {
        assertEquals(
                10,
                plan("configs: quickstart\nfamilies: [PointNavigation-v0, SparseHalfCircle-v0]\n")
                        .size());
    }

    @Test
    void drawsAreTheSameEveryTimeAndWithinTheirRange() throws Exception {
        String text = """
            configs: quickstart
            seeds: 1
            draws: 6
            settings:
              algorithm.innerRate: {from: 0.01, to: 1, scale: log}
              iterations: [3, 5]
            """;
        List<StudyFile.Planned> plan = plan(text);
        assertEquals(6, plan.size());
        assertEquals(plan, plan(text));
        for (StudyFile.Planned run : plan) {
            double rate = Double.parseDouble(run.settings().get(0).replace("algorithm.innerRate=", ""));
            assertTrue(rate >= 0.01 && rate <= 1, run.toString());
        }
    }

    @Test
    void whatAStudyDoesNotKnowIsNamed() {
        assertComplaint("configs: quickstart\nseed: 1\n", ":2: a study has no key 'seed'; did you mean 'seeds'?");
        assertComplaint("seeds: 1\n", "key 'configs' is missing");
        assertComplaint("configs: quickstart\nsettings: {algorithm.innerRate: {from: 1, to: 2}}\n", "needs 'draws: N'");
        assertComplaint("configs: quickstart\ndraws: none\n", "draws must be a whole number");
        assertComplaint("configs: quickstrat\n", "no configuration");
        assertComplaint("configs: quickstart\nsettings: 3\n", ":2: settings must be a section");
        assertComplaint("configs: quickstart\nsettings: [iterations, 3]\n", ":2: settings must be a section");
        assertComplaint("configs: quickstart\nseeds: []\n", ":2: 'seeds' is an empty list");
        assertComplaint("configs: quickstart\nsettings: {iterations: []}\n", ":2: 'iterations' is an empty list");
        assertComplaint(
                "configs: quickstart\ndraws: 1\nsettings: {algorithm.innerRate: {from: 1, to: 2, scale: lgo}}\n",
                ":3: a range's scale must be log or linear, got 'lgo'");
    }

    private void assertComplaint(String text, String expected) {
        UserException complaint = assertThrows(UserException.class, () -> plan(text));
        assertTrue(complaint.getMessage().contains(expected), complaint.getMessage());
    }

    private Optional<Tuning> tuning(String tuning) throws Exception {
        return StudyFile.tuning(Files.writeString(folder.resolve("study.yaml"), """
            configs: [pointnav-maml]
            seeds: 1..3
            settings:
              iterations: [3, 5]
            """ + tuning));
    }

    @Test
    void aTunedStudyHasTwoStagesWithSeedsOfTheirOwn() throws Exception {
        Tuning tuning = tuning("tuning: {seeds: 101..102, checkpoint: best}\n").orElseThrow();
        assertEquals(
                List.of("iterations=3", "seed=101"), tuning.selection().get(0).settings());
        assertEquals(4, tuning.selection().size());
        assertEquals(6, tuning.evaluation().size());
        assertEquals(List.of("iterations=3"), tuning.evaluation().get(0).candidate());
        assertTrue(tuning("").isEmpty());
    }

    @Test
    void whatWouldMakeTheChoicePartOfTheResultIsRefused() {
        for (String[] refused : new String[][] {
            {"tuning: {seeds: 3..4}", "must not be those that are reported; both stages have [3]"},
            {"tuning: {seeds: 101, checkpoint: last}", "newest or best, got 'last'"},
            {"tuning: {seed: 101}", "did you mean 'seeds'"},
            {"tuning: {}", "tuning needs seeds of its own"},
            {"tuning: 3", "must be a section"},
            {"  validation.times: 0\ntuning: {seeds: 101}", "validation.times must be at least 1"}
        }) {
            UserException error = assertThrows(UserException.class, () -> tuning(refused[0] + "\n"));
            assertTrue(error.getMessage().contains(refused[1]), error.getMessage());
        }
    }

    /** The published study can be carried out as it stands. */
    @Test
    void theCoreMatrixIsAStudy() {
        List<StudyFile.Planned> plan =
                StudyFile.read(Path.of("results/matrix/matrix.yaml")); // tests run in experiments/
        assertEquals(8 * 9 * 5, plan.size());
        assertEquals(300, plan.get(0).resolved().iterations());
        assertEquals("rl2", plan.get(0).resolved().algorithm().name());
    }
}
