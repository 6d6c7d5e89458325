package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.Sha256;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.ConfigChange;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.plugin.PluginScope;
import adaptarium.experiments.plugin.TrustedPlugins;
import adaptarium.experiments.run.CheckpointFile;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunRequest;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program without a command: shows its help. Holds the options that every command has. */
@Command(
        name = "adaptarium",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Meta-reinforcement learning on 2D robots: train agents that adapt to tasks they have never seen.%n",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a check failed, or the program", "2:something you can put right", "130:interrupted"
        })
final class AdaptariumCommand implements Runnable {
    private static final String VARIABLE = "ADAPTARIUM_PLUGINS";
    private static final String RUNS = "runs"; // where no folder is named
    private static final List<Class<?>> COMMANDS = List.of( // as help lists them
            DemoCommand.class,
            QuickstartCommand.class,
            TrainCommand.class,
            ResumeCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            RecordCommand.class,
            WatchCommand.class,
            ReplayCommand.class,
            PlayCommand.class,
            ListCommand.class,
            RunsCommand.class,
            ServeCommand.class,
            MetricsCommand.class,
            TuneCommand.class,
            DescribeCommand.class,
            CheckCommand.class,
            GapCommand.class,
            ProbeCommand.class,
            HeatmapCommand.class,
            StudyCommand.class,
            ChallengeCommand.class,
            TasksCommand.class,
            GalleryCommand.class,
            NewFamilyCommand.class,
            ClassPathCommand.class);

    private final String commandLine;
    private final PluginScope scope;
    private final TrustedPlugins trusted;
    private final Stopping stopping;
    private final PrintWriter progress;

    @Spec
    private CommandSpec spec;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Show no progress.")
    private boolean quiet;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print results as JSON.")
    private boolean json;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where an error came from.")
    private boolean stacktrace;

    @Option(
            names = "--runs",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            defaultValue = RUNS,
            description = "Folder that holds the runs. Default: ${DEFAULT-VALUE}.")
    private Path runs;

    @Option(
            names = "--plugin",
            scope = ScopeType.INHERIT,
            paramLabel = "PATH",
            description =
                    "A family of your own: a .java file, a jar, or a folder. May be given several times. Those in "
                            + "$ADAPTARIUM_PLUGINS and in the folder 'plugins' beside the program are loaded too.")
    private List<Path> plugins = new ArrayList<>();

    @Option(
            names = "--trust",
            scope = ScopeType.INHERIT,
            description = "Load the plug-ins that a run from elsewhere brings with it, now and from now on.")
    private boolean trust;

    /**
     * The program.
     *
     * @param commandLine the arguments as they can be typed again
     * @param scope the plug-ins of this invocation
     * @param trusted the plug-ins that the user trusts
     * @param stopping how the process ends when it is asked to
     * @param progress standard error as it is, for what moves the cursor
     */
    AdaptariumCommand(
            String commandLine, PluginScope scope, TrustedPlugins trusted, Stopping stopping, PrintWriter progress) {
        this.commandLine = commandLine;
        this.scope = scope;
        this.trusted = trusted;
        this.stopping = stopping;
        this.progress = progress;
    }

    /**
     * The command line with the command that is asked for; with all where none is, so that help and complaints know them. To look at all takes picocli most of a
     * short command's time.
     *
     * @param root the program
     * @param arguments the command line without the program's name
     */
    static CommandLine lineOf(AdaptariumCommand root, String... arguments) {
        List<Class<?>> asked = COMMANDS.stream()
                .filter(type -> arguments.length > 0 && nameOf(type).equals(arguments[0]))
                .toList();
        CommandLine line = new CommandLine(root);
        (asked.isEmpty() ? COMMANDS : asked).forEach(line::addSubcommand);
        return asked.isEmpty() ? line.addSubcommand(AutoComplete.GenerateCompletion.class) : line;
    }

