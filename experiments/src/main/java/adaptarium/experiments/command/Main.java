package adaptarium.experiments.command;

import adaptarium.experiments.plugin.PluginScope;
import adaptarium.experiments.plugin.TrustedPlugins;
import adaptarium.experiments.study.ChildProcesses;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+"); // means nothing to a shell

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line without the program's name
     */
    public static void main(String[] arguments) {
        StandardOutput standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = new PrintWriter(standard, /* autoFlush= */ true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8);
        SharedStream shared = new SharedStream(System.err);
        System.setErr(shared);
        System.setOut(shared); // results go to 'out' alone: what a plug-in prints does not mix with them
        Stopping stopping = Stopping.ofProcess(err);
        endWithParent(stopping);
        int code = run(stopping, TrustedPlugins.ofUser(), out, err, arguments);
        String lost = standard.lost();
        if (code == 0 && !lost.isEmpty()) {
            err.println("adaptarium: cannot write to the standard output: " + lost);
            code = Complaints.USER;
        }
        System.exit(stopping.leave(code));
    }

    /** A process that carries out a part of a study stops, and saves, when the study is killed; at once where it had been asked before. */
    private static void endWithParent(Stopping stopping) {
        long parent = Long.getLong(ChildProcesses.PARENT, 0L);
        if (parent > 0) {
            @SuppressWarnings("unused") // nobody waits for it: it ends the process
            CompletableFuture<Void> ending = ProcessHandle.of(parent)
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null))
                    .thenRun(stopping::parentEnded);
        }
    }

    /**
     * Runs a command.
     *
     * @param out where results go
     * @param err where progress and complaints go
     * @param arguments the command line without the program's name
     * @return the exit code: 0 done, 1 a check failed or the program did, 2 something the user can put right, 130 interrupted
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(Stopping.inside(), TrustedPlugins.ofUser(), out, err, arguments);
    }

    static int run(Stopping stopping, TrustedPlugins trusted, PrintWriter out, PrintWriter err, String... arguments) {
        try (PluginScope scope = new PluginScope()) {
            stopping.setPlugins(scope);
            return run(new AdaptariumCommand(typed(arguments), scope, trusted, stopping, err), out, err, arguments);
        }
    }

    /** The arguments as they can be typed into a shell again. */
    private static String typed(String... arguments) {
        return Arrays.stream(arguments)
                .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    private static int run(AdaptariumCommand root, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = AdaptariumCommand.lineOf(root, arguments)
                .setExecutionStrategy(parsed -> execute(root, parsed, out))
                .setOut(new PrintWriter(new Printable(out), /* autoFlush= */ true))
                .setErr(new PrintWriter(new Printable(err), /* autoFlush= */ true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAllowSubcommandsAsOptionParameters(true) // the folder of runs is called as one of the commands
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler(new Complaints(root))
                .setParameterExceptionHandler(new Complaints(root));
        int code = execute(command, err, arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** Plug-ins first: every command can see them. Help is shown without them. */
    private static int execute(AdaptariumCommand root, CommandLine.ParseResult parsed, PrintWriter plain) {
        CommandLine asked =
                parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        try {
            if (asked.isUsageHelpRequested() || asked.isVersionHelpRequested() || asked.getParent() == null) {
                asked.setOut(plain); // help may be in colours
            } else {
                root.loadPlugins();
            }
            return new CommandLine.RunLast().execute(parsed);
        } catch (CommandLine.ExecutionException | CommandLine.ParameterException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error e) { // of a plug-in; errors pass through picocli
            throw new CommandLine.ExecutionException(asked, String.valueOf(e.getMessage()), e);
        }
    }

    private static int execute(CommandLine command, PrintWriter err, String... arguments) {
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError e) {
            err.println("adaptarium: out of memory with a heap of "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; give it more with ADAPTARIUM_JAVA_OPTS=-Xmx4g");
            return Complaints.USER;
        }
    }
}
