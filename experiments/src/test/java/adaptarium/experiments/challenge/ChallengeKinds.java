package adaptarium.experiments.challenge;

import adaptarium.envs.Families;
import adaptarium.experiments.FileKind;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.report.ChallengePage;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A competition's files: what is asked, what was entered and played, and who did how well. */
public final class ChallengeKinds {
    private static final String FAMILY = "UnknownGainSlider-v0+time-limit=5";

    private ChallengeKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws IOException {
        String family = Families.named(FAMILY).spec().id();
        String secret = "0123456789abcdef".repeat(4);
        Challenge challenge = Challenge.of(family, 2, 0, 100, 1000, secret).revealed(secret, List.of("ab".repeat(32)));
        Path made = Files.createTempDirectory("challenge");
        Submission submission = entered(made, challenge);
        Leaderboard board = Leaderboard.of(challenge, List.of(submission), Map.of());
        Map<String, byte[]> files = files(submission.folder());
        return List.of(
                new FileKind("challenge.json", Json.pretty(challenge), 1, FileKind.reading(file -> {
                    Challenge read = Challenge.read(file);
                    read.playedFamily();
                    read.revealed(secret, List.of("ab".repeat(32)));
                })),
                new FileKind(
                        "leaderboard.json",
                        Json.pretty(board),
                        1,
                        FileKind.reading(file -> ChallengePage.html(Json.read(file, Leaderboard.class), "board"))),
                entry("entry/entry.json", Json.pretty(submission.entry()), challenge, files),
                entry("entry/result.json", Json.pretty(submission.result()), challenge, files),
                new FileKind("entry/actions.bin", submission.actions(), 3, FileKind.reading(file -> {
                    beside(file, files);
                    Submission.Result said = submission.result();
                    byte[] log = Files.readAllBytes(file);
                    String hash = adaptarium.experiments.Sha256.of(log);
                    Files.writeString(
                            file.resolveSibling("result.json"),
                            Json.pretty(new Submission.Result(
                                    said.returns(), hash, said.episodesPerRound(), said.steps(), said.cpuSeconds())));
                    new Referee(challenge, "verify").verify(new Submission(file.resolveSibling("")));
                })));
    }

    private static FileKind entry(String name, String whole, Challenge challenge, Map<String, byte[]> files) {
        return new FileKind(name, whole, 3, FileKind.reading(file -> {
            beside(file, files);
            new Referee(challenge, "verify").verify(new Submission(file.resolveSibling("")));
        }));
    }

    private static Submission entered(Path folder, Challenge challenge) {
        RunConfig config = Configurations.load(
                "cartpole-rl2", List.of("family=" + challenge.family(), "algorithm.memorySize=4", "threads=1"));
        RunDirectory run = RunDirectory.create(folder, "run", config, "train");
        try (MetaLearner<?> learner =
                Trainer.newLearner(config.algorithm(), Families.named(challenge.family()), config.seed(), 1)) {
            Origin origin = new Origin(
                    config.family(),
                    config.algorithm().name(),
                    config.algorithm().settings(),
                    config.seed(),
                    1);
            run.checkpoints().write(learner.state(), origin, OptionalInt.empty());
        }
        Submission made = Submission.enter(folder.resolve("entry"), challenge, run, "mine", "not told");
        new Referee(challenge, "play").play(made);
        return made;
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new HashMap<>(); // written all, in any order
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static void beside(Path damaged, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path other = damaged.resolveSibling(file.getKey());
            if (!other.equals(damaged) && !Files.exists(other)) {
                Files.createDirectories(other.resolveSibling(""));
                Files.write(other, file.getValue());
            }
        }
    }
}
