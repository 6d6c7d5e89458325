package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.Examples;
import adaptarium.experiments.plugin.Plugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class RunDirectoryTest {
    @TempDir
    private Path runs;

    private RunDirectory next(long seed) {
        return RunDirectory.createNext(runs, "a", RunsForTest.config("seed=" + seed), "test", List.of());
    }

    @Test
    void runsBegunAtOnceHaveNamesAndSeedsOfTheirOwn() throws Exception {
        int count = 4;
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<RunDirectory>> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                long seed = i;
                made.add(threads.submit(() -> next(seed)));
            }
            Set<String> names = new TreeSet<>();
            for (int i = 0; i < count; i++) {
                RunDirectory run = made.get(i).get();
                names.add(run.name());
                assertEquals(i, run.config().seed());
                assertEquals(i, run.info().seed());
            }
            assertEquals(count, names.size(), names.toString());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatNeverEndsInARunIsNamedAndNotRead() throws Exception {
        for (String name : List.of("run.json", "metrics.jsonl", "evaluation.json")) {
            RunDirectory run = next(1);
            Files.deleteIfExists(run.folder().resolve(name));
            Files.createSymbolicLink(run.folder().resolve(name), Path.of("/dev/zero"));
            assertEquals(
                    "cannot read " + run.folder().resolve(name) + ": it is a pipe or a device, not a file",
                    RunSummary.of(run).trouble());
        }
    }

    /** The moment in which another process has made the folder and not yet written the configuration. */
    @Test
    @SuppressWarnings("try") // the lock is held, not used
    void aRunThatIsBeingMadeIsLeftAlone() throws Exception {
        Path folder = Files.createDirectory(runs.resolve("a"));
        try (RunLock other = RunLock.of(new RunDirectory(folder))) {
            UserException e = assertThrows(UserException.class, () -> RunsForTest.create(runs, "a"));
            assertTrue(String.valueOf(e.getMessage()).startsWith("run 'a' exists already"), e.getMessage());
            assertEquals("a-2", next(1).name());
        }
        assertEquals("a-3", next(2).name());
    }

    @Test
    void whatAKilledProcessLeftBecomesTheRunAndAnotherFolderDoesNot() throws Exception {
        Path half = Files.createDirectories(runs.resolve("a/plugins")).resolveSibling("");
        for (String file : List.of("lock", "run.json", "config.yaml.123.tmp")) {
            Files.writeString(half.resolve(file), "");
        }
        assertEquals(7, RunsForTest.create(runs, "a").info().seed());
        Files.writeString(Files.createDirectory(runs.resolve("b")).resolve("letter.txt"), "Dear");
        assertThrows(UserException.class, () -> RunsForTest.create(runs, "b"));
        assertEquals(List.of("a"), RunDirectory.names(runs));
    }

    /** In a run from somebody else a folder may be a link to one of one's own, where checkpoints of the same names would be replaced and removed. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
    void foldersInsideARunThatAreLinksAreRefused() throws Exception {
        RunDirectory mine = RunsForTest.create(runs, "mine");
        RunsForTest.train(mine);
        Path checkpoints = mine.folder().resolve("checkpoints");
        RunDirectory foreign = RunsForTest.create(runs, "foreign", "seed=8");
        Files.createSymbolicLink(foreign.folder().resolve("checkpoints"), checkpoints);
        String refusal = foreign.folder()
                + "/checkpoints is a link; nothing inside a run or a study is, put the folder that it leads to in its"
                + " place";
        assertEquals(refusal, message(() -> RunsForTest.train(foreign)));
        assertEquals(refusal, RunSummary.of(foreign).trouble());
        assertEquals(12, mine.checkpoints().newest().orElseThrow().iteration());

        Path baselines = foreign.folder().resolve("baselines");
        Files.createSymbolicLink(baselines, runs);
        assertEquals(refusal.replace("checkpoints", "baselines"), message(() -> Baselines.trained(foreign)));
        Files.delete(baselines);
        Files.createSymbolicLink(Files.createDirectory(baselines).resolve("ppo"), mine.folder());
        assertEquals(refusal.replace("checkpoints", "baselines/ppo"), message(() -> Baselines.trained(foreign)));

        Files.createSymbolicLink(Files.createDirectories(runs.resolve("half")).resolve("plugins"), checkpoints);
        List<Plugin> plugins = Plugin.at(Examples.SINGLE_FILE);
        assertEquals(
                refusal.replace("foreign/checkpoints", "half/plugins"),
                message(() -> RunDirectory.create(runs, "half", RunsForTest.config(), "test", plugins)));
        assertFalse(Files.exists(checkpoints.resolve("1")));
    }

    private static String message(Executable action) {
        return String.valueOf(assertThrows(UserException.class, action).getMessage());
    }
}
