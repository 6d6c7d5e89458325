package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.run.RunDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsCommandTest {
    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void twoRuns() {
        shell = new Shell(folder);
        for (int seed = 1; seed <= 2; seed++) {
            RunDirectory.create(
                    folder,
                    "run" + seed,
                    Configurations.load("pointnav-ppo", List.of("seed=" + seed)),
                    "train \u001b[31m<script>");
        }
    }

    @Test
    void runsAreTaggedAndFoundByIt() {
        assertEquals(0, shell.run("runs", "seed=2", "--tag", "keep", "--note", "the better one"), shell::err);
        assertTrue(shell.out().contains("the better one"), shell.out());
        assertEquals(0, shell.run("runs", "tag=keep"), shell::err);
        assertTrue(shell.out().startsWith("1 run\n") && shell.out().contains("run2"), shell.out());
        assertEquals(0, shell.run("runs", "tag=keep", "--untag", "keep"), shell::err);
        assertTrue(shell.out().contains("run2"), shell.out());
        assertEquals(0, shell.run("runs", "tag=keep"), shell::err);
        assertTrue(shell.out().startsWith("0 runs"), shell.out());
        assertEquals(2, shell.run("runs", "--tag", "all"));
        assertTrue(shell.err().contains("say which runs"), shell.err());
        assertEquals(2, shell.run("runs", "run1", "--tag", "two words"));
        assertTrue(shell.err().contains("a tag is a word"), shell.err());
    }

    @Test
    void runsAreComparedAndExported() throws Exception {
        assertEquals(0, shell.run("runs", "--compare"), shell::err);
        assertTrue(shell.out().contains("seed"), shell.out());
        assertFalse(shell.out().contains("algorithm"), shell.out());
        Path csv = folder.resolve("runs.csv");
        assertEquals(0, shell.run("runs", "--export", csv), shell::err);
        assertTrue(Files.readString(csv).startsWith("place,study,state,family,algorithm,seed,"), Files.readString(csv));
        Path json = folder.resolve("runs.json");
        assertEquals(0, shell.run("runs", "--sort=-seed", "--export", json), shell::err);
        assertTrue(Files.readString(json).contains("\"seed\" : 2"), Files.readString(json));
        Path arrow = folder.resolve("runs.arrow");
        assertEquals(0, shell.run("runs", "--export", arrow), shell::err);
        assertEquals(
                "ARROW1", Files.readString(arrow, StandardCharsets.ISO_8859_1).substring(0, 6));
        assertEquals(2, shell.run("runs", "--export", folder.resolve("runs.xls")));
        assertTrue(shell.err().contains("--export writes"), shell.err());
    }

    @Test
    void listGoesThroughTheIndexAndNothingSteersTheTerminal() {
        assertEquals(0, shell.run("list", "runs"), shell::err);
        assertTrue(shell.out().contains("run1") && shell.out().contains("run2"), shell.out());
        assertTrue(Files.exists(folder.resolve("index.sqlite")));
        assertEquals(0, shell.run("runs", "--json"), shell::err);
        assertFalse(shell.out().contains("\u001b"), shell.out());
    }

    @Test
    void aRunWhoseConfigurationHasGoneIsOneLineAndTheOthersAreListed() throws Exception {
        Files.delete(folder.resolve("run1/config.yaml"));
        String line = "adaptarium: " + folder.resolve("run1")
                + " has files of a run, but no config.yaml; with an empty one, 'adaptarium resume "
                + new RunDirectory(folder.resolve("run1")).typed()
                + " --discard-edits' writes it anew from run.json\n";
        for (List<Object> command : List.<List<Object>>of(
                List.of("runs"), List.of("list", "runs"), List.of("runs", "seed=2", "--tag", "keep"))) {
            assertEquals(0, shell.run(command.toArray()), shell::err);
            assertEquals(line, shell.err().replace(System.lineSeparator(), "\n"));
            assertTrue(shell.out().contains("run2") && !shell.out().contains("run1"), shell.out());
        }
        assertEquals(line, "adaptarium: " + shell.complaint("evaluate", "run1") + "\n");
    }

    @Test
    void aFolderThatIsNotThereIsNoEmptyOne() {
        Path absent = folder.resolve("rusn");
        Shell elsewhere = new Shell(absent);
        for (String command : List.of("runs", "serve")) {
            assertEquals("--runs: there is no folder '" + absent + "'", elsewhere.complaint(command));
        }
        assertEquals("--runs: there is no folder '" + absent + "'", elsewhere.complaint("list", "runs"));
        assertFalse(Files.exists(absent));
    }
}
