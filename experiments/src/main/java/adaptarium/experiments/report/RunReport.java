package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.Output;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.LearnerResult;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.experiments.run.RunEvent;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.experiments.run.WholeFile;
import adaptarium.experiments.watch.TaskMaps;
import adaptarium.meta.Metric;
import adaptarium.meta.Statistics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report of one run: {@code report.html}. */
public final class RunReport {
    private static final String BEFORE = Metric.RETURN.of(0);

    private final RunDirectory run;
    private final Scale scale;
    private final List<MetricsRow> rows;
    private final Optional<RunEvaluation> evaluation;
    private final boolean films;

    private RunReport(RunDirectory run, boolean films) {
        this.run = run;
        this.scale = Scale.of(run.config().family());
        this.films = films;
        this.rows = run.rows();
        this.evaluation = Files.exists(run.evaluationFile())
                ? Optional.of(Json.read(run.evaluationFile(), RunEvaluation.class))
                : Optional.empty();
    }

    /**
     * Writes the report of a run from what its folder holds; a run that was not evaluated gets its learning curve only.
     *
     * @param run the run
     * @param films whether films are in it, where there are any
     * @return the file, in the run's folder
     */
    public static Path write(RunDirectory run, boolean films) {
        WholeFile.write(run.reportFile(), new RunReport(run, films).page().html());
        return run.reportFile();
    }

    /**
     * Writes the report of a run to a place of its own.
     *
     * @param run the run
     * @param films whether films are in it, where there are any
     * @param file where to
     */
    public static void write(RunDirectory run, boolean films, Output file) {
        file.write(new RunReport(run, films).page().html());
    }

    private Page page() {
        String learner = run.config().algorithm().algorithm().title();
        Page page = new Page(
                learner + " on " + run.config().family(),
                "Run ‘" + run.name() + "’, begun "
                        + run.info().started().replace('T', ' ').replace("Z", " UTC") + ", seed "
                        + run.config().seed() + ".");
        page.tiles(tiles());
        evaluation.ifPresent(found -> {
            for (SplitResult split : found.splits()) {
                page.section(heading(split), note(found, split), adaptation(found, split));
            }
            if (scale.fewShot()) {
                FewShotFindings.write(page, run, found);
                FewShotPictures.write(page, run, found);
            } else {
                BeforeAndAfter.write(page, run, found, films ? Films.of(run) : new Films(Map.of()));
            }
        });
        maps(page);
        if (!rows.isEmpty()) {
            page.section(
                    "Learning curve",
                    sentence(scale.words()) + " on the training tasks of each update"
                            + (rows.get(0).metrics().containsKey(BEFORE)
                                    ? ", before and after adapting to them."
                                    : "."),
                    learningCurve().html());
        }
        page.section("How it was made", "Everything needed to make it again.", origin());
        return page;
    }

    private void maps(Page page) {
        List<Sensitivity> maps = TaskMaps.figures(run.folder(), trouble -> {}); // a damaged one is no part of the run
        if (maps.isEmpty()) {
            return;
        }
        StringBuilder html = new StringBuilder();
        for (Sensitivity map : maps) {
            html.append("<div class=\"heat-map\" data-run=\"")
                    .append(escape(run.typed()))
                    .append("\"><div class=\"scroll\">")
                    .append(new HeatMap(map).svg())
                    .append("</div><pre>./adaptarium watch ")
                    .append(escape(run.typed()))
                    .append("</pre></div>");
        }
        page.section(
                "Where it adapts",
                "Return over two hidden parameters; the others have their nominal values. A click on a cell gives the"
                        + " command that shows the agent in its task; in the window, M shows the same map.",
                html.toString());
        page.script(Page.resource("heat-map.js"));
    }

