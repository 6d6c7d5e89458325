package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.plugin.Examples;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes with a family that does not come back, or that ends the process, and real signals. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
@Timeout(120)
final class StoppingTest {
    private static final String FAMILY = "DoublePendulumCart-v0";
    private static final String HANGS = "while (steps >= 0) {}";

    @TempDir
    private Path folder;

    /** The single-file family whose {@code act} says that it is there and then does something else. */
    private Path family(String act) throws Exception {
        String source = Files.readString(Examples.SINGLE_FILE);
        String line = "System.out.println(\"acting\"); " + act;
        return Files.writeString(
                folder.resolve("DoublePendulumCart.java"), source.replace("steps++;", line + " steps++;"));
    }

    private List<String> arguments(String command) throws Exception {
        Path config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: %s
            iterations: 2
            threads: 1
            algorithm: {name: rl2, tasks: 2, episodes: 2, memorySize: 4}
            evaluation: {tasks: 2, rounds: 0, splits: [test], baselines: []}
            """.formatted(FAMILY));
        return switch (command) {
            case "train" -> List.of("train", config.toString(), "--name", "a");
            case "gap" -> List.of("gap", FAMILY, "--set", "iterations=1", "--set", "evaluation.tasks=2");
            case "record" ->
                List.of(
                        "record",
                        "--family",
                        FAMILY,
                        "--out",
                        folder.resolve("a.gif").toString());
            case "quickstart" -> List.of("quickstart", "family=" + FAMILY, "threads=1");
            case "evaluate" -> List.of("evaluate", "a");
            case "baseline" ->
                List.of("evaluate", "a", "evaluation.baselines=[{algorithm: {name: ppo}, iterations: 2}]");
            default -> List.of("check", FAMILY);
        };
    }

    private Process start(Path plugin, String command, String... options) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of(options));
        line.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        line.addAll(arguments(command));
        line.addAll(List.of(
                "--plugin", plugin.toString(), "--runs", folder.resolve("runs").toString()));
        return new ProcessBuilder(line).start();
    }

    private static void signal(Process process, String name) throws Exception {
        signal(process.toHandle(), name);
    }

    private static void signal(ProcessHandle process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** HUP; TERM where it is ignored. */
    private static String hangUp() throws Exception {
        return heard("HUP", 1);
    }

    /** INT; TERM where it is ignored. */
    private static String interrupt() throws Exception {
        return heard("INT", 2);
    }

    /** A signal; TERM where whoever started the tests ignores it, as nohup does HUP and a shell's background INT: then so does every process below. */
    private static String heard(String signal, int number) throws Exception {
        Path status = Path.of("/proc/self/status");
        boolean ignored = Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (number - 1) & 1) != 0);
        return ignored ? "TERM" : signal;
    }

    private static int code(String signal) {
        return 128
                + switch (signal) {
                    case "HUP" -> 1;
                    case "INT" -> 2;
                    default -> 15;
                };
    }

    /** Reads until a line holds a text; what a plug-in prints comes on standard error. */
    private static String await(BufferedReader err, String text) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            all.append(line).append('\n');
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("never said '" + text + "' but\n" + all);
    }

    @Test
    void workThatDoesNotComeBackIsEndedWhenThePatienceIsOver() throws Exception {
        Process process = start(family(HANGS), "train", "-D" + Stopping.PATIENCE + "=1");
        try (BufferedReader err = process.errorReader()) {
            await(err, "acting");
            signal(process, "TERM");
            await(err, "stopping when this update is saved, at the latest in 1 s; asked once more, at once");
            String last = await(err, "ended after");
            assertEquals(143, process.waitFor());
            assertTrue(
                    last.matches("adaptarium: ended after 1 s while training rl2 on " + FAMILY + ", in " + FAMILY
                            + " \\(DoublePendulumCart.java:\\d+, act\\); what was complete is saved"),
                    last);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A run trained by a family that hangs only when it is told to, so that its copy of the plug-in is the same. */
    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "baseline"})
    void anEvaluationThatDoesNotComeBackCanBeEnded(String command) throws Exception {
        Path plugin = family("while (steps >= 0 && Boolean.getBoolean(\"hangs\")) {}");
        Process training = start(plugin, "train");
        training.getErrorStream().readAllBytes();
        assertEquals(0, training.waitFor());
        Process process = start(plugin, command, "-Dhangs=true");
        try (BufferedReader err = process.errorReader()) {
            await(err, "acting");
            String request = interrupt();
            signal(process, request);
            if (command.equals("baseline")) { // trained first, which can be saved
                await(err, "stopping when this update is saved");
                signal(process, request);
            }
            String last = await(err, command.equals("baseline") ? "ended at the second" : "interrupted");
            assertEquals(code(request), process.waitFor());
            assertTrue(last.contains(", in " + FAMILY + " (DoublePendulumCart.java:"), last);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "quickstart"})
    void theSecondRequestEndsWorkThatDoesNotComeBack(String command) throws Exception {
        Process process = start(family(HANGS), command);
        try (BufferedReader err = process.errorReader();
                BufferedReader out = process.inputReader()) {
            await(err, "acting");
            signal(process, "TERM");
            await(err, "stopping when this update is saved, at the latest in 60 s; asked once more, at once");
            signal(process, "TERM");
            String last = await(err, "ended at the second request");
            assertEquals(143, process.waitFor());
            String work = (command.equals("train") ? "training rl2 on " : "training maml on ") + FAMILY;
            assertTrue(
                    last.matches("adaptarium: ended at the second request while " + work + ", in " + FAMILY
                            + " \\(DoublePendulumCart.java:\\d+, act\\); what was complete is saved"),
                    last);
            assertEquals(null, out.readLine());
        } finally {
            process.destroyForcibly();
        }
    }

    /** The runs of a study are processes of their own, whose family says nothing here: it makes a folder. */
    @Test
    void theSecondRequestEndsAStudyAndSaysWhereItHangs() throws Exception {
        Path acting = folder.resolve("acting");
        Process process = start(family("new java.io.File(\"" + acting + "\").mkdir(); " + HANGS), "gap");
        try (BufferedReader err = process.errorReader()) {
            while (!Files.exists(acting)) {
                assertTrue(process.isAlive());
                Thread.onSpinWait();
            }
            List<ProcessHandle> children = process.descendants().toList();
            assertEquals(1, children.size());
            signal(process, "TERM");
            await(err, "stopping when this update is saved, at the latest in 60 s; asked once more, at once");
            signal(
                    children.get(0),
                    "INT"); // a terminal's Ctrl-C goes to both; the run hears of it from the study alone
            signal(children.get(0), "INT");
            signal(process, "TERM");
            String last = await(err, "ended at the second request");
            assertTrue(
                    last.matches(
                            "adaptarium: ended at the second request while training ppo-oracle on " + FAMILY + ", in "
                                    + FAMILY + " \\(DoublePendulumCart.java:\\d+, act\\); what was complete is saved"),
                    last);
            await(err, "stopped at once; what was complete is saved; the same command goes on");
            assertEquals(143, process.waitFor());
            assertFalse(children.get(0).isAlive());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A study that is killed takes its runs with it, also those that hang. */
    @Test
    void aRunThatHangsEndsWithItsStudy() throws Exception {
        Path acting = folder.resolve("acting");
        Process process = start(
                family("new java.io.File(\"" + acting + "\").mkdir(); " + HANGS),
                "gap",
                "-D" + Stopping.PATIENCE + "=1");
        try {
            while (!Files.exists(acting)) {
                assertTrue(process.isAlive());
                Thread.onSpinWait();
            }
            ProcessHandle child = process.descendants().findFirst().orElseThrow();
            process.destroyForcibly();
            child.onExit().get();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "check"})
    void whatHasNothingToSaveEndsAtTheFirstRequest(String command) throws Exception {
        Process process = start(family(HANGS), command);
        try (BufferedReader err = process.errorReader()) {
            await(err, "acting");
            String request = hangUp();
            signal(process, request);
            String last = await(err, "interrupted");
            assertEquals(code(request), process.waitFor());
            assertTrue(last.startsWith("adaptarium: interrupted, in " + FAMILY + " (DoublePendulumCart.java:"), last);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "gap", "record", "check"})
    void aFamilyThatEndsTheProcessIsNamed(String command) throws Exception {
        Process process = start(family("System.exit(0);"), command);
        try (BufferedReader err = process.errorReader()) {
            String last = await(err, "System.exit");
            assertEquals(command.equals("gap") ? 1 : 2, process.waitFor()); // a run of it failed
            assertTrue(
                    last.matches(
                            ".*adaptarium: " + FAMILY + " \\(DoublePendulumCart.java:\\d+, act\\) called System.exit.*"
                                    + "; what was complete is saved\\b.*"),
                    last);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void twoRequestsBeforeAnythingHasBegunAreNoError() throws Exception {
        for (int pause : new int[] {0, 1, 3, 10, 30, 100, 300}) {
            Process process = start(family(""), "train");
            long end = System.nanoTime() + pause * 1_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait(); // wherever the process happens to be
            }
            String request = hangUp();
            signal(process, request);
            signal(process, request);
            String said = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertEquals(code(request), process.waitFor(), said);
            assertFalse(said.contains("internal error") || said.contains("Exception"), said);
        }
    }

    @Test
    void workInsideAnotherProcessIsNeverAsked() {
        Stopping inside = Stopping.inside();
        Interruption work = inside.begin("testing");
        assertFalse(work.requested());
        work.request();
        assertTrue(work.requested());
        work.close();
        work.close();
        assertEquals(7, inside.leave(7));
    }
}
