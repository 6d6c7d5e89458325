package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunLock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    @TempDir
    private Path folder;

    private Shell shell;

    private Path config;

    @BeforeEach
    void writeConfiguration() throws Exception {
        shell = new Shell(folder.resolve("runs"));
        config = Shell.tinyConfiguration(folder);
    }

    /** All other tests give a folder of their own, so that nothing but this one notices where the folder is called as a command is. */
    @Test
    void theFolderOfRunsMayBeCalledAsACommandIs() {
        for (List<String> line : List.of(
                List.of("list", "families"),
                List.of("list", "families", "--runs", "runs"),
                List.of("list", "families", "--runs", "report"))) {
            StringWriter err = new StringWriter();
            PrintWriter out = new PrintWriter(Writer.nullWriter());
            assertEquals(0, Main.run(out, new PrintWriter(err), line.toArray(String[]::new)), err::toString);
        }
    }

    @Test
    void trainingMakesARunAndSaysWhatIsNext() {
        assertEquals(0, shell.run("train", config, "--name", "a", "seed=3"), shell::err);
        assertEquals(
                "trained " + folder.resolve("runs/a") + "; next: adaptarium evaluate " + folder.resolve("runs/a")
                        + "\n",
                shell.out());
        assertTrue(shell.err().contains("a 4/4  return "), shell.err());
        for (String file : List.of("config.yaml", "run.json", "metrics.jsonl", "log.txt")) {
            assertTrue(Files.exists(folder.resolve("runs/a").resolve(file)), file);
        }
        assertEquals(0, shell.run("list", "runs"));
        List<String> lines = shell.out().lines().toList();
        assertTrue(lines.get(0).matches("run +state +family +algorithm +updates +return +score +begun"), shell.out());
        assertTrue(lines.get(1).matches("a +trained +PointNavigation-v0 +drift +4/4 +\\S+ +- +20\\S+Z"), shell.out());
    }

    @Test
    void aListOfRunsSaysWhatStateTheyAreIn() throws Exception {
        shell.run("train", config, "--name", "a", "evaluation.tasks=2", "evaluation.rounds=1");
        shell.run("evaluate", "a");
        shell.run("train", config, "--name", "b", "seed=2");
        Files.writeString(folder.resolve("runs/b/metrics.jsonl"), "");
        shell.run("train", config, "--name", "c", "seed=3");
        Path metrics = folder.resolve("runs/c/metrics.jsonl");
        Files.writeString(metrics, Files.readAllLines(metrics).get(0) + "\n");
        for (String name : List.of("b", "c")) { // as killed before a checkpoint; else the missing rows are missed
            Files.move(folder.resolve("runs/" + name + "/checkpoints"), folder.resolve("checkpoints-" + name));
        }
        assertEquals(0, shell.run("list", "runs", "--json"), shell::err);
        for (String part : List.of(
                "{\"run\":\"a\",\"state\":\"evaluated\",\"family\":\"PointNavigation-v0\",\"algorithm\":\"drift\",\"updates\":4",
                "\"scored\":\"test\"",
                "{\"run\":\"b\",\"state\":\"new\"",
                "\"measure\":\"return\",\"meanReturn\":null,\"score\":null",
                "{\"run\":\"c\",\"state\":\"stopped\"",
                "\"updates\":1,\"iterations\":4")) {
            assertTrue(shell.out().contains(part), part + "\n" + shell.out());
        }
        assertEquals(0, shell.run("list", "runs", "--csv"), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertEquals(
                "run,state,family,algorithm,updates,iterations,measure,return,score,scored,begun,trouble",
                lines.get(0));
        String number = "-?\\d+(\\.\\d+)?(E-?\\d+)?"; // as programs read it
        assertTrue(
                lines.get(1)
                        .matches("a,evaluated,PointNavigation-v0,drift,4,4,return," + number + "," + number
                                + ",test,20\\S+Z,"),
                shell.out());
        assertTrue(lines.get(2).startsWith("b,new,PointNavigation-v0,drift,0,4,return,,,,20"), shell.out());
        try (RunLock held = RunLock.of(new RunDirectory(folder.resolve("runs/c")))) {
            assertTrue(held != null);
            assertEquals(0, shell.run("list", "runs"), shell::err);
            assertTrue(shell.out().contains("c    running"), shell.out());
        }
        shell.run("resume", "a", "iterations=5");
        assertEquals(0, shell.run("list", "runs", "--json"), shell::err);
        assertTrue(shell.out().contains("\"scored\":\"test, after update 4\""), shell.out());
    }

    @Test
    void metricsAreATable() throws Exception {
        shell.run("train", config, "--name", "a");
        shell.run("train", config, "--name", "b", "seed=2", "iterations=2");
        assertEquals(0, shell.run("metrics", "a", "b"), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertEquals(7, lines.size());
        assertTrue(
                lines.get(0).startsWith("run,iteration,return/after,progress/environmentSteps,progress/seconds,"),
                lines.get(0));
        assertTrue(lines.get(1).startsWith("a,1,"), lines.get(1));
        assertTrue(lines.get(6).startsWith("b,2,"), lines.get(6));
        long columns = lines.get(0).chars().filter(letter -> letter == ',').count();
        assertTrue(lines.stream()
                .allMatch(line -> line.chars().filter(letter -> letter == ',').count() == columns));
        String table = shell.out();
        Path file = folder.resolve("a.csv");
        assertEquals(0, shell.run("metrics", "a", "b", "--out", file), shell::err);
        assertEquals(table, Files.readString(file));
        assertEquals("run 'a' is named twice", shell.complaint("metrics", "a", "a"));
        assertEquals(0, shell.run("metrics", "a", "--json"), shell::err);
        assertTrue(shell.out().startsWith("[{\""), shell.out());
    }

    @Test
    void theCommandIsKeptAsAShellTakesIt() throws Exception {
        assertEquals(0, shell.run("train", config, "--name", "a", "algorithm={name: drift, rate: 2}", "iterations=1"));
        assertEquals(0, shell.run("list", "runs", "--json"));
        assertTrue(shell.out().contains(" 'algorithm={name: drift, rate: 2}' iterations=1 --runs "), shell.out());
    }

    @Test
    void quietShowsNoProgressAndJsonIsOneObject() {
        assertEquals(0, shell.run("train", config, "--quiet", "--json"));
        assertEquals("", shell.err());
        assertTrue(shell.out().startsWith("{\"run\":\""), shell.out());
        assertEquals(1, shell.out().lines().count());
        assertTrue(Files.isDirectory(folder.resolve("runs/tiny")));
    }

    @Test
    void aFinishedRunResumedIsDoneAtOnce() {
        shell.run("train", config, "--name", "a");
        assertEquals(0, shell.run("resume", "a"), shell::err);
    }

    @Test
    void quietSaysAllTheSameThatARunBeginsAnew() throws Exception {
        shell.run("train", config, "--name", "a");
        Path checkpoints = folder.resolve("runs/a/checkpoints");
        for (String file : Objects.requireNonNull(checkpoints.toFile().list((at, name) -> name.endsWith(".json")))) {
            Files.delete(checkpoints.resolve(file));
        }
        assertEquals(0, shell.run("resume", "a", "--quiet"), shell::err);
        assertTrue(shell.err().startsWith("a: begins anew, though "), shell.err());
        assertEquals(1, shell.err().lines().count(), shell.err());
    }

    @Test
    void aTakenNameIsRefused() {
        shell.run("train", config, "--name", "a");
        assertEquals(
                "run 'a' exists already; go on with 'adaptarium resume a' or choose another --name",
                shell.complaint("train", config, "--name", "a"));
    }

    @Test
    void unknownThingsAreNamedWithTheNearest() {
        shell.run("train", config, "--name", "alpha");
        Path runs = folder.resolve("runs");
        assertEquals("no run 'alhpa' in " + runs + "; did you mean 'alpha'?", shell.complaint("resume", "alhpa"));
        assertEquals(
                "no family 'PointNavigation-v1'; did you mean 'PointNavigation-v0'? 'adaptarium list families' shows"
                        + " all",
                shell.complaint("describe", "PointNavigation-v1"));
        assertTrue(shell.complaint("tarin", "x").contains("'adaptarium --help' shows what there is"));
        assertTrue(shell.complaint("list", "family").contains("families, problems, algorithms, configs, runs"));
        assertTrue(shell.complaint("train").contains("Missing required parameter: 'CONFIG'"));
        assertTrue(shell.complaint("train", config, "--nam", "x").contains("did you mean '--name'"));
    }

    @Test
    void oneDamagedRunDoesNotHideTheOthers() throws Exception {
        shell.run("train", config, "--name", "broken");
        shell.run("train", config, "--name", "whole");
        Path info = Files.writeString(folder.resolve("runs/broken/run.json"), "");
        assertEquals(0, shell.run("list", "runs"), shell::err);
        List<String> lines = shell.out().lines().toList();
        assertTrue(lines.get(1).startsWith("broken  damaged  -"), shell.out());
        assertTrue(lines.get(1).contains(info + " is damaged: "), shell.out());
        assertTrue(lines.get(2).startsWith("whole   trained  PointNavigation-v0"), shell.out());
    }

    @Test
    void aReportGoesWhereItIsAskedToGo() {
        shell.run("train", config, "--name", "a");
        Path elsewhere = folder.resolve("elsewhere.html");
        assertEquals(0, shell.run("report", "a", "--out", elsewhere), shell::err);
        assertTrue(Files.exists(elsewhere));
        assertFalse(Files.exists(folder.resolve("runs/a/report.html")));
    }

    /** Every option that names a file to write, with what it needs besides. */
    private List<List<Object>> outputs() {
        shell.run("train", config, "--name", "a");
        shell.run("train", config, "--name", "b", "seed=2");
        return List.of(
                List.of("tasks", "CartPole-v0", "--count", "2", "--out"),
                List.of("report", "a", "--out"),
                List.of("report", "a", "b", "--out"),
                List.of("gallery", "--out"),
                List.of("metrics", "a", "--out"),
                List.of("gap", "CartPole-v0", "--out"),
                List.of("watch", "--family", "CartPole-v0", "--keep"),
                List.of("record", "--family", "CartPole-v0", "--out"));
    }

    @Test
    void whatIsNoFilesNameIsRefusedAlikeEverywhereBeforeAnyWork() {
        for (List<Object> command : outputs()) {
            for (String name : List.of("", ".", "/")) {
                List<Object> whole = new java.util.ArrayList<>(command);
                whole.add(name);
                assertEquals(
                        name.isEmpty()
                                ? "cannot write a file without a name: expected a file's name, got ''"
                                : "cannot write " + name + ": it is a folder",
                        shell.complaint(whole.toArray()),
                        command.toString());
            }
        }
        assertEquals(
                "--out: expected a folder's name, got ''", shell.complaint("new-family", "WobblyCart", "--out", ""));
    }

    @Test
    void outputsFollowLinks() throws Exception {
        shell.run("train", config, "--name", "a");
        Path target = Files.writeString(folder.resolve("target.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.html"), target);
        for (List<Object> command :
                List.<List<Object>>of(List.of("report", "a"), List.of("tasks", "CartPole-v0", "--count", "2"))) {
            Files.writeString(target, "old");
            List<Object> whole = new java.util.ArrayList<>(command);
            whole.addAll(List.of("--out", link));
            assertEquals(0, shell.run(whole.toArray()), shell::err);
            assertTrue(Files.isSymbolicLink(link), command.toString());
            assertTrue(Files.size(target) > 100, command.toString());
        }
    }

    @Test
    void aRunIsAskedForMoreAndRemembersIt() throws Exception {
        shell.run("train", config, "--name", "a", "seed=3");
        shell.run("train", config, "--name", "whole", "seed=3", "iterations=6");
        assertEquals(0, shell.run("resume", "a", "iterations=6", "--quiet"), shell::err);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("runs/whole/checkpoints/update-00000006.safetensors")),
                Files.readAllBytes(folder.resolve("runs/a/checkpoints/update-00000006.safetensors")));
        assertEquals(
                0,
                shell.run("evaluate", "a", "evaluation.rounds=1", "evaluation.tasks=2", "evaluation.splits=[test]"),
                shell::err);
        assertTrue(shell.out().contains("2 test tasks"), shell.out());
        assertTrue(shell.out().contains("after 1"), shell.out());
        assertFalse(shell.out().contains("after 2"), shell.out());
        assertEquals(0, shell.run("evaluate", "a", "evaluation.tasks=2"), shell::err);
        assertTrue(shell.out().contains("after 3"), "what was asked once is not kept");
        String info = Files.readString(folder.resolve("runs/a/run.json"));
        assertTrue(info.contains("iterations 4, now 6"), info);
        assertTrue(info.contains("evaluation.rounds 3, now 1"), info);
        assertEquals(0, shell.run("report", "a"), shell::err);
        String report = Files.readString(folder.resolve("runs/a/report.html"));
        assertTrue(report.contains("resume a iterations=6"), "no history");
        assertTrue(report.contains("# iterations 4, now 6"), "no history");
        assertTrue(report.contains("iterations: 6"), "not what was run");
    }

    @Test
    void aCheckpointFileIsEnough() throws Exception {
        shell.run("train", config, "--name", "a", "seed=3", "keepEvery=2", "evaluation.tasks=2", "evaluation.rounds=1");
        Path inside = folder.resolve("runs/a/checkpoints");
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        for (String ending : List.of("json", "safetensors")) {
            Files.copy(inside.resolve("update-00000002." + ending), elsewhere.resolve("update-00000002." + ending));
        }
        List<Object> small = List.of("evaluation.tasks=2", "evaluation.rounds=1", "evaluation.splits=[test]", "--json");
        List<String> found = new java.util.ArrayList<>();
        for (List<Object> agent : List.<List<Object>>of(
                List.of("a", "--checkpoint", "2"),
                List.of(inside.resolve("update-00000002.json")),
                List.of(elsewhere.resolve("update-00000002.json")),
                List.of(elsewhere.resolve("update-00000002.safetensors")))) {
            List<Object> whole = new java.util.ArrayList<>(List.of("evaluate"));
            whole.addAll(agent);
            whole.addAll(small);
            assertEquals(0, shell.run(whole.toArray()), shell::err);
            assertTrue(shell.out().contains("\"iteration\" : 2"), shell.out());
            found.add(shell.out().replaceAll("(?s).*\"returns\" : (\\[.*?\\] \\]).*", "$1"));
        }
        assertEquals(1, found.stream().distinct().count(), found.toString());
        assertEquals(
                0,
                shell.run(
                        "record",
                        elsewhere.resolve("update-00000002.json"),
                        "--out",
                        folder.resolve("a.html"),
                        "--fps",
                        2));
        assertTrue(Files.size(folder.resolve("a.html")) > 1000);
        assertTrue(
                shell.complaint("evaluate", "a", "--checkpoint", "77").startsWith("there is no checkpoint '77' in "));
        assertTrue(shell.complaint("resume", inside.resolve("update-00000002.json"))
                .startsWith("resume goes on with a RUN"));
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertTrue(shell.complaint("evaluate", other).startsWith(other + " is no checkpoint: "), shell.err());
    }

    @Test
    void namesThatAreNoFolderNamesAreRefused() {
        assertEquals(
                "a run's name has at most 100 characters, got 101",
                shell.complaint("train", config, "--name", "x".repeat(101)));
        assertTrue(shell.complaint("train", config, "--name", "../x").contains("got '../x'"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsLost() throws Exception {
        Files.writeString(folder.resolve("runs"), "a file");
        assertTrue(shell.complaint("train", config).contains("a file of that name is in the way"));
        assertEquals("a file", Files.readString(folder.resolve("runs")));
    }

    @Test
    void stackTracesComeWhenAskedFor() {
        assertEquals(2, shell.run("train", "missing.yaml", "--stacktrace"));
        assertTrue(shell.err().contains("at adaptarium.experiments"), shell.err());
    }
}
