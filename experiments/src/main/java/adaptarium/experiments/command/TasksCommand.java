package adaptarium.experiments.command;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Freezes tasks of a family in a file. */
@Command(
        name = "tasks",
        description = "Draw tasks of a family and keep them in a file, for 'adaptarium evaluate RUN --tasks FILE'.",
        footer = {"", "Example: adaptarium tasks CartPole-v0 --split shifted --count 100 --out tasks.json"})
final class TasksCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "FAMILY", description = "A family's name, such as CartPole-v0.")
    private String family;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Where to draw from: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            converter = SplitName.class,
            completionCandidates = SplitName.class,
            defaultValue = "test")
    private Split split;

    @Option(
            names = "--count",
            paramLabel = "COUNT",
            description = "How many tasks. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int count;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to; replaced where it exists.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description =
                    "What to draw from. Default: what 'evaluate' draws from, so that the first tasks are its own.",
            defaultValue = "" + FrozenTasks.EVALUATION_SEED)
    private long seed;

    private static final int MOST = 1_000_000;

    @Override
    public void run() {
        if (count < 1 || count > MOST) {
            throw new UserException("--count must lie in [1, " + MOST + "], got " + count);
        }
        freeze(Named.family(family), Output.at(out));
    }

    private <T extends Record> void freeze(TaskFamily<T> found, Output file) {
        FrozenTasks<T> frozen;
        try {
            frozen = FrozenTasks.draw(found, split, seed, count);
        } catch (IllegalArgumentException e) {
            throw new UserException(found.spec().id() + ": " + e.getMessage(), e);
        }
        file.write(frozen.content());
        if (root.json()) {
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("file", out.toString());
            summary.put("tasks", count);
            summary.put("sha256", frozen.sha256());
            root.said(Optional.of(file)).println(Json.line(summary));
        } else {
            root.said(Optional.of(file))
                    .println("froze " + count + " " + split.name().toLowerCase(Locale.ROOT) + " tasks of "
                            + found.spec().id() + " in " + out + " (sha256 " + frozen.sha256() + ")");
        }
    }
}
