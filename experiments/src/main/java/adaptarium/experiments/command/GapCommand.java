package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.gap.FamilyGap;
import adaptarium.experiments.gap.GapStudy;
import adaptarium.experiments.report.IntervalPicture;
import adaptarium.experiments.report.Notes;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.study.StudyPlan;
import adaptarium.meta.Statistics;
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

/** Measures how much families reward an agent that knows its task. */
@Command(
        name = "gap",
        description =
                "Measure a family's adaptation gap: (oracle - non-adaptive) / (oracle - random), where the oracle is"
                        + " PPO that sees the task and the non-adaptive agent PPO that does not, with the same network and"
                        + " budget. It is a study: one run for each family and seed, several side by side; stopped or"
                        + " killed, it goes on where it was.",
        footer = {"", "Example: adaptarium gap --all --seeds 1..3 --out gaps.md --picture gaps.svg"})
final class GapCommand implements Callable<Integer> {
    private static final List<String> HEADER = List.of(
            "family",
            "random",
            "PPO without adaptation",
            "PPO that sees the task",
            "best reference",
            "gap",
            "ceiling without memory",
            "one observation tells",
            "seeds",
            "trained for");

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "0..*", paramLabel = "FAMILY", description = "Families' names.")
    private List<String> families = List.of();

    @Option(names = "--all", description = "Measure every registered family.")
    private boolean all;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            defaultValue = "1",
            description = "Seeds of the trainings, such as 1..3 or 1,4. Default: ${DEFAULT-VALUE}.")
    private String seeds;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "A setting that overrides the study's, with dotted keys; may be repeated.")
    private List<String> overrides = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "gap",
            description = "The study's folder in the folder of runs. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Runs side by side. Default: as many as there are cores.")
    private int jobs;

    @Option(names = "--dry-run", description = "Train nothing: list the runs, and about how long they will take.")
    private boolean dryRun;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the table as Markdown, too.")
    private @Nullable Path out;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draw the gaps, the widest first, as SVG.")
    private @Nullable Path picture;

    @Override
    public Integer call() {
        if (all != families.isEmpty()) {
            throw new UserException("name the families to measure, or give --all, not both");
        }
        Optional<Output> file = Optional.ofNullable(out).map(Output::at); // refused before hours of training
        Optional<Output> drawing = Optional.ofNullable(picture).map(Output::at);
        List<String> ids = all
                ? Families.all().stream().map(family -> family.spec().id()).toList()
                : families.stream() // an unknown name is said before hours of training
                        .map(family -> Named.family(family).spec().id())
                        .toList();
        Studying studying = new Studying(root, jobs);
        StudyPlan plan = studying.plan(name, GapStudy.plan(ids, seeds, overrides));
        if (dryRun) {
            return studying.show(plan);
        }
        Studying.Outcome outcome = studying.carryOut(plan);
        if (outcome.stopped()) {
            return Interruption.EXIT_CODE;
        }
        List<FamilyGap> gaps = GapStudy.measured(plan);
        if (!gaps.isEmpty()) {
            List<List<String>> rows = gaps.stream().map(GapCommand::row).toList();
            List<String> notes = notes(gaps);
            drawing.ifPresent(asked -> asked.write(drawing(gaps)));
            file.ifPresent(asked -> asked.write(markdown(rows, notes)));
            String title =
                    "adaptation gap: mean return per episode on " + gaps.get(0).tasks() + " test tasks";
            root.said(file).print(root.json() ? Json.pretty(gaps) : TextTable.of(title, HEADER, rows));
            if (!root.json()) {
                notes.forEach(note -> root.said(file).println("  " + note));
            }
        }
        return outcome.failed().isEmpty() ? 0 : 1;
    }

    private static String drawing(List<FamilyGap> gaps) {
        Set<Statistics.Basis> bases = new LinkedHashSet<>();
        gaps.forEach(gap -> bases.add(gap.gap().basis()));
        List<IntervalPicture.Row> rows = gaps.stream()
                .map(gap -> new IntervalPicture.Row(gap.family(), gap.gap(), gap.gapBySeed()))
                .toList();
        String title = "Adaptation gap: (oracle − non-adaptive) / (oracle − random)";
        return new IntervalPicture(title, Notes.intervals(bases), rows).svg();
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
                gap.ceiling() == null ? "—" : Wording.figure(gap.ceiling()),
                gap.leak() == null ? "—" : leak(gap.leak()),
                Integer.toString(gap.seeds()),
                Wording.shortSteps((double) gap.trainingSteps()));
    }

    private static String leak(ParameterLeak leak) {
        return leak.parameter() + " " + Wording.figure(leak.accuracy().value()) + " of " + Wording.figure(leak.chance())
                + (leak.leaks() ? "" : ", at chance");
    }

    private static String cell(Statistics.Estimate estimate) {
        return Wording.figure(estimate.value()) + " " + Wording.interval(estimate);
    }

    private static List<String> notes(List<FamilyGap> gaps) {
        Set<Statistics.Basis> bases = new LinkedHashSet<>();
        gaps.forEach(gap -> bases.addAll(List.of(gap.oracle().basis(), gap.gap().basis())));
        List<String> notes = new ArrayList<>(Notes.intervals(bases));
        for (FamilyGap gap : gaps) {
            if (gap.aboveCeiling()) {
                notes.add("Note: in " + gap.family()
                        + " PPO without adaptation lies above the ceiling that is proved of agents without memory: the"
                        + " family has a leak, or the proof a fault.");
            }
            if (gap.oracle().value() < gap.nonAdaptive().value()) {
                notes.add("Note: in " + gap.family()
                        + " the oracle lies below PPO that is told nothing, so that it bounds nothing"
                        + " there; train both longer.");
            }
        }
        return notes;
    }

    private String markdown(List<List<String>> rows, List<String> notes) {
        StringBuilder text = new StringBuilder();
        if (picture != null) {
            text.append("![Adaptation gaps](").append(picture.getFileName()).append(")\n\n");
        }
        text.append("| ").append(String.join(" | ", HEADER)).append(" |\n");
        text.append("|---".repeat(HEADER.size())).append("|\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }
}
