package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder with files of a run that is none for want of its {@code config.yaml}: something has gone, and whoever looks for the run hears what. */
public final class IncompleteRun {
    private static final List<String> OTHERS = List.of("run.json", "metrics.jsonl", "evaluation.json", "checkpoints");

    private IncompleteRun() {}

    /**
     * What is missing.
     *
     * @param folder a folder, or anything else
     * @return a line that names the folder; empty where it is a run, is just being made, or has nothing of one; a folder that may not be
     *     read could be one
     */
    public static Optional<String> missing(Path folder) {
        RunDirectory run = new RunDirectory(folder);
        Path config = folder.resolve(RunDirectory.CONFIG);
        if (run.exists()) {
            return Optional.empty();
        }
        if (Files.isDirectory(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
            return Optional.of("cannot read " + folder + ": permission denied");
        }
        if (Files.exists(config, LinkOption.NOFOLLOW_LINKS)) {
            String what = Files.isDirectory(config)
                    ? "a folder"
                    : Files.exists(config) ? "no file" : "a link that leads nowhere";
            return Optional.of(config + " is " + what + "; without this file the folder is no run");
        }
        boolean any = OTHERS.stream().anyMatch(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
        if (!any || RunLock.isHeld(run)) { // its configuration is what a run gets last
            return Optional.empty();
        }
        return Optional.of(folder + " has files of a run, but no " + RunDirectory.CONFIG + cure(run));
    }

    private static String cure(RunDirectory run) {
        try {
            return run.info().config().isEmpty() // of an earlier version
                    ? ""
                    : "; with an empty one, 'adaptarium resume " + run.typed()
                            + " --discard-edits' writes it anew from run.json";
        } catch (UserException e) {
            return ""; // missing, or damaged
        }
    }
}
