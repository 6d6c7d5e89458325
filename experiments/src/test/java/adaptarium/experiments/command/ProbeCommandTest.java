package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProbeCommandTest {
    private static final List<String> TINY =
            List.of("--quiet", "--set", "iterations=2", "--set", "algorithm.tasks=16", "--set", "evaluation.tasks=8");

    @TempDir
    private Path folder;

    private int run(Shell shell, String command, Object... more) {
        Object[] all = new Object[TINY.size() + 2 + more.length];
        all[0] = command;
        all[1] = "DoubleHungDoor-v0";
        for (int i = 0; i < TINY.size(); i++) {
            all[2 + i] = TINY.get(i);
        }
        System.arraycopy(more, 0, all, 2 + TINY.size(), more.length);
        return shell.run(all);
    }

    @Test
    void whatIsProbedIsShownStoredAndDescribed() throws Exception {
        Shell shell = new Shell(folder);
        Path picture = folder.resolve("leaks.svg");
        assertEquals(0, run(shell, "probe", "--tasks", 24, "--samples", 2, "--picture", picture), shell::err);
        String first = shell.out();
        for (String part : List.of(
                "DoubleHungDoor-v0: what one observation tells",
                "hinges",
                "swing",
                "PPO without adaptation",
                "PPO that sees the task, but another one's",
                "2 observations of each of 24 tasks, seed 1")) {
            assertTrue(first.contains(part), part + "\n" + first);
        }
        assertTrue(Files.readString(picture).contains("accuracy above chance"));
        assertEquals(0, run(shell, "probe", "--tasks", 24, "--samples", 2), shell::err);
        assertEquals(
                first.lines().limit(3).toList(), shell.out().lines().limit(3).toList());
        assertEquals(0, run(shell, "probe", "--tasks", 24, "--samples", 2, "--json"), shell::err);
        assertTrue(
                shell.out().contains("\"family\" : \"DoubleHungDoor-v0\"")
                        || shell.out().contains("\"family\":\"DoubleHungDoor-v0\""),
                shell.out());
        assertEquals(0, run(shell, "gap"), shell::err);
        assertTrue(shell.out().contains("one observation tells"), shell.out());
        assertTrue(shell.out().contains(" of 0."), shell.out());
        try (Stream<Path> runs = Files.list(folder.resolve("gap"))) {
            Path run = runs.filter(Files::isDirectory).findFirst().orElseThrow();
            assertEquals(0, shell.run("report", run), shell::err);
            String report = Files.readString(run.resolve("report.html"));
            assertTrue(report.contains("The memoryless ceiling is 0.25 by computation"));
            assertTrue(report.contains("memoryless ceiling</td>"), "it is a line of the table");
            assertTrue(
                    report.contains("<title>memoryless ceiling of the mean, computed: 0.2500</title>"),
                    "the chart's line is the computed one");
            assertFalse(report.contains("<title>memoryless ceiling: "), "the played one is no line");
        }
        assertEquals(0, shell.run("describe", "DoubleHungDoor-v0"), shell::err);
        assertTrue(shell.out().contains("what one observation tells"), shell.out());
        assertEquals(0, shell.run("describe", "DoubleHungDoor-v0", "--json"), shell::err);
        assertTrue(shell.out().contains("\"leaks\":{"), shell.out());
    }

    @Test
    void tooFewTasksAreRefusedInALine() {
        Shell shell = new Shell(folder);
        assertEquals(2, shell.run("probe", "DoubleHungDoor-v0", "--tasks", 3));
        assertTrue(shell.err().contains("a probe needs at least 20 tasks"), shell.err());
    }

    @Test
    void withoutTrainingTheSightedTrackerLeaksAndTheBlindOneDoesNot() {
        Shell shell = new Shell(folder);
        assertEquals(0, shell.run("probe", "SightedBoomTracker-v0", "--untrained", "--tasks", 150), shell::err);
        assertTrue(shell.out().contains("leaks"), shell.out());
        assertEquals(0, shell.run("probe", "CurlingArm-v0", "--untrained", "--tasks", 100, "--json"), shell::err);
        assertTrue(shell.out().contains("told the task of another one"), shell.out());
        assertTrue(Files.notExists(folder.resolve("gap")));
        assertEquals(0, shell.run("probe", "TabularMdp-v0", "--untrained", "--tasks", 20), shell::err);
        assertTrue(shell.out().contains("There is nothing to tell"), shell.out());
        assertEquals(0, shell.run("probe", "GridNavigation-v0+oracle", "--untrained", "--tasks", 60), shell::err);
        assertTrue(shell.out().contains("leaks"), shell.out());
        assertEquals(2, shell.run("probe", "GridNavigatio-v0", "--untrained"));
        assertTrue(shell.err().contains("did you mean 'GridNavigation-v0'"), shell.err());
    }
}
