package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.index.IndexedRun;
import adaptarium.experiments.index.RunIndex;
import adaptarium.experiments.index.RunTable;
import adaptarium.experiments.index.RunTags;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Searches runs. */
@Command(
        name = "runs",
        description =
                "Search all runs, those of studies included, and tag, compare or export what is found. A FILTER is a"
                        + " word that occurs anywhere, or a condition: family=CartPole-v0, seed=3, 'score>150', tag=good,"
                        + " or a setting such as innerRate=0.1; all have to hold.",
        footer = {
            "",
            "Examples: adaptarium runs family=CartPole-v0 --sort=-score --limit 10",
            "          adaptarium runs my-study 'innerRate<0.2' --compare",
            "          adaptarium runs seed=1 --tag keep --note 'the first of each'",
            "          adaptarium runs --export runs.csv",
            "          adaptarium runs --export runs.arrow   (pandas.read_feather('runs.arrow'))"
        })
final class RunsCommand implements Runnable {
    private static final int LONGEST = 60; // characters of a cell
    private static final int MOST_COMPARED = 8; // columns of a table that can be read

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "0..*", paramLabel = "FILTER", description = "What has to hold; all runs without.")
    private List<String> filters = List.of();

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            defaultValue = "begun",
            description =
                    "run, study, state, family, algorithm, seed, updates, iterations, return, score, begun, commit or"
                            + " note; with a minus before it from the greatest down. Default: ${DEFAULT-VALUE}.")
    private String sort;

    @Option(names = "--limit", paramLabel = "COUNT", defaultValue = "1000000", description = "At most so many.")
    private int limit;

    @Option(names = "--tag", paramLabel = "WORD", description = "Tag what is found; may be repeated.")
    private List<String> more = List.of();

    @Option(names = "--untag", paramLabel = "WORD", description = "Take a tag away; may be repeated.")
    private List<String> fewer = List.of();

    @Option(names = "--note", paramLabel = "TEXT", description = "Write a note on what is found; '' takes it away.")
    private @Nullable String note;

    @Option(names = "--compare", description = "Show in what they differ, a line for each property.")
    private boolean compare;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Write everything that is known of them: .csv, .json or .arrow.")
    private @Nullable Path export;

    @Override
    public void run() {
        Optional<Output> asked = Optional.ofNullable(export).map(Output::at);
        boolean writes = !more.isEmpty() || !fewer.isEmpty() || note != null;
        if (writes && filters.isEmpty()) {
            throw new UserException(
                    "say which runs are to be tagged, such as their names; without a FILTER it is all of them");
        }
        List<IndexedRun> found = search();
        if (writes) {
            for (IndexedRun run : found) {
                RunDirectory folder = new RunDirectory(root.runs().resolve(run.place()));
                RunTags.of(folder).with(more, fewer, note).write(folder);
            }
            found = again(found);
        }
        if (asked.isPresent()) {
            export(found, asked.get());
        } else if (root.json()) {
            root.out().print(RunTable.of(found).json());
        } else if (compare) {
            compare(found);
        } else {
            root.out().print(table(found));
        }
    }

    private List<IndexedRun> search() {
        try (RunIndex index = RunIndex.open(root.presentRuns(), root::note)) {
            index.strays().forEach(root::note);
            return index.find(filters, sort, limit, root.json() || compare || export != null);
        }
    }

    /** The same runs as they are now, whether or not the filters still hold of them. */
    private List<IndexedRun> again(List<IndexedRun> before) {
        try (RunIndex index = RunIndex.open(root.presentRuns(), root::note)) {
            List<String> places = before.stream().map(IndexedRun::place).toList();
            return index.find(List.of(), sort, Integer.MAX_VALUE).stream()
                    .filter(run -> places.contains(run.place()))
                    .toList();
        }
    }

    private void export(List<IndexedRun> found, Output file) {
        String name = file.path().toString().toLowerCase(Locale.ROOT);
        RunTable table = RunTable.of(found);
        if (name.endsWith(".json")) {
            file.write(table.json());
        } else if (name.endsWith(".arrow")) {
            file.write(table.arrow());
        } else if (name.endsWith(".csv") || file.file().isStandardOutput()) {
            file.write(table.csv());
        } else {
            throw new UserException("--export writes .csv, .json or .arrow, got " + file.path());
        }
        root.said(Optional.of(file)).println(Wording.count(found.size(), "run") + ": " + file.path());
    }

    private void compare(List<IndexedRun> found) {
        if (found.size() < 2 || found.size() > MOST_COMPARED) {
            throw new UserException("2 to " + MOST_COMPARED + " runs can be compared side by side, found "
                    + found.size() + "; narrow it down, or use --export");
        }
        List<List<String>> lines = RunTable.of(found).differing().sideways();
        root.out()
                .print(TextTable.of(
                        "in what they differ",
                        printable(lines.get(0)),
                        lines.stream().skip(1).map(RunsCommand::printable).toList()));
    }

    private static List<String> printable(List<String> cells) {
        return cells.stream().map(cell -> Printable.line(cell, LONGEST)).toList();
    }

    private String table(List<IndexedRun> found) {
        List<List<String>> rows = new ArrayList<>();
        for (IndexedRun run : found) {
            RunSummary summary = run.summary();
            rows.add(printable(List.of(
                    run.place(),
                    summary.state(),
                    summary.family(),
                    summary.algorithm(),
                    run.seed() < 0 ? "" : Long.toString(run.seed()),
                    summary.updates() + "/" + (summary.iterations() == 0 ? "?" : summary.iterations()),
                    Wording.figure(summary.meanReturn(), "", summary.measure()),
                    Wording.figure(summary.score(), summary.scored(), summary.measure()),
                    summary.started(),
                    String.join(" ", run.tags().tags()),
                    run.tags().note() + summary.trouble())));
        }
        return TextTable.of(
                (found.size() == limit ? "the first " : "") + Wording.count(found.size(), "run"),
                List.of(
                        "run",
                        "state",
                        "family",
                        "algorithm",
                        "seed",
                        "updates",
                        "return",
                        "score",
                        "begun",
                        "tags",
                        "note"),
                rows);
    }
}
