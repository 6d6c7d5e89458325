package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.report.Comparison;
import adaptarium.experiments.report.ComparisonReport;
import adaptarium.experiments.report.MatrixPicture;
import adaptarium.experiments.report.MatrixTable;
import adaptarium.experiments.report.RoundsTable;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.report.StudyPage;
import adaptarium.experiments.report.StudyReport;
import adaptarium.experiments.report.StudyTables;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.experiments.study.TuningRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes reports. */
@Command(
        name = "report",
        description =
                "Write a run's report, or a comparison of several runs, as one HTML file that opens anywhere. With"
                        + " --json, every figure of its tables is printed, too.")
final class ReportCommand implements Runnable {
    private static final int NAMED = 10; // runs that are missing, by name

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Names or folders of runs, or of one study.")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes. Default: report.html in the run's folder, or comparison.html in the folder of"
                    + " runs.")
    private @Nullable Path out;

    @Option(names = "--no-films", description = "Leave the films out of a run's report, for a smaller file.")
    private boolean noFilms;

    @Override
    public void run() {
        Optional<Path> study = study();
        if (study.isPresent()) {
            report(study.get());
            return;
        }
        List<RunDirectory> runs = names.stream().map(root::runToSee).toList();
        Optional<Output> asked = Optional.ofNullable(out).map(Output::at);
        Map<String, Object> said = new LinkedHashMap<>();
        Path file = runs.size() == 1 ? describe(runs.get(0), asked, said) : compare(runs, asked, said);
        said.put("report", file.toString());
        root.said(asked).println(root.json() ? Json.line(said) : "report: " + file);
    }

    /** The folder of the study that is asked for; empty where runs are. */
    private Optional<Path> study() {
        if (names.size() != 1) {
            return Optional.empty();
        }
        return Stream.of(root.runs().resolve(names.get(0)), Path.of(names.get(0)))
                .filter(StudyRecord::isIn)
                .findFirst();
    }

    /** A study's page, and one comparison for each of its families, over what is done of it. */
    private void report(Path study) {
        if (out != null) {
            throw new UserException(
                    "a study has its page and a comparison for each family in its own folder; leave out --out");
        }
        Map<String, List<RunDirectory>> byFamily = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (StudyRecord.Entry entry : StudyRecord.read(study).runs()) {
            Path folder = RunDirectory.inside(study, entry.run()).folder();
            if (Files.isRegularFile(folder.resolve("evaluation.json"))) {
                RunDirectory run = root.runToSee(folder.toString());
                byFamily.computeIfAbsent(run.config().family(), family -> new ArrayList<>())
                        .add(run);
            } else {
                missing.add(entry.run());
            }
        }
        if (byFamily.isEmpty()) {
            throw new UserException("nothing of study " + study + " is done yet");
        }
        List<Comparison> comparisons = new ArrayList<>();
        List<Map<String, Object>> families = new ArrayList<>();
        byFamily.forEach((family, runs) -> {
            Comparison comparison = new Comparison(runs);
            comparisons.add(comparison);
            ComparisonReport report = new ComparisonReport(comparison);
            Path file = study.resolve(StudyPage.comparisonFile(family));
            WholeFile.write(file, report.html(root.commandLine()));
            Map<String, Object> said = report.numbers();
            said.put("report", file.toString());
            families.add(said);
        });
        StudyReport report = new StudyReport(StudyRecord.read(study), TuningRecord.in(study), comparisons);
        Path page = study.resolve(StudyReport.FILE);
        MatrixTable table = report.table();
        WholeFile.write(
                page, new StudyPage(report, table).html(String.valueOf(study.getFileName()), root.commandLine()));
        WholeFile.write(study.resolve(MatrixTable.FILE), Json.pretty(table));
        WholeFile.write(study.resolve(MatrixTable.MARKDOWN), table.markdown());
        if (table.isNormalised()) {
            WholeFile.write(study.resolve(MatrixPicture.FILE), new MatrixPicture(table).svg());
        }
        RoundsTable rounds = report.rounds();
        WholeFile.write(study.resolve(RoundsTable.FILE), Json.pretty(rounds));
        WholeFile.write(study.resolve(RoundsTable.MARKDOWN), rounds.markdown());
        if (root.json()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("study", study.toString());
            said.putAll(new StudyTables(report).numbers());
            said.put("comparisons", families);
            said.put("missing", missing);
            said.put("report", page.toString());
            root.out().println(Json.line(said));
            return;
        }
        root.out().print(new StudyTables(report).text());
        if (!missing.isEmpty()) {
            List<String> few = missing.subList(0, Math.min(NAMED, missing.size()));
            root.out()
                    .println("not done yet, and not in it: " + String.join(", ", few)
                            + (missing.size() > NAMED ? " and " + (missing.size() - NAMED) + " more" : ""));
        }
        root.out().println("report: " + page);
    }

    private Path describe(RunDirectory run, Optional<Output> asked, Map<String, Object> said) {
        if (Files.exists(run.evaluationFile())) {
            said.putAll(new ComparisonReport(new Comparison(List.of(run))).numbers());
        }
        if (asked.isEmpty()) {
            return RunReport.write(run, !noFilms);
        }
        RunReport.write(run, !noFilms, asked.get());
        return asked.get().path();
    }

    private Path compare(List<RunDirectory> runs, Optional<Output> asked, Map<String, Object> said) {
        ComparisonReport report = new ComparisonReport(new Comparison(runs));
        Path file = asked.map(Output::path).orElse(root.runs().resolve("comparison.html"));
        String html = report.html(root.commandLine());
        asked.ifPresentOrElse(to -> to.write(html), () -> WholeFile.write(file, html));
        if (root.json()) {
            said.putAll(report.numbers());
        } else {
            root.said(asked).print(report.text());
        }
        return file;
    }
}
