package adaptarium.experiments.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.Wrapper;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.meta.Adaptation;
import adaptarium.meta.Algorithm;
import adaptarium.meta.MetaLearner;
import adaptarium.sim.SceneView;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A plug-in each method of whose every interface is told to throw all kinds of things, or to give null, under each command: whatever it does is said to be the
 * plug-in's, on one line, and never an internal error or a stack trace.
 */
@Timeout(600)
final class FaultyPluginTest {
    private static final List<Class<?>> CONTRACTS = List.of(
            TaskFamily.class,
            Simulation.class,
            Episode.class,
            SceneView.class,
            Wrapper.class,
            Reference.class,
            Controller.class,
            Algorithm.class,
            MetaLearner.class,
            Adaptation.class);
    private static final List<String> FAULTS =
            List.of("state", "argument", "assertion", "deep", "link", "checked", "bare", "null", "interrupt");

    private static final boolean ALL = Boolean.getBoolean("adaptarium.faults");
    private static final int SHARE = 24; // one in so many is tried in 'verify'; experiments/fuzz tries all

    @TempDir
    private static Path plugin;

    @TempDir
    private Path folder;

    private Shell shell;

    /** Compiled once: a folder of classes is loaded in no time. */
    @BeforeAll
    static void compile() throws Exception {
        Path source = plugin.resolve("Faulty.java");
        try (InputStream in = FaultyPluginTest.class.getResourceAsStream("/adaptarium/faulty/Faulty.txt")) {
            Files.write(source, in.readAllBytes());
        }
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        System.err,
                        "-nowarn",
                        "-g",
                        "-cp",
                        classPath,
                        "-d",
                        plugin.toString(),
                        source.toString());
        assertEquals(0, code);
        Path services = Files.createDirectories(plugin.resolve("META-INF/services"));
        Files.writeString(services.resolve("adaptarium.envs.TaskFamily"), "Faulty\n");
        Files.writeString(services.resolve("adaptarium.envs.Wrapper"), "Faulty$Twin\n");
        Files.writeString(services.resolve("adaptarium.envs.reference.Reference"), "Faulty$Still\n");
        Files.writeString(services.resolve("adaptarium.meta.Algorithm"), "Faulty$Idle\n");
    }

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("runs"));
    }

    @AfterEach
    void heal() {
        System.clearProperty("fault");
    }

    private static Set<String> methods() {
        Set<String> methods = new TreeSet<>(Set.of("Task.a", "Settings.new", "Settings.rate"));
        for (Class<?> contract : CONTRACTS) {
            for (Method method : contract.getMethods()) {
                if (!java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                    methods.add(contract.getSimpleName() + "." + method.getName());
                }
            }
        }
        return methods;
    }

    private List<Object> command(String name) throws Exception {
        Path config = Files.writeString(folder.resolve("tiny.yaml"), """
            family: Faulty-v0+twin
            iterations: 1
            threads: 1
            algorithm: {name: idle}
            evaluation: {tasks: 2, rounds: 1, splits: [test], baselines: []}
            """);
        return switch (name) {
            case "list" -> List.of("list", "families");
            case "algorithms" -> List.of("list", "algorithms");
            case "describe" -> List.of("describe", "Faulty-v0+twin");
            case "check" -> List.of("check", "Faulty-v0", "--tasks", "2");
            case "tasks" -> List.of("tasks", "Faulty-v0", "--count", "2", "--out", folder.resolve("tasks.json"));
            case "record" ->
                List.of("record", "--family", "Faulty-v0", "--size", "96x54", "--out", folder.resolve("a.gif"));
            case "train" -> List.of("train", config, "--quiet");
            case "tune" -> List.of("tune", "a", "algorithm.rate=1,2", "--tasks", "2", "--rounds", "1", "--quiet");
            case "probe" -> List.of("probe", "Faulty-v0", "--untrained", "--tasks", "20", "--samples", "2");
            case "challenge" -> {
                Path file = folder.resolve("challenge.json");
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder.resolve("challenge.secret"));
                yield List.of("challenge", "create", "Faulty-v0", file, "--tasks", "2");
            }
            default -> List.of(name, "a", "--quiet");
        };
    }

    private List<Object> arguments(String command) throws Exception {
        List<Object> arguments = new ArrayList<>(command(command));
        arguments.addAll(List.of("--plugin", plugin));
        return arguments;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "algorithms",
                "describe",
                "tasks",
                "check",
                "record",
                "train",
                "resume",
                "evaluate",
                "tune",
                "probe",
                "challenge"
            })
    void whateverAPluginDoesIsSaidToBeThePlugins(String command) throws Exception {
        List<Object> arguments = arguments(command);
        if (List.of("resume", "evaluate", "tune").contains(command)) {
            assertEquals(
                    0,
                    shell.run("train", folder.resolve("tiny.yaml"), "--name", "a", "--quiet", "--plugin", plugin),
                    shell::err);
        }
        int sound = shell.run(arguments.toArray());
        assertTrue(sound == 0 || command.equals("check"), () -> shell.out() + shell.err());
        int failed = 0;
        for (String method : methods()) {
            for (String fault : FAULTS) {
                if (!ALL && (command + method + fault).hashCode() % SHARE != 0) {
                    continue;
                }
                System.setProperty("fault", method + "=" + fault);
                int code = shell.run(arguments(command).toArray());
                String what = command + " with " + method + "=" + fault + ": " + code + " " + shell.err();
                assertFalse(shell.err().contains("internal error"), what);
                assertFalse(shell.err().contains("\tat "), what);
                if (code == 2) {
                    failed++;
                    assertEquals(1, shell.err().lines().count(), what);
                    assertTrue(shell.err().toLowerCase(Locale.ROOT).matches("(?s).*(plug-in|faulty|idle).*"), what);
                } else {
                    assertTrue(code == 0 || (code == 1 && command.equals("check")), what);
                }
            }
        }
        System.clearProperty("fault");
        assertTrue(failed > 0 || !ALL, command + " noticed " + failed + " faults only");
        assertEquals(sound, shell.run(arguments(command).toArray()), shell::err); // nothing is left behind
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(shell.out()));
    }
}
