package adaptarium.experiments.command;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.check.CheckReport;
import adaptarium.envs.check.FamilyChecker;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Checks the contract that every family keeps. */
@Command(
        name = "check",
        description =
                "Check that a family keeps the contract: determinism, declared spaces, no leaks, effective parameters.")
final class CheckCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "FAMILY", description = "A family's name, such as PointNavigation-v0.")
    private String family;

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
        if (tasks < 1) {
            throw new UserException("--tasks must be at least 1, got " + tasks);
        }
        TaskFamily<?> found = Named.family(family);
        CheckReport report = FamilyChecker.check(found, tasks, seed);
        if (root.json()) {
            root.out().println(Json.line(report));
        } else {
            root.out().println(report.family() + ", " + tasks + " tasks of each split, seed " + seed + "\n");
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
