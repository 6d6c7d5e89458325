package adaptarium.experiments.command;

import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.meta.check.LearnerChecker;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks the contract that every family keeps, or that of every learner. */
@Command(
        name = "check",
        description = "Check that a family keeps its contract (determinism, declared spaces, no leaks, effective"
                + " parameters), or with --algorithm that a learner keeps its own (same bits, refusals, no leaks,"
                + " bounds, closing, learning on a two-armed problem).")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "0..1", paramLabel = "FAMILY", description = "A family's name, such as PointNavigation-v0.")
    private @Nullable String family;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "Check this algorithm with its default settings, in place of a family.")
    private @Nullable String algorithm;

    @Option(
            names = "--updates",
            paramLabel = "COUNT",
            defaultValue = "" + LearnerChecker.DEFAULT_UPDATES,
            description = "Updates an algorithm has to learn the two-armed problem. Default: ${DEFAULT-VALUE}.")
    private int updates;

    @Option(
            names = "--tasks",
            paramLabel = "COUNT",
            defaultValue = "" + FamilyChecker.DEFAULT_TASKS,
            description = "Tasks of each split to try. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Seed of tasks and actions.")
    private long seed;

    @Option(names = "--strict", description = "Exit with 1 also where a check could not show what it was to show.")
    private boolean strict;

    @Override
    public Integer call() {
        CheckReport report;
        String effort;
        if (algorithm != null && family == null) {
            if (updates < 1) {
                throw new UserException("--updates must be at least 1, got " + updates);
            }
            report = LearnerChecker.check(Named.algorithm(algorithm), updates, seed);
            effort = "at most " + updates + (updates == 1 ? " update" : " updates");
        } else if (family != null && algorithm == null) {
            if (tasks < 1) {
                throw new UserException("--tasks must be at least 1, got " + tasks);
            }
            report = FamilyChecker.check(Named.family(family), tasks, seed);
            effort = tasks + (tasks == 1 ? " task" : " tasks") + " of each split";
        } else {
            throw new UserException("check needs one thing to check: a family, or --algorithm NAME");
        }
        if (root.json()) {
            root.out().println(Json.line(report));
        } else {
            root.out().println(report.subject() + ", " + effort + ", seed " + seed + "\n");
            root.out().print(report.text());
            root.out().println("\n" + summary(report));
        }
        boolean good = report.passed() && (!strict || report.notShown().isEmpty());
        return good ? 0 : Complaints.FAILED;
    }

    private static String summary(CheckReport report) {
        int notShown = report.notShown().size();
        return report.results().size() + " checks: " + report.failures().size() + " failed, " + notShown
                + " not shown, " + (report.results().size() - report.failures().size() - notShown) + " passed";
    }
}
