package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Turns whatever went wrong into one line on standard error and an exit code; the stack trace only with {@code --stacktrace}. */
final class Complaints implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    /** A check failed, or the program did. */
    static final int FAILED = 1;
    /** Something the user can put right. */
    static final int USER = 2;

    private final AdaptariumCommand root;

    Complaints(AdaptariumCommand root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception trouble, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean users = trouble instanceof UserException;
        boolean ours = trouble.getClass().getName().startsWith("adaptarium."); // such as a simulation that diverged
        String message = firstLine(trouble);
        err.println("adaptarium: " + (ours ? message : internal(trouble, message)));
        if (root.stacktrace()) {
            trouble.printStackTrace(err);
        }
        return users ? USER : FAILED;
    }

    private static String firstLine(Exception trouble) {
        String message = trouble.getMessage();
        return message == null
                ? trouble.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String internal(Exception trouble, String message) {
        return "internal error: " + trouble.getClass().getSimpleName() + ": " + message
                + " (please report it with what --stacktrace shows)";
    }

    @Override
    public int handleParseException(CommandLine.ParameterException trouble, String[] arguments) {
        CommandLine command = trouble.getCommandLine();
        String message = firstLine(trouble);
        List<String> suggestions = trouble instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String nearest = suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
        command.getErr()
                .println("adaptarium: " + message + nearest + " ('"
                        + command.getCommandSpec().qualifiedName() + " --help' shows what there is)");
        if (root.stacktrace()) {
            trouble.printStackTrace(command.getErr());
        }
        return USER;
    }
}
