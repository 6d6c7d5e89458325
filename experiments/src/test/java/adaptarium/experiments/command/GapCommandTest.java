package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.study.StudyRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    void aStudyIsATableAndAPictureAndIsNotTrainedTwice() throws Exception {
        Path table = folder.resolve("gaps.md");
        Path picture = folder.resolve("gaps.svg");
        assertEquals(0, gap("2", "--seeds", "1..2", "--out", table, "--picture", picture), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertTrue(lines.get(0).endsWith("on 8 test tasks"), shell.out());
        assertTrue(lines.get(3).stripLeading().startsWith("Decoy-v0"), shell.out());
        List<String> markdown = Files.readAllLines(table);
        assertEquals("![Adaptation gaps](gaps.svg)", markdown.get(0));
        assertEquals(
                List.of("", "(…): lowest and highest seed: fewer than five seeds, so no interval can be trusted."),
                markdown.subList(5, 7));
        assertTrue(markdown.get(4).startsWith("| Decoy-v0 | "), markdown.get(4));
        assertTrue(Files.readString(picture).contains(">Decoy-v0, 2 seeds</text>"));
        String first = shell.out();
        List<Long> written = evaluations();
        assertEquals(2, written.size());
        Path kept = folder.resolve("gaps.json");
        assertEquals(0, gap("2", "--seeds", "1,2", "--add-to", kept), shell::err);
        assertEquals(first, shell.out());
        String older = Files.readString(kept).replace("Decoy-v0", "Older-v0");
        Files.writeString(kept, older);
        assertEquals(0, gap("2", "--seeds", "1,2", "--add-to", kept), shell::err);
        assertTrue(shell.out().contains(" Decoy-v0 ") && shell.out().contains(" Older-v0 "), shell.out());
        Files.writeString(kept, "{}");
        assertEquals(2, gap("2", "--seeds", "1,2", "--add-to", kept));
        assertTrue(shell.err().contains("gaps.json is damaged"), shell.err());
        assertEquals(written, evaluations());
    }

    /** When each evaluation of the study was written, in ms. */
    private List<Long> evaluations() throws IOException {
        Path study = folder.resolve("gap");
        List<Long> written = new ArrayList<>();
        for (StudyRecord.Entry entry : StudyRecord.read(study).runs()) {
            written.add(Files.getLastModifiedTime(study.resolve(entry.run()).resolve("evaluation.json"))
                    .toMillis());
        }
        return written;
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
        String run = StudyRecord.read(folder.resolve("gap")).runs().get(0).run();
        Path tasks = folder.resolve("tasks.json");
        assertEquals(0, shell.run("tasks", "Decoy-v0", "--count", 2, "--seed", 4, "--out", tasks), shell::err);
        assertEquals(
                0, shell.run("evaluate", folder.resolve("gap").resolve(run), "--tasks", tasks, "--quiet"), shell::err);
        assertEquals(2, gap("1"));
        assertTrue(shell.err().contains("was evaluated on tasks of somebody's own"), shell.err());
    }

    @Test
    void aDryRunSaysWhatWouldBeDone() {
        assertEquals(0, gap("1", "--seeds", "1..3", "--dry-run"), shell::err);
        assertTrue(shell.out().contains("3 runs, 0 done"), shell.out());
    }

    @Test
    void unknownFamiliesAndMissingOnesAreRefused() {
        assertEquals(2, gap("1", "Decoi-v0"));
        assertTrue(shell.err().contains("did you mean 'Decoy-v0'"), shell.err());
        assertEquals(2, gap("1", "--seeds", "-1"));
        assertTrue(shell.err().contains("--seeds must be whole numbers such as 1..3"), shell.err());
        assertEquals(2, shell.run("gap"));
        assertTrue(shell.err().contains("--all"), shell.err());
    }
}
