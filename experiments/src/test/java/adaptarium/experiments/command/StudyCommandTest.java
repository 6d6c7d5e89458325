package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.plugin.Examples;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.study.StudyRecord;
import adaptarium.experiments.study.TuningRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose runs are processes of their own. */
final class StudyCommandTest {
    private static final String CONFIG = """
        family: PointNavigation-v0
        iterations: 3
        algorithm: {name: drift, pause: 30}
        evaluation: {tasks: 5, rounds: 1, splits: [test]}
        """;

    @TempDir
    private Path folder;

    private Shell shell() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), CONFIG);
        return new Shell(folder.resolve("runs"));
    }

    private Path study(String settings) throws IOException {
        return study("1..2", settings);
    }

    private Path study(String seeds, String settings) throws IOException {
        return Files.writeString(
                folder.resolve("both.yaml"), "configs: [tiny.yaml]\nseeds: " + seeds + "\nsettings:\n" + settings);
    }

    @Test
    @Timeout(300)
    void aStudyIsCarriedOutAndReportedAndNothingIsDoneTwice() throws Exception {
        Shell shell = shell();
        Path file = study("  algorithm.rate: 2\n");
        assertEquals(0, shell.run("study", file, "--dry-run"), shell::err);
        assertTrue(shell.out().contains("2 runs, 0 done"), shell.out());
        assertTrue(shell.out().contains(" of training with "), shell.out());
        assertEquals(0, shell.run("study", file, "--jobs", 2), shell::err);
        assertTrue(shell.err().contains("2 of 2"), shell.err());
        Path both = folder.resolve("runs/both");
        List<StudyRecord.Entry> runs = StudyRecord.read(both).runs();
        assertEquals(2, runs.size());
        long written = Files.getLastModifiedTime(both.resolve(runs.get(0).run() + "/evaluation.json"))
                .toMillis();
        assertEquals(0, shell.run("study", file, "--quiet"), shell::err);
        assertEquals("", shell.err());
        assertEquals(
                written,
                Files.getLastModifiedTime(both.resolve(runs.get(0).run() + "/evaluation.json"))
                        .toMillis());
        assertEquals(0, shell.run("report", "both"), shell::err);
        assertTrue(shell.out().contains("  drift, 2 seeds, 1 round "), shell.out());
        assertTrue(shell.out().contains("fewer than 5 seeds there is no interval"), shell.out());
        String page = Files.readString(both.resolve("study.html"));
        assertTrue(page.contains("tiny, algorithm.rate=2"), page);
        assertTrue(page.contains("href=\"comparison-PointNavigation-v0.html\""), page);
        assertTrue(page.contains("tiny.yaml algorithm.rate=2 seed=1 --name "), page);
        Matcher train =
                Pattern.compile("\\./adaptarium (train [^<&]+) &amp;&amp;").matcher(page);
        int printed = 0;
        while (train.find()) { // the configuration lies beside the study, not where the study was begun
            List<Object> typed = new ArrayList<>(List.of(train.group(1).split(" ")));
            typed.add("--dry-run");
            assertEquals(0, shell.run(typed.toArray()), () -> typed + shell.err());
            assertTrue(shell.out().contains("rate: 2"), shell.out());
            printed++;
        }
        assertEquals(2, printed, page);
        assertTrue(Files.exists(both.resolve("comparison-PointNavigation-v0.html")));
    }

    @Test
    @Timeout(300)
    void aRunThatFailsIsNamedAndStopsNoOther() throws Exception {
        Shell shell = shell();
        Path file = study("1", "  algorithm.batch: [3, -1]\n");
        int code = shell.run("study", file, "--jobs", 2);
        assertEquals(1, code, shell::err);
        assertTrue(shell.err().contains("1 of 2 runs failed"), shell.err());
        assertTrue(shell.err().contains("FAILED drift-PointNavigation-v0-seed1-"), shell.err());
        assertEquals(0, shell.run("report", "both"), shell::err);
        assertTrue(shell.out().contains("not done yet, and not in it: drift-"), shell.out());
    }

    /** The runs keep the plug-in, whose processes know it from them. */
    @Test
    void everyRunKeepsThePlugInsItNeeds() throws Exception {
        Shell shell = shell();
        Files.writeString(folder.resolve("tiny.yaml"), CONFIG.replace("PointNavigation-v0", "DoublePendulumCart-v0"));
        shell.run("study", study("1", "  iterations: 1\n"), "--plugin", Examples.SINGLE_FILE, "--quiet");
        Path both = folder.resolve("runs/both");
        String run = StudyRecord.read(both).runs().get(0).run();
        assertEquals(1, RunDirectory.find(both, run).plugins().size());
    }

    /** Drift's validation return is that of random actions: the same for every setting; the first is chosen, and the failing one never. */
    @Test
    @Timeout(300)
    void settingsAreChosenByOtherSeedsAndTheBudgetIsPartOfTheResult() throws Exception {
        Shell shell = shell();
        Path file = study("1", "  algorithm.batch: [-1, 3, 4]\ntuning: {seeds: 101}\n");
        assertEquals(0, shell.run("study", file, "--dry-run"), shell::err);
        assertTrue(shell.out().contains("both-selection: 3 runs, 0 done"), shell.out());
        assertTrue(shell.out().contains("1 of 3 kinds of training failed when tried"), shell.out());
        assertTrue(shell.err().contains("then 1 run with the best settings"), shell.err());
        assertEquals(0, shell.run("study", file, "--quiet"), shell::err);
        assertTrue(shell.out().contains("algorithm.batch=3") && shell.out().contains("chosen"), shell.out());
        Path both = folder.resolve("runs/both");
        List<StudyRecord.Entry> runs = StudyRecord.read(both).runs();
        Shell again = shell();
        assertEquals(0, again.run("study", file, "--dry-run"), again::err);
        assertTrue(again.out().contains("both: 1 run, 1 done"), again.out());
        assertEquals(
                List.of(List.of("algorithm.batch=3", "seed=1")),
                runs.stream().map(StudyRecord.Entry::settings).toList());
        assertEquals(0, shell.run("report", "both"), shell::err);
        assertTrue(shell.out().contains("chosen among 3 candidates by other seeds on validation tasks"), shell.out());
        assertTrue(
                TuningRecord.in(both).orElseThrow().environmentSteps() >= 600); // two candidates, three updates of 100
        Path selection = folder.resolve("runs/both-selection");
        String first = StudyRecord.read(selection).runs().get(1).run();
        assertFalse(Files.exists(selection.resolve(first).resolve("evaluation.json")));
    }

    @Test
    @Timeout(300)
    void aSweepIsAStudy() throws Exception {
        Shell shell = shell();
        assertEquals(
                0,
                shell.run("train", folder.resolve("tiny.yaml"), "algorithm.rate=1,2", "seed=1..5", "--dry-run"),
                shell::err);
        assertTrue(shell.out().contains("10 runs, 0 done"), shell.out());
        assertTrue(shell.out().contains("tiny-study"), shell.out());
    }

    /** The study and whoever it started end; begun again it ends in the bytes of an undisturbed one. */
    @Test
    @Timeout(300)
    void aKilledStudyGoesOnToTheSameBytes() throws Exception {
        Shell shell = shell();
        Path file = study("  iterations: 30\n");
        assertEquals(0, shell.run("study", file, "--name", "through"), shell::err);
        for (int kill = 1; kill <= 2; kill++) {
            Process process = process(file);
            Path metrics = null;
            while (process.isAlive() && (metrics == null || lines(metrics) < 8 * kill)) {
                metrics = firstMetrics();
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        }
        Process last = process(file);
        assertTrue(last.waitFor(200, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue());
        for (StudyRecord.Entry entry :
                StudyRecord.read(folder.resolve("runs/through")).runs()) {
            String name = entry.run() + "/checkpoints/update-00000030.safetensors";
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("runs/through").resolve(name)),
                    Files.readAllBytes(folder.resolve("runs/killed").resolve(name)),
                    name);
        }
    }

    private static int lines(Path metrics) throws IOException {
        return Files.exists(metrics) ? Files.readAllLines(metrics).size() : 0;
    }

    private Path firstMetrics() throws IOException {
        Path killed = folder.resolve("runs/killed");
        if (!StudyRecord.isIn(killed)) {
            return killed.resolve("none");
        }
        return killed.resolve(StudyRecord.read(killed).runs().get(0).run() + "/metrics.jsonl");
    }

    private Process process(Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "adaptarium.experiments.command.Main",
                "study",
                file.toString(),
                "--name",
                "killed",
                "--runs",
                folder.resolve("runs").toString()));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
