package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.EventCurve;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is better in a study of three learners, whose returns are made up so that the answer is known. */
final class StudyPairsTest {
    private static final int TASKS = 4;
    private static final double RANDOM = -50; // 0 on the scale
    private static final double TOLD = -10; // 1
    private static final double[] NOISE = {-2, 1, 0, 2, -1}; // of a seed

    @TempDir
    private Path folder;

    private final List<RunDirectory> runs = new ArrayList<>();
    private final List<StudyRecord.Entry> entries = new ArrayList<>();

    private static RunEvaluation.LearnerResult result(String name, Role role, long steps, double[] returns) {
        List<List<Double>> byTask = new ArrayList<>();
        for (double after : returns) {
            byTask.add(List.of(role == Role.META_LEARNER ? -45.0 : after, after));
        }
        List<List<Double>> none =
                Stream.generate(() -> List.of(0.0, 0.0)).limit(TASKS).toList();
        List<List<Long>> seen =
                Stream.generate(() -> List.of(0L, 100L)).limit(TASKS).toList();
        return new RunEvaluation.LearnerResult(
                name,
                name,
                role,
                steps,
                /* episodesPerRound= */ 1,
                RoundKind.BATCH,
                byTask,
                none,
                seen,
                List.of(),
                List.of(),
                role == Role.META_LEARNER ? 1 : -1,
                Map.of(),
                EventCurve.NONE);
    }

    private static double[] everywhere(double mean) {
        double[] returns = new double[TASKS];
        for (int task = 0; task < TASKS; task++) {
            returns[task] = mean + (task - 1.5); // tasks differ, for everybody alike
        }
        return returns;
    }

    private void learner(String rate, double mean, int seeds, int shift) throws Exception {
        for (int seed = 1; seed <= seeds; seed++) {
            List<String> settings =
                    List.of("algorithm.innerRate=" + rate, "seed=" + seed, "threads=1"); // the last in all of them
            String name = "maml-" + rate + "-" + seed;
            RunDirectory run = RunDirectory.create(
                    folder, name, Configurations.load("pointnav-maml", settings), "train pointnav-maml");
            for (int i = 1; i <= 2; i++) { // the second update reaches what all of them reach
                MetricsRow row =
                        new MetricsRow(i, 1000L * i, i, Double.NaN, i == 1 ? -45 : -11, Map.of("return/before", -45.0));
                Files.writeString(
                        run.metrics().path(),
                        Json.line(row) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            List<Map<String, Object>> tasks =
                    List.of(Map.of("goalX", -0.2), Map.of("goalX", 0.0), Map.of("goalX", 0.2), Map.of("goalX", 0.4));
            List<RunEvaluation.LearnerResult> learners = List.of(
                    result("maml", Role.META_LEARNER, 2000, everywhere(mean + NOISE[(seed + shift) % NOISE.length])),
                    result("random", Role.RANDOM, 0, everywhere(RANDOM)),
                    result("told", Role.ORACLE, 2000, everywhere(TOLD)));
            RunEvaluation evaluation = new RunEvaluation(
                    name,
                    "PointNavigation-v0",
                    "maml",
                    2,
                    1,
                    "evaluate",
                    List.of(new RunEvaluation.SplitResult("test", tasks, learners, "", "", 0L)));
            Files.writeString(run.evaluationFile(), Json.sealed(evaluation));
            runs.add(run);
            entries.add(new StudyRecord.Entry(name, "pointnav-maml", settings, List.of(), "PointNavigation-v0"));
        }
    }

    private StudyReport report() {
        StudyRecord record = new StudyRecord("adaptarium study 1", "study a.yaml", entries);
        return new StudyReport(record, Optional.empty(), List.of(new Comparison(runs)));
    }

    @Test
    void theBetterIsCalledBetterOnlyWhereSeedsBearItOut() throws Exception {
        learner("0.1", -20, 5, 0);
        learner("0.2", -40, 5, 1); // 20 of the 40 between chance and who is told: half the scale lower
        learner("0.3", -20.4, 5, 2); // a hundredth lower, which a spread of two hides
        StudyReport report = report();
        StudyFamily family = report.families().get(0);
        List<StudyReport.Judged> judged = report.judged(family);
        assertEquals(3, judged.size());
        assertEquals(
                "pointnav-maml, algorithm.innerRate=0.1", judged.get(0).pair().first()); // as the study calls it
        assertEquals(0.5, judged.get(0).pair().difference().value(), 1e-12);
        assertEquals(0.01, judged.get(1).pair().difference().value(), 1e-12);
        assertEquals(-0.49, judged.get(2).pair().difference().value(), 1e-12);
        double[] p = judged.stream().mapToDouble(one -> one.pair().p()).toArray();
        double[] holm = Statistics.holm(p);
        for (int i = 0; i < 3; i++) {
            assertEquals(holm[i], judged.get(i).corrected());
        }
        assertEquals(1, judged.get(0).pair().improvement().value(), 1e-12);
        assertEquals(wins(-20, -20.4), judged.get(1).pair().improvement().value(), 1e-12);
        StudyTables tables = new StudyTables(report);
        List<List<String>> rows = tables.pairs(family);
        assertEquals(
                List.of("better", "may be chance", "worse"),
                rows.stream().map(row -> row.get(7)).toList());
        assertTrue(Integer.parseInt(rows.get(1).get(8)) > 1, rows.get(1).toString());
        assertTrue(tables.text().contains("PointNavigation-v0: who is better"), tables.text());
        assertTrue(Json.pretty(tables.numbers()).contains("0.49"), "numbers");
    }

    private static double wins(double first, double second) {
        double wins = 0;
        for (double a : NOISE) {
            for (double b : NOISE) {
                wins += (1 + Math.signum(first + a - (second + b))) / 2;
            }
        }
        return wins / (NOISE.length * NOISE.length);
    }

    @Test
    void ofFewSeedsNothingIsJudged() throws Exception {
        learner("0.1", -20, 3, 0);
        learner("0.2", -40, 3, 0);
        StudyReport report = report();
        List<String> row =
                new StudyTables(report).pairs(report.families().get(0)).get(0);
        assertEquals(
                List.of("3", "—", "—", "too few seeds", "—"),
                List.of(row.get(2), row.get(5), row.get(6), row.get(7), row.get(8)));
    }

    @Test
    void whatTrainingTookIsTheMedianOfItsSeeds() throws Exception {
        learner("0.1", -20, 5, 0);
        StudyReport report = report();
        List<List<String>> rows =
                new StudyTables(report).efficiency(report.families().get(0));
        assertEquals(1, rows.size());
        assertEquals("2000", rows.get(0).get(1), rows.toString());
        assertEquals("5 of 5", rows.get(0).get(3));
    }
}
