package adaptarium.experiments;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import adaptarium.agents.store.Checkpoint;
import adaptarium.agents.store.State;
import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.FamilyFile;
import adaptarium.experiments.config.StudyFile;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.gap.FamilyLeaks;
import adaptarium.experiments.plugin.Examples;
import adaptarium.experiments.plugin.Jars;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.plugin.TrustedPlugins;
import adaptarium.experiments.report.Films;
import adaptarium.experiments.report.Pictures;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsLog;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.meta.Algorithms;
import adaptarium.meta.Origin;
import adaptarium.meta.Role;
import adaptarium.meta.RoundKind;
import adaptarium.meta.Statistics;
import adaptarium.meta.probe.ParameterLeak;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of file, damaged in some hundred ways each: a reader takes the file or refuses it in words, and never ends in an exception of Java's own, in an error
 * or in waiting. A new kind of file joins by a line in {@link #kinds}. {@code experiments/fuzz} tries 100,000 of each.
 */
final class MutatedFilesTest {
    private static final int COUNT = Integer.getInteger("adaptarium.mutations", 250);
    private static final long SEED = Long.getLong("adaptarium.mutations.seed", 35);
    private static final TaskFamily<?> FAMILY = Families.named("CartPole-v0");

    @TempDir
    private Path folder;

    /**
     * A kind of file.
     *
     * @param name the file's name
     * @param whole a file that is read without a complaint
     * @param reader reads it
     */
    @SuppressWarnings("ArrayRecordComponent") // a file's content, never compared
    private record Kind(String name, byte[] whole, Consumer<Path> reader) {
        Kind(String name, String whole, Consumer<Path> reader) {
            this(name, whole.getBytes(StandardCharsets.UTF_8), reader);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() throws Exception {
        return List.of(
                family("hopper.yaml"),
                family("cheetah.yaml"),
                family("ball-on-beam.yaml"),
                family("arm-reach.yaml"),
                new Kind("config.yaml", config(), file -> Configurations.load(file.toString(), List.of())),
                new Kind("override.txt", "evaluation.tasks=5", MutatedFilesTest::override),
                new Kind("run.json", stored("run.json"), file -> Json.read(file, RunInfo.class)),
                new Kind("evaluation.json", evaluation(), file -> Json.read(file, RunEvaluation.class)),
                new Kind("leaks.json", leaks(), file -> Json.read(file, FamilyLeaks.class)),
                new Kind("metrics.jsonl", metrics(), file -> new MetricsLog(file).rows()),
                new Kind("pictures.json", pictures(), file -> Json.read(file, Pictures.class)),
                new Kind("films.json", FILMS, file -> Json.read(file, Films.class)),
                new Kind("tasks.json", tasks(), file -> FrozenTasks.read(file, FAMILY)),
                new Kind("kept.replay", replay(), ReplayFile::read),
                new Kind("update-00000003.json", sidecar(), MutatedFilesTest::checkpoint),
                new Kind("settings.json", settings(), MutatedFilesTest::origin),
                new Kind("study.yaml", STUDY, StudyFile::read),
                new Kind("study.json", studyRecord(), file -> StudyRecord.read(file.resolveSibling(""))),
                new Kind("trusted-plugins", "0123456789abcdef".repeat(4) + "\n", MutatedFilesTest::trusted),
                new Kind("header.txt", header(), MutatedFilesTest::tensors),
                new Kind("plugin.jar", jar(), file -> Plugin.at(file).forEach(Plugin::content)));
    }

    private static Kind family(String name) throws Exception {
        String whole = Files.readString(Path.of("..", "envs", "src", "test", "examples", "data", name));
        return new Kind(name, whole, FamilyFile::read);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Timeout(7200)
    void aDamagedFileIsTakenOrRefusedInWords(Kind kind) throws Exception {
        Path file = folder.resolve(kind.name);
        Files.write(file, kind.whole);
        kind.reader.accept(file);
        boolean family = kind.name.endsWith(".yaml") && !kind.name.equals("config.yaml");
        int count = family ? 2 * COUNT : COUNT;
        for (int i = 0; i < count; i++) {
            Files.write(file, Mutations.of(kind.whole, SEED, i));
            try {
                kind.reader.accept(file);
            } catch (UserException | IllegalArgumentException e) {
                String message = e.getMessage();
                assertNotNull(message, "mutation " + i);
                assertFalse(family && message.contains("\n"), "mutation " + i + ": " + message);
                assertFalse(
                        e instanceof NumberFormatException
                                || message.matches("(?s).*(\\bjava\\.|Exception\\b|^null$).*"),
                        "mutation " + i + ": " + e);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("mutation " + i + " of " + kind.name, e);
            }
        }
    }

    private static String stored(String file) throws Exception {
        return Files.readString(Path.of("results", "pointnav-maml", file));
    }

    private static String leaks() {
        Statistics.Estimate accuracy = new Statistics.Estimate(0.8, 0.75, 0.85, Statistics.Basis.TASKS);
        ParameterLeak leak = new ParameterLeak("pole", 4, accuracy, 0.25);
        FamilyLeaks.AgentLeaks agent = new FamilyLeaks.AgentLeaks("PPO", true, List.of(leak, leak));
        return Json.sealed(new FamilyLeaks("CartPole-v0", "a", 3, 600, 10, 1, List.of(agent)));
    }

    private static String config() {
        return YamlWriter.write(Configurations.load("pointnav-maml", List.of("threads=1")));
    }

    private static void override(Path file) {
        try {
            Configurations.load("pointnav-maml", List.of(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String evaluation() {
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
                Map.of("rate", "1"));
        RunEvaluation.SplitResult split =
                new RunEvaluation.SplitResult("test", List.of(task, task), List.of(learner), "", "", 0L);
        return Json.pretty(new RunEvaluation("a", "CartPole-v0", "maml", 3, 1, "evaluate", List.of(split)));
    }

    private static final String STUDY = """
        configs: [pointnav-maml, quickstart]
        families: [PointNavigation-v0, SparseHalfCircle-v0]
        seeds: 1..2
        settings:
          iterations: [3, 4]
          algorithm.innerRate: {from: 0.01, to: 1, scale: log}
        draws: 2
        """;

    private static String studyRecord() {
        StudyRecord.Entry entry = new StudyRecord.Entry("a-0123", "pointnav-maml", List.of("seed=1", "iterations=3"));
        return Json.pretty(new StudyRecord("adaptarium study 1", "study a.yaml", List.of(entry, entry)));
    }

    private static void trusted(Path file) {
        TrustedPlugins.in(file.resolveSibling("")).unknown(Plugin.at(Examples.SINGLE_FILE));
    }

    private static String settings() {
        return text(MAML, "settings");
    }

    private static final Map<String, String> MAML = new Origin(
                    "CartPole-v0", "maml", Algorithms.named("maml").defaults(), /* seed= */ 1, /* iteration= */ 3)
            .metadata();

    private static String text(Map<String, String> metadata, String key) {
        return java.util.Objects.requireNonNull(metadata.get(key));
    }

    /** What a checkpoint says of its algorithm, damaged where no digest is in the way. */
    private static void origin(Path file) {
        try {
            Map<String, String> metadata = new HashMap<>(MAML);
            metadata.put("settings", Files.readString(file, StandardCharsets.ISO_8859_1));
            Origin.of(metadata);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String metrics() throws Exception {
        return stored("metrics.jsonl").lines().limit(5).reduce("", (all, line) -> all + line + "\n");
    }

    private static String pictures() {
        return Json.pretty(new Pictures(Map.of("test", List.of("<svg><path d=\"M0 0\"/></svg>"))));
    }

    private static final String FILMS =
            "{\"films\":{\"test\":[{\"task\":1,\"rank\":\"worst\",\"before\":-50.0,\"after\":-20.0,"
                    + "\"width\":640,\"height\":340,\"framesPerSecond\":10.0,\"reel\":\"H4sIAAAA\"}]}}";

    private static String tasks() {
        return tasks(FAMILY);
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
        return new ReplayFile("", "CartPole-v0", Split.TEST, 1, 2, "abc", 50, log).content();
    }

    private static final State STATE =
            new State().put("theta", new float[] {1, 2, 3, 4}, 2, 2).put("n", new long[] {7});

    private static byte[] sidecar() throws Exception {
        Path made = Files.createTempDirectory("checkpoint");
        Map<String, String> metadata = Map.of("family", "CartPole-v0", "algorithm", "maml", "iteration", "3");
        byte[] bytes = Files.readAllBytes(new Checkpoint(STATE, metadata).write(made, "update-00000003"));
        for (String ending : List.of("json", "safetensors")) {
            Files.delete(made.resolve("update-00000003." + ending));
        }
        Files.delete(made);
        return bytes;
    }

    private static void checkpoint(Path file) {
        Path tensors = file.resolveSibling("update-00000003.safetensors");
        if (!Files.exists(tensors)) {
            try {
                byte[] damaged = Files.readAllBytes(file);
                new Checkpoint(STATE, Map.of()).write(file.resolveSibling(""), "update-00000003"); // for its tensors
                Files.write(file, damaged);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        Checkpoint.read(file);
    }

    private static byte[] header() throws Exception {
        Path made = Files.createTempDirectory("checkpoint");
        new Checkpoint(STATE, Map.of()).write(made, "a");
        byte[] bytes = Files.readAllBytes(made.resolve("a.safetensors"));
        Files.delete(made.resolve("a.safetensors"));
        Files.delete(made.resolve("a.json"));
        Files.delete(made);
        int length = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        return Arrays.copyOfRange(bytes, 8, 8 + length);
    }

    /** Tensors under a damaged header, with the right hash in the sidecar. */
    private static void tensors(Path file) {
        try {
            byte[] header = Files.readAllBytes(file);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            all.writeBytes(header);
            all.writeBytes(new byte[24]);
            Path folder = file.resolveSibling("");
            Files.write(folder.resolve("h.safetensors"), all.toByteArray());
            String rest = "{\"format\":\"adaptarium-checkpoint-2\",\"tensors\":\"h.safetensors\",\"sha256\":\""
                    + Sha256.of(all.toByteArray()) + "\",\"metadata\":{}";
            String digest = Sha256.of((rest + "}").getBytes(StandardCharsets.UTF_8));
            Files.writeString(folder.resolve("h.json"), rest + ",\"digest\":\"" + digest + "\"}");
            Checkpoint.read(folder.resolve("h.json"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] jar() throws Exception {
        Path made = Files.createTempDirectory("plugin");
        Path services = Files.createDirectories(made.resolve("META-INF/services"));
        Path service = Files.writeString(services.resolve("adaptarium.envs.TaskFamily"), "a.B\n");
        byte[] bytes = Jars.pack(List.of(made));
        for (Path path : List.of(service, services, services.resolveSibling(""), made)) {
            Files.delete(path);
        }
        return bytes;
    }
}
