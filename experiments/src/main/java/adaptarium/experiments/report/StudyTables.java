package adaptarium.experiments.report;

import adaptarium.experiments.report.StudyFamily.Figures;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A study's tables: their headings and cells, for the page and for the terminal; and the same as numbers. */
public final class StudyTables {
    private static final double LEVEL = 0.05; // of a test

    private final StudyReport report;

    /**
     * Tables.
     *
     * @param report what they show
     */
    public StudyTables(StudyReport report) {
        this.report = report;
    }

    List<String> matrixHeader() {
        List<String> header = new ArrayList<>(List.of(report.figure()));
        report.families().forEach(family -> header.add(family.name()));
        header.add("all: interquartile mean");
        return header;
    }

    /** The matrix: cells of text, the first naming the row. */
    List<List<String>> matrix() {
        List<List<String>> rows = new ArrayList<>();
        report.matrix().forEach((name, row) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            for (StudyFamily family : report.families()) {
                PooledLearner learner = row.get(family.name());
                cells.add(learner == null ? Notes.NONE : figure(report.figure(family, learner)));
            }
            cells.add(report.overall(row).map(this::figure).orElse(Notes.NONE));
            rows.add(cells);
        });
        return rows;
    }

    private String figure(Estimate estimate) {
        return report.figure().equals(MatrixTable.NORMALISED) ? normalised(estimate) : cell(estimate);
    }

    List<String> progressHeader() {
        List<String> header = new ArrayList<>(List.of("seeds done"));
        header.addAll(progressFamilies());
        return header;
    }

    private List<String> progressFamilies() {
        return report.progress().values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
    }

    /** How many seeds of every learner are done on every family. */
    List<List<String>> progress() {
        List<List<String>> rows = new ArrayList<>();
        report.progress().forEach((name, row) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            for (String family : progressFamilies()) {
                StudyReport.Seeds seeds = row.get(family);
                cells.add(seeds == null ? Notes.NONE : seeds.done() + " of " + seeds.planned());
            }
            rows.add(cells);
        });
        return rows;
    }

    static List<String> figuresHeader() {
        return List.of(
                "learner",
                "before",
                "after its rounds: mean",
                "interquartile mean",
                "worst decile",
                "gain",
                "after the last round",
                "normalised",
                "area, normalised",
                "regret, normalised");
    }

    List<List<String>> figures(StudyFamily family) {
        List<List<String>> rows = new ArrayList<>();
        for (PooledLearner learner : family.learners()) {
            Figures it = family.figures(learner);
            rows.add(List.of(
                    learner.name() + ", " + Wording.count(family.headline(learner), "round"),
                    cell(it.before()),
                    cell(it.mean()),
                    cell(it.interquartileMean()),
                    cell(it.worstDecile()),
                    cell(it.gain()),
                    cell(it.last()),
                    normalised(it.normalised()),
                    normalised(it.area()),
                    normalised(it.regret())));
        }
        return rows;
    }

    static List<String> pairsHeader() {
        return List.of(
                "better?",
                "than",
                "seeds",
                "difference, normalised",
                "probability of improvement",
                "p",
                "p, Holm",
                "verdict",
                "seeds for 0.05");
    }

    List<List<String>> pairs(StudyFamily family) {
        List<List<String>> rows = new ArrayList<>();
        for (StudyReport.Judged judged : report.judged(family)) {
            StudyFamily.Pair pair = judged.pair();
            rows.add(List.of(
                    pair.first(),
                    pair.second(),
                    Integer.toString(pair.seeds()),
                    cell(pair.difference()),
                    normalised(pair.improvement()),
                    p(pair.p()),
                    p(judged.corrected()),
                    verdict(judged),
                    pair.seeds() < Statistics.LEAST_SAMPLE
                            ? Notes.NONE
                            : pair.seedsNeeded().isPresent()
                                    ? Integer.toString(pair.seedsNeeded().getAsInt())
                                    : "more tasks needed"));
        }
        return rows;
    }

    private static String verdict(StudyReport.Judged judged) {
        if (Double.isNaN(judged.corrected())) {
            return "too few seeds";
        }
        return judged.corrected() >= LEVEL
                ? "may be chance"
                : judged.pair().difference().value() > 0 ? "better" : "worse";
    }

    static List<String> efficiencyHeader(StudyFamily family) {
        return List.of(
                "learner",
                Scale.of(family.name()).steps() + " to 90 %",
                "processor time to 90 %",
                "seeds that reach it",
                "steps in all",
                "processor time in all");
    }

    List<List<String>> efficiency(StudyFamily family) {
        List<List<String>> rows = new ArrayList<>();
        report.efficiency(family)
                .forEach((label, found) -> rows.add(List.of(
                        label,
                        Double.isInfinite(found.steps()) ? Notes.NONE : Wording.shortSteps(found.steps()),
                        Double.isInfinite(found.seconds()) ? Notes.NONE : Wording.duration(found.seconds()),
                        found.reached() + " of " + found.seeds(),
                        Wording.shortSteps(found.allSteps()),
                        Wording.duration(found.allSeconds()))));
        return rows;
    }

    static List<String> eventsHeader() {
        return List.of(
                "learner",
                "reward of a step before",
                "lowest afterwards",
                "detected after, steps",
                "recovered after, steps");
    }

    /** How learners take a switch or fault in mid-episode; empty where there is none. */
    List<List<String>> events(StudyFamily family) {
        List<List<String>> rows = new ArrayList<>();
        for (PooledLearner learner : family.learners()) {
            AfterEvent.of(learner)
                    .ifPresent(it -> rows.add(List.of(
                            learner.name(),
                            cell(it.before()),
                            cell(it.lowest()),
                            cell(it.detection()),
                            it.recovery().value() < it.played() ? cell(it.recovery()) : "not within " + it.played())));
        }
        return rows;
    }

    private static String p(double p) {
        return Double.isNaN(p) ? Notes.NONE : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String cell(Estimate estimate) {
        return Double.isNaN(estimate.value()) ? Notes.NONE : Wording.estimate(estimate);
    }

    /** Of a share, or of a normalised return. */
    private static String normalised(Estimate estimate) {
        return Double.isNaN(estimate.value()) ? Notes.NONE : Wording.normalised(estimate);
    }

    /** All tables for the terminal. */
    public String text() {
        StringBuilder text = new StringBuilder(TextTable.of("matrix of the study", matrixHeader(), matrix()));
        if (report.isIncomplete()) {
            text.append(TextTable.of("what is done", progressHeader(), progress()));
        }
        for (StudyFamily family : report.families()) {
            text.append(TextTable.of(
                    family.name() + ", " + family.tasks() + ": "
                            + Scale.of(family.name()).kept(),
                    figuresHeader(),
                    figures(family)));
            List<List<String>> pairs = pairs(family);
            if (!pairs.isEmpty()) {
                text.append(TextTable.of(family.name() + ": who is better", pairsHeader(), pairs));
            }
            List<List<String>> efficiency = efficiency(family);
            if (!efficiency.isEmpty()) {
                text.append(TextTable.of(family.name() + ": training needed", efficiencyHeader(family), efficiency));
            }
            List<List<String>> events = events(family);
            if (!events.isEmpty()) {
                text.append(TextTable.of(family.name() + ": after a switch or fault", eventsHeader(), events));
            }
        }
        report.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.append('\n').toString();
    }

    /** Everything the tables show. */
    public Map<String, Object> numbers() {
        Map<String, Object> matrix = new LinkedHashMap<>();
        report.matrix().forEach((name, row) -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            report.families().forEach(family -> {
                PooledLearner learner = row.get(family.name());
                if (learner != null) {
                    cells.put(family.name(), report.figure(family, learner));
                }
            });
            report.overall(row).ifPresent(overall -> cells.put("all", overall));
            matrix.put(name, cells);
        });
        Map<String, Object> families = new LinkedHashMap<>();
        for (StudyFamily family : report.families()) {
            Map<String, Object> learners = new LinkedHashMap<>();
            family.learners().forEach(learner -> learners.put(learner.label(), family.figures(learner)));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("tasks", family.tasks());
            family.scale().ifPresent(scale -> one.put("scale", scale));
            one.put("learners", learners);
            one.put("pairs", report.judged(family));
            one.put("efficiency", report.efficiency(family));
            Map<String, Object> events = new LinkedHashMap<>();
            family.learners()
                    .forEach(learner -> AfterEvent.of(learner).ifPresent(found -> events.put(learner.label(), found)));
            if (!events.isEmpty()) {
                one.put("afterEvent", events);
            }
            families.put(family.name(), one);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("matrix", matrix);
        all.put("progress", report.progress());
        all.put("families", families);
        report.tuning().ifPresent(tuning -> all.put("tuning", tuning));
        all.put("notes", report.notes());
        all.put("commands", report.commands());
        return all;
    }
}
