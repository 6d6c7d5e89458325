package adaptarium.experiments.report;

import adaptarium.experiments.run.MayBeMissing;
import adaptarium.meta.Statistics;
import adaptarium.meta.Statistics.Basis;
import adaptarium.meta.Statistics.Estimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The matrix of a study with a row for each family, as it is published: a Markdown table, and the file that the table can be drawn from again. The normalised
 * return of every learner after the rounds it was trained for: 0 is random actions, 1 who is told the task, both as means of the family. Of few-shot problems, which
 * have no such scale, their own score.
 *
 * @param figure what the figures are, in words; {@link #NORMALISED} where an older file does not say
 * @param families by family and learner; a learner that was not trained on a family is missing there
 * @param all by learner: the interquartile mean over all families, of those that were trained on each
 */
public record MatrixTable(@MayBeMissing String figure, Map<String, Map<String, Cell>> families, Map<String, Cell> all) {
    /** What the figures of a study of families are. */
    public static final String NORMALISED = "normalised return";

    /** The file in the study's folder that a table can be drawn from again. */
    public static final String FILE = "matrix.json";

    /** The table in the study's folder. */
    public static final String MARKDOWN = "matrix.md";

    /** Copies the maps, keeping their order. */
    public MatrixTable {
        figure = Objects.requireNonNullElse(figure, NORMALISED);
        Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();
        families.forEach((family, row) -> rows.put(family, Collections.unmodifiableMap(new LinkedHashMap<>(row))));
        families = Collections.unmodifiableMap(rows);
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /**
     * What a learner scores.
     *
     * @param estimate over its seeds and tasks
     * @param bySeed each seed's own figure over its tasks, by seed
     */
    public record Cell(Estimate estimate, Map<String, Double> bySeed) {
        /** Copies the map, keeping its order. */
        public Cell {
            bySeed = Collections.unmodifiableMap(new LinkedHashMap<>(bySeed));
        }

        private boolean showsEachSeed() {
            return bySeed.size() > 1 && bySeed.size() < Statistics.LEAST_SAMPLE;
        }

        /** The figure with its interval; of two to four seeds, which give none, with each seed's own. */
        String text() {
            return text(Wording::together, Wording.estimate(estimate));
        }

        /** The same on a scale on which less than a hundredth is nothing. */
        String normalised() {
            return text(Wording::inHundredths, Wording.normalised(estimate));
        }

        private String text(BiFunction<Double, double[], List<String>> wording, String whole) {
            if (Double.isNaN(estimate.value())) {
                return Notes.NONE;
            }
            if (!showsEachSeed()) {
                return whole;
            }
            double[] seeds =
                    bySeed.values().stream().mapToDouble(Double::doubleValue).toArray();
            List<String> texts = wording.apply(estimate.value(), seeds);
            return texts.get(0) + " (" + String.join(", ", texts.subList(1, texts.size())) + ")";
        }
    }

    /** Whether the figures are normalised returns. */
    public boolean isNormalised() {
        return figure.equals(NORMALISED);
    }

    /** The table with sentences below it, ending with a line break. */
    public String markdown() {
        List<String> learners = learners();
        List<String> header = new ArrayList<>(List.of(figure));
        header.addAll(learners);
        List<List<String>> rows = new ArrayList<>();
        families.forEach((family, row) -> rows.add(row(family, learners, row)));
        if (!all.isEmpty()) {
            rows.add(row("all: interquartile mean", learners, all));
        }
        return TextTable.markdown(header, rows) + "\n" + String.join(" ", notes(cells())) + "\n";
    }

    private List<String> learners() {
        return families.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
    }

    /** The learners, who is ahead over all families first; who is not in all of them comes last. */
    List<String> bestFirst() {
        return learners().stream()
                .sorted(Comparator.comparingDouble(learner -> -overall(learner)))
                .toList();
    }

    /** NaN, which is sorted behind every number, where there is no such figure. */
    private double overall(String learner) {
        Cell cell = all.get(learner);
        return cell == null ? Double.NaN : cell.estimate().value();
    }

    /** Everybody over all families, who is ahead first: a Markdown table with sentences below it, ending with a line break. */
    public String ranking() {
        List<List<String>> rows = all.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -overall(entry.getKey())))
                .map(entry -> List.of(entry.getKey(), entry.getValue().normalised()))
                .toList();
        return TextTable.markdown(List.of("learner", figure + " over all families, interquartile mean"), rows) + "\n"
                + String.join(" ", notes(all.values())) + "\n";
    }

    private List<String> row(String name, List<String> learners, Map<String, Cell> row) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (String learner : learners) {
            Cell cell = row.get(learner);
            cells.add(cell == null ? Notes.NONE : isNormalised() ? cell.normalised() : cell.text());
        }
        return cells;
    }

    private List<Cell> cells() {
        return families.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** How many seeds there are, in a sentence; empty where there is nothing. */
    String seeds() {
        return seeds(cells());
    }

    private static String seeds(Collection<Cell> cells) {
        Set<List<String>> seeds = cells.stream()
                .map(cell -> List.copyOf(cell.bySeed().keySet()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (seeds.size() == 1) {
            List<String> these = seeds.iterator().next();
            return (these.size() == 1 ? "One seed of each learner: " : these.size() + " seeds of each learner: ")
                    + String.join(", ", these) + ".";
        }
        TreeSet<Integer> counts = new TreeSet<>();
        seeds.forEach(these -> counts.add(these.size()));
        return counts.isEmpty() ? "" : counts.first() + " to " + counts.last() + " seeds of a learner.";
    }

    private static List<String> notes(Collection<Cell> cells) {
        List<String> notes = new ArrayList<>();
        String seeds = seeds(cells);
        if (!seeds.isEmpty()) {
            notes.add(seeds);
        }
        if (cells.stream().anyMatch(Cell::showsEachSeed)) {
            notes.add("(…, …): every seed by itself, in this order: fewer than " + Statistics.LEAST_SAMPLE
                    + ", so no interval can be trusted.");
        }
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        cells.stream()
                .filter(cell -> !cell.showsEachSeed())
                .forEach(cell -> bases.add(cell.estimate().basis()));
        notes.addAll(Notes.intervals(bases));
        return notes;
    }
}
