package adaptarium.experiments.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Goes on with a run that was interrupted. */
@Command(
        name = "resume",
        description = "Go on with a run from its newest checkpoint, to the same result as if it had never stopped.")
final class ResumeCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "RUN", description = "A run's name or folder.")
    private String run;

    @Override
    public Integer call() {
        return new Training(root).train(root.run(run));
    }
}
