package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.meta.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A study's report as a page: the matrix, and for each family its tables, performance profiles and adaptation curves. */
public final class StudyPage {
    private static final Pattern FIGURE = Pattern.compile("([−\\d.,]+) ([\\[(].*)");

    private final StudyReport report;
    private final MatrixTable matrix;
    private final StudyTables tables;
    private final StudyMaps maps;

    /**
     * A page.
     *
     * @param report what it shows
     * @param matrix its matrix
     */
    public StudyPage(StudyReport report, MatrixTable matrix) {
        this.report = report;
        this.matrix = matrix;
        tables = new StudyTables(report);
        maps = new StudyMaps(report);
    }

    /** Where the comparison of a family lies, beside the page. */
    public static String comparisonFile(String family) {
        return "comparison-" + family.replaceAll("[^A-Za-z0-9.-]+", "-") + ".html";
    }

    /**
     * Writes the page.
     *
     * @param study the study's name
     * @param command the command line, for the record
     * @return HTML
     */
    public String html(String study, String command) {
        Page page = new Page(
                "Study " + study,
                Wording.count(report.matrix().size(), "learner") + " on "
                        + report.families().size() + (report.families().size() == 1 ? " family." : " families."));
        StudyNotes notes = new StudyNotes(report);
        page.section("All families", String.join(" ", notes.general()), picture() + matrix() + followed(notes));
        if (report.isIncomplete()) {
            page.section(
                    "What is done",
                    "Seeds of every learner on every family; where some are missing, the same study goes on with them.",
                    Page.table(tables.progressHeader(), escaped(tables.progress())));
        }
        for (StudyFamily family : report.families()) {
            page.section(
                    family.name(),
                    "On " + family.tasks()
                            + ". Every learner after as many rounds as it was trained for. Area: mean over"
                            + " these rounds; regret: what who is told the task has more, summed over them.",
                    family(family));
        }
        page.section(
                "How it was made",
                "The study, this page, and every run of it.",
                "<pre>" + escape(report.command()) + "\n" + escape(command) + "</pre><details><summary>Runs</summary>"
                        + Page.table(List.of("run", "command"), escaped(report.commands())) + "</details>");
        if (maps.any()) {
            page.script(Page.resource("heat-map.js"));
        }
        return page.html();
    }

    private String picture() {
        boolean shown = matrix.isNormalised() && report.matrix().size() > 1;
        return shown ? "<div class=\"scroll\">" + new MatrixPicture(matrix).svg() + "</div>" : "";
    }

    private static String followed(StudyNotes notes) {
        List<String> sentences = notes.followed();
        return sentences.isEmpty()
                ? ""
                : "<details><summary>How far adaptation was followed</summary><p>" + escape(String.join(" ", sentences))
                        + "</p></details>";
    }

    private String matrix() {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : tables.matrix()) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                boolean linked = i > 0 && i <= report.families().size();
                String text = interval(row.get(i));
                cells.add(
                        linked
                                ? "<a href=\""
                                        + escape(comparisonFile(
                                                report.families().get(i - 1).name())) + "\">" + text + "</a>"
                                : text);
            }
            rows.add(cells);
        }
        return rows.isEmpty() ? "" : Page.table(tables.matrixHeader(), rows);
    }

    /** The interval of a figure in small letters. */
    private static String interval(String cell) {
        Matcher figure = FIGURE.matcher(cell);
        return figure.matches()
                ? escape(figure.group(1)) + "<small>" + escape(figure.group(2)) + "</small>"
                : escape(cell);
    }

    private static List<List<String>> escaped(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(StudyPage::interval).toList())
                .toList();
    }

    private String family(StudyFamily family) {
        Map<String, Integer> colours = Colours.of(family.learners().stream()
                .map(row -> new Colours.Wearer(row.label(), row.algorithm(), row.role()))
                .toList());
        StringBuilder html =
                new StringBuilder(Page.table(StudyTables.figuresHeader(), escaped(tables.figures(family))));
        List<List<String>> pairs = tables.pairs(family);
        if (!pairs.isEmpty()) {
            html.append("<h3>Who is better: Holm's correction over all comparisons of the study</h3>")
                    .append(Page.table(StudyTables.pairsHeader(), escaped(pairs)));
        }
        List<List<String>> efficiency = tables.efficiency(family);
        if (!efficiency.isEmpty()) {
            html.append("<h3>Training needed to 90 % of the way from chance to the best</h3>")
                    .append(Page.table(StudyTables.efficiencyHeader(family), escaped(efficiency)));
        }
        List<List<String>> events = tables.events(family);
        if (!events.isEmpty()) {
            html.append("<h3>After a switch or fault in mid-episode</h3><p>From the mean reward of a step by its"
                            + " time before or after, in the last round. Detected: where it is lowest; recovered:"
                            + " where nine tenths of the fall are made up.</p>")
                    .append(Page.table(StudyTables.eventsHeader(), escaped(events)));
        }
        if (family.scale().isPresent()) {
            List<Chart.Line> curves = new ArrayList<>();
            List<Chart.Line> profiles = new ArrayList<>();
            int trained = 0;
            for (PooledLearner learner : family.contenders()) {
                int colour = colours.getOrDefault(learner.label(), 0);
                curves.add(new Chart.Line(learner.name(), colour, family.curve(learner)));
                profiles.add(new Chart.Line(learner.name(), colour, family.profile(learner)));
                boolean adapts = learner.role() == Role.META_LEARNER && learner.trainedRounds() >= 0;
                trained = Math.max(trained, adapts ? family.headline(learner) : 0);
            }
            html.append("<h3>Adaptation curves</h3>")
                    .append(new Chart(
                                    "rounds of adaptation",
                                    "normalised return",
                                    /* wholeX= */ true,
                                    curves,
                                    trained == 0 ? Double.NaN : trained)
                            .html());
            html.append("<h3>Performance profiles</h3>")
                    .append(new Chart(
                                    "normalised return τ",
                                    "share of seeds and tasks above τ",
                                    /* wholeX= */ false,
                                    profiles)
                            .html());
        }
        html.append(maps.html(family));
        return html.append("<p><a href=\"" + escape(comparisonFile(family.name())) + "\">Comparison of returns</a></p>")
                .toString();
    }
}
