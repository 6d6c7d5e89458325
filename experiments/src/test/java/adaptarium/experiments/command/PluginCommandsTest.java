package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.experiments.plugin.Examples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginCommandsTest {
    private static final String FAMILY = "DoublePendulumCart-v0";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("runs"));
    }

    private void ok(Object... arguments) {
        assertEquals(0, shell.run(arguments), shell::err);
    }

    private Path config(String family) throws Exception {
        return Files.writeString(folder.resolve("tiny.yaml"), """
            family: %s
            iterations: 1
            threads: 1
            algorithm: {name: drift, batch: 1}
            evaluation: {tasks: 2, rounds: 0, splits: [test], baselines: [{iterations: 1, algorithm: {name: drift}}]}
            """.formatted(family));
    }

    @Test
    void everyCommandKnowsAFamilyInASingleFile() {
        ok("list", "families", "--plugin", Examples.SINGLE_FILE);
        assertTrue(shell.out().contains(FAMILY + "  "), shell.out());
        ok("--plugin", Examples.SINGLE_FILE, "describe", FAMILY);
        assertTrue(shell.out().contains("which way the motor pushes"), shell.out());
        ok("check", FAMILY, "--plugin", Examples.SINGLE_FILE, "--tasks", 8);
        assertTrue(shell.out().contains("16 checks: 0 failed, 0 not shown, 16 passed"), shell.out());
        ok("tasks", FAMILY, "--plugin", Examples.SINGLE_FILE, "--out", folder.resolve("tasks.json"));
        Path film = folder.resolve("film.gif");
        ok("record", "--family", FAMILY, "--plugin", Examples.SINGLE_FILE, "--out", film, "--size", "96x54");
        assertTrue(Files.exists(film));
        assertEquals(2, shell.run("describe", FAMILY));
        assertTrue(
                shell.err().startsWith("adaptarium: no family, few-shot problem or algorithm '" + FAMILY + "'"),
                shell.err());
    }

    @Test
    void aRunRemembersItsPlugins() throws Exception {
        Path file = folder.resolve("DoublePendulumCart.java");
        Files.copy(Examples.SINGLE_FILE, file);
        ok("train", config(FAMILY), "--name", "a", "--quiet", "--plugin", file);
        Files.delete(file);
        ok("resume", "a", "--quiet");
        ok("evaluate", "a", "--quiet");
        assertTrue(shell.out().contains("random actions"), shell.out());
        ok("report", "a");
        assertTrue(Files.readString(folder.resolve("runs/a/report.html")).contains(file.toString()));
        try (var baselines = Files.list(folder.resolve("runs/a/baselines"))) {
            ok("resume", baselines.findFirst().orElseThrow(), "--quiet");
        }
        Path copy = folder.resolve("runs/a/plugins/1/DoublePendulumCart.java");
        Files.writeString(copy, Files.readString(copy) + "\n");
        assertEquals(2, shell.run("resume", "a"));
        assertTrue(shell.err().contains("which was changed since; put back what came from " + file), shell.err());
        Files.delete(copy);
        assertEquals(2, shell.run("watch", "a"));
        assertTrue(shell.err().contains("which is missing; put back what came from " + file), shell.err());
        assertEquals(1, shell.err().lines().count());
    }

    /** As somebody else's run is: the list of trusted plug-ins has never heard of it. */
    @Test
    void aRunFromElsewhereDoesNotRunItsPluginsUnasked() throws Exception {
        ok("train", config(FAMILY), "--name", "a", "--quiet", "--plugin", Examples.SINGLE_FILE);
        ok("resume", "a", "--quiet");
        Path elsewhere = Files.createDirectories(folder.resolve("else/where"));
        Files.move(folder.resolve("runs"), elsewhere.resolve("runs"));
        Path run = elsewhere.resolve("runs/a");
        ok("resume", run, "--quiet"); // moved, but one's own
        shell = new Shell(elsewhere.resolve("runs"));
        Path copy = run.resolve("plugins/1/DoublePendulumCart.java");
        for (String command : List.of("resume", "evaluate", "report", "watch")) {
            complains(
                    "run 'a' was not made by you here, and opening it runs the code of " + copy
                            + "; look at it, then add --trust",
                    command,
                    "a");
        }
        ok("resume", "a", "--quiet", "--plugin", Examples.SINGLE_FILE); // whoever gives it trusts it
        complains("run 'a' was not made by you here", "resume", "a");
        ok("resume", "a", "--quiet", "--trust");
        ok("resume", "a", "--quiet");
    }

    @Test
    void onlyCopiesInsideARunAreLoaded() throws Exception {
        ok("train", config(FAMILY), "--name", "a", "--quiet", "--plugin", Examples.SINGLE_FILE);
        Path run = folder.resolve("runs/a");
        Path outside = Files.copy(Examples.SINGLE_FILE, folder.resolve("DoublePendulumCart.java"));
        String info = Files.readString(run.resolve("run.json")).replaceFirst(",\\s*\"seal\" : \"\\w+\"", "");
        String own = "plugins/1/DoublePendulumCart.java";
        for (String file : List.of(
                "../../DoublePendulumCart.java",
                outside.toString(),
                "plugins/../../../DoublePendulumCart.java",
                "plugins/1/../../../../DoublePendulumCart.java",
                "plugins/1/..",
                "plugins")) {
            Files.writeString(run.resolve("run.json"), info.replace(own, file));
            complains(
                    run.resolve("run.json") + " names a plug-in '" + file + "', which is no copy",
                    "resume",
                    "a",
                    "--trust");
        }
        Files.writeString(run.resolve("run.json"), info);
        Files.delete(run.resolve(own));
        Files.createSymbolicLink(run.resolve(own), outside);
        complains(
                run.resolve("run.json") + " names a plug-in '" + own + "', which is no copy", "resume", "a", "--trust");
    }

    @Test
    void aRunOfTheProgramsOwnFamiliesKeepsNone() throws Exception {
        ok("train", config("CartPole-v0"), "--name", "a", "--quiet", "--plugin", Examples.SINGLE_FILE);
        assertFalse(Files.exists(folder.resolve("runs/a/plugins")));
    }

    @Test
    void aJarBringsAReferenceThatIsEvaluated() throws Exception {
        Path jar = Examples.jar(folder);
        // Left by a process that was killed while it made the run.
        Files.createDirectories(folder.resolve("runs/a/plugins/1"));
        ok("train", config("BlockPush-v0"), "--name", "a", "--quiet", "--plugin", jar);
        Files.delete(jar);
        ok("evaluate", "a", "--quiet");
        assertTrue(shell.out().contains("braking curve, told the task"), shell.out());
    }

    /** The single-file family with a mistake in it. */
    private Path mistaken(String text, String replacement) throws Exception {
        String source = Files.readString(Examples.SINGLE_FILE);
        assertTrue(source.contains(text));
        return Files.writeString(folder.resolve("DoublePendulumCart.java"), source.replace(text, replacement));
    }

    private void complains(String beginning, Object... arguments) {
        assertEquals(2, shell.run(arguments), shell::err);
        assertEquals(1, shell.err().lines().count(), shell.err());
        assertTrue(shell.err().startsWith("adaptarium: " + beginning), shell.err());
    }

    @Test
    void whatAPluginThrowsIsSaidToBeThePlugins() throws Exception {
        Path film = folder.resolve("film.gif");
        String thrown = "plug-in DoublePendulumCart.java:";
        Path act = mistaken("steps++;", "if (steps++ == 2) throw new IllegalStateException(\"a\\nb\");");
        complains(
                thrown + "71: IllegalStateException: a ", "record", "--family", FAMILY, "--out", film, "--plugin", act);
        Path deep = mistaken("steps++;", "act(action);");
        complains(thrown, "record", "--family", FAMILY, "--out", film, "--plugin", deep);
        assertTrue(shell.err().contains("StackOverflowError"), shell.err());
        Path spec = mistaken("return EnvironmentSpec.named(", "steps(); return EnvironmentSpec.named(");
        spec = Files.writeString(
                spec,
                Files.readString(spec)
                        .replace(
                                "static final class Balancing",
                                "static void steps() { throw new ArithmeticException(); }\n"
                                        + "    static final class Balancing"));
        complains(thrown, "list", "families", "--plugin", spec);
        Path range = mistaken("train = {0.5, 1.5}", "train = {1.5, 0.5}");
        complains(
                folder.resolve("tiny.yaml")
                        + ":1: family: DoublePendulumCart-v0: parameter 'cart' needs train low < high",
                "train",
                config(FAMILY),
                "--name",
                "c",
                "--plugin",
                range);
        assertFalse(Files.exists(folder.resolve("runs/c")));
    }

    @Test
    void helpIsShownWhateverPluginsAreWorth() {
        ok("train", "--help", "--plugin", folder.resolve("missing.jar"));
    }

    /** Java can be told to leave modules out: what is left is a runtime as it is found without a JDK. */
    @Test
    void aRuntimeWithoutACompilerSaysSo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--limit-modules",
                        "java.base,java.desktop,java.logging,java.naming,java.sql,java.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "adaptarium.experiments.command.Main",
                        "list",
                        "families",
                        "--plugin",
                        Examples.SINGLE_FILE.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), output);
        assertTrue(
                output.contains("is a runtime without a compiler; point JAVA_HOME to a JDK, or hand over a jar"),
                output);
        assertEquals(1, output.lines().count(), output);
    }
}
