package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.report.PooledLearner.Aggregate;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.meta.Role;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A comparison of runs as a page, as tables for the terminal, and as numbers. */
public final class ComparisonReport {
    private static final String BEST = " (best)";
    private static final String BEST_MEANS =
            "(best): the highest interquartile mean of what was trained and is not told its task; where intervals"
                    + " overlap it may be chance.";

    private static final String OUTSIDE_MEANS =
            "An interquartile mean that lies outside the range of its seeds or tasks is no fault: it trims the plays of"
                    + " all together, each of theirs trims its own.";

    private final Comparison comparison;
    private final Estimates estimates = new Estimates();
    private final Map<String, List<PooledLearner>> learners = new LinkedHashMap<>();

    /**
     * A report.
     *
     * @param comparison what it shows
     */
    public ComparisonReport(Comparison comparison) {
        this.comparison = comparison;
        comparison.splits().forEach(split -> learners.put(split, comparison.learners(split)));
    }

    private List<PooledLearner> learners(String split) {
        return learners.getOrDefault(split, List.of());
    }

    /**
     * Writes the page.
     *
     * @param command the command line, for the record
     * @return HTML
     */
    public String html(String command) {
        List<PooledLearner> trained = own(learners(comparison.splits().get(0)));
        Page page = new Page(
                comparison.family() + ": "
                        + (trained.size() == 1 ? "one learner" : trained.size() + " learners compared"),
                comparison.runs() + (comparison.runs() == 1 ? " run." : " runs.")
                        + " Runs that differ in the seed alone are one learner; what differs in anything else is"
                        + " named.");
        for (String split : comparison.splits()) {
            page.section(
                    "Adaptation on " + split + " tasks",
                    String.join(" ", notes(split)) + " Dashed: not trained.",
                    adaptation(split));
        }
        page.section(
                "Learning curves",
                "Mean adapted " + Scale.of(comparison.family()).kept()
                        + " on training tasks, averaged over a few updates: the mean of the seeds, and each"
                        + " seed as a thin line.",
                learning(trained));
        page.section("How it was made", "The command.", "<pre>" + escape(command) + "</pre>");
        return page.html();
    }

    private static List<PooledLearner> own(List<PooledLearner> rows) {
        return rows.stream().filter(PooledLearner::isOwn).toList();
    }

    /**
     * The tables of every split.
     *
     * @return lines for the terminal
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String split : comparison.splits()) {
            for (Aggregate aggregate : Aggregate.values()) {
                String title = comparison.family() + ", " + split + " tasks: " + aggregate.words() + " of the "
                        + Scale.of(comparison.family()).kept();
                text.append(TextTable.of(title, header("learner", split), rows(split, aggregate)));
            }
            List<List<String>> single = singleSeeds(split, Aggregate.MEAN);
            if (!single.isEmpty()) {
                text.append(TextTable.of(
                        "mean " + Scale.of(comparison.family()).kept() + " of every seed by itself",
                        header("learner", split),
                        single));
            }
            notes(split).forEach(note -> text.append("  ").append(note).append('\n'));
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Everything the tables show.
     *
     * @return maps and lists, ready to be written as JSON
     */
    public Map<String, Object> numbers() {
        Map<String, Object> splits = new LinkedHashMap<>();
        for (String split : comparison.splits()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (PooledLearner learner : learners(split)) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("label", learner.label());
                row.put("algorithm", learner.algorithm());
                row.put("role", learner.role());
                row.put("best", isBest(split, learner));
                row.put("settings", learner.settings());
                row.put("trainedRounds", learner.trainedRounds());
                if (learner.trained()) {
                    row.put(
                            "seeds",
                            learner.seeds().stream()
                                    .map(PooledLearner.Member::seed)
                                    .toList());
                    row.put(
                            "runs",
                            learner.seeds().stream()
                                    .map(PooledLearner.Member::run)
                                    .toList());
                }
                row.put(
                        "rounds",
                        IntStream.rangeClosed(0, comparison.rounds())
                                .mapToObj(round -> figures(learner, round))
                                .toList());
                rows.add(row);
            }
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("tasks", comparison.taskWords(split));
            found.put("trainedRounds", trainedRounds(split));
            found.put("learners", rows);
            found.put("notes", notes(split));
            splits.put(split, found);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("family", comparison.family());
        all.put("splits", splits);
        return all;
    }

