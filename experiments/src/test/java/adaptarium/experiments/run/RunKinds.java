package adaptarium.experiments.run;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.FileKind;
import adaptarium.experiments.gap.FamilyLeaks;
import adaptarium.experiments.report.Films;
import adaptarium.experiments.report.Pictures;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics;
import adaptarium.meta.probe.ParameterLeak;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What lies in a run's folder, but for its checkpoints, and what watching and freezing tasks leave. */
public final class RunKinds {
    private static final TaskFamily<?> FAMILY = Families.named("CartPole-v0");
    private static final Path STORED = Path.of("results", "pointnav-maml");
    private static final String FILMS =
            "{\"films\":{\"test\":[{\"task\":1,\"rank\":\"worst\",\"before\":-50.0,\"after\":-20.0,"
                    + "\"width\":640,\"height\":340,\"framesPerSecond\":10.0,\"reel\":\"H4sIAAAA\"}]}}";

    private RunKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws Exception {
        String run = Files.readString(STORED.resolve("run.json"));
        String unsealed = run.replaceFirst(",\\s*\"seal\"[^}]*", "");
        return List.of(
                new FileKind("run.json", run, file -> Json.read(file, RunInfo.class)),
                new FileKind("run/run.json", unsealed, 6, FileKind.reading(RunKinds::inRun)),
                new FileKind(
                        "run/config.yaml",
                        Files.readString(STORED.resolve("config.yaml")),
                        6,
                        FileKind.reading(RunKinds::inRun)),
                new FileKind("run/evaluation.json", evaluation(), 6, FileKind.reading(RunKinds::inRun)),
                new FileKind("few-shot/evaluation.json", fewShot(), 6, FileKind.reading(RunKinds::inRun)),
                new FileKind("leaks.json", leaks(), file -> Json.read(file, FamilyLeaks.class)),
                new FileKind("metrics.jsonl", metrics(), 1, file -> new MetricsLog(file).rows()),
                new FileKind("cut.jsonl", metrics(), 1, file -> new MetricsLog(file).truncate(3, note -> {})),
                new FileKind("pictures.json", pictures(), file -> Json.read(file, Pictures.class)),
                new FileKind("films.json", FILMS, file -> Json.read(file, Films.class)),
                new FileKind("tasks.json", tasks(FAMILY), file -> FrozenTasks.read(file, FAMILY)),
                new FileKind("kept.replay", replay(), ReplayFile::read),
                new FileKind(TensorBoardLog.FILE, events(), 0.6, RunKinds::resumed));
    }

    /** A run around the file, as a list of runs and a report read it. */
    private static void inRun(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        for (String name : List.of("run.json", "config.yaml", "metrics.jsonl")) {
            if (!Files.exists(folder.resolve(name))) {
                Files.copy(STORED.resolve(name), folder.resolve(name));
            }
        }
        RunDirectory run = new RunDirectory(folder);
        RunSummary.of(run);
        run.config();
        run.edits();
        RunReport.write(run, /* films= */ false);
    }

    private static String evaluation() throws Exception {
        Map<String, Object> task = Map.of("goal", 0.5, "sign", "LEFT", "n", 3, "on", true);
        List<List<Double>> figures = List.of(List.of(1.0, Double.NaN), List.of(-2.5, 4e-10));
        RunEvaluation.LearnerResult learner = new RunEvaluation.LearnerResult(
                "maml",
                "MAML",
                Role.META_LEARNER,
                1L << 40,
                2,
                RoundKind.BATCH,
                figures,
                figures,
                List.of(List.of(0L, 5L), List.of(0L, 6L)),
                List.of(),
                figures,
                1,
                Map.of("rate", "1"),
                new EventCurve(2, 1, List.of(List.of(0.5, -1.0), List.of(Double.NaN, 1.0))));
        RunEvaluation.SplitResult split =
                new RunEvaluation.SplitResult("test", List.of(task, task), List.of(learner), "", "", 0L);
        return Json.pretty(new RunEvaluation("a", "CartPole-v0", "maml", 3, 1, "evaluate", List.of(split)));
    }

    /** As the evaluation of a few-shot problem keeps it: errors as scores, and choices. */
    private static String fewShot() throws Exception {
        return evaluation().replace("CartPole-v0", "Sinusoid-v0").replace("\"maml\"", "\"few-shot-maml\"");
    }

    private static String leaks() {
        Statistics.Estimate accuracy = new Statistics.Estimate(0.8, 0.75, 0.85, Statistics.Basis.TASKS);
        ParameterLeak leak = new ParameterLeak("pole", 4, accuracy, 0.25);
        FamilyLeaks.AgentLeaks agent = new FamilyLeaks.AgentLeaks("PPO", true, List.of(leak, leak));
        return Json.pretty(new FamilyLeaks("CartPole-v0", "a", 3, 600, 10, 1, List.of(agent)));
    }

    private static String metrics() throws IOException {
        return Files.readString(STORED.resolve("metrics.jsonl"))
                .lines()
                .limit(5)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String pictures() {
        return Json.pretty(new Pictures(Map.of("test", List.of("<svg><path d=\"M0 0\"/></svg>"))));
    }

    private static <T extends Record> String tasks(TaskFamily<T> family) {
        return FrozenTasks.draw(family, Split.TEST, 1, 3).content();
    }

    private static String replay() {
        CommandLog log = new CommandLog(List.of(
                new CommandLog.Entry(0, new Command.Reset()),
                new CommandLog.Entry(3, new Command.Change("gain", 0.5)),
                new CommandLog.Entry(4, new Command.BreakJoint("hip")),
                new CommandLog.Entry(9, new Command.Motor(1, false))));
        return new ReplayFile(/* driven= */ false, "", "CartPole-v0", Split.TEST, 1, 2, "abc", 50, log).content();
    }

    private static final List<MetricsRow> ROWS = List.of(
            new MetricsRow(1, 100, 0.5, 0.4, -12.25, Map.of("kl", 0.125)),
            new MetricsRow(300, 200, 1, 0.75, -3, Map.of()));

    private static byte[] events() throws IOException {
        Path folder = Files.createTempDirectory("events");
        TensorBoardLog.restart(folder, Map.of(), ROWS, Instant.EPOCH, Clock.systemUTC())
                .close();
        byte[] bytes = Files.readAllBytes(folder.resolve(TensorBoardLog.FILE));
        Files.delete(folder.resolve(TensorBoardLog.FILE));
        Files.delete(folder);
        return bytes;
    }

    private static void resumed(Path file) {
        TensorBoardLog.restart(file.resolveSibling(""), Map.of(), ROWS, Instant.EPOCH, Clock.systemUTC())
                .close();
    }
}
