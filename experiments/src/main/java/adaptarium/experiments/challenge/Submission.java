package adaptarium.experiments.challenge;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import adaptarium.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A folder that takes part in a competition: {@code entry.json} and {@code checkpoints/} from before the secret is revealed, {@code actions.bin} and
 * {@code result.json} from after it.
 *
 * @param folder the folder
 */
public record Submission(Path folder) {
    private static final String ENTRY = "entry.json";
    private static final String RESULT = "result.json";
    private static final String ACTIONS = "actions.bin";
    private static final long LONGEST = 1L << 30; // bytes of a file
    private static final int LONGEST_TITLE = 100;

    /**
     * What is committed to.
     *
     * @param challenge the commitment of the challenge
     * @param title what the agent is called; several seeds of one agent have one title
     * @param checkpoint SHA-256 over the files of the checkpoint, its configuration included
     * @param trainingSteps environment steps that it says it was trained with
     * @param tuning what it says of how its settings were chosen
     */
    public record Entry(String challenge, String title, String checkpoint, long trainingSteps, String tuning) {
        /** Checks the title. */
        public Entry {
            if (title.isBlank() || title.length() > LONGEST_TITLE || tuning.length() > LONGEST_TITLE) {
                throw new IllegalArgumentException(
                        "a title has 1 to " + LONGEST_TITLE + " characters, and so has what is said of tuning at most");
            }
        }
    }

    /**
     * What was played.
     *
     * @param returns mean return per episode, by task and round
     * @param actions SHA-256 of the log of actions
     * @param episodesPerRound episodes of each task in a round
     * @param steps environment steps of the task that took most
     * @param cpuSeconds processor time that the agent took, on the machine that wrote this
     */
    public record Result(
            List<List<Double>> returns, String actions, int episodesPerRound, long steps, double cpuSeconds) {
        /** Copies the lists. */
        public Result {
            returns = returns.stream().map(List::copyOf).toList();
        }
    }

    /**
     * Makes a folder of an agent.
     *
     * @param folder where to; must not exist
     * @param challenge what it takes part in
     * @param run a run of which a checkpoint was chosen
     * @param title what it is called
     * @param tuning how its settings were chosen
     * @return the folder
     */
    public static Submission enter(Path folder, Challenge challenge, RunDirectory run, String title, String tuning) {
        if (Files.exists(folder)) {
            throw new UserException(folder + " exists already; an entry is made once");
        }
        String family = run.config().family();
        if (!family.equals(challenge.family())) {
            throw new UserException(
                    "run '" + run.name() + "' is of " + family + ", the challenge of " + challenge.family());
        }
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no checkpoint yet"));
        long steps = run.metrics().rows().stream()
                .filter(row -> row.iteration() == saved.iteration())
                .mapToLong(row -> row.environmentSteps())
                .findFirst()
                .orElse(0);
        Submission made = new Submission(folder);
        made.checkpoints().write(saved.state(), saved.origin(), OptionalInt.empty());
        try {
            Entry entry = new Entry(challenge.commitment(), title, made.checkpointHash(), steps, tuning);
            WholeFile.write(folder.resolve(ENTRY), Json.sealed(entry));
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
        return made;
    }

    private CheckpointFolder checkpoints() {
        return new CheckpointFolder(folder.resolve("checkpoints"));
    }

    /** The checkpoint, unchanged since it was entered. */
    CheckpointFolder.Saved checkpoint() {
        if (!checkpointHash().equals(entry().checkpoint())) {
            throw new UserException("the checkpoint in " + folder + " is not the one that was entered");
        }
        return checkpoints().newest().orElseThrow(() -> new UserException("there is no checkpoint in " + folder));
    }

    private String checkpointHash() {
        StringBuilder hashes = new StringBuilder();
        Path place = folder.resolve("checkpoints");
        try (Stream<Path> files = Files.list(place)) {
            for (Path file : files.sorted().toList()) {
                hashes.append(file.getFileName())
                        .append(' ')
                        .append(Sha256.of(InputFile.read(file, LONGEST)))
                        .append('\n');
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("read", place, e);
        }
        return Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What was committed to. */
    public Entry entry() {
        return Json.read(folder.resolve(ENTRY), Entry.class);
    }

    /** SHA-256 of {@code entry.json}: what is published before the secret is revealed. */
    public String commitment() {
        try {
            return Sha256.of(InputFile.read(folder.resolve(ENTRY), LONGEST));
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder.resolve(ENTRY), e);
        }
    }

    Result result() {
        return Json.read(folder.resolve(RESULT), Result.class);
    }

    byte[] actions() {
        try {
            return InputFile.read(folder.resolve(ACTIONS), LONGEST);
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder.resolve(ACTIONS), e);
        }
    }

    void write(Result result, byte[] actions) {
        WholeFile.write(folder.resolve(ACTIONS), actions);
        WholeFile.write(folder.resolve(RESULT), Json.sealed(result));
    }
}
