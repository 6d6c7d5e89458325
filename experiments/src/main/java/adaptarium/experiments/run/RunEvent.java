package adaptarium.experiments.run;

import adaptarium.experiments.config.ConfigChange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What was asked of a run after it was begun.
 *
 * @param what {@code "resume"} or {@code "evaluate"}
 * @param at when, ISO 8601, UTC
 * @param commit git commit of the program at that time
 * @param command the command line
 * @param settings what was given on it, {@code key=value}; of a resumption it holds from then on, of an evaluation for that one
 * @param changes what that changed, for people
 */
public record RunEvent(
        String what, String at, String commit, String command, List<String> settings, List<String> changes) {
    /** How a resumption is called. */
    public static final String RESUME = "resume";

    /** How an evaluation is called. */
    public static final String EVALUATE = "evaluate";

    /** Copies the lists. */
    public RunEvent {
        settings = List.copyOf(settings);
        changes = List.copyOf(changes);
    }

    static RunEvent now(String what, String command, List<String> settings, List<ConfigChange> changes) {
        return new RunEvent(
                what,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                RunInfo.presentCommit(),
                command,
                settings,
                changes.stream().map(ConfigChange::toString).toList());
    }
}
