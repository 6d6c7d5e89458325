package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Tuning;
import adaptarium.meta.fewshot.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lets a trained run adapt to validation tasks with other settings. */
@Command(
        name = "tune",
        description =
                "Let a trained run adapt to validation tasks with several settings of its algorithm, and print which"
                        + " does best; test tasks are not looked at, and the run stays as it is.",
        footer = {"", "Example: adaptarium tune pointnav-maml algorithm.innerRate=0.25,0.5,1"})
final class TuneCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's name or folder.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "key=value,…",
            description = "Settings of the algorithm with the values to try: every combination.")
    private List<String> settings = List.of();

    @Option(
            names = "--tasks",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "Validation tasks. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "Rounds of adaptation; the last decides. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public void run() {
        if (tasks < 1 || rounds < 1) {
            throw new UserException("--tasks and --rounds must be at least 1, got " + tasks + " and " + rounds);
        }
        RunDirectory run = root.runToSee(name);
        List<Tuning.Tried> tried = Tuning.of(run, settings, tasks, rounds);
        List<Tuning.Tried> best = Tuning.best(tried, rounds);
        Optional<Measure> measure =
                run.config().isFewShot() ? Optional.of(run.config().problem().measure()) : Optional.empty();
        int sign = measure.map(Measure::sign).orElse(1);
        if (root.json()) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("run", run.name());
            all.put("validationTasks", tasks);
            measure.ifPresent(what -> all.put("measure", what.words()));
            all.put("tried", tried.stream().map(one -> measured(one, sign)).toList());
            all.put("best", best.size() == 1 ? best.get(0).settings() : List.of());
            root.out().println(Json.line(all));
            return;
        }
        List<String> header = new ArrayList<>(List.of("settings"));
        for (int round = 0; round <= rounds; round++) {
            header.add("after " + round);
        }
        List<List<String>> rows = new ArrayList<>();
        for (Tuning.Tried one : tried) {
            List<String> row = new ArrayList<>(List.of(String.join(" ", one.settings())));
            one.returns().forEach(value -> row.add(Wording.figure(sign * value)));
            rows.add(row);
        }
        String title = run.config().family() + ", " + tasks + " validation tasks: "
                + measure.map(Measure::words).orElse("return") + " after rounds of adaptation";
        root.out().print(TextTable.of(title, header, rows));
        root.out().println("best after " + rounds + ": " + (best.size() == 1 ? typed(best.get(0)) : notOne(best)));
    }

    private static String typed(Tuning.Tried one) {
        return String.join(" ", one.settings());
    }

    /** With errors as they are, not as scores that are the better the larger. */
    private static Tuning.Tried measured(Tuning.Tried one, int sign) {
        return new Tuning.Tried(
                one.settings(),
                one.returns().stream().map(value -> sign * value).toList());
    }

    private static String notOne(List<Tuning.Tried> best) {
        return best.isEmpty()
                ? "none, nothing is a number"
                : "no single one, these came to the same: "
                        + best.stream().map(TuneCommand::typed).collect(Collectors.joining("; "));
    }
}
