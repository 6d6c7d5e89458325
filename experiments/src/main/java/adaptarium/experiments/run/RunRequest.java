package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.ConfigChange;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of a run after it was begun, apart from what was run: {@code resume RUN iterations=400} and {@code evaluate RUN evaluation.rounds=4}. What would
 * change what was already computed is refused by name; what is granted is kept in {@code run.json}.
 */
public final class RunRequest {
    private static final Set<String> LATER = Set.of("iterations", "checkpointEvery", "keepEvery", "threads");
    private static final String EVALUATION = "evaluation.";
    private static final String VALIDATION = "validation.";

    private RunRequest() {}

    /**
     * Changes a run from here on.
     *
     * @param run the run; the caller holds its lock
     * @param settings {@code key=value}; may be empty
     * @param command the command line, for the records
     * @return the configuration to go on with
     * @throws UserException where a setting cannot be changed any more, or {@code config.yaml} was edited
     */
    public static RunConfig resume(RunDirectory run, List<String> settings, String command) {
        requireUnedited(run);
        RunConfig before = run.config();
        RunConfig after = with(run, before, settings);
        List<ConfigChange> changes = ConfigChange.between(before, after);
        for (ConfigChange change : changes) {
            if (!LATER.contains(change.key())
                    && !change.key().startsWith(EVALUATION)
                    && !change.key().startsWith(VALIDATION)) {
                throw new UserException("run '" + run.name() + "' was begun with " + change.key() + " "
                        + change.before() + "; another value would change what was already computed. 'adaptarium train "
                        + run.folder().resolve("config.yaml") + " " + change.key() + "=" + change.after()
                        + " --name NAME' begins a run with it");
            }
        }
        int done = run.rows().size();
        if (after.iterations() < Math.min(done, before.iterations())) {
            throw new UserException("run '" + run.name() + "' has made " + done
                    + " updates already, more than iterations=" + after.iterations());
        }
        run.remember(RunEvent.now(RunEvent.RESUME, command, settings, changes));
        return after;
    }

    /**
     * How a run is to be evaluated, this once.
     *
     * @param run the run; the caller holds its lock
     * @param settings {@code key=value}; may be empty
     * @param command the command line, for the records
     * @return the configuration to evaluate with
     * @throws UserException where a setting is none of an evaluation, or {@code config.yaml} was edited
     */
    public static RunConfig evaluate(RunDirectory run, List<String> settings, String command) {
        requireUnedited(run);
        RunConfig before = run.config();
        RunConfig after = with(run, before, settings);
        List<ConfigChange> changes = ConfigChange.between(before, after);
        for (ConfigChange change : changes) {
            if (!change.key().equals("threads") && !change.key().startsWith(EVALUATION)) {
                throw new UserException("an evaluation can change evaluation.* and threads only, not " + change.key());
            }
        }
        run.remember(RunEvent.now(RunEvent.EVALUATE, command, settings, changes));
        return after;
    }

    private static RunConfig with(RunDirectory run, RunConfig before, List<String> settings) {
        return Configurations.changed(run.folder().resolve("config.yaml").toString(), before, settings);
    }

    private static void requireUnedited(RunDirectory run) {
        List<ConfigChange> edits = run.edits();
        if (!edits.isEmpty()) {
            throw new UserException(edited(run, edits) + "; put it back with 'adaptarium resume " + run.typed()
                    + " --discard-edits', and ask for more as in 'adaptarium resume " + run.typed()
                    + " iterations=400' or 'adaptarium evaluate " + run.typed() + " evaluation.rounds=4'");
        }
    }

    /**
     * That a run's configuration was edited, in a line.
     *
     * @param run the run
     * @param edits where it differs from what was run
     */
    public static String edited(RunDirectory run, List<ConfigChange> edits) {
        return run.folder().resolve("config.yaml") + " was edited after the run was begun ("
                + edits.stream().map(ConfigChange::toString).collect(Collectors.joining("; ")) + ")";
    }
}
