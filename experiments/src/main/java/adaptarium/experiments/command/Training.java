package adaptarium.experiments.command;

import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.report.Scale;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.MetricsRow;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.run.RunLog;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.run.TrainingListener;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code train}, {@code resume} and {@code quickstart} share: a run is trained, with progress, until it is done or Ctrl-C is pressed. */
final class Training {
    private final AdaptariumCommand root;

    Training(AdaptariumCommand root) {
        this.root = root;
    }

    /**
     * Trains a run to its end and says where it lies.
     *
     * @param run the run
     * @return the exit code
     */
    int train(RunDirectory run) {
        return train(run, TrainingListener.SILENT);
    }

    /**
     * Trains a run to its end and says where it lies.
     *
     * @param run the run
     * @param audience hears of it too
     * @return the exit code
     */
    int train(RunDirectory run, TrainingListener audience) {
        int code = trainSilently(run, audience);
        if (code == 0) {
            List<MetricsRow> rows = run.rows();
            MetricsRow last = rows.get(rows.size() - 1);
            if (root.json()) {
                Map<String, Object> summary = new LinkedHashMap<>();
                summary.put("run", run.folder().toString());
                summary.put("iterations", last.iteration());
                summary.put("environmentSteps", last.environmentSteps());
                summary.put("seconds", last.seconds());
                summary.put("meanReturn", last.meanReturn());
                root.out().println(Json.line(summary));
            } else {
                root.out().println("trained " + run.folder() + "; next: adaptarium evaluate " + run.typed());
            }
        }
        return code;
    }

    /**
     * Trains a run to its end.
     *
     * @param run the run
     * @return 0, or 130 where Ctrl-C was pressed
     */
    int trainSilently(RunDirectory run) {
        return trainSilently(run, TrainingListener.SILENT);
    }

    @SuppressWarnings("try") // lock and log are held, not used
    private int trainSilently(RunDirectory run, TrainingListener audience) {
        RunConfig config = run.config();
        try (Interruption interruption =
                        root.stopping().begin("training " + config.algorithm().name() + " on " + config.family());
                RunLock lock = RunLock.of(run);
                RunLog log = RunLog.of(run)) {
            TrainingListener listener = ConsoleProgress.of(root, run.name(), Scale.of(config.family()));
            TrainingListener all = TrainingListener.both(listener, audience);
            int done = new Trainer(run, config, all, interruption::requested).train();
            if (done < config.iterations()) {
                root.err()
                        .println("stopped after " + done + " of " + config.iterations()
                                + " updates, all saved; go on with 'adaptarium resume " + run.typed() + "'");
                return Interruption.EXIT_CODE;
            }
            return 0;
        }
    }

    /** A run's name for a configuration: the shipped name, or the file's without its ending. */
    static String stem(String config) {
        String file = String.valueOf(Path.of(config).getFileName());
        return file.replaceFirst("\\.ya?ml$", "")
                .replaceAll("[^A-Za-z0-9._-]", "-")
                .replaceFirst("^[^A-Za-z0-9]+", "run");
    }
}
