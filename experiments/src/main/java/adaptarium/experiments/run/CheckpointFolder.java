package adaptarium.experiments.run;

import adaptarium.agents.store.Checkpoint;
import adaptarium.agents.store.State;
import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.files.DurableFolder;
import adaptarium.meta.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The checkpoints of a run. The newest two are kept: should the last one be damaged later on, the run can go on from the one before. Beside them stand the best
 * on validation tasks and, where that is asked for, every n-th.
 *
 * @param folder where they lie; made at the first write
 */
public record CheckpointFolder(Path folder) {
    /** What the newest checkpoint is called. */
    public static final String NEWEST = "newest";

    /** What the best on validation tasks is called. */
    public static final String BEST_NAME = "best";

    private static final String PREFIX = "update-";
    private static final String BEST = "best-";
    private static final int KEPT = 2;

    /**
     * A checkpoint read back.
     *
     * @param file its sidecar
     * @param iteration after how many updates it was taken
     * @param state the learner's state
     * @param origin what was learned on, by whom, and how
     */
    public record Saved(Path file, int iteration, State state, Origin origin) {}

    /**
     * Writes a checkpoint and removes the ones it makes superfluous.
     *
     * @param state the learner's state
     * @param origin what was learned on, by whom, and after how many updates
     * @param keepEvery every how many updates one stays for good; absent for none
     */
    public void write(State state, Origin origin, OptionalInt keepEvery) {
        write(PREFIX, state, origin);
        remove(PREFIX, KEPT, keepEvery);
        removeStraySegments();
    }

