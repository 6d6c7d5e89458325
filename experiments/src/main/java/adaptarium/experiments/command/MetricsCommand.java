package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsCsv;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what runs logged of every update. */
@Command(
        name = "metrics",
        description =
                "Print the metrics of runs as one CSV table, a row for every update; 'adaptarium describe ALGORITHM'"
                        + " and meta/METRICS.md explain them. A run's own lie beside its metrics.jsonl as metrics.csv.",
        footer = {"", "Example: adaptarium metrics cartpole-1 cartpole-2 --out cartpole.csv"})
final class MetricsCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Names or folders of runs.")
    private List<String> names = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to. Default: the standard output.")
    private @Nullable Path out;

    @Override
    public void run() {
        Optional<Output> asked = Optional.ofNullable(out).map(Output::at);
        Map<RunDirectory, List<MetricsRow>> rows = new LinkedHashMap<>();
        for (String name : names) {
            RunDirectory run = RunDirectory.find(root.runs(), name);
            if (rows.put(run, run.rows()) != null) {
                throw new UserException("run '" + run.name() + "' is named twice");
            }
        }
        String text = root.json() ? json(rows) : csv(rows);
        if (asked.isEmpty()) {
            root.out().print(text);
        } else {
            asked.get().write(text);
            root.said(asked).println("metrics: " + out);
        }
    }

    private static String csv(Map<RunDirectory, List<MetricsRow>> runs) {
        Map<String, List<MetricsRow>> byName = new LinkedHashMap<>();
        runs.forEach((run, rows) -> byName.put(run.name(), rows));
        return MetricsCsv.of(byName);
    }

    private static String json(Map<RunDirectory, List<MetricsRow>> runs) {
        List<Map<String, Object>> all = new ArrayList<>();
        runs.forEach((run, rows) -> all.add(Map.of("run", run.name(), "rows", rows)));
        return Json.line(all) + "\n";
    }
}
