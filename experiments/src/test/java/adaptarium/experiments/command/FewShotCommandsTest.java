package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunSummary;
import adaptarium.experiments.study.StudyRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few-shot problem goes through the same commands as a family. */
final class FewShotCommandsTest {
    @TempDir
    private Path folder;

    private Shell shell;

    private Path config;

    @BeforeEach
    void writeConfiguration() throws Exception {
        shell = new Shell(folder.resolve("runs"));
        config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: Sinusoid-v0+shots=5
            iterations: 6
            threads: 2
            algorithm: {name: few-shot-maml, hiddenSizes: [8], tasks: 3}
            evaluation:
              tasks: 4
              rounds: 2
              splits: [test, shifted]
              baselines:
                - {iterations: 2, algorithm: {name: few-shot-pretraining, hiddenSizes: [8], tasks: 3}}
            """);
    }

    private void succeed(Object... arguments) {
        assertEquals(0, shell.run(arguments), () -> shell.out() + shell.err());
    }

    private String complaint(Object... arguments) {
        assertEquals(2, shell.run(arguments), () -> shell.out() + shell.err());
        List<String> lines = shell.err().lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.startsWith("adaptarium: ")), shell.err());
        return lines.get(lines.size() - 1); // before it, perhaps a note
    }

    @Test
    void itIsTrainedEvaluatedAndReported() throws Exception {
        succeed("train", config, "--name", "a");
        assertTrue(shell.err().contains("a 6/6  mean squared error "), shell.err());
        succeed("evaluate", "a");
        String table = shell.out();
        assertTrue(
                table.startsWith("Sinusoid-v0+shots=5, 4 test tasks: mean squared error after rounds of adaptation"),
                table);
        for (String part : List.of("MAML", "mean of the support set", "pre-trained network", "the same 5 examples")) {
            assertTrue(table.contains(part), table);
        }
        assertFalse(
                Pattern.compile("[ (\\[]-\\d").matcher(table).find(), "an error is shown as people know it: " + table);
        succeed("report", "a");
        String page = Files.readString(folder.resolve("runs/a/report.html"));
        assertTrue(page.contains("MAML on Sinusoid-v0+shots=5") && page.contains("mean squared error"), page);
        assertFalse(page.contains("success, after"), page);
        assertTrue(page.contains("<h2>Fits</h2>") && page.contains("amplitude "), page);
        succeed("list", "runs");
        String line = shell.out()
                .lines()
                .filter(l -> l.contains("Sinusoid-v0+shots=5"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains(" test, mean squared error") && !line.contains("−"), line);
        succeed("list", "runs", "--json");
        RunSummary summary = Json.parse("list runs", shell.out().strip().replaceAll("^\\[|]$", ""), RunSummary.class);
        assertEquals("mean squared error", summary.measure());
        assertTrue(Objects.requireNonNull(summary.score()) > 0, summary.toString());
        assertTrue(Objects.requireNonNull(summary.meanReturn()) > 0, summary.toString());
        succeed("report", "a", "--json");
        studied("a");
    }

    /** A study calls its figures what they are, and advises nothing that cannot learn from examples. */
    private void studied(String run) throws Exception {
        StudyRecord.Entry entry = new StudyRecord.Entry(run, "tiny.yaml", List.of(), List.of(), "");
        StudyRecord record = new StudyRecord("adaptarium study 1", "study", List.of(entry));
        Files.writeString(folder.resolve("runs/study.json"), Json.sealed(record));
        succeed("report", folder.resolve("runs"));
        String said = shell.out();
        assertTrue(said.contains("Sinusoid-v0+shots=5, 4 unseen tasks: minus the mean squared error\n"), said);
        assertTrue(said.contains(" examples to 90 % "), said);
        assertFalse(said.contains("ppo-oracle") || said.contains("environment steps"), said);
        String matrix = Files.readString(folder.resolve("runs/matrix.md"));
        assertTrue(matrix.startsWith("| mean squared error |") && matrix.matches("(?s).*\\| \\d.*"), matrix);
        String rounds = Files.readString(folder.resolve("runs/rounds.md"));
        assertTrue(rounds.startsWith("| `Sinusoid-v0+shots=5` | after 0 | after 1 |"), rounds);
    }

    /** Findings are of the tasks and the checkpoint that the scores are of. */
    @Test
    void findingsAreOfWhatWasEvaluated() throws Exception {
        succeed(
                "train",
                "forward-maml",
                "--name",
                "f",
                "iterations=3",
                "checkpointEvery=1",
                "validation.times=0",
                "algorithm.tasks=2",
                "evaluation.tasks=6",
                "evaluation.baselines=[]");
        succeed("evaluate", "f", "--checkpoint", "2");
        String first = findings(shell.out());
        succeed("report", "f");
        String page = Files.readString(folder.resolve("runs/f/report.html"));
        String figure = first.replaceAll("(?s).*after 20 steps +([0-9.]+) .*", "$1");
        assertTrue(page.contains("<h2>Findings</h2>") && page.contains(">" + figure + "<"), figure + page);
        succeed("evaluate", "f");
        assertNotEquals(first, findings(shell.out()), "another update has changed it");
        succeed("evaluate", "f", "--checkpoint", "2", "evaluation.tasks=3");
        assertNotEquals(first, findings(shell.out()), "three tasks are others than six");
    }

    /** Beside a learner's share of each parameter stands that of the reference that was evaluated with it, and no other. */
    @Test
    void findingsAreBesideTheReference() {
        succeed(
                "train",
                "parameters-pendulum",
                "--name",
                "m",
                "family=ParameterRegression-v0+steps=8/Pendulum-v0",
                "iterations=2",
                "validation.times=0",
                "algorithm.tasks=4",
                "evaluation.tasks=10",
                "evaluation.baselines=[{iterations: 1, algorithm: {name: motion-regression, tasks: 40}}]");
        succeed("evaluate", "m");
        assertTrue(shell.out().contains("R², regression on motion"), shell.out());
        assertFalse(shell.out().contains("identified"), shell.out());
        succeed("report", "m");
        succeed("evaluate", "m", "evaluation.baselines=[]");
        assertFalse(shell.out().contains("regression on motion"), shell.out());
    }

    /** What stands below the scores. */
    private static String findings(String out) {
        return out.substring(out.indexOf("Open loop"));
    }

    @Test
    void classesAreDrawnWhereTheLearnerSeesThem() throws Exception {
        succeed(
                "train",
                "identify-prototypical",
                "--name",
                "p",
                "family=DynamicsIdentification-v0+ways=3+queries=2+steps=5/CartPole-v0",
                "iterations=2",
                "validation.tasks=2",
                "algorithm.tasks=2",
                "evaluation.tasks=6",
                "evaluation.baselines=[{iterations: 1, algorithm: {name: least-squares, tasks: 1}}]");
        succeed("evaluate", "p");
        for (String part : List.of("accuracy after rounds of adaptation", "least squares on equations of motion")) {
            assertTrue(shell.out().contains(part), shell.out());
        }
        succeed("report", "p");
        String page = Files.readString(folder.resolve("runs/p/report.html"));
        assertTrue(page.contains("<h2>Embedding plane</h2>") && page.contains("of 6 told apart"), page);
        Path film = folder.resolve("p.html");
        succeed("record", "p", "--out", film, "--seed", "2", "--fps", "100");
        // 3 classes, of each one piece of 5 steps in 2.5 s, held for 1.2 s: 7 moments; the last stays for a second more
        assertTrue(shell.out().startsWith("recorded 23 frames"), shell.out());
        String drawn = RecordCommandTest.drawn(film);
        for (String words : List.of(
                "DynamicsIdentification-v0+ways=3+queries=2+steps=5/CartPole-v0",
                "piece 3 of 3",
                "1 of 5 steps",
                "5 of 5 steps",
                "is class 3",
                " so far")) {
            assertTrue(drawn.contains(words), words);
        }
        assertTrue(drawn.contains("\"right\"") || drawn.contains("\"wrong\""), "the outcome");
        assertTrue(complaint("record", "p", "--out", film, "--grid", "2x2").contains("nobody acts in it"), shell.err());
        assertTrue(complaint("record", "p", "--out", film, "--seed", "-1").contains("the number of a task"));
        for (String option : List.of("--beside=oracle", "--keep=" + film, "--switch-at=3s", "--task=gain=1")) {
            assertTrue(complaint("watch", "p", option).contains("nobody acts in it"), shell.err());
        }
        assertTrue(complaint("watch", "p", "--split", "test", "--seed", "-1").contains("the number of a task"));
        succeed(
                "train",
                config,
                "--name",
                "m",
                "iterations=1",
                "family=DynamicsIdentification-v0+ways=3+queries=2+steps=5/CartPole-v0",
                "evaluation.splits=[test]",
                "evaluation.baselines=[]");
        String none = "few-shot-maml compares no examples: it has no plane to show. 'adaptarium report' shows what was"
                + " learnt";
        assertTrue(complaint("record", "m", "--out", film).contains(none), shell.err());
        assertTrue(complaint("watch", "m").contains(none), shell.err());
    }

    @Test
    void itIsResumedToTheSameBitsOnOtherThreads() throws Exception {
        succeed("train", config, "--name", "through");
        succeed("train", config, "--name", "first", "iterations=2");
        succeed("resume", "first", "iterations=6", "threads=1");
        assertArrayEquals(tensors("through"), tensors("first"));
    }

    private byte[] tensors(String run) throws Exception {
        return Files.readAllBytes(folder.resolve("runs/" + run + "/checkpoints/update-00000006.safetensors"));
    }

    @Test
    void problemsAreListedAndDescribed() {
        succeed("list", "problems");
        assertTrue(shell.out().contains("Sinusoid-v0"), shell.out());
        succeed("describe", "Sinusoid-v0+shots=5");
        assertTrue(shell.out().contains("from 5 points") && shell.out().contains("queries = 10"), shell.out());
        succeed("describe", "Sinusoid-v0", "--json");
        assertTrue(shell.out().contains("\"shots\":10"), shell.out());
        succeed("describe", "few-shot-cavia");
        assertTrue(shell.out().contains("contextSize = 5"), shell.out());
        succeed("check", "--algorithm", "few-shot-anil");
        assertTrue(shell.out().contains("same bits on 1, 2 and 8 threads"), shell.out());
    }

    @Test
    void whatDoesNotFitIsOneLine() {
        assertTrue(
                complaint("train", config, "algorithm.name=rl2")
                        .contains("command line 'algorithm.name=rl2': algorithm rl2 plays families, and"
                                + " Sinusoid-v0+shots=5 is a few-shot problem"),
                shell.err());
        assertTrue(
                complaint("train", config, "family=CartPole-v0")
                        .contains("algorithm few-shot-maml learns few-shot problems, and CartPole-v0 is a family"),
                shell.err());
        assertTrue(complaint("train", config, "family=Sinusoid-v0+shots=0").contains("shots of Sinusoid-v0 must be"));
        assertFalse(Files.exists(folder.resolve("runs")), "nothing is half made");
        succeed("train", config, "--name", "a");
        assertTrue(complaint("record", "a", "--out", folder.resolve("a.gif"))
                .contains("is a regression, in which no classes lie on a plane: there is nothing to watch or film"));
        assertTrue(complaint("watch", "a").contains("'adaptarium report' shows what was learnt"));
        assertTrue(complaint("train", config, "--name", "b", "--watch").contains("nothing to watch or film"));
        assertFalse(Files.exists(folder.resolve("runs/b")), "nothing is half made");
        assertTrue(complaint("evaluate", "a", "--tasks", config).contains("--tasks goes with a family"));
        assertTrue(complaint("evaluate", "a", "evaluation.splits=[shifted,shifted]")
                .contains("twice"));
    }
}
