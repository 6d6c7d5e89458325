package adaptarium.experiments.run;

import adaptarium.agents.experience.ReplayBuffer;
import adaptarium.agents.experience.ReplayShape;
import adaptarium.agents.experience.Rollout;
import adaptarium.agents.store.Checkpoint;
import adaptarium.agents.store.State;
import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.FileKind;
import adaptarium.experiments.Sha256;
import adaptarium.meta.Algorithm;
import adaptarium.meta.Algorithms;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checkpoints: what stands in their two files and in the segments of a replay buffer, damaged with the digests that fit and without. */
public final class CheckpointKinds {
    private static final String NAME = "update-00000003";
    private static final ReplayShape SHAPE = new ReplayShape(3, 2, 1);
    private static final State STATE =
            new State().put("theta", new float[] {1, 2, 3, 4}, 2, 2).put("n", new long[] {7});
    private static final Map<String, String> MAML = new Origin(
                    "CartPole-v0", "maml", Algorithms.named("maml").defaults(), /* seed= */ 1, /* iteration= */ 3)
            .metadata();
    private static final TaskFamily<?> FAMILY = Families.named("UnknownGainSlider-v0");

    private CheckpointKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws Exception {
        Map<String, byte[]> files = files(new Checkpoint(STATE, MAML));
        Map<String, byte[]> replay =
                files(new Checkpoint(replay(/* capacity= */ 32).state(), MAML));
        byte[] segment = replay.entrySet().stream()
                .filter(file -> file.getKey().startsWith("segment-"))
                .findFirst()
                .orElseThrow()
                .getValue();
        return List.of(
                new FileKind(
                        "checkpoints/" + NAME + ".json",
                        content(files, NAME + ".json"),
                        0.5,
                        FileKind.reading(file -> beside(file, files))),
                new FileKind(
                        "checkpoints/" + NAME + ".safetensors",
                        content(files, NAME + ".safetensors"),
                        0.5,
                        FileKind.reading(file -> beside(file, files))),
                new FileKind(
                        "replay/" + NAME + ".json",
                        content(replay, NAME + ".json"),
                        0.5,
                        FileKind.reading(file -> beside(file, replay))),
                new FileKind(
                        "settings.json",
                        String.valueOf(MAML.get("settings")),
                        1,
                        FileKind.text(CheckpointKinds::origin)),
                new FileKind(
                        "header.txt",
                        header(content(files, NAME + ".safetensors")),
                        0.5,
                        FileKind.reading(
                                file -> read(file.resolveSibling(""), headed(Files.readAllBytes(file), new byte[24])))),
                new FileKind(
                        "open.safetensors",
                        content(
                                files(new Checkpoint(
                                        replay(/* capacity= */ 1000).state(), MAML)),
                                NAME + ".safetensors"),
                        0.5,
                        FileKind.reading(CheckpointKinds::open)),
                new FileKind(
                        "segment.safetensors", segment, 0.5, FileKind.reading(file -> segment(file, segment, replay))),
                learner("rl2"),
                learner("sac"));
    }

    /** The files of a checkpoint by their names. */
    private static Map<String, byte[]> files(Checkpoint checkpoint) throws IOException {
        Path made = Files.createTempDirectory("checkpoint");
        checkpoint.write(made, NAME);
        Map<String, byte[]> files = new HashMap<>(); // asked for, and searched for the one that there is
        try (Stream<Path> all = Files.list(made)) {
            for (Path file : all.toList()) {
                files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                Files.delete(file);
            }
        }
        Files.delete(made);
        return files;
    }

    private static byte[] content(Map<String, byte[]> files, String name) {
        return java.util.Objects.requireNonNull(files.get(name));
    }

