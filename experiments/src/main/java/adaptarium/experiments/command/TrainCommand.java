package adaptarium.experiments.command;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.run.RunDirectory;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Trains a new run. */
@Command(
        name = "train",
        description = "Meta-train as a configuration says, into a new run directory.",
        footer = {"", "Example: adaptarium train pointnav-maml seed=3 algorithm.innerRate=0.1"})
final class TrainCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "CONFIG", description = "A shipped configuration's name, or a YAML file.")
    private String config;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "key=value",
            description = "Settings that override the file's, with dotted keys.")
    private List<String> overrides = List.of();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the run. Default: the configuration's name.")
    private @Nullable String name;

    @Option(
            names = "--watch",
            description = "Show the newest policy in a window meanwhile. Closing the window leaves training running.")
    private boolean watch;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "Of the window: light or dark. Default: ${DEFAULT-VALUE}.",
            defaultValue = "light")
    private String theme;

    @Override
    public Integer call() {
        RunConfig resolved = Configurations.load(config, overrides);
        if (watch) {
            return new WatchedTraining(root).train(theme, () -> create(resolved));
        }
        return new Training(root).train(create(resolved));
    }

    private RunDirectory create(RunConfig resolved) {
        List<Plugin> plugins = root.pluginsOf(resolved);
        return name == null
                ? RunDirectory.createNext(root.runs(), Training.stem(config), resolved, root.commandLine(), plugins)
                : RunDirectory.create(root.runs(), name, resolved, root.commandLine(), plugins);
    }
}
