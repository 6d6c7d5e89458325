package adaptarium.experiments.challenge;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A competition, as a file that everybody has. Its test tasks follow from a secret of which the file holds the hash alone: nobody can train on them before it is
 * revealed, and whoever made the competition cannot choose others afterwards.
 *
 * @param format which kind of file this is
 * @param family the family with its version: with another version the competition has ended
 * @param tasks how many test tasks
 * @param rounds K: how many times an agent adapts to each
 * @param stepsPerTask environment steps that an agent may take in a task, over all rounds
 * @param cpuSeconds processor time that an agent may think in all, on the machine that verifies it
 * @param commitment SHA-256 of the secret
 * @param secret 64 hexadecimal digits; empty until it is revealed
 * @param entries hashes of the entries that whoever holds the competition had been told when the secret was revealed; null where that was not written down
 */
public record Challenge(
        String format,
        String family,
        int tasks,
        int rounds,
        long stepsPerTask,
        double cpuSeconds,
        String commitment,
        String secret,
        @Nullable List<String> entries) {
    private static final String FORMAT = "adaptarium challenge 1";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int SECRET_BYTES = 32;
    private static final int MOST_TASKS = 100_000;
    private static final int MOST_ROUNDS = 10_000;
    private static final long MOST_STEPS = 1_000_000_000_000L;

    /** Checks the numbers, and that the secret is the one that was committed to. */
    public Challenge {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("it does not say '" + FORMAT + "'");
        }
        boolean sensible = tasks >= 2
                && tasks <= MOST_TASKS
                && rounds >= 0
                && rounds <= MOST_ROUNDS
                && stepsPerTask >= 1
                && stepsPerTask <= MOST_STEPS
                && cpuSeconds > 0
                && Double.isFinite(cpuSeconds);
        if (!sensible) {
            throw new IllegalArgumentException("a challenge has 2 to " + MOST_TASKS + " tasks, 0 to " + MOST_ROUNDS
                    + " rounds, and budgets of 1 to " + MOST_STEPS + " steps and of more than 0 s, got " + tasks + ", "
                    + rounds + ", " + stepsPerTask + " and " + cpuSeconds);
        }
        if (!secret.isEmpty() && !hash(secret).equals(commitment)) {
            throw new IllegalArgumentException("the secret is not the one that was committed to");
        }
        if (entries != null) {
            for (String entry : entries) {
                if (!HASH.matcher(entry).matches()) {
                    throw new IllegalArgumentException(
                            "an entry's hash has 64 hexadecimal digits, as 'challenge enter' prints them, got '" + entry
                                    + "'");
                }
            }
            entries = List.copyOf(entries);
        }
    }

    private static String hash(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A secret that nobody can guess. */
    public static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * A new competition, its secret committed to and not told.
     *
     * @param family a family's id
     * @param tasks how many test tasks
     * @param rounds how many times an agent adapts
     * @param stepsPerTask budget of environment steps
     * @param cpuSeconds budget of processor time
     * @param secret what its tasks follow from
     * @throws UserException where the numbers do not fit
     */
    public static Challenge of(
            String family, int tasks, int rounds, long stepsPerTask, double cpuSeconds, String secret) {
        try {
            return new Challenge(FORMAT, family, tasks, rounds, stepsPerTask, cpuSeconds, hash(secret), "", null);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * With its secret told.
     *
     * @param told the secret
     * @param known hashes of the entries that were made before; empty where nobody wrote them down
     * @throws UserException where it is another one, or what is known is no hash
     */
    public Challenge revealed(String told, List<String> known) {
        try {
            return new Challenge(
                    format,
                    family,
                    tasks,
                    rounds,
                    stepsPerTask,
                    cpuSeconds,
                    commitment,
                    told,
                    known.isEmpty() ? null : known);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /** Whether an entry was not among those that were known when the secret was told; never, where those were not written down. */
    boolean isLate(String entry) {
        List<String> known = entries;
        return known != null && !known.contains(entry);
    }

    /** Reads a file. */
    public static Challenge read(Path file) {
        return Json.readGiven(file, Challenge.class);
    }

    /** Writes the file. */
    public void write(Path file) {
        WholeFile.write(file, Json.sealed(this));
    }

    /** What is played on. */
    TaskFamily<?> playedFamily() {
        try {
            return Families.named(family);
        } catch (IllegalArgumentException e) {
            throw new UserException("this challenge is of " + family + ", which is not here: " + e.getMessage(), e);
        }
    }

    /** The seed of something, which follows from the secret. */
    long seed(String what) {
        if (secret.isEmpty()) {
            throw new UserException("the test tasks are not known before the secret is revealed");
        }
        return Long.parseUnsignedLong(hash(secret + " " + what).substring(0, 16), 16);
    }

    /** The test tasks. */
    <T extends Record> FrozenTasks<T> drawn(TaskFamily<T> played) {
        return FrozenTasks.draw(played, Split.TEST, seed("tasks"), tasks);
    }
}
