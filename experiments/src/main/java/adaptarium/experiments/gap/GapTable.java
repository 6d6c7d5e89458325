package adaptarium.experiments.gap;

import adaptarium.experiments.UserException;
import adaptarium.experiments.report.IntervalPicture;
import adaptarium.experiments.report.Notes;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.meta.Statistics;
import adaptarium.meta.probe.ParameterLeak;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adaptation gaps as they are shown: a table and a picture, the widest gap first, families without a scale last; and the file from which both can be drawn again,
 * to which later studies add their families.
 *
 * @param format which kind of file this is
 * @param rows a family each
 */
public record GapTable(String format, List<Row> rows) {
    private static final String FORMAT = "adaptarium gaps 1";
    private static final int COMMIT = 7; // of its digits
    private static final List<String> HEADER = List.of(
            "family",
            "random",
            "PPO without adaptation",
            "PPO that sees the task",
            "best reference",
            "gap",
            "ceiling without memory",
            "one observation tells",
            "seeds",
            "trained for",
            "commit");

    /**
     * A family.
     *
     * @param gap what was measured of it
     * @param code the version of the program that did
     */
    public record Row(FamilyGap gap, String code) {
        private double rank() {
            double value = gap.gap().value();
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        }

        private List<String> cells() {
            FamilyGap it = gap;
            return List.of(
                    it.family(),
                    cell(it.random()),
                    cell(it.nonAdaptive()),
                    cell(it.oracle()),
                    it.referenceName().isEmpty()
                            ? "—"
                            : Wording.figure(it.reference().value()) + " " + it.referenceName(),
                    Double.isNaN(it.gap().value()) ? "none: the oracle is no better than chance" : cell(it.gap()),
                    it.ceiling() == null ? "—" : Wording.figure(it.ceiling()),
                    it.leak() == null ? "—" : leak(it.leak()),
                    Integer.toString(it.seeds()),
                    Wording.shortSteps((double) it.trainingSteps()),
                    code.matches("[0-9a-f]{40}.*")
                            ? code.substring(0, COMMIT) + (code.contains("+") ? "+" : "")
                            : code);
        }
    }

    /** Sorts the rows. */
    public GapTable {
        rows = rows.stream()
                .sorted(Comparator.comparingDouble(Row::rank).reversed())
                .toList();
    }

    /** A table of some families. */
    static GapTable of(List<Row> rows) {
        return new GapTable(FORMAT, rows);
    }

    /**
     * A table that was kept.
     *
     * @param file where; without it there are no rows
     * @throws UserException where the file is damaged or another kind of file
     */
    public static GapTable read(Path file) {
        if (!Files.exists(file)) {
            return of(List.of());
        }
        GapTable found = Json.read(file, GapTable.class);
        if (!found.format.equals(FORMAT)) {
            throw new UserException(file + " is no table of gaps: its format is '" + found.format + "'");
        }
        return found;
    }

    /** The same with the rows of another, which take the place of those of the same families. */
    public GapTable with(GapTable more) {
        Map<String, Row> byFamily = new LinkedHashMap<>();
        rows.forEach(row -> byFamily.put(row.gap().family(), row));
        more.rows.forEach(row -> byFamily.put(row.gap().family(), row));
        return of(List.copyOf(byFamily.values()));
    }

    /** As a table for the terminal, with notes below it. */
    public String text() {
        String title = "adaptation gap: mean return per episode on "
                + rows.get(0).gap().tasks() + " test tasks";
        StringBuilder text = new StringBuilder(TextTable.of(title, HEADER, cells()));
        notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    /** As a table in Markdown, with notes below it. */
    public String markdown() {
        StringBuilder text = new StringBuilder(TextTable.markdown(HEADER, cells()));
        notes().forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    /** As a picture: SVG. */
    public String svg() {
        Set<Statistics.Basis> bases = EnumSet.noneOf(Statistics.Basis.class);
        rows.forEach(row -> bases.add(row.gap().gap().basis()));
        List<IntervalPicture.Row> drawn = rows.stream()
                .map(Row::gap)
                .map(gap -> new IntervalPicture.Row(
                        gap.family() + ", " + gap.seeds() + (gap.seeds() == 1 ? " seed" : " seeds"),
                        gap.gap(),
                        gap.gapBySeed()))
                .toList();
        String title = "Adaptation gap: (oracle − non-adaptive) / (oracle − random)";
        return new IntervalPicture(title, Notes.intervals(bases), drawn).svg();
    }

    private List<List<String>> cells() {
        return rows.stream().map(Row::cells).toList();
    }

    private static String leak(ParameterLeak leak) {
        return leak.parameter() + " " + Wording.figure(leak.accuracy().value()) + " of " + Wording.figure(leak.chance())
                + (leak.leaks() ? "" : ", at chance");
    }

    private static String cell(Statistics.Estimate estimate) {
        return Wording.estimate(estimate);
    }

    private List<String> notes() {
        Set<Statistics.Basis> bases = EnumSet.noneOf(Statistics.Basis.class);
        rows.forEach(row ->
                bases.addAll(List.of(row.gap().oracle().basis(), row.gap().gap().basis())));
        List<String> notes = new ArrayList<>(Notes.intervals(bases));
        for (Row row : rows) {
            FamilyGap gap = row.gap();
            if (gap.aboveCeiling()) {
                notes.add("Note: in " + gap.family()
                        + " PPO without adaptation lies above the ceiling that is proved of agents without memory: the"
                        + " family has a leak, or the proof a fault.");
            }
            if (gap.oracle().value() < gap.nonAdaptive().value()) {
                notes.add("Note: in " + gap.family()
                        + " the oracle lies below PPO that is told nothing, so that it bounds nothing"
                        + " there; train both longer.");
            }
        }
        return notes;
    }
}
