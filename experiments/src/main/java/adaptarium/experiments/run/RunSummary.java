package adaptarium.experiments.run;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.meta.fewshot.FewShotProblems;
import adaptarium.meta.fewshot.Measure;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A run in a line. What is damaged, or needs a plug-in that is not there, does not hide the rest.
 *
 * @param run its name
 * @param state {@code "running"}, {@code "new"}, {@code "stopped"}, {@code "trained"}, {@code "evaluated"} or {@code "damaged"}
 * @param family versioned id of its family; empty where it cannot be read
 * @param algorithm who learns; empty where it cannot be read
 * @param updates how many have been made
 * @param iterations how many are to be made; 0 where it cannot be read
 * @param measure what the two figures that follow are: {@code "return"}, or of a few-shot problem its own, such as {@code "mean squared error"}, which is the better
 *     the smaller it is
 * @param meanReturn of the last update, on training tasks; null before the first
 * @param score its mean on the first split of its evaluation, after as many rounds of adaptation as it was trained for; null where it was not evaluated
 * @param scored that split, such as {@code "test"}, and where it was not the newest update that was evaluated, which; empty where it was not evaluated
 * @param started when it was begun; empty where it cannot be read
 * @param command what it was begun with; empty where it cannot be read
 * @param trouble what is damaged, in a line; empty where nothing is
 */
public record RunSummary(
        String run,
        String state,
        String family,
        String algorithm,
        int updates,
        int iterations,
        String measure,
        @Nullable Double meanReturn,
        @Nullable Double score,
        String scored,
        String started,
        String command,
        String trouble) {
    /** The measure of families. */
    public static final String RETURN = "return";

    private static final Pattern FAMILY = Pattern.compile("(?m)^family: (\\S+)$");
    private static final Pattern ALGORITHM = Pattern.compile("(?m)^algorithm:\\R {2}name: (\\S+)$");
    private static final Pattern ITERATIONS = Pattern.compile("(?m)^iterations: (\\d{1,9})$");

    /**
     * The summary of a run.
     *
     * @param run the run
     * @return its summary, whatever is wrong with it
     */
    public static RunSummary of(RunDirectory run) {
        return settled(run).running(RunLock.isHeld(run));
    }

    /**
     * The same, said to be running where it is.
     *
     * @param running whether a process is writing it
     */
    public RunSummary running(boolean running) {
        return running
                ? new RunSummary(
                        run,
                        "running",
                        family,
                        algorithm,
                        updates,
                        iterations,
                        measure,
                        meanReturn,
                        score,
                        scored,
                        started,
                        command,
                        trouble)
                : this;
    }

    /**
     * The summary of a run by its files alone, whether or not a process is writing it.
     *
     * @param run the run
     * @return its summary, whatever is wrong with it
     */
    public static RunSummary settled(RunDirectory run) {
        return settled(run, run::config);
    }

    /**
     * The same for whoever has read the configuration already.
     *
     * @param run the run
     * @param configuration gives it, or throws what is wrong with it
     * @return its summary, whatever is wrong with it
     */
    public static RunSummary settled(RunDirectory run, Supplier<RunConfig> configuration) {
        String trouble = "";
        String started = "";
        String command = "";
        String family = "";
        String algorithm = "";
        int iterations = 0;
        try {
            RunInfo info = run.info();
            started = info.started();
            command = info.command();
            String text = info.config().isEmpty() ? run.configText() : info.config();
            family = first(FAMILY, text);
            algorithm = first(ALGORITHM, text);
            String count = first(ITERATIONS, text);
            iterations = count.isEmpty() ? 0 : Integer.parseInt(count);
            RunConfig config = configuration.get(); // may need a plug-in; the text is read without
            family = config.family();
            algorithm = config.algorithm().name();
            iterations = config.iterations();
        } catch (UserException e) {
            trouble = family.isEmpty() ? String.valueOf(e.getMessage()) : "";
        }
        Optional<Measure> measure = FewShotProblems.measure(family);
        int sign = measure.map(Measure::sign).orElse(1);
        List<MetricsRow> rows = List.of();
        @Nullable Double score = null;
        String scored = "";
        int evaluated = -1;
        try {
            rows = run.rows();
            if (Files.exists(run.evaluationFile())) {
                RunEvaluation found = Json.read(run.evaluationFile(), RunEvaluation.class);
                RunEvaluation.SplitResult split = found.splits().get(0);
                RunEvaluation.LearnerResult own = split.learners().get(0);
                score = sign
                        * Arrays.stream(own.returnsAfter(found.headlineRound(own)))
                                .average()
                                .orElse(Double.NaN);
                scored =
                        split.split() + (found.iteration() == rows.size() ? "" : ", after update " + found.iteration());
                evaluated = found.iteration();
            }
        } catch (UserException e) {
            trouble = trouble.isEmpty() ? String.valueOf(e.getMessage()) : trouble;
        }
        int updates = rows.size();
        @Nullable
        Double last = updates == 0 ? null : sign * rows.get(updates - 1).meanReturn();
        String state = state(!trouble.isEmpty(), updates, iterations, evaluated);
        return new RunSummary(
                run.name(),
                state,
                family,
                algorithm,
                updates,
                iterations,
                measure.map(Measure::words).orElse(RETURN),
                last,
                score,
                scored,
                started,
                command,
                trouble);
    }

    private static String state(boolean damaged, int updates, int iterations, int evaluated) {
        if (damaged) {
            return "damaged";
        }
        if (updates == 0) {
            return "new";
        }
        return updates < iterations ? "stopped" : evaluated > 0 ? "evaluated" : "trained";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).replaceAll("^\"|\"$", "") : "";
    }
}
