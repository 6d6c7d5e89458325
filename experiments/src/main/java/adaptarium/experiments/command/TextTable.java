package adaptarium.experiments.command;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: columns as wide as their widest cell, two spaces between. */
final class TextTable {
    private TextTable() {}

    /**
     * A table under a title.
     *
     * @param title its title
     * @param header names of the columns
     * @param rows cells, each row as many as the header
     * @return several lines, an empty one last
     */
    static String of(String title, List<String> header, List<List<String>> rows) {
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, header);
        int[] widths = new int[header.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("-".repeat(width));
        }
        all.add(1, rule);
        StringBuilder text = new StringBuilder(title).append('\n');
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append('\n').toString();
    }
}
