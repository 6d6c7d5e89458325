package adaptarium.experiments.report;

import adaptarium.experiments.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The adaptation gaps that have been measured, as the tables that {@code gap --out} writes say them.
 *
 * @param gaps figure and interval, by family
 */
public record MeasuredGaps(Map<String, String> gaps) {
    /** None. */
    public static final MeasuredGaps NONE = new MeasuredGaps(Map.of());

    /** Copies the map. */
    public MeasuredGaps {
        gaps = Map.copyOf(gaps);
    }

    /**
     * Reads the tables of a page.
     *
     * @param page Markdown
     * @return of every row of a table with the columns "family" and "gap", the gap
     */
    public static MeasuredGaps in(Path page) {
        List<String> lines;
        try {
            lines = Files.readAllLines(page);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", page, e);
        }
        Map<String, String> gaps = new LinkedHashMap<>();
        List<String> header = List.of();
        for (String line : lines) {
            List<String> cells = cells(line);
            if (cells.contains("family") && cells.contains("gap")) {
                header = cells;
            } else if (!header.isEmpty()
                    && cells.size() == header.size()
                    && !cells.get(0).startsWith("---")) {
                gaps.put(
                        cells.get(header.indexOf("family")),
                        cells.get(header.indexOf("gap")).replace("**", ""));
            } else if (cells.isEmpty()) {
                header = List.of(); // the table has ended
            }
        }
        return new MeasuredGaps(gaps);
    }

    private static List<String> cells(String line) {
        return line.startsWith("|") && line.length() > 1
                ? Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::trim)
                        .filter(cell -> !cell.isEmpty())
                        .toList()
                : List.of();
    }

    /** The gap of a family, in words; nothing where it has not been measured. */
    Optional<String> of(String family) {
        return Optional.ofNullable(gaps.get(family));
    }
}