    /**
     * Writes the best checkpoint so far, and removes the one before it.
     *
     * @param state the learner's state
     * @param origin what was learned on, by whom, and after how many updates
     */
    void writeBest(State state, Origin origin) {
        write(BEST, state, origin);
        try {
            for (Path other : sidecars(BEST)) {
                if (!fileName(other).equals(name(BEST, origin.iteration()) + ".json")) {
                    delete(other);
                }
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("remove old checkpoints in", folder, e);
        }
    }

    private void write(String prefix, State state, Origin origin) {
        try {
            DurableFolder.make(folder);
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", folder, e);
        }
        try {
            new Checkpoint(state, origin.metadata()).write(folder, name(prefix, origin.iteration()));
        } catch (IOException e) {
            throw new UserException(e.getMessage(), e); // names the file and what is wrong with it
        }
    }

    /**
     * A checkpoint by what it is called.
     *
     * @param which {@code "newest"}, {@code "best"} or a number of updates
     * @return the checkpoint; empty where there is none at all
     * @throws UserException where it is damaged, or there is no such one; the message says which there are
     */
    public Optional<Saved> find(String which) {
        if (which.equals(NEWEST)) {
            return newest();
        }
        try {
            Path named = folder.resolve(which + ".json");
            List<Path> found = which.equals(BEST_NAME)
                    ? sidecars(BEST)
                    : which.matches("(best|update)-\\d{8}") && Files.exists(named) ? List.of(named) : List.of();
            if (found.isEmpty() && which.matches("\\d{1,8}")) {
                Path file = folder.resolve(name(PREFIX, Integer.parseInt(which)) + ".json");
                found = Files.exists(file) ? List.of(file) : List.of();
            }
            if (found.isEmpty()) {
                throw new UserException("there is no checkpoint '" + which + "' in " + folder + "; there are "
                        + sidecars("").stream().map(CheckpointFolder::fileName).toList()
                        + ", called newest, best (of those that validation tried) and by their updates");
            }
            return Optional.of(read(found.get(found.size() - 1)));
        } catch (IOException e) {
            throw FileTrouble.complaint("read checkpoints in", folder, e);
        }
    }

    /**
     * The checkpoint that was taken after so many updates.
     *
     * @param updates how many
     * @return the checkpoint; empty where it is not kept any more
     * @throws UserException where it is damaged
     */
    public Optional<Saved> after(int updates) {
        for (String prefix : List.of(PREFIX, BEST)) {
            Path file = folder.resolve(name(prefix, updates) + ".json");
            try {
                if (Files.exists(file)) {
                    return Optional.of(read(file));
                }
            } catch (IOException e) {
                throw FileTrouble.complaint("read", file, e);
            }
        }
        return Optional.empty();
    }

    /**
     * A checkpoint file.
     *
     * @param file its JSON file or its tensors
     * @return the checkpoint
     * @throws UserException where it is damaged or no checkpoint
     */
    public static Saved at(Path file) {
        Path sidecar = Checkpoint.sidecar(file);
        try {
            Checkpoint checkpoint = Checkpoint.read(sidecar);
            Origin origin = origin(sidecar, checkpoint.metadata());
            return new Saved(sidecar, origin.iteration(), checkpoint.state(), origin);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /**
     * The newest checkpoint.
     *
     * @return it, or nothing where the run was killed before its first one
     * @throws UserException where it is damaged
     */
    public Optional<Saved> newest() {
        try {
            for (Optional<Path> latest = Checkpoint.latest(folder, PREFIX);
                    latest.isPresent();
                    latest = Checkpoint.latest(folder, PREFIX)) {
                try {
                    return Optional.of(read(latest.get()));
                } catch (UserException e) {
                    if (latest.equals(Checkpoint.latest(folder, PREFIX))) {
                        throw e; // else a training that goes on has written newer ones meanwhile and removed this one
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw FileTrouble.complaint("read checkpoints in", folder, e);
        }
    }

    /**
     * After how many updates each of the checkpoints was taken, by their names.
     *
     * @return ascending; without the best, which is named by how it came about
     */
    public List<Integer> updates() {
        try {
            return sidecars(PREFIX).stream()
                    .map(sidecar -> fileName(sidecar).replaceAll("\\D", ""))
                    .filter(number -> number.matches("\\d{1,9}"))
                    .map(Integer::valueOf)
                    .toList();
        } catch (IOException e) {
            throw FileTrouble.complaint("read checkpoints in", folder, e);
        }
    }

    /** Whether there is one that validation tried. */
    public boolean hasBest() {
        try {
            return !sidecars(BEST).isEmpty();
        } catch (IOException e) {
            throw FileTrouble.complaint("read checkpoints in", folder, e);
        }
    }

    /** After how many updates the newest was taken, by its name; 0 where there is none. */
    int newestUpdate() {
        try {
            String number = Checkpoint.latest(folder, PREFIX)
                    .map(sidecar -> fileName(sidecar).replaceAll("\\D", ""))
                    .orElse("");
            return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
        } catch (IOException e) {
            throw FileTrouble.complaint("read checkpoints in", folder, e);
        }
    }

    private Saved read(Path sidecar) throws IOException {
        try {
            Checkpoint checkpoint = Checkpoint.read(sidecar);
            Map<String, String> metadata = checkpoint.metadata();
            return new Saved(
                    sidecar,
                    iteration(sidecar, metadata.getOrDefault("iteration", "")),
                    checkpoint.state(),
                    origin(sidecar, metadata));
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof IOException cause && !(cause instanceof NoSuchFileException)) {
                throw new UserException(e.getMessage() + ": " + FileTrouble.reason(cause), e); // it may well be whole
            }
            String rest = sidecars(PREFIX).size() > 1 ? " to go on from the checkpoint before it" : " to begin anew";
            throw new UserException(e.getMessage() + "; remove " + sidecar.getFileName() + rest, e);
        }
    }

    private static Origin origin(Path sidecar, Map<String, String> metadata) {
        try {
            return Origin.of(metadata);
        } catch (IllegalArgumentException e) {
            // not damaged, so that to remove it would lose it
            throw new UserException(
                    sidecar + " is no checkpoint of this version, or of a plug-in that is not there: " + e.getMessage(),
                    e);
        }
    }

    private static int iteration(Path sidecar, String text) {
        if (!text.matches("[1-9]\\d{0,8}")
                || !fileName(sidecar).endsWith(name("-", Integer.parseInt(text)) + ".json")) {
            throw new IllegalArgumentException(
                    sidecar + " says that it was taken after update '" + text + "', which is not the one in its name");
        }
        return Integer.parseInt(text);
    }

    private List<Path> sidecars(String prefix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            fileName(file).startsWith(prefix) && fileName(file).endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private void remove(String prefix, int kept, OptionalInt keepEvery) {
        try {
            List<Path> sidecars = sidecars(prefix);
            for (Path sidecar : sidecars.subList(0, Math.max(0, sidecars.size() - kept))) {
                String number = fileName(sidecar).replaceAll("\\D", "");
                boolean stays = keepEvery.isPresent()
                        && number.matches("\\d{1,9}")
                        && Integer.parseInt(number) % keepEvery.getAsInt() == 0;
                if (!stays) {
                    delete(sidecar);
                }
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("remove old checkpoints in", folder, e);
        }
    }

    private void removeStraySegments() {
        try {
            Checkpoint.removeStraySegments(folder);
        } catch (IOException e) {
            throw FileTrouble.complaint("remove old segments in", folder, e);
        } catch (IllegalArgumentException e) {
            // A damaged checkpoint might need any of them; who reads it is told.
        }
    }

    private static void delete(Path sidecar) throws IOException {
        // the sidecar first: without it the checkpoint no longer exists, and half a checkpoint never does
        Files.deleteIfExists(sidecar);
        Files.deleteIfExists(sidecar.resolveSibling(fileName(sidecar).replace(".json", ".safetensors")));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String name(String prefix, int iteration) {
        return prefix + String.format(Locale.ROOT, "%08d", iteration);
    }
}
