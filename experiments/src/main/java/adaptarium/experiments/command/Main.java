package adaptarium.experiments.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments the command line without the program's name
     */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, /* autoFlush= */ true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
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
        AdaptariumCommand root = new AdaptariumCommand(String.join(" ", arguments));
        int code = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler(new Complaints(root))
                .setParameterExceptionHandler(new Complaints(root))
                .execute(arguments);
        out.flush();
        err.flush();
        return code;
    }
}
