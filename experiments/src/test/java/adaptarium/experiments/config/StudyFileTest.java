package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Somebody who stands in the folder above types the path of the configuration, not its name in the study. */
    @Test
    void aConfigurationBesideTheStudyIsNamedWhereItLies() throws Exception {
        Files.writeString(
                folder.resolve("mine.yaml"), "family: PointNavigation-v0\niterations: 3\nalgorithm: {name: ppo}\n");
        List<StudyFile.Planned> plan = plan("configs: [mine.yaml, quickstart]\nseeds: 1\n");
        assertEquals("mine.yaml", plan.get(0).config());
        assertEquals(folder.resolve("mine.yaml").toString(), plan.get(0).place());
        assertEquals("quickstart", plan.get(1).place());
        Path here = Path.of("").toAbsolutePath();
        if (folder.getRoot().equals(here.getRoot())) { // on Windows they may lie on two drives
            Path typed = here.relativize(folder.resolve("study.yaml"));
            assertEquals(
                    typed.resolveSibling("mine.yaml").toString(),
                    StudyFile.read(typed).get(0).place());
        }
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
        assertComplaint(
                "configs: quickstart\nsettings: {algorithm.nonsense: 3}\n",
                "study.yaml: 'algorithm.nonsense=3': unknown key 'algorithm.nonsense'"); // nobody typed it
        assertComplaint("configs: quickstart\nseeds: 5..1\n", "study.yaml: range 5..1 of 'seed' must go from");
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

    /** Two learners, two families, two seeds; the first sitting is a rectangle, and what is said of some runs holds for them alone. */
    private static final String SITTINGS = """
        configs: [pointnav-maml, cartpole-rl2]
        families: [PointNavigation-v0, CartPole-v0]
        seeds: 1..2
        where:
          - {configs: pointnav-maml, families: CartPole, settings: {iterations: 7}}
          - {seeds: 2, settings: {evaluation.rounds: 4}}
        sittings:
          - {configs: [cartpole-rl2], seeds: 2}
          - {seeds: 1..2, families: [CartPole-v0]}
        """;

    @Test
    void someRunsNeedSomethingElseAndSomeAreDoneFirst() throws Exception {
        List<StudyFile.Planned> plan = plan(SITTINGS);
        assertEquals(
                List.of(
                        "cartpole-rl2 PointNavigation-v0 2 150 4",
                        "cartpole-rl2 CartPole-v0 2 150 4",
                        "pointnav-maml CartPole-v0 1 7 3",
                        "pointnav-maml CartPole-v0 2 7 4",
                        "cartpole-rl2 CartPole-v0 1 150 3",
                        "pointnav-maml PointNavigation-v0 1 100 3",
                        "pointnav-maml PointNavigation-v0 2 100 4",
                        "cartpole-rl2 PointNavigation-v0 1 150 3"),
                plan.stream()
                        .map(run -> run.config() + " " + run.resolved().family() + " "
                                + run.resolved().seed() + " " + run.resolved().iterations() + " "
                                + run.resolved().evaluation().rounds())
                        .toList());
        assertEquals(
                List.of("family=CartPole-v0", "seed=2", "iterations=7", "evaluation.rounds=4"),
                plan.get(3).settings());
        assertEquals(List.of("iterations=7", "evaluation.rounds=4"), plan.get(3).special());
        assertEquals(
                List.of(2, 5), StudyFile.ordered(folder.resolve("study.yaml")).sittings());
    }

    @Test
    void whatAStudyHasNotCannotBeChosen() throws Exception {
        String[][] wrong = {
            {"  - {seeds: 2, settings", "  - {seeds: 3, settings", "the study has no seed '3'"},
            {
                "families: CartPole,",
                "families: CartPool,",
                "the study has no family 'CartPool'; did you mean 'CartPole'?"
            },
            {"{configs: [cartpole-rl2]", "{configs: [cartpole-rl]", "the study has no configuration 'cartpole-rl'"},
            {
                "settings: {iterations: 7}",
                "setting: 7",
                "an item of where has no key 'setting'; did you mean 'settings'?"
            },
            {", settings: {evaluation.rounds: 4}", "", "an item of where needs settings"},
            {
                "seeds: 1..2, families: [CartPole-v0]",
                "settings: {iterations: 2}",
                "an item of sittings has no key 'settings'"
            },
            {"  - {configs: [cartpole-rl2], seeds: 2}", "  - 3", "an item of sittings must be a section"},
        };
        for (String[] one : wrong) {
            assertTrue(SITTINGS.contains(one[0]), one[0]);
            assertComplaint(SITTINGS.replace(one[0], one[1]), one[2]);
        }
        plan(SITTINGS);
        for (int sittings : new int[] {0, 3}) {
            StudyFile.Ordered study = StudyFile.ordered(folder.resolve("study.yaml"));
            UserException complaint = assertThrows(UserException.class, () -> study.inSittings(sittings));
            assertTrue(complaint.getMessage().startsWith("--sittings must be from 1"), complaint.getMessage());
        }
    }

    @Test
    void aStudyWithoutSittingsSaysSo() throws Exception {
        StudyFile.Ordered study =
                StudyFile.ordered(Files.writeString(folder.resolve("study.yaml"), "configs: quickstart\n"));
        UserException complaint = assertThrows(UserException.class, () -> study.inSittings(1));
        assertEquals("--sittings: the study has no list of sittings", complaint.getMessage());
    }

    /** The published study can be carried out as it stands, and after each of its sittings whole rectangles are done. */
    @Test
    void theCoreMatrixIsAStudy() {
        Path file = Path.of("results/matrix/matrix.yaml"); // tests run in experiments/
        StudyFile.Ordered study = StudyFile.ordered(file);
        List<StudyFile.Planned> plan = study.runs();
        assertEquals(14 * 9 * 5, plan.size());
        int[] learners = {4, 4, 4, 6, 8, 10, 12, 13, 14, 14};
        int[] seeds = {1, 2, 3, 3, 3, 3, 3, 3, 3, 5};
        for (int sitting = 1; sitting <= learners.length; sitting++) {
            List<StudyFile.Planned> done = plan.subList(0, study.inSittings(sitting));
            int[] sides = {learners[sitting - 1], 9, seeds[sitting - 1]};
            assertEquals(sides[0] * sides[1] * sides[2], done.size());
            assertEquals(
                    sides[0],
                    done.stream().map(StudyFile.Planned::config).distinct().count());
            assertEquals(
                    sides[1],
                    done.stream().map(run -> run.resolved().family()).distinct().count());
            assertEquals(
                    sides[2],
                    done.stream().map(run -> run.resolved().seed()).distinct().count());
        }
        assertEquals(156, plan.get(0).resolved().iterations());
        assertEquals("rl2", plan.get(0).resolved().algorithm().name());
    }

    private static List<Path> published() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("results"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")
                            && !file.endsWith("matrix.yaml") // has a test of its own
                            && isStudy(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isStudy(Path file) {
        try {
            return Files.readAllLines(file).stream().anyMatch(line -> line.startsWith("configs:"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void aPublishedStudyCanBePlanned(Path file) {
        assertTrue(StudyFile.read(file).size() > 1);
    }
}
