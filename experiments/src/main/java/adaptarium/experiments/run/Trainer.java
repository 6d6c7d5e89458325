package adaptarium.experiments.run;

import adaptarium.agents.store.State;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.AlgorithmConfig;
import adaptarium.experiments.config.ConfigChange;
import adaptarium.experiments.config.FlatSettings;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.MetaTraining;
import adaptarium.meta.Origin;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import ai.djl.engine.EngineException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training loop of a run. It can be killed at any moment and goes on to the same bits: an update depends on the configuration, the seed, the number of
 * the update and the learner's state only, and the state is saved whole.
 */
public final class Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);
    private static final long MILLI = 1_000_000; // ns

    private final RunDirectory run;
    private final RunConfig config;
    private final TrainingListener listener;
    private final BooleanSupplier stop;

    /**
     * A trainer of one run.
     *
     * @param run where to write; the caller holds its lock
     * @param config the run's configuration
     * @param listener hears of every update
     * @param stop asked after every update; true saves and returns
     */
    public Trainer(RunDirectory run, RunConfig config, TrainingListener listener, BooleanSupplier stop) {
        this.run = run;
        this.config = config;
        this.listener = listener;
        this.stop = stop;
    }

    /**
     * Trains from the newest checkpoint, or from the start, until the configured number of updates or until stopped.
     *
     * @return how many updates have been made in all
     * @throws UserException where the disk is full, the checkpoint is damaged, or algorithm and family do not fit
     */
    public int train() {
        try (Course<?> course = Course.of(config)) {
            Optional<CheckpointFolder.Saved> saved = run.checkpoints().newest();
            int done = saved.map(CheckpointFolder.Saved::iteration).orElse(0);
            saved.ifPresent(checkpoint -> restore(course.learner(), checkpoint, config));
            if (done > 0 && config.algorithm().algorithm().usesTensors()) {
                warnOfAnotherProcessor();
            }
            if (saved.isEmpty()) {
                warnOfABeginningAnew();
            }
            List<MetricsRow> rows = run.metrics().truncate(done, this::warn);
            LOG.info(
                    "{} on {}: {} of {} updates done",
                    config.algorithm().name(),
                    config.family(),
                    done,
                    config.iterations());
            try (MetricsLog.Appender metrics = run.metrics().appender();
                    TensorBoardLog tensorBoard =
                            TensorBoardLog.restart(run.folder(), settings(), rows, begun(), Clock.systemUTC())) {
                Best best = new Best(rows);
                if (best.iteration == done && done > 0 && saved.isPresent()) { // killed before it was kept
                    keepBest(saved.get().state(), done);
                }
                done = loop(course, rows, best, metrics, tensorBoard);
            }
            WholeFile.write(run.folder().resolve(MetricsCsv.FILE), MetricsCsv.of(run.rows()));
            return done;
        }
    }

    /** The run's hyper-parameters by name. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("family", config.family());
        settings.put(TensorBoardLog.SEED, Long.toString(config.seed()));
        settings.putAll(FlatSettings.of(config));
        return settings;
    }

    private void warnOfABeginningAnew() {
        int recorded = run.metrics().recorded();
        if (recorded > 0) {
            warn("begins anew, though " + recorded + " updates are recorded: there is no checkpoint in "
                    + run.checkpoints().folder());
        }
    }

    private void warnOfAnotherProcessor() {
        String warning = Processor.warning(run.info().dispatch());
        if (!warning.isEmpty()) {
            warn(warning);
        }
    }

    private void warn(String line) {
        LOG.warn("{}", line);
        listener.warned(line);
    }

    private Instant begun() {
        try {
            return Instant.parse(run.info().started());
        } catch (DateTimeParseException e) { // written by hand
            return Instant.now();
        }
    }

    private int loop(
            Course<?> course,
            List<MetricsRow> rows,
            Best best,
            MetricsLog.Appender metrics,
            TensorBoardLog tensorBoard) {
        int done = rows.size();
        long steps = rows.isEmpty() ? 0 : rows.get(done - 1).environmentSteps();
        double secondsBefore = rows.isEmpty() ? 0 : rows.get(done - 1).seconds();
        double processorBefore = (rows.isEmpty() ? 0 : rows.get(done - 1).processorSeconds()) - ProcessorTime.seconds();
        long start = System.nanoTime();
        int saved = done;
        listener.started(done, config.iterations());
        listener.improved(done, course::state);
        while (done < config.iterations() && !stop.getAsBoolean()) {
            MetaTraining.Update update = course.update(done, config.seed());
            done++;
            steps += update.environmentSteps();
            double seconds = secondsBefore + Math.floorDiv(System.nanoTime() - start, MILLI) * 0.001;
            boolean improved = false;
            Map<String, Double> figures = update.metrics();
            if (config.validation().isDue(done, config.iterations())) {
                double found = course.validation().getAsDouble();
                figures = new LinkedHashMap<>(figures);
                figures.put(Validation.METRIC, found);
                improved = best.isBeatenBy(found, done);
            }
            MetricsRow row = new MetricsRow(
                    done,
                    steps,
                    seconds,
                    millis(processorBefore + ProcessorTime.seconds()),
                    update.meanReturn(),
                    figures);
            metrics.append(row);
            tensorBoard.append(row);
            boolean wanted =
                    config.keepEvery().isPresent() && done % config.keepEvery().getAsInt() == 0;
            if (improved
                    || wanted
                    || done % config.checkpointEvery() == 0
                    || done == config.iterations()
                    || stop.getAsBoolean()) {
                State state = course.state();
                save(done, state, metrics);
                saved = done;
                if (improved) {
                    keepBest(state, done);
                }
            }
            listener.updated(row);
            listener.improved(done, course::state);
        }
        if (saved < done) {
            save(done, course.state(), metrics);
        }
        LOG.info("{} of {} updates done", done, config.iterations());
        listener.ended(done, config.iterations());
        return done;
    }

    /** To whole milliseconds: it is no more exact. */
    private static double millis(double seconds) {
        return Double.isNaN(seconds) ? seconds : Math.round(1000 * seconds) / 1000.0;
    }

    private void save(int done, State state, MetricsLog.Appender metrics) {
        metrics.force();
        run.checkpoints().write(state, config.origin(done), config.keepEvery());
    }

    private void keepBest(State state, int done) {
        run.checkpoints().writeBest(state, config.origin(done));
    }

    /** The best return on validation tasks so far; of equals, the first. */
    private static final class Best {
        private double value = Double.NEGATIVE_INFINITY;
        private int iteration;

        Best(List<MetricsRow> rows) {
            for (MetricsRow row : rows) {
                isBeatenBy(row.metrics().getOrDefault(Validation.METRIC, Double.NaN), row.iteration());
            }
        }

        boolean isBeatenBy(double found, int update) {
            boolean better = found > value;
            if (better) {
                value = found;
                iteration = update;
            }
            return better;
        }
    }

    /**
     * A fresh learner; a configuration that does not fit the family is the user's to put right.
     *
     * @param <T> the family's task record
     * @param algorithm who learns
     * @param family what to learn on
     * @param seed the seed of the initial parameters
     * @param threads worker threads
     * @return the learner, closed by the caller
     */
    public static <T extends Record> MetaLearner<T> newLearner(
            AlgorithmConfig algorithm, TaskFamily<T> family, long seed, int threads) {
        return made(algorithm, family.spec().id(), () -> algorithm.newLearner(family, seed, threads));
    }

    /**
     * A fresh learner of a few-shot problem; a configuration that does not fit it is the user's to put right.
     *
     * @param <T> the problem's task
     * @param algorithm who learns
     * @param problem what to learn on
     * @param seed the seed of the initial parameters
     * @param threads worker threads
     * @return the learner, closed by the caller
     */
    public static <T> FewShotLearner<T> newLearner(
            AlgorithmConfig algorithm, FewShotProblem<T> problem, long seed, int threads) {
        return made(algorithm, problem.id(), () -> algorithm.newLearner(problem, seed, threads));
    }

    private static <L> L made(AlgorithmConfig algorithm, String subject, Supplier<L> maker) {
        TensorLibrary.requireWhole();
        try {
            return maker.get();
        } catch (EngineException | LinkageError e) {
            TensorLibrary.require(); // says in one line that the library is missing, where it is
            throw e;
        } catch (IllegalArgumentException e) {
            throw new UserException(algorithm.name() + " cannot learn " + subject + ": " + e.getMessage(), e);
        }
    }

    /**
     * Continues from a checkpoint.
     *
     * @param learner a fresh learner of the same configuration
     * @param saved what was saved
     * @param config the run's configuration
     * @throws UserException where another family, algorithm, setting or seed left the checkpoint, or its tensors do not fit
     */
    public static void restore(MetaTraining<?> learner, CheckpointFolder.Saved saved, RunConfig config) {
        requireOf(saved, config);
        try {
            learner.restore(saved.state());
        } catch (IllegalArgumentException e) {
            throw new UserException(saved.file() + " does not fit the run's configuration: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses a checkpoint that is another run's.
     *
     * @param saved what was saved
     * @param config the run's configuration
     * @throws UserException where another family, algorithm, setting or seed left it
     */
    static void requireOf(CheckpointFolder.Saved saved, RunConfig config) {
        Origin origin = saved.origin();
        String own = config.algorithm().name() + " on " + config.family();
        String found = origin.algorithm() + " on " + origin.family();
        if (!found.equals(own)) {
            throw new UserException(saved.file() + " is a checkpoint of " + found + ", the run is of " + own);
        }
        if (origin.seed() != config.seed()) {
            throw new UserException(saved.file() + " is a checkpoint of seed " + origin.seed() + ", the run is of seed "
                    + config.seed());
        }
        List<ConfigChange> changes = ConfigChange.between(config.withSettings(origin.settings()), config);
        if (!changes.isEmpty()) {
            throw new UserException(saved.file() + " was made with other settings: " + changes.get(0));
        }
    }
}
