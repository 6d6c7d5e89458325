package adaptarium.experiments.command;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.index.IndexedRun;
import adaptarium.experiments.index.RunIndex;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunSummary;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.ProblemKind;
import adaptarium.render.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what there is to choose from. */
@Command(name = "list", description = "List families, few-shot problems, algorithms, configurations or runs.")
final class ListCommand implements Runnable {
    private static final int LONGEST = 300; // characters of what a run says of itself
    private static final List<String> HEADER =
            List.of("run", "state", "family", "algorithm", "updates", "return", "score", "begun");

    /** What a program reads: plain numbers, one in each cell. */
    private static final List<String> COLUMNS = List.of(
            "run",
            "state",
            "family",
            "algorithm",
            "updates",
            "iterations",
            "measure",
            "return",
            "score",
            "scored",
            "begun",
            "trouble");

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Kind kind;

    @Option(names = "--csv", description = "Print comma-separated values.")
    private boolean csv;

    /** What can be listed; lower case, as it is typed. */
    enum Kind {
        families,
        problems,
        algorithms,
        configs,
        runs
    }

    @Override
    public void run() {
        if (kind == Kind.runs) {
            runs();
            return;
        }
        Map<String, String> entries = switch (kind) {
            case families -> families();
            case problems -> problems();
            case algorithms -> algorithms();
            default -> Configurations.shipped();
        };
        if (csv) {
            List<List<String>> rows = new ArrayList<>();
            entries.forEach((name, text) -> rows.add(List.of(name, text)));
            root.out().print(Csv.of(List.of("name", "summary"), rows));
            return;
        }
        if (root.json()) {
            root.out().println(Json.line(entries));
            return;
        }
        int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        entries.forEach((name, text) -> root.out().println(name + " ".repeat(width - name.length() + 2) + text));
    }

    private static Map<String, String> families() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (TaskFamily<?> family : Families.all()) {
            EnvironmentSpec spec = family.spec();
            entries.put(spec.id(), spec.rewardMeaning());
        }
        return entries;
    }

    private static Map<String, String> problems() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (ProblemKind kind : FewShotProblems.all()) {
            entries.put(kind.name() + (kind.isOfFamily() ? "/FAMILY" : ""), kind.summary());
        }
        return entries;
    }

    private static Map<String, String> algorithms() {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Algorithm<?> algorithm : Algorithms.all()) {
            entries.put(algorithm.name(), algorithm.summary());
        }
        return entries;
    }

    private void runs() {
        List<RunSummary> runs;
        try (RunIndex index = RunIndex.open(root.presentRuns(), root::note)) {
            index.strays().forEach(root::note);
            runs = index.find(List.of("study="), "run", Integer.MAX_VALUE).stream()
                    .map(IndexedRun::summary)
                    .toList();
        }
        if (root.json()) {
            root.out().println(Json.line(runs));
            return;
        }
        if (csv) {
            root.out().print(Csv.of(COLUMNS, runs.stream().map(ListCommand::row).toList()));
            return;
        }
        List<List<String>> rows = runs.stream()
                .map(run -> cells(run).stream()
                        .map(cell -> Printable.line(cell, LONGEST))
                        .toList())
                .toList();
        int[] widths = new int[HEADER.size()];
        List<List<String>> all = new ArrayList<>(rows);
        all.add(0, HEADER);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (int r = 0; r < all.size() && !runs.isEmpty(); r++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = all.get(r).get(i);
                line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
            }
            String trouble = r == 0 ? "" : Printable.line(runs.get(r - 1).trouble(), LONGEST);
            root.out().println((line + trouble).stripTrailing());
        }
    }

    private static List<String> row(RunSummary run) {
        return List.of(
                run.run(),
                run.state(),
                run.family(),
                run.algorithm(),
                Integer.toString(run.updates()),
                run.iterations() == 0 ? "" : Integer.toString(run.iterations()),
                run.measure(),
                run.meanReturn() == null ? "" : Double.toString(run.meanReturn()),
                run.score() == null ? "" : Double.toString(run.score()),
                run.scored(),
                run.started(),
                run.trouble());
    }

    private static List<String> cells(RunSummary run) {
        String none = "-";
        return List.of(
                run.run(),
                run.state(),
                run.family().isEmpty() ? none : run.family(),
                run.algorithm().isEmpty() ? none : run.algorithm(),
                run.updates() + "/" + (run.iterations() == 0 ? "?" : Integer.toString(run.iterations())),
                run.meanReturn() == null ? none : Wording.figure(run.meanReturn(), "", run.measure()),
                run.score() == null ? none : Wording.figure(run.score(), run.scored(), run.measure()),
                run.started().isEmpty() ? none : run.started());
    }
}
