package adaptarium.experiments.command;

import adaptarium.experiments.run.RunDirectory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

    @Override
    public Integer call() {
        return new Evaluating(root).evaluate(RunDirectory.find(root.runs(), run));
    }
}
