package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.report.Comparison;
import adaptarium.experiments.report.ComparisonReport;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Path;
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
        description = "Write a run's report, or a comparison of several runs, as one HTML file that opens anywhere.")
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
        Path file = runs.size() == 1 ? describe(runs.get(0), asked) : compare(runs, asked);
        root.said(asked).println(root.json() ? Json.line(Map.of("report", file.toString())) : "report: " + file);
    }

    private static Path describe(RunDirectory run, Optional<Output> asked) {
        if (asked.isEmpty()) {
            return RunReport.write(run);
        }
        RunReport.write(run, asked.get());
        return asked.get().path();
    }

    private Path compare(List<RunDirectory> runs, Optional<Output> asked) {
        ComparisonReport report = new ComparisonReport(new Comparison(runs));
        Path file = asked.map(Output::path).orElse(root.runs().resolve("comparison.html"));
        String html = report.html(root.commandLine());
        asked.ifPresentOrElse(to -> to.write(html), () -> WholeFile.write(file, html));
        if (!root.json()) {
            root.said(asked).print(report.text());
        }
        return file;
    }
}
