package adaptarium.experiments.report;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: columns as wide as their widest cell, two spaces between, long cells over several lines; and one in Markdown. */
public final class TextTable {
    private static final int WIDEST = 44; // characters of a cell; a longer one is broken at spaces

    private TextTable() {}

    /**
     * A table under a title.
     *
     * @param title its title
     * @param header names of the columns
     * @param rows cells, each row as many as the header
     * @return several lines, an empty one last
     */
    public static String of(String title, List<String> header, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        rows.forEach(row -> lines.addAll(wrapped(row)));
        int[] widths = new int[header.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        lines.add(1, rule);
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> cells : lines) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                line.append(cells.get(i))
                        .append(" ".repeat(widths[i] - cells.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append('\n').toString();
    }

    /**
     * A table in Markdown.
     *
     * @param header names of the columns
     * @param rows cells, each row as many as the header
     * @return several lines, each with its line break
     */
    public static String markdown(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", header)).append(" |\n");
        text.append("|---".repeat(header.size())).append("|\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    /** A row as the lines it takes where no cell is wider than it may be. */
    private static List<List<String>> wrapped(List<String> row) {
        List<List<String>> columns = row.stream().map(TextTable::broken).toList();
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        List<List<String>> lines = new ArrayList<>();
        for (int k = 0; k < height; k++) {
            int line = k;
            lines.add(columns.stream()
                    .map(column -> line < column.size() ? column.get(line) : "")
                    .toList());
        }
        return lines;
    }

    private static List<String> broken(String cell) {
        List<String> lines = new ArrayList<>();
        String rest = cell;
        while (rest.length() > WIDEST && rest.indexOf(' ') >= 0) {
            int cut = rest.lastIndexOf(' ', WIDEST);
            cut = cut > 0 ? cut : rest.indexOf(' ');
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
    }
}
