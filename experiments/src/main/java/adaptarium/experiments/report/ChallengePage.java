package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.challenge.Leaderboard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A leaderboard as a page. */
public final class ChallengePage {
    private ChallengePage() {}

    private static String mark(Leaderboard.Row row) {
        if (row.reference()) {
            return " <small>reference</small>";
        }
        return row.late().isEmpty() ? "" : " <small>not known when the tasks were revealed</small>";
    }

    /**
     * Writes the page.
     *
     * @param board what it shows
     * @param command the command line, for the record
     * @return HTML
     */
    public static String html(Leaderboard board, String command) {
        Page page = new Page(
                "Challenge on " + board.family(),
                "Every submission was played again: its actions in the environment, and its agent, to the bit.");
        List<String> header = List.of(
                "agent",
                "before",
                "after " + board.rounds(),
                "mean of all rounds",
                "steps in a task",
                "processor time",
                "trained for",
                "tuning");
        List<List<String>> rows = new ArrayList<>();
        for (Leaderboard.Row row : board.rows()) {
            String seeds = row.reference() ? "" : ", " + row.seeds() + (row.seeds() == 1 ? " seed" : " seeds");
            rows.add(List.of(
                    escape(row.title() + seeds) + mark(row),
                    Page.cell(row.first()),
                    Page.cell(row.last()),
                    Page.cell(row.area()),
                    row.reference() ? "" : Long.toString(row.steps()),
                    row.reference() ? "" : String.format(Locale.ROOT, "%.1f s", row.cpuSeconds()),
                    row.reference() ? "" : Wording.shortSteps((double) row.trainingSteps()),
                    "<span class=\"words\">" + escape(row.tuning()) + "</span>"));
        }
        page.section(
                "Leaderboard",
                "Mean return per episode over " + board.tasks()
                        + " tasks that follow from a secret. An entry counts if its"
                        + " hash was published before the secret was: ask whoever holds the challenge where that is not"
                        + " marked. What an agent was trained for, and how it was tuned, is what its entry says.",
                Page.table(header, rows));
        StringBuilder commitments = new StringBuilder("challenge " + board.challenge() + "\n");
        board.rows()
                .forEach(row -> row.commitments()
                        .forEach(entry -> commitments
                                .append("entry     ")
                                .append(entry)
                                .append("  ")
                                .append(row.title())
                                .append('\n')));
        page.section(
                "How it can be checked",
                "Commitments (SHA-256), and the command.",
                "<pre>" + escape(commitments.toString()) + escape(command) + "</pre>");
        return page.html();
    }
}