    /** One damaged file among those that belong to it. */
    private static void beside(Path damaged, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path other = damaged.resolveSibling(file.getKey());
            if (!other.equals(damaged) && !Files.exists(other)) {
                Files.write(other, file.getValue());
            }
        }
        Checkpoint.read(damaged);
        new CheckpointFolder(damaged.resolveSibling("")).newest();
    }

    /** What a checkpoint says of its algorithm, damaged where no digest is in the way. */
    private static void origin(String settings) {
        Map<String, String> metadata = new HashMap<>(MAML);
        metadata.put("settings", settings);
        Origin.of(metadata);
    }

    private static byte[] header(byte[] tensors) {
        int length = Math.toIntExact(
                ByteBuffer.wrap(tensors).order(ByteOrder.LITTLE_ENDIAN).getLong());
        return Arrays.copyOfRange(tensors, 8, 8 + length);
    }

    private static byte[] headed(byte[] header, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        all.writeBytes(header);
        all.writeBytes(rest);
        return all.toByteArray();
    }

    /** Damaged tensors with the digests that fit. */
    private static Checkpoint read(Path folder, byte[] tensors) throws IOException {
        Files.write(folder.resolve("h.safetensors"), tensors);
        return sidecar(folder, "\"tensors\":\"h.safetensors\",\"sha256\":\"" + Sha256.of(tensors) + "\"");
    }

    private static Checkpoint sidecar(Path folder, String files) throws IOException {
        String rest = "{\"format\":\"adaptarium-checkpoint-2\"," + files + ",\"metadata\":{}";
        String digest = Sha256.of((rest + "}").getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("h.json"), rest + ",\"digest\":\"" + digest + "\"}");
        return Checkpoint.read(folder.resolve("h.json"));
    }

    /** Sealed segments, and one that is still written to. */
    private static ReplayBuffer replay(int capacity) {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, capacity);
        for (int trial = 0; trial < 3; trial++) {
            buffer.add(rollout(), 0, trial, new float[] {trial});
        }
        return buffer;
    }

    /** Two episodes of four steps, of which the first terminates. */
    private static Rollout rollout() {
        Rollout rollout = new Rollout(1, SHAPE.observationSize(), 0, SHAPE.actionSize());
        for (int step = 0; step < 8; step++) {
            rollout.act(new float[] {step, 0, 1}, new boolean[] {true}, new float[] {-1, 1});
            rollout.outcome(0, step, step == 3, step == 7, new float[] {step + 1, 0, 1}, 0);
        }
        return rollout;
    }

    /** Damaged tensors of a buffer that has no sealed segment yet. */
    private static void open(Path file) throws IOException {
        restored(read(file.resolveSibling(""), Files.readAllBytes(file)).state());
    }

    private static void restored(State state) {
        ReplayBuffer buffer = new ReplayBuffer(SHAPE, /* capacity= */ 1000);
        buffer.restore(state);
        buffer.trials().forEach(trial -> trial.length());
    }

    /** A damaged segment with the digests that fit. */
    private static void segment(Path file, byte[] whole, Map<String, byte[]> replay) throws IOException {
        Path folder = file.resolveSibling("");
        byte[] damaged = Files.readAllBytes(file);
        String digest = Sha256.of(damaged);
        Path part = folder.resolve("segment-" + digest + ".safetensors");
        Files.write(part, damaged);
        String json =
                new String(content(replay, NAME + ".json"), StandardCharsets.UTF_8).replace(Sha256.of(whole), digest);
        String digests = json.substring(json.indexOf("\"segments\""), json.indexOf("\"metadata\""))
                .strip()
                .replaceFirst(",$", "")
                .replaceAll("\\s", "");
        byte[] tensors = content(replay, NAME + ".safetensors");
        Files.write(folder.resolve("h.safetensors"), tensors);
        for (Map.Entry<String, byte[]> other : replay.entrySet()) {
            if (other.getKey().startsWith("segment-") && !Files.exists(folder.resolve(other.getKey()))) {
                Files.write(folder.resolve(other.getKey()), other.getValue());
            }
        }
        try {
            restored(sidecar(
                            folder,
                            "\"tensors\":\"h.safetensors\",\"sha256\":\"" + Sha256.of(tensors) + "\"," + digests)
                    .state());
        } finally {
            Files.delete(part);
        }
    }

    /** A learner's state under a damaged header: what does not fit is refused, and changes nothing. */
    private static FileKind learner(String name) throws IOException {
        return learner(Algorithms.named(name), FAMILY);
    }

    private static <C extends Record, T extends Record> FileKind learner(Algorithm<C> algorithm, TaskFamily<T> family)
            throws IOException {
        MetaLearner<T> learner = algorithm.create(family, algorithm.defaults(), /* seed= */ 1, /* threads= */ 1);
        byte[] tensors = content(files(new Checkpoint(learner.state(), Map.of())), NAME + ".safetensors");
        byte[] header = header(tensors);
        byte[] rest = Arrays.copyOfRange(tensors, 8 + header.length, tensors.length);
        State original = learner.state();
        String before = digest(original);
        return new FileKind(algorithm.name() + "-header.txt", header, 2, FileKind.reading(file -> {
            State state = read(file.resolveSibling(""), headed(Files.readAllBytes(file), rest))
                    .state();
            try {
                learner.restore(state);
            } catch (IllegalArgumentException e) {
                if (!digest(learner.state()).equals(before)) {
                    throw new AssertionError("a refused state has changed the learner", e);
                }
                throw e;
            }
            learner.restore(original);
        }));
    }

    private static String digest(State state) throws IOException {
        return Sha256.of(content(files(new Checkpoint(state, Map.of())), NAME + ".safetensors"));
    }
}
