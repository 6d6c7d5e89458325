package adaptarium.experiments.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Evaluates a trained run against its baselines. */
@Command(
        name = "evaluate",
        description = "Let a trained run adapt to test tasks, beside its baselines, and print the returns.")
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's name or folder, or a checkpoint file.")
    private String run;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "What is different this once, such as evaluation.rounds=4; kept in the run's history.")
    private List<String> settings = List.of();

    @Option(
            names = "--checkpoint",
            paramLabel = "WHICH",
            description = "Of the run: newest, best (on validation tasks), or after how many updates. Default: newest.")
    private @Nullable String checkpoint;

    @Option(
            names = "--tasks",
            paramLabel = "FILE",
            description = "Play the tasks that 'adaptarium tasks' kept in a file, instead of drawing them.")
    private @Nullable Path tasks;

    @Override
    public Integer call() {
        return new Evaluating(root)
                .evaluate(root.agent(run, checkpoint, root::runToChange), settings, Optional.ofNullable(tasks));
    }
}
