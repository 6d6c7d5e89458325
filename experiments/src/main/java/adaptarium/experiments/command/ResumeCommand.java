package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.CheckpointFile;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.run.RunRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Goes on with a run that was interrupted. */
@Command(
        name = "resume",
        description = "Go on with a run from its newest checkpoint, to the same result as if it had never stopped.",
        footer = {"", "Example: adaptarium resume cartpole-rl2 iterations=400"})
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's name or folder.")
    private String name;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description =
                    "What is different from here on, such as iterations=400; kept in the run's history. What would"
                            + " change what was already computed is refused.")
    private List<String> settings = List.of();

    @Option(names = "--discard-edits", description = "First put config.yaml back as the run was begun with.")
    private boolean discardEdits;

    @Option(names = "--evaluate", description = "Evaluate it, too, when it is trained.")
    private boolean evaluate;

    @Option(
            names = "--checkpoint",
            paramLabel = "WHICH",
            description =
                    "With --evaluate: newest, best (on validation tasks), or after how many updates. Default: newest.")
    private @Nullable String checkpoint;

    @Override
    @SuppressWarnings("try") // the lock is held, not used
    public Integer call() {
        if (CheckpointFile.named(name).isPresent()) {
            throw new UserException("resume goes on with a RUN, from its newest checkpoint; " + name + " is a file");
        }
        if (checkpoint != null && !evaluate) {
            throw new UserException("--checkpoint says what is evaluated; add --evaluate");
        }
        RunDirectory run = root.runToChange(name);
        try (RunLock lock = RunLock.of(run)) {
            if (discardEdits) {
                run.discardEdits();
            }
            RunRequest.resume(run, settings, root.commandLine());
        }
        if (!evaluate) {
            return new Training(root).train(run);
        }
        int code = new Training(root).trainSilently(run);
        return code == 0
                ? new Evaluating(root)
                        .evaluate(checkpoint == null ? run : run.at(checkpoint), List.of(), Optional.empty())
                : code;
    }
}
