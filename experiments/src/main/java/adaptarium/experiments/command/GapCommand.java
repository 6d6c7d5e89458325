package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.gap.GapStudy;
import adaptarium.experiments.gap.GapTable;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.study.StudyPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Option(
            names = "--add-to",
            paramLabel = "FILE",
            description =
                    "Keep the table in this file, too, and show those of earlier studies that are in it: a family that"
                            + " is measured again takes the place of its older row.")
    private @Nullable Path addTo;

    @Option(names = "--picture", paramLabel = "FILE", description = "Draw the gaps, the widest first, as SVG.")
    private @Nullable Path picture;

    @Override
    public Integer call() {
        if (all != families.isEmpty()) {
            throw new UserException("name the families to measure, or give --all, not both");
        }
        Optional<Output> file = Optional.ofNullable(out).map(Output::at); // refused before hours of training
        Optional<Output> drawing = Optional.ofNullable(picture).map(Output::at);
        Optional<Output> kept = Optional.ofNullable(addTo).map(Output::at);
        if (addTo != null) {
            GapTable.read(addTo); // a damaged one is said before hours of training
        }
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
        GapTable now = GapStudy.measured(plan);
        GapTable table = addTo == null ? now : GapTable.read(addTo).with(now);
        if (!table.rows().isEmpty()) {
            kept.ifPresent(asked -> asked.write(Json.pretty(table)));
            drawing.ifPresent(asked -> asked.write(table.svg()));
            file.ifPresent(asked -> asked.write(markdown(table)));
            root.said(file)
                    .print(
                            root.json()
                                    ? Json.pretty(table.rows().stream()
                                            .map(GapTable.Row::gap)
                                            .toList())
                                    : table.text());
        }
        return outcome.failed().isEmpty() ? 0 : 1;
    }

    private String markdown(GapTable table) {
        String seen = picture == null ? "" : "![Adaptation gaps](" + picture.getFileName() + ")\n\n";
        return seen + table.markdown();
    }
}
