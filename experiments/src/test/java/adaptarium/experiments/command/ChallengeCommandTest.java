package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.challenge.Challenge;
import adaptarium.experiments.challenge.Leaderboard;
import adaptarium.experiments.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A competition from its beginning to its leaderboard, and what is refused on the way. */
final class ChallengeCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;
    private Path challenge;
    private Path entry;

    @BeforeEach
    void trainAndCreate() throws Exception {
        shell = new Shell(folder.resolve("runs"));
        challenge = folder.resolve("c.json");
        entry = folder.resolve("mine");
        Path config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: PointNavigation-v0
            iterations: 2
            algorithm: {name: rl2, tasks: 4, episodes: 2, memorySize: 4}
            """);
        ok("train", config, "--name", "a", "--quiet");
        ok("challenge", "create", "PointNavigation-v0", challenge, "--tasks", 5, "--rounds", 1);
        withTheSecret("the same one every time: what is played here follows from it");
    }

    private void withTheSecret(String secret) throws Exception {
        Challenge made = Challenge.read(challenge);
        Challenge.of(made.family(), made.tasks(), made.rounds(), made.stepsPerTask(), made.cpuSeconds(), secret)
                .write(challenge);
        Files.writeString(folder.resolve("c.secret"), secret + "\n");
    }

    private void ok(Object... arguments) {
        assertEquals(0, shell.run(arguments), shell::err);
    }

    private void refused(String why, Object... arguments) {
        assertEquals(2, shell.run(arguments));
        assertTrue(shell.err().contains(why), shell.err());
    }

    private void played() {
        ok("challenge", "enter", challenge, "a", entry, "--title", "mine <b>", "--tuning", "20 runs");
        ok("challenge", "reveal", challenge);
        ok("challenge", "play", challenge, entry);
    }

    /** A thousand episodes of the leaderboard in {@code results/challenge}, to the bit: agent, environment and returns are still those of then. */
    @Test
    void thePublishedEntryIsStillWhatItSays() {
        Path published = Path.of("results/challenge"); // tests run in experiments/
        ok("challenge", "verify", published.resolve("cartpole.json"), published.resolve("rl2"));
    }

    @Test
    void anEntryIsPlayedVerifiedAndRanked() throws Exception {
        refused("not known before the secret is revealed", "challenge", "verify", challenge, enteredOnly());
        played();
        ok("challenge", "verify", challenge, entry);
        assertTrue(shell.err().contains("is what it says"), shell.err());
        refused(
                "one training twice is not two seeds",
                "challenge",
                "board",
                challenge,
                entry,
                entry,
                "--out",
                folder.resolve("twice.html"));
        ok("challenge", "enter", challenge, "a", folder.resolve("late"), "--title", "late");
        assertTrue(shell.err().contains("not committed to before its test tasks were known"), shell.err());
        Path page = folder.resolve("board.html");
        ok("challenge", "board", challenge, entry, "--out", page);
        String html = Files.readString(page);
        assertTrue(html.contains("mine &lt;b&gt;, 1 seed") && html.contains("random actions"), html);
        Leaderboard board = Json.read(folder.resolve("leaderboard.json"), Leaderboard.class);
        assertEquals("straight to the goal, told the task", board.rows().get(0).title());
        assertEquals(
                board.rows().size() - 1,
                board.rows().stream().filter(Leaderboard.Row::reference).count());
    }

    @Test
    void entriesThatWereNotKnownWhenTheSecretWasToldAreMarked() throws Exception {
        ok("challenge", "enter", challenge, "a", entry, "--title", "mine");
        String hash = shell.out().strip().replaceFirst(".* publish ", "");
        refused("64 hexadecimal digits", "challenge", "reveal", challenge, "--entry", "mine");
        ok("challenge", "reveal", challenge, "--entry", hash);
        ok("train", folder.resolve("tiny.yaml"), "seed=2", "--name", "b", "--quiet");
        Path late = folder.resolve("late");
        ok("challenge", "enter", challenge, "b", late, "--title", "late");
        ok("challenge", "play", challenge, entry);
        ok("challenge", "play", challenge, late);
        Path page = folder.resolve("board.html");
        ok("challenge", "board", challenge, entry, late, "--out", page);
        String html = Files.readString(page);
        String mark = " <small>not known when the tasks were revealed</small>";
        assertTrue(html.contains("late, 1 seed" + mark) && !html.contains("mine, 1 seed" + mark), html);
    }

    private Path enteredOnly() {
        Path early = folder.resolve("early");
        ok("challenge", "enter", challenge, "a", early, "--title", "early");
        refused("not known before", "challenge", "play", challenge, early);
        try {
            Files.writeString(early.resolve("actions.bin"), "");
            Files.writeString(
                    early.resolve("result.json"),
                    "{\"returns\": [], \"actions\": \"" + adaptarium.experiments.Sha256.of(new byte[0])
                            + "\", \"episodesPerRound\": 1, \"steps\": 0, \"cpuSeconds\": 0}");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return early;
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void playingSomebodysEntryWritesThroughNoLinkInIt() throws Exception {
        ok("challenge", "enter", challenge, "a", entry, "--title", "mine");
        ok("challenge", "reveal", challenge);
        Path mine = Files.writeString(folder.resolve("diary"), "mine");
        Files.createSymbolicLink(entry.resolve("actions.bin"), mine);
        Files.createSymbolicLink(entry.resolve("result.json"), mine);
        ok("challenge", "play", challenge, entry);
        assertEquals("mine", Files.readString(mine));
        ok("challenge", "verify", challenge, entry);
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() throws Exception {
        played();
        Path actions = entry.resolve("actions.bin");
        byte[] log = Files.readAllBytes(actions);
        byte[] other = log.clone();
        other[3] ^= (byte) 0x80; // the other way: nothing that is cut off at a bound is the same again
        Files.write(actions, other);
        refused("not the one that its result names", "challenge", "verify", challenge, entry);
        String result = Files.readString(entry.resolve("result.json"));
        String unsealed = result.replaceFirst(",\\s*\"seal\"[^}]*", "");
        refusedWithActions(other, unsealed, "mine is refused: its actions give other returns");
        refusedWithActions(
                Arrays.copyOf(log, log.length - 4),
                unsealed,
                "mine is refused: its log of actions ends before the episodes do");
        refusedWithActions(
                Arrays.copyOf(log, log.length + 4),
                unsealed,
                "mine is refused: its log of actions goes on after the episodes end");
        Files.write(actions, log);
        Files.writeString(entry.resolve("result.json"), unsealed.replaceFirst("-\\d", "-1"));
        if (!unsealed.replaceFirst("-\\d", "-1").equals(unsealed)) {
            refused("its actions give other returns", "challenge", "verify", challenge, entry);
        }
        Files.writeString(
                entry.resolve("result.json"),
                unsealed.replaceFirst("\"episodesPerRound\" : \\d+", "\"episodesPerRound\" : 100000"));
        refused("and its episodes need ", "challenge", "verify", challenge, entry);
        Files.writeString(entry.resolve("result.json"), result);
        ok("challenge", "verify", challenge, entry);
        Path checkpoint;
        try (Stream<Path> files = Files.list(entry.resolve("checkpoints"))) {
            checkpoint = files.sorted().findFirst().orElseThrow();
        }
        Files.writeString(checkpoint, Files.readString(checkpoint) + " ");
        refused("not the one that was entered", "challenge", "verify", challenge, entry);
    }

    private void refusedWithActions(byte[] log, String result, String why) throws Exception {
        Files.write(entry.resolve("actions.bin"), log);
        Files.writeString(
                entry.resolve("result.json"),
                result.replaceFirst(
                        "\"actions\" : \"[0-9a-f]+\"",
                        "\"actions\" : \"" + adaptarium.experiments.Sha256.of(log) + "\""));
        refused(why, "challenge", "verify", challenge, entry);
    }

    @Test
    void aBudgetIsCountedInsideTheEnvironment() {
        Path small = folder.resolve("small.json");
        ok("challenge", "create", "PointNavigation-v0", small, "--tasks", 2, "--rounds", 1, "--steps", 5);
        ok("challenge", "enter", small, "a", entry, "--title", "mine");
        ok("challenge", "reveal", small);
        refused("more than 5 environment steps in a task", "challenge", "play", small, entry);
    }

    @Test
    void theSecretIsTheOneThatWasCommittedTo() throws Exception {
        Files.writeString(folder.resolve("c.secret"), "another");
        refused("not the one that was committed to", "challenge", "reveal", challenge);
        refused("a challenge is made once", "challenge", "create", "PointNavigation-v0", challenge);
        Path other = folder.resolve("other.json");
        ok("challenge", "create", "CartPole-v0", other);
        refused("the challenge of CartPole-v0", "challenge", "enter", other, "a", entry, "--title", "x");
        refused("say what", "challenge");
        assertEquals(List.of(), Files.exists(entry) ? List.of("an entry was made") : List.of());
    }
}
