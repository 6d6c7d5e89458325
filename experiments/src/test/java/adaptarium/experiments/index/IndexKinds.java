package adaptarium.experiments.index;

import adaptarium.experiments.FileKind;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The index of runs, what is written on a run, and what is asked for. */
public final class IndexKinds {
    private IndexKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws IOException {
        Path runs = Files.createTempDirectory("index");
        RunDirectory run = RunDirectory.create(
                runs, "a", Configurations.load("pointnav-ppo", List.of("threads=1")), "train pointnav-ppo");
        List<IndexedRun> rows = found(runs);
        byte[] index = Files.readAllBytes(runs.resolve(RunIndex.FILE));
        RunTags tags = new RunTags(List.of("good", "to-do"), "a note\nof two lines");
        return List.of(
                new FileKind("runs/" + RunIndex.FILE, index, 10, FileKind.reading(file -> {
                    moved(run, file.resolveSibling("a"));
                    List<IndexedRun> found = found(file.resolveSibling(""));
                    if (!found.equals(rows)) {
                        throw new AssertionError("a damaged index was believed: " + found + " for " + rows);
                    }
                })),
                new FileKind(
                        "tags.json", Json.pretty(tags), file -> RunTags.of(new RunDirectory(file.resolveSibling("")))),
                new FileKind("query.txt", "algorithm.ppo.gamma<=0.95", 1, FileKind.text(query -> {
                    RunQuery.of(List.of(query), "run", 3, java.util.Set::of);
                })));
    }

    private static List<IndexedRun> found(Path runs) {
        try (RunIndex index = RunIndex.open(runs, note -> {})) {
            return index.find(List.of(), "run", 10, /* settings= */ true);
        }
    }

    /** The run lies beside the damaged index, as new as it was. */
    private static void moved(RunDirectory run, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.move(run.folder(), to);
        }
    }
}
