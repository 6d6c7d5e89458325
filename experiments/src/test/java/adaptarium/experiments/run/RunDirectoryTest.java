package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.UserException;
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
}
