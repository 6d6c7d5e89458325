package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import adaptarium.meta.Statistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A comparison of runs as a page and as a table for the terminal. */
public final class ComparisonReport {
    private static final int CURVE_POINTS =
            60; // of a learning curve: one per update would hide one seed behind another
    private static final String HOW = "95 % stratified bootstrap interval (over tasks where there is one seed)";

    private final Comparison comparison;

    /**
     * A report.
     *
     * @param comparison what it shows
     */
    public ComparisonReport(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * Writes the page.
     *
     * @param file where to
     * @param command the command line, for the record
     */
    public void write(Path file, String command) {
        int learners = comparison.groups().size();
        int runs = comparison.groups().values().stream().mapToInt(List::size).sum();
        Page page = new Page(
                comparison.family() + ": " + (learners == 1 ? "one learner" : learners + " learners compared"),
                runs + " runs. Runs that differ in the seed alone count as one learner.");
        for (String split : comparison.splits()) {
            page.section(
                    "Adaptation on " + split + " tasks",
                    "Interquartile mean of the return over seeds and tasks; bands and brackets: " + HOW
                            + ". Dashed: not trained.",
                    adaptation(comparison.learners(split)));
        }
        page.section(
                "Learning curves",
                "Mean adapted return on training tasks, averaged over a few updates; bands: from the lowest seed to the highest.",
                learning());
        page.section("How it was made", "The command.", "<pre>" + escape(command) + "</pre>");
        WholeFile.write(file, page.html());
    }

    /**
     * The tables, one for every split.
     *
     * @return lines for the terminal
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String split : comparison.splits()) {
            List<List<String>> rows = new ArrayList<>();
            for (PooledLearner learner : comparison.learners(split)) {
                List<String> cells = new ArrayList<>(List.of(learner.name()));
                for (int round = 0; round <= comparison.rounds(); round++) {
                    Statistics.Estimate estimate = learner.interquartileMean(round);
                    cells.add(Wording.figure(estimate.value()) + " " + Wording.interval(estimate));
                }
                Statistics.Estimate mean = learner.mean(comparison.rounds());
                cells.add(Wording.figure(mean.value()) + " " + Wording.interval(mean));
                rows.add(cells);
            }
            text.append(TextTable.of(
                    comparison.family() + ", " + split + " tasks: interquartile mean of the return [" + HOW + "]",
                    header(),
                    rows));
        }
        return text.toString();
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("learner"));
        for (int round = 0; round <= comparison.rounds(); round++) {
            header.add("after " + round);
        }
        header.add("mean, last");
        return header;
    }

    private String adaptation(List<PooledLearner> learners) {
        List<Chart.Line> lines = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (PooledLearner learner : learners) {
            int style = lines.size() % Page.COLOURS;
            List<Chart.Point> points = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            cells.add("<span class=\"swatch s" + style + "\"></span>" + escape(learner.name()));
            for (int round = 0; round <= comparison.rounds(); round++) {
                Statistics.Estimate estimate = learner.interquartileMean(round);
                points.add(new Chart.Point(round, estimate.value(), estimate.low(), estimate.high()));
                cells.add(Page.cell(estimate));
            }
            cells.add(Page.cell(learner.mean(comparison.rounds())));
            lines.add(new Chart.Line(learner.name(), style, /* dashed= */ !learner.trained(), points));
            table.add(cells);
        }
        return new Chart("rounds of adaptation", "interquartile mean return", /* wholeX= */ true, lines).html()
                + Page.table(header(), table);
    }

    private String learning() {
        List<Chart.Line> lines = new ArrayList<>();
        comparison.groups().forEach((name, runs) -> {
            String seeds = runs.size() == 1 ? "" : ", " + runs.size() + " seeds";
            lines.add(new Chart.Line(name + seeds, lines.size() % Page.COLOURS, learningCurve(runs)));
        });
        return new Chart("environment steps, millions", "mean return per episode", /* wholeX= */ false, lines).html();
    }

    /** Mean over runs of the returns of a few updates each, as far as all runs have come; the band reaches from the lowest run to the highest. */
    private static List<Chart.Point> learningCurve(List<RunDirectory> runs) {
        List<List<MetricsRow>> rows =
                runs.stream().map(run -> run.metrics().rows()).toList();
        int updates = rows.stream().mapToInt(List::size).min().orElse(0);
        int window = Math.max(1, (updates + CURVE_POINTS - 1) / CURVE_POINTS);
        List<Chart.Point> points = new ArrayList<>();
        for (int from = 0; from < updates; from += window) {
            int first = from;
            int last = Math.min(updates, from + window);
            double[] returns = rows.stream()
                    .mapToDouble(run -> mean(run.subList(first, last), MetricsRow::meanReturn))
                    .toArray();
            double steps = rows.stream()
                    .mapToDouble(run -> mean(run.subList(first, last), MetricsRow::environmentSteps))
                    .average()
                    .orElse(0);
            points.add(new Chart.Point(
                    steps / 1e6,
                    Statistics.mean(returns),
                    Arrays.stream(returns).min().orElse(0),
                    Arrays.stream(returns).max().orElse(0)));
        }
        return points;
    }

    private static double mean(List<MetricsRow> rows, ToDoubleFunction<MetricsRow> figure) {
        return rows.stream().mapToDouble(figure).average().orElse(0);
    }
}
