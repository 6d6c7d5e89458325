package adaptarium.experiments.command;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.challenge.Challenge;
import adaptarium.experiments.challenge.Leaderboard;
import adaptarium.experiments.challenge.Referee;
import adaptarium.experiments.challenge.Submission;
import adaptarium.experiments.report.ChallengePage;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.WholeFile;
import adaptarium.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Competitions. */
@Command(
        name = "challenge",
        description =
                "Hold a competition whose results anybody can check: test tasks that follow from a secret, committed"
                        + " to at the start and revealed when all entries are made; agents that are committed to before;"
                        + " budgets; submissions that are played again to the bit.",
        footer = {
            "",
            "Who holds it:   adaptarium challenge create CartPole-v0 cartpole.json",
            "Who takes part: adaptarium challenge enter cartpole.json my-run my-entry --title 'RL2, mine'",
            "                (and publishes the hash that this prints)",
            "Who holds it:   adaptarium challenge reveal cartpole.json --entry HASH --entry HASH",
            "Who takes part: adaptarium challenge play cartpole.json my-entry",
            "Anybody:        adaptarium challenge verify cartpole.json my-entry",
            "                adaptarium challenge board cartpole.json my-entry their-entry --out board.html"
        })
final class ChallengeCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Override
    public void run() {
        throw new UserException("say what: create, enter, reveal, play, verify or board; --help shows how");
    }

    private static Path secretOf(Path file) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.json$", "") + ".secret");
    }

    @Command(name = "create", description = "Make a challenge, and beside it the secret, which nobody else is given.")
    void create(
            @Parameters(paramLabel = "FAMILY", description = "A family's name.") String family,
            @Parameters(paramLabel = "FILE", description = "Where it goes.") Path file,
            @Option(names = "--tasks", defaultValue = "100", description = "Test tasks.") int tasks,
            @Option(names = "--rounds", defaultValue = "3", description = "Rounds of adaptation.") int rounds,
            @Option(names = "--steps", defaultValue = "100000", description = "Environment steps in a task, at most.")
                    long steps,
            @Option(names = "--cpu", defaultValue = "600", description = "Processor time in all, s, at most.")
                    double cpu) {
        String id = Named.family(family).spec().id();
        if (Files.exists(file) || Files.exists(secretOf(file))) {
            throw new UserException(file + " or its secret exists already; a challenge is made once");
        }
        String secret = Challenge.newSecret();
        Challenge made = Challenge.of(id, tasks, rounds, steps, cpu, secret);
        WholeFile.write(secretOf(file), secret + "\n");
        made.write(file);
        root.out()
                .println("challenge " + file + ", commitment " + made.commitment() + "; keep " + secretOf(file)
                        + " to yourself until all entries are made");
    }

    @Command(name = "enter", description = "Make an entry of a run: its checkpoint, and a hash to be published.")
    void enter(
            @Parameters(paramLabel = "FILE", description = "The challenge.") Path file,
            @Parameters(paramLabel = "RUN", description = "A run's name or folder, or a checkpoint file.") String run,
            @Parameters(paramLabel = "ENTRY", description = "The entry's folder, which must not exist.") Path entry,
            @Option(
                            names = "--title",
                            required = true,
                            description = "What the agent is called; the same for all of its seeds.")
                    String title,
            @Option(
                            names = "--tuning",
                            defaultValue = "not told",
                            description = "How its settings were chosen, and with what budget.")
                    String tuning,
            @Option(names = "--checkpoint", description = "Newest, best, or after how many updates.") @Nullable
                    String checkpoint) {
        Challenge challenge = Challenge.read(file);
        Submission made =
                Submission.enter(entry, challenge, root.agent(run, checkpoint, root::runToSee), title, tuning);
        root.out().println("entry " + entry + "; publish " + made.commitment());
        if (!challenge.secret().isEmpty()) {
            root.note("the secret of " + file
                    + " has been revealed: this entry was not committed to before its test tasks" + " were known");
        }
    }

    @Command(
            name = "reveal",
            description = "Write the secret into the challenge: from now on the test tasks are known.")
    void reveal(
            @Parameters(paramLabel = "FILE", description = "The challenge.") Path file,
            @Option(
                            names = "--entry",
                            paramLabel = "HASH",
                            description =
                                    "An entry that was published before; may be repeated. The board marks all others.")
                    @Nullable
                    List<String> entries) {
        Path secret = secretOf(file);
        try {
            Challenge.read(file)
                    .revealed(
                            new String(InputFile.readGiven(secret, 1 << 10), StandardCharsets.US_ASCII).strip(),
                            entries == null ? List.of() : entries)
                    .write(file);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", secret, e);
        }
        root.out().println("revealed " + file);
    }

    @Command(
            name = "play",
            description = "Play an entry on the test tasks; its actions and returns go into its folder.")
    void play(
            @Parameters(paramLabel = "FILE", description = "The challenge.") Path file,
            @Parameters(paramLabel = "ENTRY", description = "The entry's folder.") Path entry) {
        new Referee(Challenge.read(file), root.commandLine()).play(new Submission(entry));
        root.out().println("played " + entry);
    }

    @Command(name = "verify", description = "Play submissions again, and say whether they are what they say.")
    void verify(
            @Parameters(paramLabel = "FILE", description = "The challenge.") Path file,
            @Parameters(paramLabel = "ENTRY", arity = "1..*", description = "Entries' folders.") List<Path> entries) {
        verified(Challenge.read(file), entries);
    }

    private List<Submission> verified(Challenge challenge, List<Path> entries) {
        Referee referee = new Referee(challenge, root.commandLine());
        List<Submission> submissions = entries.stream().map(Submission::new).toList();
        for (Submission submission : submissions) {
            referee.verify(submission);
            root.note(submission.folder() + " is what it says, entry " + submission.commitment());
        }
        return submissions;
    }

    @Command(name = "board", description = "Verify submissions and write the leaderboard, with reference rows.")
    void board(
            @Parameters(paramLabel = "FILE", description = "The challenge.") Path file,
            @Parameters(paramLabel = "ENTRY", arity = "1..*", description = "Entries' folders.") List<Path> entries,
            @Option(names = "--out", required = true, description = "The page; leaderboard.json goes beside it.")
                    Path out) {
        Output page = Output.at(out);
        Challenge challenge = Challenge.read(file);
        List<Submission> submissions = verified(challenge, entries);
        Leaderboard board =
                Leaderboard.of(challenge, submissions, new Referee(challenge, root.commandLine()).references());
        page.write(ChallengePage.html(board, root.commandLine()));
        WholeFile.write(out.resolveSibling("leaderboard.json"), Json.sealed(board));
        root.out().println("leaderboard: " + out);
    }
}
