package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void writeConfiguration() throws Exception {
        config = Files.writeString(folder.resolve("tiny.yaml"), """
                family: PointNavigation-v0
                iterations: 4
                threads: 1
                algorithm: {name: drift}
                """);
    }

    private int run(Object... arguments) {
        String[] all = new String[arguments.length + 2];
        for (int i = 0; i < arguments.length; i++) {
            all[i] = arguments[i].toString();
        }
        all[arguments.length] = "--runs";
        all[arguments.length + 1] = folder.resolve("runs").toString();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    /** Runs what must fail with exit code 2. */
    private String complaint(Object... arguments) {
        assertEquals(2, run(arguments), () -> out + "" + err);
        assertEquals("", out.toString());
        List<String> lines = err.toString().lines().toList();
        assertEquals(1, lines.size(), err.toString());
        assertTrue(lines.get(0).startsWith("adaptarium: "), lines.get(0));
        return lines.get(0).substring("adaptarium: ".length());
    }

    @Test
    void trainingMakesARunAndSaysWhatIsNext() {
        assertEquals(0, run("train", config, "--name", "a", "seed=3"), err::toString);
        assertEquals("trained " + folder.resolve("runs/a") + "; next: adaptarium evaluate a\n", out.toString());
        assertTrue(err.toString().contains("a 4/4  return "), err.toString());
        for (String file : List.of("config.yaml", "run.json", "metrics.jsonl", "log.txt")) {
            assertTrue(Files.exists(folder.resolve("runs/a").resolve(file)), file);
        }
        assertEquals(0, run("list", "runs"));
        assertTrue(out.toString().contains("./adaptarium train"), out.toString());
    }

    @Test
    void quietShowsNoProgressAndJsonIsOneObject() {
        assertEquals(0, run("train", config, "--quiet", "--json"));
        assertEquals("", err.toString());
        assertTrue(out.toString().startsWith("{\"run\":\""), out.toString());
        assertEquals(1, out.toString().lines().count());
        assertTrue(Files.isDirectory(folder.resolve("runs/tiny")));
    }

    @Test
    void aFinishedRunResumedIsDoneAtOnce() {
        run("train", config, "--name", "a");
        assertEquals(0, run("resume", "a"), err::toString);
    }

    @Test
    void aTakenNameIsRefused() {
        run("train", config, "--name", "a");
        assertEquals(
                "run 'a' exists already; go on with 'adaptarium resume a' or choose another --name",
                complaint("train", config, "--name", "a"));
    }

    @Test
    void unknownThingsAreNamedWithTheNearest() {
        run("train", config, "--name", "alpha");
        Path runs = folder.resolve("runs");
        assertEquals("no run 'alhpa' in " + runs + "; did you mean 'alpha'?", complaint("resume", "alhpa"));
        assertEquals(
                "no family 'PointNavigation-v1'; did you mean 'PointNavigation-v0'? 'adaptarium list families' shows all",
                complaint("describe", "PointNavigation-v1"));
        assertTrue(complaint("tarin", "x").contains("'adaptarium --help' shows what there is"));
        assertTrue(complaint("list", "family").contains("families, algorithms, configs, runs"));
        assertTrue(complaint("train").contains("Missing required parameter: 'CONFIG'"));
        assertTrue(complaint("train", config, "--nam", "x").contains("did you mean '--name'"));
    }

    @Test
    void namesThatAreNoFolderNamesAreRefused() {
        assertTrue(complaint("train", config, "--name", "../x").contains("got '../x'"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsLost() throws Exception {
        Files.writeString(folder.resolve("runs"), "a file");
        assertTrue(complaint("train", config).contains("a file of that name is in the way"));
        assertEquals("a file", Files.readString(folder.resolve("runs")));
    }

    @Test
    void stackTracesComeWhenAskedFor() {
        assertEquals(2, run("train", "missing.yaml", "--stacktrace"));
        assertTrue(err.toString().contains("at adaptarium.experiments"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart",
                "train",
                "resume",
                "evaluate",
                "report",
                "list",
                "describe",
                "check",
                "generate-completion"
            })
    void everyCommandHasHelp(String command) {
        assertEquals(0, run(command, "--help"), err::toString);
        assertTrue(out.toString().startsWith("Usage: adaptarium " + command), out.toString());
        assertTrue(out.toString().contains("Exit codes:"), out.toString());
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertEquals(0, run());
        assertTrue(out.toString().contains("quickstart"), out.toString());
    }

    @Test
    void completionIsAScript() {
        assertEquals(0, run("generate-completion"));
        assertTrue(out.toString().contains("complete"), "no bash completion");
    }

    @Test
    void listsAreTablesOrJson() {
        assertEquals(0, run("list", "families"));
        assertTrue(out.toString().contains("PointNavigation-v0  "), out.toString());
        assertEquals(0, run("list", "algorithms", "--json"));
        assertTrue(out.toString().contains("\"drift\":\"learns nothing; for tests\""), out.toString());
        assertEquals(0, run("list", "configs"));
        assertTrue(out.toString().contains("quickstart"), out.toString());
    }

    @Test
    void aFamilysPageHasItsAxesAndItsTask() {
        assertEquals(0, run("describe", "PointNavigation-v0"));
        for (String part : List.of("Reward", "Observation", "Action", "Task, hidden from the agent", "goal")) {
            assertTrue(out.toString().contains(part), part + "\n" + out);
        }
        assertFalse(out.toString().contains("null"));
        assertEquals(0, run("describe", "CartPole-v0", "--json"));
        assertTrue(out.toString().startsWith("{\"spec\":{\"id\":\"CartPole-v0\""), out.toString());
    }
}
