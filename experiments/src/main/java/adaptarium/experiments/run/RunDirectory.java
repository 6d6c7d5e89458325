package adaptarium.experiments.run;

import adaptarium.envs.Spelling;
import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.ConfigChange;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.plugin.KeptPlugin;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.files.DurableFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that holds all there is of a run: {@code config.yaml}, {@code run.json} (seed, commit, machine, command), {@code metrics.jsonl}, TensorBoard
 * events, {@code checkpoints/}, {@code evaluation.json}, {@code report.html} and {@code log.txt}.
 *
 * @param folder the folder
 * @param chosen which checkpoint is looked at, as {@link CheckpointFolder#find} calls it
 */
public record RunDirectory(Path folder, String chosen) {
    /** Its configuration: a folder with it is a run. */
    static final String CONFIG = "config.yaml";

    private static final String INFO = "run.json";
    private static final Set<String> BEFORE_CONFIG = Set.of(INFO, RunLock.FILE, RunPlugins.FOLDER);

    /**
     * A run of which the newest checkpoint is looked at.
     *
     * @param folder the folder
     */
    public RunDirectory(Path folder) {
        this(folder, CheckpointFolder.NEWEST);
    }

    /**
     * The same run, with another checkpoint looked at.
     *
     * @param checkpoint as {@link CheckpointFolder#find} calls it
     */
    public RunDirectory at(String checkpoint) {
        return new RunDirectory(folder, checkpoint);
    }

    /**
     * Makes the directory of a new run that needs no plug-ins.
     *
     * @param runs the folder of all runs, made where it is missing
     * @param name the run's name
     * @param config the run's configuration
     * @param command the command line that made it
     * @return the directory
     * @throws UserException where the name is taken or unfit, or the folder cannot be written
     */
    public static RunDirectory create(Path runs, String name, RunConfig config, String command) {
        return create(runs, name, config, command, List.of());
    }

    /**
     * Makes the directory of a new run.
     *
     * @param runs the folder of all runs, made where it is missing
     * @param name the run's name
     * @param config the run's configuration
     * @param command the command line that made it
     * @param plugins what the run cannot be made without; it keeps copies
     * @return the directory
     * @throws UserException where the name is taken or unfit, or the folder cannot be written
     */
    public static RunDirectory create(Path runs, String name, RunConfig config, String command, List<Plugin> plugins) {
        return make(runs, name, config, command, plugins).orElseThrow(() -> RunName.taken(name));
    }

    /**
     * Makes the directory of a new run under a name that no run has yet, whoever else makes one at the same moment.
     *
     * @param runs the folder of all runs, made where it is missing
     * @param stem the name; where it is taken, a number is added
     * @param config the run's configuration
     * @param command the command line that made it
     * @param plugins what the run cannot be made without; it keeps copies
     * @return the directory
     * @throws UserException where the name is unfit, or the folder cannot be written
     */
    public static RunDirectory createNext(
            Path runs, String stem, RunConfig config, String command, List<Plugin> plugins) {
        Optional<RunDirectory> made = Optional.empty();
        while (made.isEmpty()) { // empty again only where somebody else has just taken that name
            made = make(runs, freeName(runs, stem), config, command, plugins);
        }
        return made.get();
    }

    /** A new run; empty where the name is taken, be it at this moment. */
    @SuppressWarnings("try") // the lock is held, not used
    private static Optional<RunDirectory> make(
            Path runs, String name, RunConfig config, String command, List<Plugin> plugins) {
        RunName.require(name);
        RunDirectory run = new RunDirectory(runs.resolve(name));
        try {
            DurableFolder.make(run.folder);
            if (!isHalfMade(run.folder)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", run.folder, e);
        }
        Optional<RunLock> lock = RunLock.ifFree(run);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try (RunLock held = lock.get()) {
            if (run.exists()) {
                return Optional.empty();
            }
            List<KeptPlugin> kept = RunPlugins.keep(run, plugins);
            WholeFile.write(
                    run.folder.resolve(INFO),
                    Json.sealed(RunInfo.now(config.seed(), command, kept, YamlWriter.write(config))));
            WholeFile.write(run.folder.resolve(CONFIG), YamlWriter.write(config)); // last: a folder with it is a run
        }
        return Optional.of(run);
    }

    /** Whether a folder holds no more than what is there before it becomes a run: it is new, or a process was killed while it made it. */
    private static boolean isHalfMade(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!BEFORE_CONFIG.contains(name) && !name.endsWith(".tmp")) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * A name that no run has yet.
     *
     * @param runs the folder of all runs; it may be missing
     * @param stem the name; where it is taken, a number is added
     */
    public static String freeName(Path runs, String stem) {
        return RunName.free(runs, stem);
    }

    /**
     * The folder that a new run of this name would have.
     *
     * @param runs the folder of all runs; it may be missing
     * @param name the run's name
     * @return its folder, which is not there
     * @throws UserException where the name is taken or unfit
     */
    public static Path unused(Path runs, String name) {
        RunName.require(name);
        if (Files.exists(runs.resolve(name))) {
            throw RunName.taken(name);
        }
        return runs.resolve(name);
    }

    /**
     * Finds a run.
     *
     * @param runs the folder of all runs
     * @param nameOrPath a run's name in it, or a run directory's path
     * @return the directory
     * @throws UserException where there is none; the message names the nearest
     */
    public static RunDirectory find(Path runs, String nameOrPath) {
        for (Path candidate : List.of(runs.resolve(nameOrPath), Path.of(nameOrPath))) {
            if (Files.isRegularFile(candidate.resolve(CONFIG))) {
                return new RunDirectory(candidate);
            }
            Optional<String> missing = IncompleteRun.missing(candidate);
            if (missing.isPresent()) {
                throw new UserException(missing.get());
            }
        }
        String suggestion = Spelling.suggestion(nameOrPath, names(runs));
        String config = Configurations.shipped().containsKey(nameOrPath) ? nameOrPath : "CONFIG";
        throw new UserException("no run '" + nameOrPath + "' in " + runs
                + (suggestion.equals(".") ? "; 'adaptarium train " + config + "' makes one" : suggestion));
    }

    /**
     * The runs there are.
     *
     * @param runs the folder of all runs; it may be missing
     * @return names, sorted
     */
    public static List<String> names(Path runs) {
        return all(runs).stream().map(RunDirectory::name).toList();
    }

    /**
     * The runs there are, whatever the names of their folders are made of.
     *
     * @param runs the folder of all runs; it may be missing
     * @return runs, sorted by name
     */
    public static List<RunDirectory> all(Path runs) {
        List<RunDirectory> found = new ArrayList<>();
        if (Files.isDirectory(runs)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
                for (Path folder : folders) {
                    if (Files.isRegularFile(folder.resolve(CONFIG))) {
                        found.add(new RunDirectory(folder));
                    }
                }
            } catch (IOException e) {
                throw FileTrouble.complaint("read", runs, e);
            }
        }
        found.sort(Comparator.comparing(run -> String.valueOf(run.folder().getFileName()))); // its name, as found above
        return found;
    }

    /** The run's name: its folder's. */
    public String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Whether it has been made: a folder with a configuration is a run. */
    public boolean exists() {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /**
     * What the run is made with, every key resolved: as it was begun, with what was changed by {@code resume} since. An edit of {@code config.yaml} is no part
     * of it ({@link #edits}).
     */
    public RunConfig config() {
        RunInfo info = info();
        List<String> changed = new ArrayList<>();
        for (RunEvent event : info.history()) {
            if (event.what().equals(RunEvent.RESUME)) {
                changed.addAll(event.settings());
            }
        }
        return info.config().isEmpty()
                ? Configurations.load(folder.resolve(CONFIG).toString(), changed)
                : Configurations.parse(folder.resolve(INFO).toString(), info.config(), changed);
    }

    /**
     * What is different in {@code config.yaml} from what the run was begun with: somebody has edited it.
     *
     * @return the keys; empty where it says the same, and for runs of earlier versions, which kept no other copy
     * @throws UserException where the file no longer is a configuration
     */
    public List<ConfigChange> edits() {
        String begun = info().config();
        return begun.isEmpty()
                ? List.of()
                : ConfigChange.between(
                        Configurations.parse(folder.resolve(INFO).toString(), begun, List.of()),
                        Configurations.load(folder.resolve(CONFIG).toString(), List.of()));
    }

    /** The text of {@code config.yaml}. */
    String configText() {
        try {
            return Files.readString(folder.resolve(CONFIG));
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder.resolve(CONFIG), e);
        }
    }

    /** Writes {@code config.yaml} as the run was begun with; the caller holds the run's lock. */
    public void discardEdits() {
        String begun = info().config();
        if (!begun.isEmpty()) {
            WholeFile.write(folder.resolve(CONFIG), begun);
        }
    }

    /** Adds to what was asked of the run; the caller holds its lock. */
    void remember(RunEvent event) {
        WholeFile.write(folder.resolve(INFO), Json.sealed(info().with(event)));
    }

    /** How to call it in a command that is typed in this folder: by its name where runs are looked for, else by its path. */
    public String typed() {
        String path = Path.of("runs").equals(folder.getParent()) ? name() : folder.toString();
        return path.matches("[A-Za-z0-9_@%+=:,./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /** Where and how the run was begun. */
    public RunInfo info() {
        return Json.read(folder.resolve(INFO), RunInfo.class);
    }

    /**
     * The plug-ins it was made with: its own copies.
     *
     * @return plug-ins, to be loaded before the configuration is read; empty where it needs none
     * @throws UserException where a copy is missing or was changed
     */
    public List<Plugin> plugins() {
        return RunPlugins.of(folder);
    }

    /** The file of its metrics. */
    public MetricsLog metrics() {
        return new MetricsLog(folder.resolve("metrics.jsonl"));
    }

    /**
     * The rows of its metrics, one per update.
     *
     * @return rows in order, owned by the caller
     * @throws UserException where they are damaged, or fewer than the updates of its newest checkpoint
     */
    public List<MetricsRow> rows() {
        int saved = checkpoints().newestUpdate(); // first: a training that goes on writes a row before its checkpoint
        boolean trainedHere = Files.exists(folder.resolve(TensorBoardLog.FILE)); // not just where a checkpoint was put
        List<MetricsRow> rows = metrics().rows();
        if (trainedHere && rows.size() < saved) {
            throw metrics().tooShort(rows.size(), saved);
        }
        return rows;
    }

    /**
     * The checkpoint that is looked at.
     *
     * @return it, or nothing where there is none at all
     * @throws UserException where it is damaged, or there is no such one
     */
    public Optional<CheckpointFolder.Saved> chosenCheckpoint() {
        return checkpoints().find(chosen);
    }

    /** Its checkpoints. */
    public CheckpointFolder checkpoints() {
        return new CheckpointFolder(own("checkpoints"));
    }

    /**
     * A folder or file inside the run's, which may be missing.
     *
     * @param name its name
     * @return its path
     * @throws UserException where a link stands there: in a run from somebody else it may lead to what is not the run's, which then would be written or removed
     */
    public Path own(String name) {
        Path inside = folder.resolve(name);
        if (Files.isSymbolicLink(inside)) {
            throw new UserException(inside
                    + " is a link; nothing inside a run or a study is, put the folder that it leads to in its place");
        }
        return inside;
    }

    /**
     * A run in a folder that may be somebody else's, such as a study's.
     *
     * @param folder the folder
     * @param name the run's name in it
     * @return the run; it may be missing
     * @throws UserException where that is no name, or a link stands there: what it leads to is not the folder's, and would be written
     */
    public static RunDirectory inside(Path folder, String name) {
        RunName.require(name);
        return new RunDirectory(new RunDirectory(folder).own(name));
    }

    /** What its evaluation found; the file may be missing. */
    public Path evaluationFile() {
        return folder.resolve("evaluation.json");
    }

    /** Its report; the file may be missing. */
    public Path reportFile() {
        return folder.resolve("report.html");
    }
}
