package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.EventCurve;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.Participant;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report of an evaluation whose figures are known. */
final class RunReportTest {
    private static final String CONFIG = """
        family: PointNavigation-v0
        iterations: 3
        algorithm: {name: drift}
        """;
    private static final String ANY = " \\([^)]*\\) "; // the range of four tasks, too few for an interval

    @TempDir
    private Path runs;

    private String html = "";

    /** Four tasks; three of them are solved in the second round. */
    private static RunEvaluation.LearnerResult learner(Participant who, double shift) {
        return new RunEvaluation.LearnerResult(
                who.name(),
                who.title(),
                who.role(),
                /* trainingSteps= */ 500,
                /* episodesPerRound= */ 2,
                RoundKind.BATCH,
                List.of(
                        List.of(-40 + shift, -4 + shift),
                        List.of(-40 + shift, -8 + shift),
                        List.of(-40 + shift, -8 + shift),
                        List.of(-40 + shift, -100 + shift)),
                List.of(List.of(0.0, 1.0), List.of(0.0, 1.0), List.of(0.0, 1.0), List.of(0.0, 0.0)),
                List.of(List.of(0L, 90L), List.of(0L, 110L), List.of(0L, 100L), List.of(0L, 100L)),
                List.of(List.of(-1.0, -2.0), List.of(-1.0, -2.0), List.of(-1.0, -2.0), List.of(-1.0, -2.0)),
                List.of(List.of(-3.0, -4.0), List.of(-3.0, -4.0), List.of(-3.0, -4.0), List.of(-3.0, -4.0)),
                /* trainedRounds= */ 1,
                Map.of(),
                EventCurve.NONE);
    }

