package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.meta.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A comparison of runs as a page and as a table for the terminal. */
public final class ComparisonReport {
    private static final int CURVE_POINTS =
            60; // of a learning curve: one per update would hide one seed behind another
    private static final String HOW =
            "in brackets a 95 % interval, over seeds and tasks or over the tasks of a single seed; in parentheses the"
                    + " lowest and the highest of fewer than five seeds, which carry no interval";

    /** The interquartile mean does not hang on a few tasks; the mean shows them. */
    private static final List<Aggregate> AGGREGATES = List.of(
            new Aggregate("interquartile mean", PooledLearner::interquartileMean),
            new Aggregate("mean", PooledLearner::mean));

    private record Aggregate(String name, Of of) {
        @FunctionalInterface
        interface Of {
            Statistics.Estimate at(PooledLearner learner, int round);
        }
    }

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
     * @param command the command line, for the record
     * @return HTML
     */
    public String html(String command) {
        int learners = comparison.groups().size();
        int runs = comparison.groups().values().stream().mapToInt(List::size).sum();
        Page page = new Page(
                comparison.family() + ": " + (learners == 1 ? "one learner" : learners + " learners compared"),
                runs + " runs. Runs that differ in the seed alone count as one learner.");
        for (String split : comparison.splits()) {
            page.section(
                    "Adaptation on " + split + " tasks",
                    "Interquartile mean, and below it the mean, of the return over seeds and tasks; bands and"
                            + " brackets: "
                            + HOW + ". Dashed: not trained.",
                    adaptation(comparison.learners(split)));
        }
        page.section(
                "Learning curves",
                "Mean adapted return on training tasks, averaged over a few updates; bands: from the lowest seed to"
                        + " the highest.",
                learning());
        page.section("How it was made", "The command.", "<pre>" + escape(command) + "</pre>");
        return page.html();
    }

    /**
     * The tables of every split.
     *
     * @return lines for the terminal
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String split : comparison.splits()) {
            List<PooledLearner> learners = comparison.learners(split);
            for (Aggregate aggregate : AGGREGATES) {
                List<List<String>> rows = rows(
                        learners,
                        PooledLearner::name,
                        aggregate,
                        estimate -> Wording.figure(estimate.value()) + " " + Wording.interval(estimate));
                text.append(TextTable.of(
                        comparison.family() + ", " + split + " tasks: " + aggregate.name() + " of the return [" + HOW
                                + "]",
                        header("learner"),
                        rows));
            }
        }
        return text.toString();
    }

    private List<String> header(String first) {
        List<String> header = new ArrayList<>(List.of(first));
        for (int round = 0; round <= comparison.rounds(); round++) {
            header.add("after " + round);
        }
        return header;
    }

    private List<List<String>> rows(
            List<PooledLearner> learners,
            Function<PooledLearner, String> name,
            Aggregate aggregate,
            Function<Statistics.Estimate, String> cell) {
        List<List<String>> rows = new ArrayList<>();
        for (PooledLearner learner : learners) {
            List<String> cells = new ArrayList<>(List.of(name.apply(learner)));
            for (int round = 0; round <= comparison.rounds(); round++) {
                cells.add(cell.apply(aggregate.of().at(learner, round)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private String adaptation(List<PooledLearner> learners) {
        List<Chart.Line> lines = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (PooledLearner learner : learners) {
            int style = lines.size() % Page.COLOURS;
            List<Chart.Point> points = new ArrayList<>();
            for (int round = 0; round <= comparison.rounds(); round++) {
                Statistics.Estimate estimate = learner.interquartileMean(round);
                points.add(new Chart.Point(round, estimate.value(), estimate.low(), estimate.high()));
            }
            lines.add(new Chart.Line(learner.name(), style, /* dashed= */ !learner.trained(), points));
            names.put(learner.name(), "<span class=\"swatch s" + style + "\"></span>" + escape(learner.name()));
        }
        StringBuilder html = new StringBuilder(
                new Chart("rounds of adaptation", "interquartile mean return", /* wholeX= */ true, lines).svg());
        for (Aggregate aggregate : AGGREGATES) {
            html.append(Page.table(
                    header(aggregate.name()),
                    rows(
                            learners,
                            learner -> names.getOrDefault(learner.name(), escape(learner.name())),
                            aggregate,
                            Page::cell)));
        }
        return html.toString();
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
