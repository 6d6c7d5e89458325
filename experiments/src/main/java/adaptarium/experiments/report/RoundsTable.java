package adaptarium.experiments.report;

import adaptarium.experiments.report.MatrixTable.Cell;
import adaptarium.experiments.run.MayBeMissing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Returns after every round of adaptation, and what training cost, of all learners of a study, a table for each family: as Markdown, and as the file that it can be
 * drawn from again.
 *
 * @param families by family
 */
public record RoundsTable(Map<String, Family> families) {
    /** The file in the study's folder that the tables can be drawn from again. */
    public static final String FILE = "rounds.json";

    /** The tables in the study's folder. */
    public static final String MARKDOWN = "rounds.md";

    /** Copies the map, keeping its order. */
    public RoundsTable {
        families = Collections.unmodifiableMap(new LinkedHashMap<>(families));
    }

    /**
     * One family's.
     *
     * @param figure what the figures are, in words
     * @param target the figure on training tasks that a learner is to reach: 90 % of the way from chance to the best learner's at the end of its training
     * @param learners by learner
     */
    public record Family(String figure, double target, Map<String, Row> learners) {
        /** Copies the map, keeping its order. */
        public Family {
            learners = Collections.unmodifiableMap(new LinkedHashMap<>(learners));
        }
    }

    /**
     * One learner's.
     *
     * @param trainedRounds how many rounds of adaptation it was trained for; −1 where it does not adapt
     * @param after its figure after 0, 1, …, K rounds
     * @param cost of its training; null where none was trained for this study
     */
    public record Row(
            int trainedRounds,
            List<Cell> after,
            @MayBeMissing @Nullable Cost cost) {
        /** Copies the list. */
        public Row {
            after = List.copyOf(after);
        }

        private boolean isBeyond(int round) {
            return trainedRounds > 0 && round > trainedRounds;
        }
    }

    /**
     * What a training cost.
     *
     * @param toTarget processor time until the target was first reached, s, the median over seeds; null where half of them never did
     * @param reached how many seeds reached it
     * @param all processor time of the whole training, s, the median over seeds
     */
    public record Cost(@MayBeMissing @Nullable Double toTarget, int reached, double all) {
        static Cost of(Efficiency found) {
            return new Cost(
                    Double.isFinite(found.seconds()) ? Double.valueOf(found.seconds()) : null,
                    found.reached(),
                    found.allSeconds());
        }
    }

    /** The tables with their headings, ending with a line break. */
    public String markdown() {
        List<String> parts = new ArrayList<>();
        families.forEach((name, family) -> parts.add(markdown(name, family)));
        return String.join("\n", parts);
    }

    private static String markdown(String name, Family family) {
        int rounds = family.learners().values().stream()
                .mapToInt(row -> row.after().size())
                .max()
                .orElse(0);
        List<String> header = new ArrayList<>(List.of("`" + name + "`"));
        for (int round = 0; round < rounds; round++) {
            header.add("after " + round);
        }
        header.add("CPU-s to " + Wording.figure(family.target()));
        header.add("CPU-s in all");
        List<List<String>> rows = new ArrayList<>();
        family.learners().forEach((learner, row) -> {
            List<String> cells = new ArrayList<>(List.of(learner));
            for (int round = 0; round < rounds; round++) {
                cells.add(
                        round < row.after().size()
                                ? row.after().get(round).text() + (row.isBeyond(round) ? Notes.MARK : "")
                                : Notes.NONE);
            }
            Cost cost = row.cost();
            cells.add(
                    cost == null
                            ? Notes.NONE
                            : reached(cost, row.after().get(0).bySeed().size()));
            cells.add(cost == null ? Notes.NONE : Wording.figure(cost.all()));
            rows.add(cells);
        });
        return TextTable.markdown(header, rows);
    }

    private static String reached(Cost cost, int seeds) {
        Double seconds = cost.toTarget();
        String share = " (" + cost.reached() + " of " + seeds + ")";
        return (seconds == null ? Notes.NONE : Wording.figure(seconds)) + share;
    }
}
