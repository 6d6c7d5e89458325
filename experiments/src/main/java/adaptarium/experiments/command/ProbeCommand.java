package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.gap.FamilyLeaks;
import adaptarium.experiments.gap.FamilyLeaks.AgentLeaks;
import adaptarium.experiments.gap.GapStudy;
import adaptarium.experiments.gap.LeakStudy;
import adaptarium.experiments.report.IntervalPicture;
import adaptarium.experiments.report.Notes;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.study.StudyPlan;
import adaptarium.meta.Statistics;
import adaptarium.meta.probe.LeakProbe;
import adaptarium.meta.probe.ParameterLeak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures how much one observation tells of a family's hidden task. */
@Command(
        name = "probe",
        description =
                "Probe a family for leaks: small networks are to tell each hidden parameter from ONE observation, of"
                        + " tasks they have not seen, on trajectories of PPO that does not adapt and of PPO that is told a"
                        + " task. At chance, only a memory can find the task out. The agents are those of 'gap', trained"
                        + " where they have not been.")
final class ProbeCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "FAMILY", description = "The family's name.")
    private String family;

    @Option(
            names = "--tasks",
            paramLabel = "COUNT",
            defaultValue = "600",
            description = "Training tasks to play, at least 20. Default: ${DEFAULT-VALUE}.")
    private int tasks;

    @Option(
            names = "--samples",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "Observations of each episode. Default: ${DEFAULT-VALUE}.")
    private int samples;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Seed of tasks and networks.")
    private long seed;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "A setting of the agents' training that overrides that of 'gap', with dotted keys; may be"
                    + " repeated.")
    private List<String> overrides = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "gap",
            description = "The folder of the gaps' study in the folder of runs. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(
            names = "--untrained",
            description = "Train nobody: a random feedback and the family's reference controller play in place of PPO,"
                    + " which takes seconds.")
    private boolean untrained;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draw the accuracies above chance as SVG.")
    private @Nullable Path picture;

    private int exitCode;

    @Override
    public Integer call() {
        LeakProbe.Effort effort = effort();
        Optional<Output> drawing = Optional.ofNullable(picture).map(Output::at); // refused before any training
        Optional<FamilyLeaks> probed = untrained
                ? Optional.of(LeakStudy.untrained(Named.family(family), effort))
                : trained(effort, Named.family(family).spec().id());
        if (probed.isEmpty()) {
            return exitCode;
        }
        FamilyLeaks found = probed.get();
        drawing.ifPresent(asked -> asked.write(drawing(found)));
        if (root.json()) {
            root.said(drawing).print(Json.pretty(found));
        } else {
            root.said(drawing).print(table(found));
            notes(found).forEach(note -> root.said(drawing).println("  " + note));
        }
        return 0;
    }

    /** With the agents of a gap's study; empty where that was stopped or has failed. */
    private Optional<FamilyLeaks> trained(LeakProbe.Effort effort, String id) {
        Studying studying = new Studying(root, /* jobs= */ 1);
        StudyPlan plan = studying.plan(name, GapStudy.plan(List.of(id), "1", overrides));
        Studying.Outcome outcome = studying.carryOut(plan);
        exitCode = outcome.stopped() ? Interruption.EXIT_CODE : outcome.failed().isEmpty() ? 0 : 1;
        return exitCode == 0 ? Optional.of(LeakStudy.of(plan.run(plan.cells().get(0)), effort)) : Optional.empty();
    }

    private LeakProbe.Effort effort() {
        try {
            return new LeakProbe.Effort(
                    tasks, samples, seed, Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What was found, as a table. */
    static String table(FamilyLeaks found) {
        List<List<String>> rows = new ArrayList<>();
        for (AgentLeaks agent : found.agents()) {
            for (ParameterLeak leak : agent.leaks()) {
                rows.add(List.of(
                        leak.parameter(),
                        agent.agent(),
                        Integer.toString(leak.classes()),
                        Wording.figure(leak.chance()),
                        Wording.estimate(leak.accuracy()),
                        !leak.leaks() ? "at chance" : agent.certifies() ? "leaks" : "by what it does, perhaps"));
            }
        }
        return TextTable.of(
                found.family() + ": what one observation tells",
                List.of("parameter", "who played", "classes", "chance", "accuracy", "verdict"),
                rows);
    }

    private static List<String> notes(FamilyLeaks found) {
        Set<Statistics.Basis> bases = new LinkedHashSet<>();
        found.agents()
                .forEach(agent ->
                        agent.leaks().forEach(leak -> bases.add(leak.accuracy().basis())));
        if (bases.isEmpty()) {
            return List.of("There is nothing to tell: training tasks of " + found.family()
                    + " do not differ in a hidden parameter, or nothing is decided in them.");
        }
        List<String> notes = new ArrayList<>(Notes.intervals(bases));
        notes.add(found.samples() + " observations of each of " + found.tasks() + " tasks, seed " + found.seed()
                + "; the networks have seen other tasks. Ranges are told by quarters.");
        notes.add("A leak: more than 5 points above chance, and the whole interval above it. An agent that is told its"
                + " own task may show it by what it does; told another's, it cannot.");
        return notes;
    }

    private static String drawing(FamilyLeaks found) {
        List<IntervalPicture.Row> rows = new ArrayList<>();
        for (AgentLeaks agent : found.agents()) {
            for (ParameterLeak leak : agent.leaks()) {
                Statistics.Estimate told = leak.accuracy();
                Statistics.Estimate above = new Statistics.Estimate(
                        leak.excess(), told.low() - leak.chance(), told.high() - leak.chance(), told.basis());
                rows.add(new IntervalPicture.Row(leak.parameter() + ", " + agent.agent(), above, List.of()));
            }
        }
        return new IntervalPicture(found.family() + ": accuracy above chance", notes(found), rows).svg();
    }
}
