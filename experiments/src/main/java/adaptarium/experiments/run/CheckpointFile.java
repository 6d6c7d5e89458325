package adaptarium.experiments.run;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A checkpoint file given in place of a run: it says itself what it is of. */
public final class CheckpointFile {
    private CheckpointFile() {}

    /**
     * The file that a name stands for.
     *
     * @param nameOrPath what was typed where a run is expected
     * @return its path; empty where it is no file, and so a run's name or folder
     */
    public static Optional<Path> named(String nameOrPath) {
        try {
            Path path = Path.of(nameOrPath);
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The run's folder that a checkpoint lies in.
     *
     * @param file the checkpoint
     * @return the folder; empty where it lies somewhere else
     */
    public static Optional<Path> runOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path run = folder == null || !folder.endsWith("checkpoints") ? null : folder.getParent();
        return run == null || !new RunDirectory(run).exists() ? Optional.empty() : Optional.of(run);
    }

    /**
     * What {@link CheckpointFolder#find} calls a file of a run.
     *
     * @param file the checkpoint
     */
    public static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.(json|safetensors)$", "");
    }

    /**
     * A run that holds nothing but a checkpoint from elsewhere, in a temporary folder that goes with the process.
     *
     * @param file the checkpoint
     * @param name what the run is called
     * @param command the command line, for the records
     * @return the run
     * @throws UserException where the file is damaged or no checkpoint, or its family or algorithm is unknown here
     */
    public static RunDirectory alone(Path file, String name, String command) {
        CheckpointFolder.Saved saved = CheckpointFolder.at(file);
        Origin origin = saved.origin();
        RunConfig config = Configurations.parse(
                        file.toString(),
                        "family: '" + origin.family().replace("'", "''") + "'\niterations: "
                                + Math.max(1, origin.iteration()) + "\nseed: " + origin.seed() + "\nalgorithm: {name: '"
                                + origin.algorithm() + "'}\n",
                        List.of())
                .withSettings(origin.settings());
        try {
            Path folder = Files.createTempDirectory("adaptarium-checkpoint");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "temporary run"));
            RunDirectory run = RunDirectory.create(folder, name, config, command);
            run.checkpoints().write(saved.state(), origin, OptionalInt.empty());
            return run;
        } catch (IOException e) {
            throw FileTrouble.complaint("make a temporary folder for", file, e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit(); // what is left of it is the system's to clean
        }
    }
}
