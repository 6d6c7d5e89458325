package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GapCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
    }

    private int gap(String iterations, Object... more) {
        Object[] all = new Object[more.length + 9];
        Object[] fixed = {
            "gap",
            "--quiet",
            "--set",
            "iterations=" + iterations,
            "--set",
            "algorithm.tasks=16",
            "--set",
            "evaluation.tasks=8",
            "Decoy-v0"
        };
        System.arraycopy(fixed, 0, all, 0, 9);
        System.arraycopy(more, 0, all, 9, more.length);
        return shell.run(all);
    }

    @Test
    void aStudyIsATableAndIsNotTrainedTwice() throws Exception {
        Path table = folder.resolve("gaps.md");
        assertEquals(0, gap("2", "--seeds", 2, "--out", table), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertTrue(lines.get(0).endsWith("on 8 test tasks"), shell.out());
        assertTrue(lines.get(3).stripLeading().startsWith("Decoy-v0"), shell.out());
        List<String> markdown = Files.readAllLines(table);
        assertEquals(
                List.of("", "(…): lowest and highest seed: fewer than five seeds, so no interval can be trusted."),
                markdown.subList(3, 5));
        assertTrue(markdown.get(2).startsWith("| Decoy-v0 | "), markdown.get(2));
        String first = shell.out();
        long written = Files.getLastModifiedTime(folder.resolve("gap-Decoy-v0-seed2/evaluation.json"))
                .toMillis();
        assertEquals(0, gap("2", "--seeds", 2), shell::err);
        assertEquals(first, shell.out());
        assertEquals(
                written,
                Files.getLastModifiedTime(folder.resolve("gap-Decoy-v0-seed2/evaluation.json"))
                        .toMillis());
    }

    @Test
    void whereANetworkCannotBeToldTheTaskTheReferenceIsTheOracle() {
        Object[] study = {"gap", "--quiet", "--set", "iterations=1", "--set", "algorithm.tasks=8", "TabularMdp-v0"};
        assertEquals(0, shell.run(study), shell::err);
        String row = shell.out().lines().toList().get(3).strip();
        String[] cells = row.split(" {2,}");
        assertTrue(cells[4].endsWith("value iteration, told the task"), row);
        assertEquals(cells[4].split(" ")[0], cells[3].split(" ")[0], row);
        assertTrue(Double.parseDouble(cells[5].split(" ")[0]) > 0.9, row); // an untrained network is as good as chance
    }

    @Test
    void anEvaluationOnTasksOfSomebodysOwnDoesNotEnterTheStudy() {
        assertEquals(0, gap("1"), shell::err);
        String first = shell.out();
        Path tasks = folder.resolve("tasks.json");
        assertEquals(0, shell.run("tasks", "Decoy-v0", "--count", 2, "--seed", 4, "--out", tasks), shell::err);
        assertEquals(0, shell.run("evaluate", "gap-Decoy-v0", "--tasks", tasks, "--quiet"), shell::err);
        assertEquals(0, gap("1"), shell::err);
        assertEquals(first, shell.out());
    }

    @Test
    void aStudyWithOtherSettingsIsNotMixedIn() {
        assertEquals(0, gap("1"), shell::err);
        assertEquals(2, gap("2"));
        assertTrue(
                shell.err().contains("run 'gap-Decoy-v0'") && shell.err().contains("has other settings"), shell.err());
    }

    @Test
    void unknownFamiliesAndMissingOnesAreRefused() {
        assertEquals(2, gap("1", "Decoi-v0"));
        assertTrue(shell.err().contains("did you mean 'Decoy-v0'"), shell.err());
        assertEquals(2, shell.run("gap"));
        assertTrue(shell.err().contains("--all"), shell.err());
    }
}
