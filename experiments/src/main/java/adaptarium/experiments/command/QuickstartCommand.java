package adaptarium.experiments.command;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.report.RunReport;
import adaptarium.experiments.run.RunDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The whole path in one command: train, evaluate, report. */
@Command(
        name = "quickstart",
        description =
                "Meta-train on point navigation, adapt to unseen tasks, and write a report: a few minutes in all.")
final class QuickstartCommand implements Callable<Integer> {
    private static final String CONFIG = "quickstart";

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(
            arity = "0..*",
            paramLabel = "key=value",
            description = "Settings that override the configuration's, with dotted keys.")
    private List<String> overrides = List.of();

    @Override
    public Integer call() {
        RunConfig config = Configurations.load(CONFIG, overrides, root::note);
        RunDirectory run =
                RunDirectory.createNext(root.runs(), CONFIG, config, root.commandLine(), root.pluginsOf(config));
        say("meta-training " + config.algorithm().name() + " on " + config.family() + " into " + run.folder());
        int code = new Training(root).trainSilently(run);
        if (code != 0) {
            return code;
        }
        say("adapting to " + config.evaluation().tasks() + " tasks it has never seen, beside its baselines");
        code = new Evaluating(root).evaluate(run, List.of(), Optional.empty());
        if (code != 0) {
            return code;
        }
        Path report = RunReport.write(run, /* films= */ true);
        if (!root.json()) {
            root.out().println("report: " + report);
        }
        return 0;
    }

    private void say(String line) {
        if (!root.quiet()) {
            root.err().println(line);
        }
    }
}
