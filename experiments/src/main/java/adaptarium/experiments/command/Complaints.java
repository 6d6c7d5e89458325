package adaptarium.experiments.command;

import adaptarium.envs.ForeignCode;
import adaptarium.envs.ForeignCodeException;
import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.PluginScope;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Turns whatever went wrong into one line on standard error and an exit code; the stack trace only with {@code --stacktrace}. */
final class Complaints implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {
    /** A check failed, or the program did. */
    static final int FAILED = 1;
    /** Something the user can put right. */
    static final int USER = 2;

    private static final int LONGEST_PATH = 200; // characters
    private static final int LONGEST = 800; // characters of a complaint

    private final AdaptariumCommand root;

    Complaints(AdaptariumCommand root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception given, CommandLine command, CommandLine.ParseResult parsed) {
        // picocli hands over its own exception where it is an error that went wrong, such as a class that is missing
        @Nullable Throwable inside = given instanceof CommandLine.ExecutionException ? given.getCause() : null;
        Throwable trouble = inside == null ? given : inside;
        PrintWriter err = command.getErr();
        boolean foreign = trouble instanceof ForeignCodeException;
        boolean ours = trouble instanceof InvalidPathException
                || (trouble.getClass().getName().startsWith("adaptarium.")
                        && !foreign); // such as a simulation that diverged
        Optional<Throwable> plugin = ours ? Optional.empty() : PluginScope.faultOf(trouble);
        String message = trouble instanceof InvalidPathException refused
                ? "'" + Printable.line(refused.getInput(), LONGEST_PATH) + "' is no path: " + refused.getReason()
                : firstLine(trouble);
        Optional<String> broken = ours ? Optional.empty() : broken(trouble);
        String said = ours ? message : broken.orElseGet(() -> internal(trouble, message));
        if (trouble instanceof UserException) { // perhaps in a plug-in's words
            said += PluginScope.faultOf(trouble)
                    .flatMap(PluginScope::frameOf)
                    .map(at -> " (plug-in " + at.getFileName() + ":" + at.getLineNumber() + ")")
                    .orElse("");
        }
        err.println("adaptarium: " + plugin.map(Complaints::blamed).orElse(said));
        if (root.stacktrace()) {
            trouble.printStackTrace(err);
        }
        boolean users = trouble instanceof UserException || trouble instanceof InvalidPathException;
        return users || plugin.isPresent() || broken.isPresent() ? USER : FAILED;
    }

    /** The word that a plug-in broke, where no line of its own is in the stack trace: what it gave was missed later. */
    private Optional<String> broken(Throwable trouble) {
        Optional<String> fault = ForeignCode.faultOf(trouble)
                .map(found -> firstLine(found) + " ('adaptarium check FAMILY' tries a family)");
        boolean missed = trouble instanceof NullPointerException
                && root.hasPlugins()
                && String.valueOf(trouble.getMessage()).contains("the return value of \"adaptarium.");
        return fault.isPresent() || !missed ? fault : Optional.of("a plug-in gave null: " + firstLine(trouble));
    }

    private static String blamed(Throwable fault) {
        String message = fault.getMessage() == null ? "" : ": " + firstLine(fault);
        String at = PluginScope.frameOf(fault)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElseThrow();
        return "plug-in " + at + ": " + simpleName(fault) + message + " ('adaptarium check FAMILY' tries a family)";
    }

    private static String simpleName(Throwable trouble) {
        String name = trouble.getClass().getSimpleName();
        return name.isEmpty() ? trouble.getClass().getName() : name; // of a class without a name
    }

    private static String firstLine(Throwable trouble) {
        String message = trouble.getMessage();
        return message == null
                ? simpleName(trouble)
                : Printable.shortened(message.lines().findFirst().orElse(""), LONGEST);
    }

    private static String internal(Throwable trouble, String message) {
        return "internal error: " + simpleName(trouble) + ": " + message
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
