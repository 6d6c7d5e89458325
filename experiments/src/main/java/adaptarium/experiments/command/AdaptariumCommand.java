package adaptarium.experiments.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.AutoComplete;
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
        subcommands = {
            QuickstartCommand.class,
            TrainCommand.class,
            ResumeCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            RecordCommand.class,
            WatchCommand.class,
            ReplayCommand.class,
            ListCommand.class,
            DescribeCommand.class,
            CheckCommand.class,
            GapCommand.class,
            TasksCommand.class,
            AutoComplete.GenerateCompletion.class,
        },
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a check failed, or the program", "2:something you can put right", "130:interrupted"
        })
final class AdaptariumCommand implements Runnable {
    private final String commandLine;

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
            defaultValue = "runs",
            description = "Folder that holds the runs. Default: ${DEFAULT-VALUE}.")
    private Path runs;

    AdaptariumCommand(String commandLine) {
        this.commandLine = commandLine;
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

    /** Where progress and complaints go. */
    PrintWriter err() {
        return spec.commandLine().getErr();
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

    /** The folder of all runs. */
    Path runs() {
        return runs;
    }
}
