package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.gap.FamilyGap;
import adaptarium.experiments.gap.GapStudy;
import adaptarium.experiments.report.Notes;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.TrainingListener;
import adaptarium.meta.Statistics;
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

/** Measures how much families reward an agent that knows its task. */
@Command(
        name = "gap",
        description =
                "Measure a family's adaptation gap: (oracle - non-adaptive) / (oracle - random), where the oracle is"
                        + " PPO that sees the task and the non-adaptive agent PPO that does not, with the same network and"
                        + " budget. Stopped, it goes on where it was.")
final class GapCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "0..*", paramLabel = "FAMILY", description = "Families' names.")
    private List<String> families = List.of();

    @Option(names = "--all", description = "Measure every registered family.")
    private boolean all;

    @Option(
            names = "--seeds",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Trainings of each learner. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "A setting that overrides the study's, with dotted keys; may be repeated.")
    private List<String> overrides = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the table as Markdown, too.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        if (all != families.isEmpty()) {
            throw new UserException("name the families to measure, or give --all, not both");
        }
        if (seeds < 1) {
            throw new UserException("--seeds must be at least 1, got " + seeds);
        }
        Optional<Output> file = Optional.ofNullable(out).map(Output::at); // refused before hours of training
        List<String> ids = all
                ? Families.all().stream().map(family -> family.spec().id()).toList()
                : families.stream() // an unknown name is said before hours of training
                        .map(name -> Named.family(name).spec().id())
                        .toList();
        List<FamilyGap> gaps = new ArrayList<>();
        try (Interruption interruption = root.stopping().begin("measuring gaps")) {
            GapStudy study = new GapStudy(
                    root.runs(), root.commandLine(), root::pluginsOf, this::listener, interruption::requested);
            for (String id : ids) {
                interruption.now("measuring the gap of " + id);
                Optional<FamilyGap> gap = study.measure(id, seeds, overrides);
                if (gap.isEmpty()) {
                    root.err().println("stopped in " + id + ", all saved; the same command goes on");
                    return Interruption.EXIT_CODE;
                }
                gaps.add(gap.get());
            }
        }
        List<String> header = List.of(
                "family",
                "random",
                "PPO without adaptation",
                "PPO that sees the task",
                "best reference",
                "gap",
                "seeds",
                "trained for");
        List<List<String>> rows = gaps.stream().map(GapCommand::row).toList();
        List<String> notes = notes(gaps);
        file.ifPresent(asked -> asked.write(markdown(header, rows, notes)));
        String title =
                "adaptation gap: mean return per episode on " + gaps.get(0).tasks() + " test tasks";
        root.said(file).print(root.json() ? Json.pretty(gaps) : TextTable.of(title, header, rows));
        if (!root.json()) {
            notes.forEach(note -> root.said(file).println("  " + note));
        }
        return 0;
    }

    private TrainingListener listener(String name) {
        return root.quiet() ? TrainingListener.SILENT : new ConsoleProgress(root.progress(), name);
    }

    private static List<String> row(FamilyGap gap) {
        return List.of(
                gap.family(),
                cell(gap.random()),
                cell(gap.nonAdaptive()),
                cell(gap.oracle()),
                gap.referenceName().isEmpty()
                        ? "—"
                        : Wording.figure(gap.reference().value()) + " " + gap.referenceName(),
                Double.isNaN(gap.gap().value()) ? "none: the oracle is no better than chance" : cell(gap.gap()),
                Integer.toString(gap.seeds()),
                Wording.shortSteps((double) gap.trainingSteps()));
    }

    private static String cell(Statistics.Estimate estimate) {
        return Wording.figure(estimate.value()) + " " + Wording.interval(estimate);
    }

    private static List<String> notes(List<FamilyGap> gaps) {
        Set<Statistics.Basis> bases = new LinkedHashSet<>();
        gaps.forEach(gap -> bases.addAll(List.of(gap.oracle().basis(), gap.gap().basis())));
        List<String> notes = new ArrayList<>(Notes.intervals(bases));
        for (FamilyGap gap : gaps) {
            if (gap.oracle().value() < gap.nonAdaptive().value()) {
                notes.add("Note: in " + gap.family()
                        + " the oracle lies below PPO that is told nothing, so that it bounds nothing"
                        + " there; train both longer.");
            }
        }
        return notes;
    }

    private static String markdown(List<String> header, List<List<String>> rows, List<String> notes) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(String.join(" | ", header)).append(" |\n");
        text.append("|---".repeat(header.size())).append("|\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }
}
