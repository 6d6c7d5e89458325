package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.meta.Statistics;
import adaptarium.meta.TaskUnits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationAndReportTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private int run(Object... arguments) {
        return shell.run(arguments);
    }

    private void train(String name, Object... overrides) throws Exception {
        Path config = folder.resolve("tiny.yaml");
        Files.writeString(config, """
            family: PointNavigation-v0
            iterations: 3
            threads: 1
            algorithm: {name: drift}
            evaluation:
              tasks: 4
              rounds: 2
              baselines:
                - iterations: 2
                  algorithm: {name: drift, rate: 2}
            """);
        Object[] all = new Object[overrides.length + 5];
        System.arraycopy(new Object[] {"train", config, "--name", name, "--quiet"}, 0, all, 0, 5);
        System.arraycopy(overrides, 0, all, 5, overrides.length);
        assertEquals(0, run(all), shell::err);
    }

    private static String unsealed(String json) {
        return json.replaceFirst("\"seal\" : \"[0-9a-f]{64}\"", "");
    }

    @Test
    void anEvaluationIsATableAndAFileAndTheSameEachTime() throws Exception {
        train("a");
        assertEquals(0, run("evaluate", "a"), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertTrue(lines.get(0).startsWith("PointNavigation-v0, 4 test tasks"), shell.out());
        assertTrue(lines.get(3).stripLeading().startsWith("drift"), shell.out());
        assertTrue(lines.get(4).stripLeading().startsWith("random actions"), shell.out());
        String first = Files.readString(folder.resolve("a/evaluation.json"));
        RunEvaluation.LearnerResult own = Json.parse("a", first, RunEvaluation.class)
                .splits()
                .get(0)
                .learners()
                .get(0);
        StringBuilder row = new StringBuilder("drift, rate 0.5, iterations 3"); // told apart from its baseline
        for (int round = 0; round <= 2; round++) {
            Statistics.Estimate mean = own.mean(round, TaskUnits.distinct(4));
            row.append(' ').append(Wording.figure(mean.value())).append(' ').append(Wording.interval(mean));
        }
        row.append(' ').append(Math.round(100 * own.success(2))).append(" %");
        assertTrue(lines.get(3).replaceAll(" +", " ").contains(row), row + " is not in\n" + shell.out());
        assertTrue(lines.get(1).contains("success, after 2"), shell.out());
        String pictures = Files.readString(folder.resolve("a/pictures.json"));
        assertEquals(0, run("evaluate", "a", "--quiet"), shell::err);
        assertEquals("", shell.err()); // the baseline is not trained again
        assertEquals(
                unsealed(first).replace("evaluate a", "evaluate a --quiet"),
                unsealed(Files.readString(folder.resolve("a/evaluation.json"))));
        assertEquals(pictures, Files.readString(folder.resolve("a/pictures.json")));
    }

    @Test
    void everyLearnerMeetsTheSameTasksAndItsStepsAreCounted() throws Exception {
        train("a");
        train("b", "seed=5");
        assertEquals(0, run("evaluate", "a", "--json"), shell::err);
        RunEvaluation a = Json.parse("a", shell.out(), RunEvaluation.class);
        assertEquals(0, run("evaluate", "b", "--json"), shell::err);
        RunEvaluation b = Json.parse("b", shell.out(), RunEvaluation.class);
        for (int split = 0; split < a.splits().size(); split++) {
            assertEquals(a.splits().get(split).tasks(), b.splits().get(split).tasks());
        }
        assertFalse(a.splits().get(0).tasks().equals(a.splits().get(1).tasks()));
        RunEvaluation.LearnerResult own = a.splits().get(0).learners().get(0);
        assertEquals(4, a.splits().get(0).learners().size()); // the reference is the last one
        for (RunEvaluation.LearnerResult learner : a.splits().get(0).learners()) { // as many episodes for everybody
            assertEquals(own.episodesPerRound(), learner.episodesPerRound(), learner.name());
        }
        assertEquals(2, own.episodesPerRound());
        assertEquals(0, own.steps(0));
        assertEquals(400, own.steps(2), 40); // two rounds of two episodes of about 100 steps
        assertEquals(300, own.trainingSteps());
        assertEquals(200, a.splits().get(0).learners().get(2).trainingSteps());
    }

    @Test
    void theReportStandsOnItsOwn() throws Exception {
        train("a");
        run("evaluate", "a");
        assertEquals(0, run("report", "a"), shell::err);
        assertEquals("report: " + folder.resolve("a/report.html") + "\n", shell.out());
        String html = Files.readString(folder.resolve("a/report.html"));
        assertFalse(html.contains("://"), "refers to something outside itself");
        assertTrue(html.contains("data-film=\"film-test-0\""), "no film of the first task");
        for (String part : List.of(
                "drift on PointNavigation-v0",
                "Adaptation to unseen tasks",
                "Before and after",
                "Learning curve",
                "./adaptarium train",
                "algorithm:")) {
            assertTrue(html.contains(part), part);
        }
        assertEquals(8, html.split("<figure>", -1).length - 1); // four tasks of two splits
    }

    /** Whose numbers have a comma, or whose I is not the capital of i, reads the same report. */
    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab"})
    void theReaderOfNoCountryHasOtherNumbers(String language) throws Exception {
        train("a");
        run("evaluate", "a");
        String table = shell.out();
        run("report", "a");
        String html = Files.readString(folder.resolve("a/report.html"));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            run("evaluate", "a");
            assertEquals(table, shell.out());
            run("report", "a");
            assertEquals(html, Files.readString(folder.resolve("a/report.html")));
        } finally {
            Locale.setDefault(before);
        }
        assertTrue(html.matches("(?s).*<figcaption>goal x −?0\\.\\d.*"));
    }

    @Test
    void whereNothingIsEverShiftedShiftedTasksAloneAreRefused() throws Exception {
        train("a", "family=HalfCheetah-v0", "evaluation.splits=[shifted]", "iterations=1");
        assertEquals(2, run("evaluate", "a"), shell::out);
        assertEquals(
                "adaptarium: nothing of HalfCheetah-v0 is ever shifted; evaluation.splits must name train or test\n",
                shell.err());
    }

    @Test
    void aRunThatWasNotEvaluatedHasAReportToo() throws Exception {
        train("a");
        assertEquals(0, run("report", "a"), shell::err);
        assertTrue(Files.readString(folder.resolve("a/report.html")).contains("Learning curve"));
    }

    @Test
    void severalRunsAreComparedAndSeedsOfOneLearnerAreOne() throws Exception {
        train("a");
        train("b", "seed=5");
        train("c", "algorithm.rate=9");
        for (String name : List.of("a", "b", "c")) {
            run("evaluate", name);
        }
        assertEquals(0, run("report", "a", "b", "c"), shell::err);
        assertTrue(shell.out().contains("PointNavigation-v0, shifted tasks: interquartile mean"), shell.out());
        assertTrue(shell.out().contains("\n  drift, rate 0.5, iterations 3, 2 seeds "), shell.out());
        assertTrue(shell.out().contains("\n  drift, rate 9, iterations 3, 1 seed "), shell.out());
        // the baseline of the other settings is neither lost nor counted as another seed of the learner
        assertTrue(shell.out().contains("\n  drift, rate 2, iterations 2, 2 seeds"), shell.out());
        assertTrue(
                shell.out().contains("\n  drift, rate 0.5, iterations 3, seed 5 "),
                "few seeds are shown one by one\n" + shell.out());
        assertTrue(shell.out().contains("(…): lowest and highest seed: fewer than five seeds"), shell.out());
        assertEquals(4, shell.out().split("\n {2}random actions ", -1).length - 1, "once for each table of two splits");
        String html = Files.readString(folder.resolve("comparison.html"));
        assertTrue(html.contains("2 learners compared"), html.substring(0, 400));
        assertTrue(html.contains("drift, rate 0.5, iterations 3, 2 seeds"), html);
        assertEquals(0, run("report", "a", "b", "c", "--json"), shell::err);
        assertTrue(shell.out().contains("\"label\":\"drift, rate 9, iterations 3\""), shell.out());
        assertTrue(shell.out().contains("\"basis\":\"SEED_RANGE\""), shell.out());
        assertEquals(2, run("report", "a", "d"));
        train("d");
        assertEquals(2, run("report", "a", "d"));
        assertEquals(
                "adaptarium: run 'd' has not been evaluated; 'adaptarium evaluate " + folder.resolve("d")
                        + "' does it\n",
                shell.err());
    }

    @Test
    void aReportSaysWhatSuccessMeans() throws Exception {
        train("a");
        run("evaluate", "a");
        run("report", "a");
        assertTrue(Files.readString(folder.resolve("a/report.html"))
                .contains("Success: share of the episodes after 2 rounds in which at any moment the point is less than"
                        + " 0.01 m from the goal on each axis."));
    }

    @Test
    void oneTrainingIsNotTwoSeeds() throws Exception {
        train("a");
        train("b");
        run("evaluate", "a");
        run("evaluate", "b");
        assertEquals(2, run("report", "a", "a"));
        assertEquals("adaptarium: run 'a' is given twice; a comparison counts it once\n", shell.err());
        assertEquals(2, run("report", "a", "b"));
        assertTrue(
                shell.err().startsWith("adaptarium: runs 'a' and 'b' are the same training: seed 1, the same settings"),
                shell.err());
    }

    @Test
    void runsOfDifferentLengthAreNotSeedsOfOneLearner() throws Exception {
        train("a");
        train("b", "seed=2", "iterations=4");
        run("evaluate", "a");
        run("evaluate", "b");
        assertEquals(0, run("report", "a", "b"), shell::err);
        assertTrue(shell.out().contains("\n  drift, rate 0.5, iterations 3, 1 seed"), shell.out());
        assertTrue(shell.out().contains("\n  drift, rate 0.5, iterations 4, 1 seed"), shell.out());
    }

    @Test
    void twoBaselinesOfOneAlgorithmAreBothShownAndToldApart() throws Exception {
        train(
                "a",
                "evaluation.baselines=[{iterations: 1, algorithm: {name: drift}}, {iterations: 2, algorithm: {name:"
                        + " drift}}]");
        assertEquals(0, run("evaluate", "a"), shell::err);
        for (String row : List.of("drift, iterations 3 ", "drift, iterations 1 ", "drift, iterations 2 ")) {
            assertTrue(shell.out().contains("  " + row), row + "\n" + shell.out());
        }
    }

    @Test
    void whereThereAreFewTasksTheyAreNotCalledUnseen() throws Exception {
        train("a", "family=HalfCheetah-v0", "evaluation.splits=[test]", "iterations=1", "evaluation.baselines=[]");
        assertEquals(0, run("evaluate", "a"), shell::err);
        assertTrue(shell.out().contains("all 2 tasks there are, which training draws from, too"), shell.out());
        assertTrue(shell.out().contains("(…): lowest and highest task of one seed: no interval"), shell.out());
        run("report", "a");
        assertFalse(Files.readString(folder.resolve("a/report.html")).contains("unseen"));
    }

    @Test
    void whatACheckpointWasTrainedForIsItsOwn() throws Exception {
        train("a", "keepEvery=1", "evaluation.baselines=[]");
        List<MetricsRow> rows = new RunDirectory(folder.resolve("a")).rows();
        assertTrue(rows.get(0).environmentSteps() < rows.get(2).environmentSteps());
        for (int update : new int[] {1, 3}) {
            assertEquals(0, run("evaluate", "a", "--checkpoint", update), shell::err);
            RunEvaluation found = Json.read(folder.resolve("a/evaluation.json"), RunEvaluation.class);
            assertEquals(
                    rows.get(update - 1).environmentSteps(),
                    found.splits().get(0).learners().get(0).trainingSteps());
        }
        Path alone = Files.createDirectory(folder.resolve("alone"));
        for (String file : List.of("update-00000003.json", "update-00000003.safetensors")) {
            Files.copy(folder.resolve("a/checkpoints").resolve(file), alone.resolve(file));
        }
        assertEquals(0, run("evaluate", alone.resolve("update-00000003.json")), shell::err);
        assertTrue(
                shell.out().lines().anyMatch(line -> line.strip().startsWith("drift ") && line.endsWith("—")),
                shell.out());
    }

    @Test
    void aRunWithoutACheckpointCannotBeEvaluated() throws Exception {
        train("a");
        try (var files = Files.list(folder.resolve("a/checkpoints"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertEquals(2, run("evaluate", "a"));
        assertEquals(
                "adaptarium: run 'a' has no checkpoint yet; 'adaptarium resume " + folder.resolve("a")
                        + "' makes one\n",
                shell.err());
    }

    @Test
    void aFamilyIsCheckedAndATypingMistakeIsNot() {
        assertEquals(0, run("check", "CartPole-v0"), () -> shell.out() + shell.err());
        assertEquals(2, run("check", "PointNavigation-v9"));
        assertEquals(2, run("check", "PointNavigation-v0", "--tasks", "0"));
    }

    @Test
    void anAlgorithmIsCheckedAndWhoBreaksTheContractGetsExitCodeOne() {
        assertEquals(1, run("check", "--algorithm", "drift", "--updates", "2"));
        assertTrue(shell.out().contains("failed     learning"), shell.out()); // it learns nothing
        assertEquals(1, run("check", "--algorithm", "drift", "--updates", "2", "--json"));
        assertTrue(shell.out().startsWith("{\"subject\":\"drift\""), shell.out());
        assertEquals(2, run("check", "--algorithm", "drifd"));
        assertTrue(shell.err().contains("did you mean 'drift'"), shell.err());
        assertEquals(2, run("check"));
        assertEquals(2, run("check", "CartPole-v0", "--algorithm", "drift"));
        assertEquals("adaptarium: check needs one thing to check: a family, or --algorithm NAME\n", shell.err());
        assertEquals(2, run("check", "--algorithm", "drift", "--updates", "0"));
        assertEquals("adaptarium: --updates must be at least 1, got 0\n", shell.err());
    }
}
