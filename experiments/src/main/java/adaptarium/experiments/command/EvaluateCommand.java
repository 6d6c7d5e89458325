package adaptarium.experiments.command;

import java.nio.file.Path;
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
        description =
                "Let a trained run adapt to tasks it has never seen, beside its baselines, and print the returns.")
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "RUN", description = "A run's name or folder.")
    private String run;

    @Option(
            names = "--tasks",
            paramLabel = "FILE",
            description = "Play the tasks that 'adaptarium tasks' kept in a file, instead of drawing them.")
    private @Nullable Path tasks;

    @Override
    public Integer call() {
        return new Evaluating(root).evaluate(root.run(run), Optional.ofNullable(tasks));
    }
}
