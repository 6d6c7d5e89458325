package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.StudyFile;
import adaptarium.experiments.config.Tuning;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Carries out a study. */
@Command(
        name = "study",
        description =
                "Train and evaluate every run of a study: configurations, families, settings and seeds, as many side"
                        + " by side as there are cores. Stopped or killed, it goes on where it was; what is done is not"
                        + " done again, and a run that fails stops no other.",
        footer = {
            "",
            "A study is a YAML file:",
            "  configs: [pointnav-maml, cartpole-rl2]",
            "  seeds: 1..5",
            "  settings:",
            "    iterations: 50",
            "With a section 'tuning' the settings are chosen first, by other seeds and on validation tasks:",
            "  tuning: {seeds: 101..103, checkpoint: best}",
            "What some runs need otherwise, and what is done first:",
            "  where: [{configs: [cartpole-rl2], settings: {iterations: 80}}]",
            "  sittings: [{seeds: 1..2}]",
            "Example: adaptarium study my-study.yaml --dry-run",
            "         adaptarium report runs/my-study"
        })
final class StudyCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "FILE", description = "The study, a YAML file.")
    private Path file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The study's folder in the folder of runs. Default: the file's name.")
    private @Nullable String name;

    @Option(
            names = "--jobs",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Runs side by side. Default: as many as there are cores.")
    private int jobs;

    @Option(
            names = "--cluster",
            paramLabel = "MASTER",
            description = "Carry the runs out on Apache Spark, such as spark://host:7077 or local[2]; the folder is the"
                    + " same.")
    private @Nullable String cluster;

    @Option(
            names = "--sittings",
            paramLabel = "COUNT",
            description = "Carry out the first so many of the study's sittings only.")
    private @Nullable Integer sittings;

    @Option(names = "--dry-run", description = "Train nothing: list the runs, and about how long they will take.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Studying studying = new Studying(root, jobs, cluster);
        String study = name == null ? Training.stem(file.toString()) : name;
        Optional<Tuning> tuning = StudyFile.tuning(file);
        if (tuning.isPresent()) {
            if (sittings != null) {
                throw new UserException("--sittings does not go with a study that is tuned first");
            }
            return new TunedStudy(root, studying).carryOut(study, tuning.get(), dryRun);
        }
        StudyFile.Ordered ordered = StudyFile.ordered(file);
        int now = sittings == null ? ordered.runs().size() : ordered.inSittings(sittings);
        return studying.study(study, ordered.runs(), now, dryRun);
    }
}
