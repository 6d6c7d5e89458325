package adaptarium.experiments.run;

import adaptarium.envs.TaskFamily;
import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.config.BaselineConfig;
import adaptarium.experiments.config.EvaluationConfig;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.config.ValidationConfig;
import adaptarium.experiments.config.YamlWriter;
import adaptarium.meta.MetaLearner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run is compared with: algorithms with their own settings, trained on the same family for a stated number of updates. Each is a run of its own
 * inside the run's folder, so that it is trained once, survives a kill and can be looked at.
 */
public final class Baselines {
    /** Where they lie in a run's folder. */
    static final String FOLDER = "baselines";

    private final RunDirectory run;
    private final RunConfig config;
    private final Function<String, TrainingListener> listeners;
    private final BooleanSupplier stop;

    /**
     * The baselines of a run.
     *
     * @param run the run
     * @param config its configuration
     * @param listeners who hears of a baseline's training, by its name
     * @param stop asked after every update; true saves and stops
     */
    public Baselines(
            RunDirectory run, RunConfig config, Function<String, TrainingListener> listeners, BooleanSupplier stop) {
        this.run = run;
        this.config = config;
        this.listeners = listeners;
        this.stop = stop;
    }

    /** Thrown where training a baseline was stopped by the user; everything is saved. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private StoppedException(String name) {
            super("stopped while training " + name);
        }
    }

    /**
     * Trains one, where that has not been done.
     *
     * @param baseline what to train
     * @return the baseline's run
     */
    RunDirectory train(BaselineConfig baseline) {
        RunConfig own = configuration(baseline);
        RunDirectory directory = existing(own).orElseGet(() -> {
            Path folder = run.own(FOLDER);
            String hash = Integer.toHexString(YamlWriter.write(own).hashCode());
            String name = RunDirectory.freeName(folder, own.algorithm().name() + "-" + hash);
            return RunDirectory.create(folder, name, own, "baseline of " + run.name());
        });
        TrainingListener listener = listeners.apply(own.algorithm().name());
        if (new Trainer(directory, own, listener, stop).train() < own.iterations()) {
            throw new StoppedException(own.algorithm().name());
        }
        return directory;
    }

    /** The one that was trained as this one is to be, however it was evaluated and on however many threads. */
    private Optional<RunDirectory> existing(RunConfig own) {
        for (RunDirectory directory : all(run)) {
            RunConfig other = directory.config();
            if (other.family().equals(own.family())
                    && other.seed() == own.seed()
                    && other.iterations() == own.iterations()
                    && other.tasks().equals(own.tasks())
                    && other.algorithm().equals(own.algorithm())) {
                return Optional.of(directory);
            }
        }
        return Optional.empty();
    }

    private RunConfig configuration(BaselineConfig baseline) {
        EvaluationConfig protocol = config.evaluation();
        return new RunConfig(
                config.family(),
                config.seed(),
                config.threads(),
                baseline.iterations(),
                config.checkpointEvery(),
                OptionalInt.empty(),
                new ValidationConfig(0, 1), // a baseline is compared as it ends
                config.tasks(),
                baseline.algorithm(),
                new EvaluationConfig(protocol.tasks(), protocol.rounds(), protocol.splits(), List.of()));
    }

    /**
     * The baselines of a run that have been trained so far.
     *
     * @param run the run
     * @return their runs, by name; empty where it has not been evaluated
     */
    public static List<RunDirectory> trained(RunDirectory run) {
        return all(run).stream()
                .filter(baseline -> baseline.checkpoints().newest().isPresent())
                .toList();
    }

    private static List<RunDirectory> all(RunDirectory run) {
        Path folder = run.own(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.sorted()
                    .map(path -> new RunDirectory(new RunDirectory(folder).own(String.valueOf(path.getFileName()))))
                    .filter(RunDirectory::exists)
                    .toList();
        } catch (IOException e) {
            throw FileTrouble.complaint("read", folder, e);
        }
    }

    /**
     * A trained baseline.
     *
     * @param <T> the family's task record
     * @param directory the baseline's run
     * @param family the family
     * @return the learner, closed by the caller
     */
    public static <T extends Record> MetaLearner<T> learner(RunDirectory directory, TaskFamily<T> family) {
        RunConfig own = directory.config();
        MetaLearner<T> learner = Trainer.newLearner(own.algorithm(), family, own.seed(), own.threads());
        directory.checkpoints().newest().ifPresent(saved -> Trainer.restore(learner, saved, own));
        return learner;
    }
}