    /** The name of a command, by that of its type: {@code new-family} of NewFamilyCommand. */
    private static String nameOf(Class<?> command) {
        return command.getSimpleName()
                .replaceFirst("Command$", "")
                .replaceAll("(?<=.)(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public void run() {
        spec.commandLine().usage(out());
    }

    /** The whole command line as typed, for the run's records. */
    String commandLine() {
        return ("./adaptarium " + commandLine).strip();
    }

    /** Where results go. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /**
     * Where what is said about a finished file goes: with the results, or with the progress where the file itself goes to the standard output.
     *
     * @param output what was asked for, if anything
     */
    PrintWriter said(Optional<Output> output) {
        return output.filter(asked -> asked.file().isStandardOutput()).isPresent() ? err() : out();
    }

    /** Where progress and complaints go. */
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Standard error as it is, for what moves the cursor: whoever writes there lets nothing through that others have written ({@link Printable}). */
    PrintWriter progress() {
        return progress;
    }

    /** How the process ends when it is asked to. */
    Stopping stopping() {
        return stopping;
    }

    /** Says something that is no result and no complaint, unless {@code --quiet}. */
    void note(String line) {
        if (!quiet) {
            err().println("adaptarium: " + line);
        }
    }

    /** Whether progress is not wanted. */
    boolean quiet() {
        return quiet;
    }

    /** Whether results are wanted as JSON. */
    boolean json() {
        return json;
    }

    /** Whether errors come with their stack trace. */
    boolean stacktrace() {
        return stacktrace;
    }

    /** Loads every plug-in that is asked for on the command line or lies where plug-ins are looked for. */
    void loadPlugins() {
        List<Plugin> found = new ArrayList<>();
        plugins.forEach(path -> found.addAll(Plugin.at(path)));
        String variable = System.getenv(VARIABLE);
        for (String path : variable == null ? new String[0] : variable.split(File.pathSeparator, -1)) {
            found.addAll(path.isEmpty() ? List.of() : Plugin.at(Path.of(path)));
        }
        String home = System.getProperty("adaptarium.home");
        found.addAll(home == null ? List.of() : Plugin.in(Path.of(home, "plugins")));
        if (!found.isEmpty()) {
            scope.give(found);
        }
    }

    /** The plug-ins that a run with this configuration cannot be made without. */
    List<Plugin> pluginsOf(RunConfig config) {
        List<String> algorithms = new ArrayList<>(List.of(config.algorithm().name()));
        config.evaluation()
                .baselines()
                .forEach(baseline -> algorithms.add(baseline.algorithm().name()));
        List<Plugin> needed = scope.needed(List.of(config.family()), algorithms);
        trust(needed);
        return needed;
    }

    /** Whether there are plug-ins that something may be the fault of. */
    boolean hasPlugins() {
        return !scope.isEmpty();
    }

    private void trust(List<Plugin> given) {
        try {
            trusted.add(given);
        } catch (UserException e) { // the next command asks again
            err().println("adaptarium: " + e.getMessage() + "; --trust will be needed to open the run");
        }
    }

    /** Asks before a run that is there already goes on with plug-ins that are not the user's. */
    void requireTrust(RunDirectory run) {
        requireTrust(run, run.plugins(), /* asks= */ true);
    }

    /** Opening a run runs its plug-ins: not unasked where they are not the user's. */
    private void requireTrust(RunDirectory run, List<Plugin> kept, boolean asks) {
        Set<String> given = new HashSet<>();
        scope.given().forEach(plugin -> given.add(Sha256.of(plugin.content())));
        List<Plugin> strange = trusted.unknown(kept).stream()
                .filter(plugin -> !given.contains(Sha256.of(plugin.content())))
                .toList();
        if (strange.isEmpty()) {
            return;
        }
        String files = strange.stream().map(plugin -> plugin.path().toString()).collect(Collectors.joining(", "));
        String what = "run '" + run.name() + "' was not made by you here, and opening it runs the code of " + files;
        if (!trust
                && !(asks && Terminal.agrees(err(), "adaptarium: " + what + ". Run it, now and from now on? [y/N] "))) {
            throw new UserException(what + "; look at it, then add --trust");
        }
        trust(strange);
    }

    /**
     * Finds a run and loads the plug-ins it was made with.
     *
     * @param nameOrPath a run's name, or a run directory's path
     */
    RunDirectory runToChange(String nameOrPath) {
        return loaded(RunDirectory.find(runs, nameOrPath), /* asks= */ true);
    }

    /**
     * Finds a run and loads the plug-ins it was made with, where the user trusts them already: a window asks nothing on the terminal behind it.
     *
     * @param nameOrPath a run's name, or a run directory's path
     */
    RunDirectory runFromWindow(String nameOrPath) {
        return loaded(RunDirectory.find(runs, nameOrPath), /* asks= */ false);
    }

    private RunDirectory loaded(RunDirectory run, boolean asks) {
        List<Plugin> kept = run.plugins();
        requireTrust(run, kept, asks);
        scope.keep(kept, line -> err().println("adaptarium: " + line));
        return run;
    }

    /**
     * Finds a run as {@link #runToChange} does, for a command that looks at it: where its configuration was edited, that is said.
     *
     * @param nameOrPath a run's name, or a run directory's path
     */
    RunDirectory runToSee(String nameOrPath) {
        RunDirectory run = runToChange(nameOrPath);
        try {
            List<ConfigChange> edits = run.edits();
            if (!edits.isEmpty()) {
                note(RunRequest.edited(run, edits) + "; what was run counts");
            }
        } catch (UserException e) {
            if (isWhole(run)) {
                note(e.getMessage() + "; what was run counts");
            }
        }
        return run;
    }

    // Where what was run has gone, too, such as a file of it, the command that needs it says so.
    private static boolean isWhole(RunDirectory run) {
        try {
            run.config();
            return true;
        } catch (UserException e) {
            return false;
        }
    }

    /**
     * Finds a trained agent.
     *
     * @param nameOrPath a run's name or folder, or a checkpoint file
     * @param checkpoint which of the run's checkpoints, as {@link adaptarium.experiments.run.CheckpointFolder#find} calls it; null for the newest
     * @param finder finds a run by its name or folder
     * @return a run of which that checkpoint is looked at; of a checkpoint from elsewhere, one in a temporary folder
     */
    RunDirectory agent(String nameOrPath, @Nullable String checkpoint, Function<String, RunDirectory> finder) {
        Optional<Path> file = CheckpointFile.named(nameOrPath);
        if (file.isEmpty()) {
            RunDirectory run = finder.apply(nameOrPath);
            return checkpoint == null ? run : run.at(checkpoint);
        }
        if (checkpoint != null) {
            throw new UserException("--checkpoint goes with a RUN; " + nameOrPath + " is a file already");
        }
        return CheckpointFile.runOf(file.get())
                .map(folder -> finder.apply(folder.toString()).at(CheckpointFile.name(file.get())))
                .orElseGet(() -> CheckpointFile.alone(file.get(), CheckpointFile.name(file.get()), commandLine()));
    }

    /** The folder of all runs. */
    Path runs() {
        return runs;
    }

    /** The folder of all runs, to look at; one that was named has to be there, while of {@code runs} it is known that the first training makes it. */
    Path presentRuns() {
        if (!runs.equals(Path.of(RUNS)) && !Files.isDirectory(runs)) {
            throw new UserException("--runs: there is no folder '" + runs + "'");
        }
        return runs;
    }
}