    @BeforeEach
    void write() throws Exception {
        RunDirectory run =
                RunDirectory.create(runs, "a", Configurations.parse("a.yaml", CONFIG, List.of()), "<command>");
        for (int i = 1; i <= 3; i++) {
            MetricsRow row = new MetricsRow(i, 100L * i, i, Double.NaN, -20 - i, Map.of("return/episode/0", -50.0 - i));
            Files.writeString(
                    run.metrics().path(), Json.line(row) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        List<Map<String, Object>> tasks =
                List.of(Map.of("goalX", -0.25), Map.of("goalX", 0.0), Map.of("goalX", 0.25), Map.of("goalX", 0.5));
        RunEvaluation evaluation = new RunEvaluation(
                "a",
                "PointNavigation-v0",
                "drift",
                /* iteration= */ 3,
                /* rounds= */ 1,
                "evaluate",
                List.of(new RunEvaluation.SplitResult(
                        "test",
                        tasks,
                        List.of(
                                learner(new Participant("drift", "drift", Role.META_LEARNER), 0),
                                learner(new Participant("mine <1>", "mine <1>", Role.BASELINE), 3)),
                        "",
                        "",
                        0L)));
        Files.writeString(run.evaluationFile(), Json.pretty(evaluation));
        html = Files.readString(RunReport.write(run, /* films= */ true));
    }

    private static String film(String reel, String rank) {
        return "{\"films\":{\"test\":[{\"task\":1,\"rank\":\"" + rank
                + "\",\"before\":-50.0,\"after\":-20.0,\"width\":640,"
                + "\"height\":340,\"framesPerSecond\":10.0,\"reel\":\"" + reel + "\"}]}}";
    }

    @Test
    void filmsPlayInThePageAndNothingElseRuns() throws Exception {
        RunDirectory run = RunDirectory.find(runs, "a");
        Path films = run.folder().resolve("films.json");
        Files.writeString(films, film("H4sIAAAA", "worst"));
        String page = Files.readString(RunReport.write(run, /* films= */ true));
        assertTrue(
                page.contains("<button class=\"film\" data-film=\"film-test-1\">▶ worst: −50.0 → −20.0</button>"),
                page);
        assertTrue(page.contains("id=\"film-test-1\""), page);
        int at = page.indexOf("<script>") + 8;
        String script = page.substring(at, page.indexOf("</script>", at));
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String policy = "script-src 'sha256-" + java.util.Base64.getEncoder().encodeToString(hash) + "'\">";
        assertTrue(page.contains(policy), policy);
        assertFalse(Files.readString(RunReport.write(run, /* films= */ false)).contains("<script"));
        for (String broken : List.of(film("</script><script>alert(1)", "worst"), film("H4sI", "<b>"))) {
            Files.writeString(films, broken);
            String message = assertThrows(UserException.class, () -> RunReport.write(run, /* films= */ true))
                    .getMessage();
            assertTrue(message.startsWith(films + " is damaged: "), message);
        }
    }

    @Test
    void aMapOfAdaptationIsInThePageEachCellWithItsTask() throws Exception {
        RunDirectory run = RunDirectory.find(runs, "a");
        Sensitivity.Axis x = new Sensitivity.Axis("goalX", "m", List.of(0.25, 0.5), List.of(true, false));
        Sensitivity.Axis y = new Sensitivity.Axis("goalY", "m", List.of(-0.5, 0.0), List.of(true, true));
        Sensitivity map = new Sensitivity(
                "a",
                "PointNavigation-v0",
                3,
                1,
                5,
                x,
                y,
                List.of(List.of(-9.0, -8.0), List.of(-7.0, -6.0)),
                List.of(List.of(-3.0, -2.0), List.of(-1.0, -0.5)),
                Map.of());
        Path file = run.folder().resolve("heatmap-goalX-goalY.json");
        Files.writeString(file, Json.sealed(map));
        String page = Files.readString(RunReport.write(run, /* films= */ false));
        assertTrue(page.contains("<h2>Where it adapts"), page);
        assertEquals(2, page.split("data-task=\"--task goalX=0.5 --task goalY=-0.5\"", -1).length - 1);
        assertTrue(page.contains(": −0.50</title>"), page);
        assertTrue(page.contains("getSelection()"), "a click gives the command");
        Files.writeString(file, Files.readString(file).replace("-0.5,", "-0.4,"));
        assertFalse(Files.readString(RunReport.write(run, /* films= */ false)).contains("Where it adapts"), "damaged");
    }

    /** A run from somebody else, whose every text is a script. */
    @Test
    void nothingThatAFileSaysBecomesMarkup() throws Exception {
        RunDirectory run = RunDirectory.find(runs, "a");
        String evil = "x\\\"'><script>alert(1)</script>";
        String evaluation = Files.readString(run.evaluationFile());
        Files.writeString(
                run.evaluationFile(),
                evaluation
                        .replace("\"test\"", "\"" + evil + "\"")
                        .replace("\"mine <1>\"", "\"" + evil + "\"")
                        .replace("\"drift\"", "\"" + evil + "\"")
                        .replace("goalX", evil)
                        .replace("-0.25", "\"" + evil + "\"")
                        .replace("\"evaluate\"", "\"" + evil + "\"")
                        .replace("\"taskFile\" : \"\"", "\"taskFile\" : \"" + evil + "\"")
                        .replace("\"taskHash\" : \"\"", "\"taskHash\" : \"" + evil + "\""));
        Path info = run.folder().resolve("run.json");
        Files.writeString(
                info,
                Files.readString(info)
                        .replaceAll("\"seal\".*", "\"plugins\" : [ ]")
                        .replaceFirst("\"plugins\" : \\[ \\],\\s*", "")
                        .replaceAll( // all but the configuration, which would be refused
                                "(\"(?!config\")\\w+\" : )\"[^\"]*\"",
                                "$1" + java.util.regex.Matcher.quoteReplacement("\"" + evil + "\"")));
        Path pictures = run.folder().resolve("pictures.json");
        Files.writeString(pictures, "{\"paths\":{\"" + evil + "\":[\"<svg></svg>\"]}}");
        String page = Files.readString(RunReport.write(run, /* films= */ true));
        assertTrue(page.contains("&lt;script&gt;"), page);
        assertFalse(page.toLowerCase(java.util.Locale.ROOT).contains("<script"), page);
        assertFalse(page.contains("x\"'>"), page); // would end an attribute
        assertTrue(page.contains("Content-Security-Policy\" content=\"default-src 'none';"), page);
        Files.writeString(pictures, "{\"paths\":{\"test\":[\"<svg><script>alert(1)</script></svg>\"]}}");
        assertTrue(assertThrows(UserException.class, () -> RunReport.write(run, /* films= */ true))
                .getMessage()
                .startsWith(
                        pictures + " is damaged: a picture holds '<script>', which no picture of this program has"));
    }

    private void assertReads(String regex) {
        String text = html.replaceAll("(?s)<style>.*</style>", "").replaceAll("<[^>]+>", " ");
        String words = text.replaceAll("\\s+", " ");
        assertTrue(words.matches("(?s).* " + regex + ".*"), words);
    }

    @Test
    void aRowHasTheMeansOfItsRoundsAndWhatItTook() {
        assertReads("drift −40\\.0 \\(−40\\.0 to −40\\.0\\) −30\\.0" + ANY + "−8\\.00" + ANY + "75 % 100 500 ");
        assertReads("mine &lt;1&gt; −37\\.0" + ANY + "−27\\.0" + ANY);
        assertReads("−40\\.0 → −30\\.0 mean return on 4 unseen tasks");
    }

    @Test
    void theRoundsAreToldApartBeforeAndAfterAnEvent() {
        assertReads("drift −1\\.00" + ANY + "−3\\.00" + ANY + "−2\\.00" + ANY + "−4\\.00" + ANY);
    }

    @Test
    void theLearningCurveIsBeforeAndAfterAdaptation() {
        assertReads("before adaptation: -51\\.00 .*before adaptation: -53\\.00 ");
        assertReads("after adaptation: -21\\.00 .*after adaptation: -23\\.00 ");
        assertReads("training tasks drawn anew in every update commit");
        assertReads("300 environment steps of meta-training 3 s of training for 3 updates");
    }

    @Test
    void whatSomebodyElseNamedCannotBecomeMarkup() {
        assertFalse(html.contains("<1>") || html.contains("<command>"));
    }
}
