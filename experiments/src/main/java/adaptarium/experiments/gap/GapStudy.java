package adaptarium.experiments.gap;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.Evaluator;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.run.RunLog;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.run.TrainingListener;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Measures adaptation gaps: PPO that sees the task and PPO that does not, same network and budget, both evaluated on the same test tasks beside random actions.
 * Each training is an ordinary run, so a study that was stopped or killed goes on where it was.
 */
public final class GapStudy {
    private final Path runs;
    private final String command;
    private final Function<RunConfig, List<Plugin>> plugins;
    private final Function<String, TrainingListener> listeners;
    private final BooleanSupplier stop;

    /**
     * A study.
     *
     * @param runs the folder of all runs
     * @param command the command line, for the records
     * @param plugins what a run with a given configuration cannot be made without
     * @param listeners who hears of a training, by its name
     * @param stop asked after every update; true saves and stops
     */
    public GapStudy(
            Path runs,
            String command,
            Function<RunConfig, List<Plugin>> plugins,
            Function<String, TrainingListener> listeners,
            BooleanSupplier stop) {
        this.runs = runs;
        this.command = command;
        this.plugins = plugins;
        this.listeners = listeners;
        this.stop = stop;
    }

    /**
     * Measures one family.
     *
     * @param family its id
     * @param seeds how many trainings of each learner
     * @param overrides settings that override the study's, {@code key=value}
     * @return the measurement; empty where it was stopped, all saved
     * @throws UserException where a run of that name has other settings
     */
    public Optional<FamilyGap> measure(String family, int seeds, List<String> overrides) {
        List<RunEvaluation> evaluations = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            List<String> settings = new ArrayList<>(List.of("seed=" + seed));
            settings.addAll(overrides);
            RunConfig config = Configurations.gap(family, settings);
            String name = "gap-" + family.replaceAll("[^A-Za-z0-9.-]+", "-") + (seed == 1 ? "" : "-seed" + seed);
            Optional<RunEvaluation> found = evaluate(directory(name, config), config);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            evaluations.add(found.get());
        }
        return Optional.of(FamilyGap.of(evaluations));
    }

    private RunDirectory directory(String name, RunConfig config) {
        if (!RunDirectory.names(runs).contains(name)) {
            return RunDirectory.create(runs, name, config, command, plugins.apply(config));
        }
        RunDirectory run = RunDirectory.find(runs, name);
        if (!run.config().withThreads(config.threads()).equals(config)) {
            throw new UserException("run '" + name + "' in " + runs
                    + " has other settings; remove it, or keep this study apart with --runs FOLDER");
        }
        return run;
    }

    @SuppressWarnings("try") // lock and log are held, not used
    private Optional<RunEvaluation> evaluate(RunDirectory run, RunConfig config) {
        try (RunLock lock = RunLock.of(run);
                RunLog log = RunLog.of(run)) {
            if (new Trainer(run, config, listeners.apply(run.name()), stop).train() < config.iterations()) {
                return Optional.empty();
            }
            if (Files.isRegularFile(run.evaluationFile())) {
                RunEvaluation before = Json.read(run.evaluationFile(), RunEvaluation.class);
                if (before.splits().stream().allMatch(split -> split.taskFile().isEmpty())) {
                    return Optional.of(before); // else somebody has evaluated it on tasks of their own since
                }
            }
            Baselines baselines = new Baselines(run, config, name -> listeners.apply(run.name() + ", " + name), stop);
            RunEvaluation found = new Evaluator(run, config, baselines)
                    .evaluate(Optional.empty(), command, split -> (round, step, environments, episodes) -> {});
            WholeFile.write(run.evaluationFile(), Json.sealed(found));
            return Optional.of(found);
        } catch (Baselines.StoppedException e) {
            return Optional.empty();
        }
    }
}