    private Map<String, Object> figures(PooledLearner learner, int round) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("round", round);
        for (Aggregate aggregate : Aggregate.values()) {
            Estimate estimate = estimates.of(learner, aggregate, round);
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("value", estimate.value());
            figure.put("low", estimate.low());
            figure.put("high", estimate.high());
            figure.put("basis", estimate.basis());
            if (learner.trained()) {
                figure.put("bySeed", learner.bySeed(aggregate, round));
            }
            figures.put(aggregate == Aggregate.MEAN ? "mean" : "interquartileMean", figure);
        }
        return figures;
    }

    /** The last round that every learner which adapts was trained for; K where nobody knows. */
    private int trainedRounds(String split) {
        return learners(split).stream()
                .filter(learner -> learner.role() == Role.META_LEARNER && learner.trainedRounds() >= 0)
                .mapToInt(PooledLearner::trainedRounds)
                .map(rounds -> Math.min(rounds, comparison.rounds()))
                .max()
                .orElse(comparison.rounds());
    }

    private boolean isBest(String split, PooledLearner learner) {
        int round = trainedRounds(split);
        List<PooledLearner> candidates = learners(split).stream()
                .filter(row -> row.role() == Role.META_LEARNER || row.role() == Role.BASELINE)
                .toList();
        return candidates.size() > 1
                && candidates.contains(learner)
                && candidates.stream()
                        .noneMatch(other -> !other.equals(learner)
                                && estimates
                                                .of(other, Aggregate.INTERQUARTILE_MEAN, round)
                                                .value()
                                        >= estimates
                                                .of(learner, Aggregate.INTERQUARTILE_MEAN, round)
                                                .value());
    }

    private String name(String split, PooledLearner learner) {
        return learner.name() + (isBest(split, learner) ? BEST : "");
    }

    private List<String> notes(String split) {
        List<PooledLearner> rows = learners(split);
        List<String> notes = new ArrayList<>();
        notes.add("Over " + comparison.taskWords(split) + ".");
        Set<Basis> bases = new LinkedHashSet<>();
        rows.forEach(row ->
                bases.add(estimates.of(row, Aggregate.MEAN, comparison.rounds()).basis()));
        notes.addAll(Notes.intervals(bases));
        if (rows.stream()
                .anyMatch(row -> IntStream.rangeClosed(0, comparison.rounds())
                        .anyMatch(round -> isOutside(estimates.of(row, Aggregate.INTERQUARTILE_MEAN, round))))) {
            notes.add(OUTSIDE_MEANS);
        }
        if (rows.stream().anyMatch(row -> isBest(split, row))) {
            notes.add(BEST_MEANS);
        }
        for (PooledLearner row : rows) {
            if (row.role() == Role.META_LEARNER
                    && row.trainedRounds() >= 0
                    && row.trainedRounds() < comparison.rounds()) {
                notes.add(Notes.beyond(row.label(), row.trainedRounds()));
            }
        }
        int round = trainedRounds(split);
        for (PooledLearner row : rows) {
            for (PooledLearner.Member member : row.seeds()) {
                String who = row.label() + (row.trained() ? ", seed " + member.seed() + "," : "");
                notes.addAll(Notes.notFinite(who, member.returns(), comparison.tasks(split)));
            }
        }
        notes.addAll(Bounds.notes(
                rows.stream().map(row -> row.standing(round)).toList(),
                rows.get(0).tasks()));
        for (PooledLearner row : own(rows)) {
            if (row.seeds().stream()
                    .anyMatch(member -> member.own()
                            && LearningCurves.stillRise(
                                    comparison.run(member.run()).rows()))) {
                notes.add(Notes.stillRising(row.label()));
            }
        }
        return notes;
    }

    /** Whether an interquartile mean of few seeds or tasks lies outside the range of theirs. */
    private static boolean isOutside(Estimate estimate) {
        return !estimate.basis().isInterval()
                && estimate.basis() != Basis.NONE
                && !(estimate.low() <= estimate.value() && estimate.value() <= estimate.high());
    }

    private List<String> header(String first, String split) {
        List<String> header = new ArrayList<>(List.of(first));
        for (int round = 0; round <= comparison.rounds(); round++) {
            header.add("after " + round + (round > trainedRounds(split) ? Notes.MARK : ""));
        }
        return header;
    }

    private List<List<String>> rows(String split, Aggregate aggregate) {
        List<List<String>> rows = new ArrayList<>();
        for (PooledLearner learner : learners(split)) {
            List<String> cells = new ArrayList<>(List.of(name(split, learner)));
            for (int round = 0; round <= comparison.rounds(); round++) {
                Estimate estimate = estimates.of(learner, aggregate, round);
                cells.add(Wording.estimate(estimate));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** Of learners with too few seeds for an interval. */
    private List<List<String>> singleSeeds(String split, Aggregate aggregate) {
        List<List<String>> rows = new ArrayList<>();
        for (PooledLearner learner : learners(split)) {
            for (int i = 0; learner.showsEachSeed() && i < learner.seeds().size(); i++) {
                List<String> cells = new ArrayList<>(List.of(
                        learner.label() + ", seed " + learner.seeds().get(i).seed()));
                for (int round = 0; round <= comparison.rounds(); round++) {
                    cells.add(Wording.figure(learner.bySeed(aggregate, round)[i]));
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private String adaptation(String split) {
        List<PooledLearner> rows = learners(split);
        Map<String, Integer> colours = colours(rows);
        List<Chart.Line> lines = new ArrayList<>();
        for (PooledLearner learner : rows) {
            List<Chart.Point> points = new ArrayList<>();
            List<List<Chart.Point>> seeds = new ArrayList<>();
            for (int i = 0; learner.showsEachSeed() && i < learner.seeds().size(); i++) {
                seeds.add(new ArrayList<>());
            }
            for (int round = 0; round <= comparison.rounds(); round++) {
                Estimate estimate = estimates.of(learner, Aggregate.INTERQUARTILE_MEAN, round);
                points.add(Notes.point(round, estimate));
                for (int i = 0; i < seeds.size(); i++) {
                    seeds.get(i).add(Chart.Point.of(round, learner.bySeed(Aggregate.INTERQUARTILE_MEAN, round)[i]));
                }
            }
            int colour = colours.getOrDefault(learner.label(), 0);
            if (!ComputedCeiling.isPlayedBy(learner.role(), learner.label())) {
                lines.add(new Chart.Line(learner.name(), colour, /* dashed= */ !learner.trained(), points, seeds));
            }
        }
        if (!Scale.of(comparison.family()).fewShot()) {
            lines.addAll(ComputedCeiling.line(comparison.family(), split, colours, comparison.rounds()));
        }
        StringBuilder html = new StringBuilder(new Chart(
                        "rounds of adaptation",
                        "interquartile mean " + Scale.of(comparison.family()).kept(),
                        /* wholeX= */ true,
                        lines,
                        trainedRounds(split))
                .html());
        for (Aggregate aggregate : Aggregate.values()) {
            List<List<String>> cells = new ArrayList<>();
            for (PooledLearner learner : rows) {
                String swatch = "<span class=\"swatch s" + colours.getOrDefault(learner.label(), 0) + "\"></span>";
                List<String> row = new ArrayList<>(List.of(swatch + escape(name(split, learner))));
                for (int round = 0; round <= comparison.rounds(); round++) {
                    row.add(Page.cell(estimates.of(learner, aggregate, round)));
                }
                cells.add(row);
            }
            html.append(Page.table(header(aggregate.words(), split), cells));
        }
        List<List<String>> single = singleSeeds(split, Aggregate.MEAN);
        if (!single.isEmpty()) {
            html.append(Page.table(
                    header("mean of every seed by itself", split),
                    single.stream()
                            .map(row -> row.stream().map(SvgCanvas::escape).toList())
                            .toList()));
        }
        return html.toString();
    }

    private static Map<String, Integer> colours(List<PooledLearner> rows) {
        return Colours.of(rows.stream()
                .map(row -> new Colours.Wearer(row.label(), row.algorithm(), row.role()))
                .toList());
    }

    private String learning(List<PooledLearner> trained) {
        Map<String, Integer> colours = colours(learners(comparison.splits().get(0)));
        List<Chart.Line> lines = new ArrayList<>();
        for (PooledLearner learner : trained) {
            List<List<MetricsRow>> rows = learner.seeds().stream()
                    .filter(PooledLearner.Member::own)
                    .map(member -> comparison.run(member.run()).rows())
                    .toList();
            int updates = rows.stream().mapToInt(List::size).min().orElse(0);
            List<List<Chart.Point>> curves =
                    rows.stream().map(run -> LearningCurves.of(run, updates)).toList();
            lines.add(new Chart.Line(
                    learner.name(),
                    colours.getOrDefault(learner.label(), 0),
                    /* dashed= */ false,
                    mean(curves),
                    curves.size() > 1 ? curves : List.of()));
        }
        return new Chart(
                        Scale.of(comparison.family()).steps() + ", millions",
                        "mean " + Scale.of(comparison.family()).kept(),
                        /* wholeX= */ false,
                        lines)
                .html();
    }

    private static List<Chart.Point> mean(List<List<Chart.Point>> curves) {
        return IntStream.range(0, curves.isEmpty() ? 0 : curves.get(0).size())
                .mapToObj(i -> Chart.Point.of(
                        curves.stream()
                                .mapToDouble(curve -> curve.get(i).x())
                                .average()
                                .orElse(0),
                        curves.stream()
                                .mapToDouble(curve -> curve.get(i).y())
                                .average()
                                .orElse(0)))
                .toList();
    }
}
