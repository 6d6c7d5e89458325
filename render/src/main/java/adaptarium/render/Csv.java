package adaptarium.render;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values as RFC 4180 says, for spreadsheets, R and pandas. */
public final class Csv {
    private Csv() {}

    /**
     * A table.
     *
     * @param header names of the columns
     * @param rows cells, as many as the header has
     * @return lines that end with a line feed
     */
    public static String of(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(String text) {
        boolean quoted =
                text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
