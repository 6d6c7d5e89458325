package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.WholeFile;
import adaptarium.meta.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A comparison of runs. Runs whose configurations differ in the seed alone are one learner with several seeds; learners are compared by the interquartile
 * mean over seeds and tasks with its stratified bootstrap interval.
 */
public final class ComparisonReport {
    private static final int REPLICATIONS = 2000; // bootstrap samples
    private static final long BOOTSTRAP_SEED = 1; // the interval of the same returns is always the same

    private final Map<String, List<RunDirectory>> learners;
    private final Map<RunDirectory, RunEvaluation> evaluations = new LinkedHashMap<>();

    private ComparisonReport(List<RunDirectory> runs) {
        learners = group(runs);
        for (RunDirectory run : runs) {
            if (!Files.exists(run.evaluationFile())) {
                throw new UserException("run '" + run.name() + "' has not been evaluated; 'adaptarium evaluate "
                        + run.name() + "' does it");
            }
            evaluations.put(run, Json.read(run.evaluationFile(), RunEvaluation.class));
        }
        List<String> families =
                runs.stream().map(run -> run.config().family()).distinct().toList();
        if (families.size() > 1) {
            throw new UserException(
                    "runs of one family can be compared, these are of " + String.join(" and ", families));
        }
    }

    /**
     * Writes a comparison.
     *
     * @param runs at least two evaluated runs of one family
     * @param file where to
     * @param command the command line, for the record
     * @return the file
     * @throws UserException where a run has not been evaluated, or families differ
     */
    public static Path write(List<RunDirectory> runs, Path file, String command) {
        ComparisonReport report = new ComparisonReport(runs);
        Page page = new Page(
                runs.get(0).config().family() + ": " + report.learners.size() + " learners compared",
                runs.size() + " runs. Runs that differ in the seed alone count as one learner.");
        RunEvaluation first = report.evaluations.values().iterator().next();
        for (RunEvaluation.SplitResult split : first.splits()) {
            page.section(
                    "Adaptation on " + split.split() + " tasks",
                    "Interquartile mean of the return over seeds and tasks; bands and brackets: 95 % stratified bootstrap"
                            + " interval (over tasks where there is one seed).",
                    report.adaptation(split.split()));
        }
        page.section("Learning curves", "Mean adapted return on training tasks, one line per run.", report.learning());
        page.section("How it was made", "The command.", "<pre>" + escape(command) + "</pre>");
        WholeFile.write(file, page.html());
        return file;
    }

    /** Runs by everything in their configuration but the seed and what does not change a result; named by the first run of each group. */
    private static Map<String, List<RunDirectory>> group(List<RunDirectory> runs) {
        Map<String, List<RunDirectory>> byConfiguration = new LinkedHashMap<>();
        for (RunDirectory run : runs) {
            String key = run.config().family()
                    + run.config().algorithm()
                    + run.config().iterations();
            byConfiguration.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
        }
        Map<String, List<RunDirectory>> named = new LinkedHashMap<>();
        byConfiguration.values().forEach(group -> {
            String seeds = group.size() == 1 ? "" : ", " + group.size() + " seeds";
            named.put(group.get(0).name() + seeds, group);
        });
        return named;
    }

    private String adaptation(String split) {
        List<Chart.Line> lines = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        int rounds = Integer.MAX_VALUE;
        for (RunEvaluation evaluation : evaluations.values()) {
            rounds = Math.min(rounds, evaluation.rounds());
        }
        List<String> header = new ArrayList<>(List.of("learner"));
        for (int round = 0; round <= rounds; round++) {
            header.add("after " + round);
        }
        for (Map.Entry<String, List<RunDirectory>> learner : learners.entrySet()) {
            int style = lines.size() % Page.COLOURS;
            List<Chart.Point> points = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            cells.add("<span class=\"swatch s" + style + "\"></span>" + escape(learner.getKey()));
            for (int round = 0; round <= rounds; round++) {
                Statistics.Estimate estimate = Statistics.bootstrap(
                        matrix(learner.getValue(), split, round),
                        Statistics::interquartileMean,
                        REPLICATIONS,
                        BOOTSTRAP_SEED);
                points.add(new Chart.Point(round, estimate.value(), estimate.low(), estimate.high()));
                cells.add(Wording.figure(estimate.value()) + "<small>" + Wording.interval(estimate) + "</small>");
            }
            lines.add(new Chart.Line(learner.getKey(), style, points));
            table.add(cells);
        }
        return new Chart("rounds of adaptation", "interquartile mean return", /* wholeX= */ true, lines).svg()
                + Page.table(header, table);
    }

    /** Returns of the runs' own learners, runs by tasks. */
    private List<double[]> matrix(List<RunDirectory> runs, String split, int round) {
        List<double[]> matrix = new ArrayList<>();
        Set<String> hashes = new TreeSet<>();
        for (RunDirectory run : runs) {
            RunEvaluation evaluation = evaluations.get(run);
            for (RunEvaluation.SplitResult result :
                    evaluation == null ? List.<RunEvaluation.SplitResult>of() : evaluation.splits()) {
                if (result.split().equals(split)) {
                    matrix.add(result.learners().get(0).returnsAfter(round));
                    hashes.add(result.taskHash());
                }
            }
        }
        hashes.remove(""); // of an evaluation made before hashes were kept
        if (hashes.size() > 1
                || matrix.size() != runs.size()
                || matrix.stream().anyMatch(row -> row.length != matrix.get(0).length)) {
            throw new UserException("the runs were not evaluated on the same " + split + " tasks; evaluate them alike");
        }
        return matrix;
    }

    private String learning() {
        List<Chart.Line> lines = new ArrayList<>();
        int style = 0;
        for (Map.Entry<String, List<RunDirectory>> learner : learners.entrySet()) {
            for (RunDirectory run : learner.getValue()) {
                List<Chart.Point> points = new ArrayList<>();
                for (MetricsRow row : run.metrics().rows()) {
                    points.add(Chart.Point.of(row.environmentSteps() / 1e6, row.meanReturn()));
                }
                lines.add(new Chart.Line(run.name(), style % Page.COLOURS, points));
            }
            style++;
        }
        return new Chart("environment steps, millions", "mean return per episode", /* wholeX= */ false, lines).svg();
    }
}
