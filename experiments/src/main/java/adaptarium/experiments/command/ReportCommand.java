package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.report.Comparison;
import adaptarium.experiments.report.ComparisonReport;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Names or folders of runs.")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it goes. Default: report.html in the run's folder, or comparison.html in the folder of"
                    + " runs.")
    private @Nullable Path out;

    @Override
    public void run() {
        List<RunDirectory> runs = names.stream().map(root::runToSee).toList();
        Optional<Output> asked = Optional.ofNullable(out).map(Output::at);
        Map<String, Object> said = new LinkedHashMap<>();
        Path file = runs.size() == 1 ? describe(runs.get(0), asked, said) : compare(runs, asked, said);
        said.put("report", file.toString());
        root.said(asked).println(root.json() ? Json.line(said) : "report: " + file);
    }

    private static Path describe(RunDirectory run, Optional<Output> asked, Map<String, Object> said) {
        if (Files.exists(run.evaluationFile())) {
            said.putAll(new ComparisonReport(new Comparison(List.of(run))).numbers());
        }
        if (asked.isEmpty()) {
            return RunReport.write(run);
        }
        RunReport.write(run, asked.get());
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
