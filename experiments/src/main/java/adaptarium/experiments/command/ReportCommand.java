package adaptarium.experiments.command;

import adaptarium.experiments.report.Comparison;
import adaptarium.experiments.report.ComparisonReport;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            description =
                    "Where it goes. Default: report.html in the run's folder, or comparison.html in the folder of runs.")
    private @Nullable Path out;

    @Override
    public void run() {
        List<RunDirectory> runs = names.stream().map(root::run).toList();
        Path file = runs.size() == 1 ? describe(runs.get(0)) : compare(runs);
        root.out().println(root.json() ? Json.line(Map.of("report", file.toString())) : "report: " + file);
    }

    private Path describe(RunDirectory run) {
        return RunReport.write(run, out == null ? run.reportFile() : out);
    }

    private Path compare(List<RunDirectory> runs) {
        ComparisonReport report = new ComparisonReport(new Comparison(runs));
        Path file = out == null ? root.runs().resolve("comparison.html") : out;
        report.write(file, root.commandLine());
        if (!root.json()) {
            root.out().print(report.text());
        }
        return file;
    }
}
