package adaptarium.experiments.run;

import adaptarium.envs.Spelling;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.plugin.KeptPlugin;
import adaptarium.experiments.plugin.Plugin;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder that holds all there is of a run: {@code config.yaml}, {@code run.json} (seed, commit, machine, command), {@code metrics.jsonl}, TensorBoard
 * events, {@code checkpoints/}, {@code evaluation.json}, {@code report.html} and {@code log.txt}.
 *
 * @param folder the folder
 */
public record RunDirectory(Path folder) {
    private static final String CONFIG = "config.yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

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
        if (!NAME.matcher(name).matches()) {
            throw new UserException(
                    "a run's name has letters, digits, '.', '_' and '-' and begins with a letter or digit, got '" + name
                            + "'");
        }
        Path folder = runs.resolve(name);
        try {
            Files.createDirectories(runs);
            if (!isHalfMade(folder)) {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw FileTrouble.complaint("make folder", folder, e);
            }
            throw new UserException(
                    "run '" + name + "' exists already; go on with 'adaptarium resume " + name
                            + "' or choose another --name",
                    e);
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", folder, e);
        }
        RunDirectory run = new RunDirectory(folder);
        List<KeptPlugin> kept = RunPlugins.keep(folder, plugins);
        WholeFile.write(folder.resolve("run.json"), Json.pretty(RunInfo.now(config.seed(), command, kept)));
        WholeFile.write(folder.resolve(CONFIG), YamlWriter.write(config)); // last: a folder with it is a run
        return run;
    }

    /** Whether a process was killed while it made this folder, before it became a run. */
    private static boolean isHalfMade(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.equals("run.json") && !name.equals(RunPlugins.FOLDER) && !name.endsWith(".tmp")) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * A name that no run has yet.
     *
     * @param runs the folder of all runs
     * @param stem what the name begins with
     * @return the stem, or the stem with a number
     */
    public static String freeName(Path runs, String stem) {
        String name = stem;
        for (int i = 2; Files.exists(runs.resolve(name)); i++) {
            name = stem + "-" + i;
        }
        return name;
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
        }
        String suggestion = Spelling.suggestion(nameOrPath, names(runs));
        throw new UserException("no run '" + nameOrPath + "' in " + runs
                + (suggestion.equals(".") ? "; 'adaptarium train CONFIG' makes one" : suggestion));
    }

    /**
     * The runs there are.
     *
     * @param runs the folder of all runs; it may be missing
     * @return names, sorted
     */
    public static List<String> names(Path runs) {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(runs)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
                for (Path folder : folders) {
                    if (Files.isRegularFile(folder.resolve(CONFIG))) {
                        names.add(folder.getFileName().toString());
                    }
                }
            } catch (IOException e) {
                throw FileTrouble.complaint("read", runs, e);
            }
        }
        names.sort(null);
        return names;
    }

    /** The run's name: its folder's. */
    public String name() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    /** Whether it has been made: a folder with a configuration is a run. */
    boolean exists() {
        return Files.isRegularFile(folder.resolve(CONFIG));
    }

    /** The run's configuration, every key resolved. */
    public RunConfig config() {
        return Configurations.load(folder.resolve(CONFIG).toString(), List.of());
    }

    /** The configuration as stored. */
    public String configText() {
        try {
            return Files.readString(folder.resolve(CONFIG));
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder.resolve(CONFIG), e);
        }
    }

    /** Where and how the run was begun. */
    public RunInfo info() {
        return Json.read(folder.resolve("run.json"), RunInfo.class);
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

    /** Its metrics, one row per update. */
    public MetricsLog metrics() {
        return new MetricsLog(folder.resolve("metrics.jsonl"));
    }

    /** Its checkpoints. */
    public CheckpointFolder checkpoints() {
        return new CheckpointFolder(folder.resolve("checkpoints"));
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
