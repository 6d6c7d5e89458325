package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.StudyFile;
import adaptarium.experiments.config.Sweep;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.run.Course;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.FewShotSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        footer = {
            "",
            "Example: adaptarium train pointnav-maml seed=3 algorithm.innerRate=0.1",
            "         adaptarium train pointnav-maml algorithm.name=rl2 --dry-run",
            "         adaptarium train pointnav-maml algorithm.innerRate=0.1,0.3 seed=1..5",
            "Several values make a study: every combination is trained and evaluated in a process of its own, into one"
                    + " folder.",
            "'adaptarium describe ALGORITHM' explains the keys of the algorithm section."
        })
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
            description = "Of the window: light or dark. Default: as the last window was left, or light.")
    private @Nullable String theme;

    @Option(
            names = "--dry-run",
            description = "Train nothing: print what would be done and the configuration with every key resolved.")
    private boolean dryRun;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Where settings have several values: runs side by side. Default: as many as there are cores.")
    private int jobs;

    @Override
    public Integer call() {
        if (Sweep.isSweep(overrides)) {
            if (watch) {
                throw new UserException("one run can be watched, not several; leave out --watch");
            }
            String study = name == null ? Training.stem(config) + "-study" : name;
            List<StudyFile.Planned> runs = StudyFile.sweep(config, overrides);
            return new Studying(root, jobs).study(study, runs, runs.size(), dryRun);
        }
        RunConfig resolved = Configurations.load(config, overrides, root::note);
        if (dryRun) {
            root.out().print(root.json() ? Json.pretty(plan(resolved)) : text(resolved));
            return 0;
        }
        if (watch) {
            if (resolved.isFewShot()) {
                FewShotSession.requireComparing(resolved); // before anything is begun
            }
            return new WatchedTraining(root).train(theme, () -> create(resolved));
        }
        return new Training(root).train(create(resolved));
    }

    /** What would be done, as comments above the configuration: the whole is a configuration again. */
    private String text(RunConfig resolved) {
        StringBuilder text = new StringBuilder();
        plan(resolved)
                .forEach((what, value) -> text.append("# ")
                        .append(what)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text.append(YamlWriter.write(resolved)).toString();
    }

    private Map<String, Object> plan(RunConfig resolved) {
        Path folder = name == null
                ? root.runs().resolve(RunDirectory.freeName(root.runs(), Training.stem(config)))
                : RunDirectory.unused(root.runs(), name);
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("run", folder.toString());
        plan.put("learner", resolved.algorithm().name() + " on " + resolved.family());
        plan.put("updates", resolved.iterations());
        plan.put("tasks of an update", tasks(resolved));
        plan.put(
                "baselines that 'evaluate' trains",
                resolved.evaluation().baselines().stream()
                        .map(baseline -> baseline.algorithm().name() + " (" + baseline.iterations()
                                + (baseline.iterations() == 1 ? " update)" : " updates)"))
                        .toList());
        return plan;
    }

    /** A learner is made to know, so that what does not fit is said, too. */
    private static int tasks(RunConfig resolved) {
        try (Course<?> course = Course.of(resolved)) {
            return course.learner().metaBatchSize();
        }
    }

    private RunDirectory create(RunConfig resolved) {
        tasks(resolved); // what does not fit leaves no folder
        List<Plugin> plugins = root.pluginsOf(resolved);
        return name == null
                ? RunDirectory.createNext(root.runs(), Training.stem(config), resolved, root.commandLine(), plugins)
                : RunDirectory.create(root.runs(), name, resolved, root.commandLine(), plugins);
    }
}