    private List<List<String>> tiles() {
        List<List<String>> tiles = new ArrayList<>();
        evaluation.ifPresent(found -> {
            LearnerResult own = found.splits().get(0).learners().get(0);
            SplitResult first = found.splits().get(0);
            int round = found.headlineRound(own);
            tiles.add(List.of(
                    Wording.figure(scale.shown(own.mean(0, first.units()).value())) + " → "
                            + Wording.figure(
                                    scale.shown(own.mean(round, first.units()).value())),
                    (scale.fewShot() ? scale.words() : "mean return") + " on " + first.taskWords()
                            + ", before and after adapting"));
            tiles.add(List.of(
                    Wording.steps(own.steps(round)), scale.steps() + " per task to adapt, in " + rounds(round)));
        });
        if (!rows.isEmpty()) {
            MetricsRow last = rows.get(rows.size() - 1);
            tiles.add(List.of(Wording.steps((double) last.environmentSteps()), scale.steps() + " of meta-training"));
            tiles.add(List.of(
                    Wording.duration(last.seconds()), "of training for " + Wording.count(last.iteration(), "update")));
        }
        return tiles;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String rounds(int rounds) {
        return Wording.count(rounds, "round");
    }

    private static String heading(SplitResult split) {
        return switch (split.split()) {
            case "test" -> split.possibleTasks() > 0 ? "Adaptation to test tasks" : "Adaptation to unseen tasks";
            case "shifted" -> "Adaptation outside the training distribution";
            default -> "Adaptation on the " + split.split() + " split";
        };
    }

    private String note(RunEvaluation found, SplitResult split) {
        return sentence(scale.words()) + " after 0 to " + rounds(found.rounds()) + " of adaptation. "
                + String.join(" ", EvaluationNotes.of(run, found, split))
                + (scale.fewShot() ? " Steps seen: examples shown" : " Steps seen: environment steps played")
                + " in a task before that round. IQM: interquartile mean. Dashed:"
                + " not trained.";
    }

    private String adaptation(RunEvaluation found, SplitResult split) {
        LearnerResult own = split.learners().get(0);
        int headline = found.headlineRound(own);
        List<Chart.Line> lines = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("learner"));
        for (int round = 0; round <= found.rounds(); round++) {
            header.add("after " + round + (round > headline ? Notes.MARK : ""));
        }
        if (found.hasTrials(own)) {
            header.add("trial");
        }
        header.add("IQM, after " + headline);
        if (!scale.fewShot()) {
            header.add("success, after " + headline);
        }
        header.addAll(List.of("steps seen", "trained for"));
        Map<String, Integer> colours = Colours.of(split.learners().stream()
                .map(learner -> new Colours.Wearer(
                        learner.title(),
                        learner.settings().getOrDefault(FlatSettings.ALGORITHM, learner.name()),
                        learner.role()))
                .toList());
        List<List<String>> table = new ArrayList<>();
        for (LearnerResult learner : split.learners()) {
            int style = colours.getOrDefault(learner.title(), 0);
            List<Chart.Point> points = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            cells.add("<span class=\"swatch s" + style + "\"></span>" + escape(learner.title()));
            for (int round = 0; round <= found.rounds(); round++) {
                Statistics.Estimate mean = scale.shown(learner.mean(round, split.units()));
                points.add(Notes.point(round, mean));
                cells.add(Page.cell(mean));
            }
            if (found.hasTrials(own)) {
                boolean episodes = learner.episodesPerRound() == 1;
                cells.add(episodes ? Page.cell(learner.meanTrial(headline, split.units())) : Notes.NONE);
            }
            cells.add(Page.cell(scale.shown(learner.interquartileMean(headline, split.units()))));
            if (!scale.fewShot()) {
                cells.add(Math.round(100 * learner.success(headline)) + " %");
            }
            cells.add(Wording.shortSteps(learner.steps(headline)));
            cells.add(Wording.shortSteps((double) learner.trainingSteps()));
            boolean untrained = learner.trainingSteps() == 0;
            if (!ComputedCeiling.isPlayedBy(learner.role(), learner.title())) {
                lines.add(new Chart.Line(learner.title(), style, untrained, points));
            }
            table.add(cells);
        }
        if (!scale.fewShot()) {
            lines.addAll(ComputedCeiling.line(found.family(), split.split(), colours, found.rounds()));
        }
        Chart chart = new Chart("rounds of adaptation", scale.words(), /* wholeX= */ true, lines, headline);
        return chart.html() + Page.table(header, table) + aroundEvents(found, split);
    }

    private static String aroundEvents(RunEvaluation found, SplitResult split) {
        List<List<String>> table = new ArrayList<>();
        for (LearnerResult learner : split.learners()) {
            if (learner.hasEvents()) {
                List<String> cells = new ArrayList<>(List.of(escape(learner.title())));
                for (int round : new int[] {0, found.rounds()}) {
                    cells.add(Page.cell(learner.meanBeforeEvent(round, split.units())));
                    cells.add(Page.cell(learner.meanAfterEvent(round, split.units())));
                }
                table.add(cells);
            }
        }
        if (table.isEmpty()) {
            return "";
        }
        String note =
                "<p class=\"note\">In mid-episode something happens from outside. These are the parts of the return"
                        + " before and after it; an episode that has ended by then has no second part.</p>";
        return note
                + Page.table(
                        List.of("learner", "first round: before", "after it", "last round: before", "after it"), table);
    }

    private Chart learningCurve() {
        List<MetricsRow> adapting =
                rows.stream().filter(row -> row.metrics().containsKey(BEFORE)).toList();
        List<Chart.Point> after = LearningCurves.ofUpdates(rows, row -> scale.shown(row.meanReturn()));
        List<Chart.Point> before = LearningCurves.ofUpdates(
                adapting, row -> scale.shown(row.metrics().getOrDefault(BEFORE, 0.0)));
        List<Chart.Line> lines = new ArrayList<>();
        if (!before.isEmpty()) {
            lines.add(new Chart.Line("before adaptation", 1, before));
        }
        lines.add(new Chart.Line("after adaptation", 0, after));
        return new Chart("updates", scale.words(), /* wholeX= */ true, lines);
    }

    private String origin() {
        RunInfo info = run.info();
        StringBuilder html = new StringBuilder("<pre>").append(escape(info.command()));
        for (RunEvent event : info.history()) {
            if (event.what().equals(RunEvent.RESUME)) {
                html.append('\n').append(escape(event.command()));
                event.changes().forEach(change -> html.append("  # ").append(escape(change)));
            }
        }
        evaluation.ifPresent(found -> html.append('\n').append(escape(found.command())));
        html.append("</pre><dl>");
        entry(html, "training tasks", run.config().tasks().words());
        entry(html, "commit", info.commit());
        entry(html, "machine", info.system() + ", " + info.cores() + " cores");
        entry(html, "processor", info.processor() + " (" + info.dispatch() + ")");
        entry(html, "Java", info.java());
        info.plugins().forEach(plugin -> entry(html, "plug-in", plugin.from() + ", sha256 " + plugin.sha256()));
        evaluation.ifPresent(found -> {
            entry(html, "checkpoint", "after update " + found.iteration());
            found.splits().forEach(split -> entry(html, split.split() + " tasks", source(split)));
        });
        html.append("</dl><details><summary class=\"note\">Configuration</summary><pre>");
        return html.append(escape(YamlWriter.write(run.config())))
                .append("</pre></details>")
                .toString();
    }

    private static String source(SplitResult split) {
        String from = split.taskFile().isEmpty() ? "drawn by the evaluation" : "from " + split.taskFile();
        return split.tasks().size() + ", " + from + (split.taskHash().isEmpty() ? "" : ", sha256 " + split.taskHash());
    }

    private static void entry(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>");
    }
}
