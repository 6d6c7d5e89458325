package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.agents.network.memory.MemoryCell;
import adaptarium.agents.store.Checkpoint;
import adaptarium.envs.Split;
import adaptarium.envs.family.classic.CartPole;
import adaptarium.meta.rl2.Rl2;
import adaptarium.meta.rl2.Rl2Settings;
import adaptarium.random.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the README's section on the library: they stand there as they are, they compile, and they run. */
final class LibraryExamplesTest {
    private static final Path EXAMPLES = Path.of("src", "test", "examples");

    @TempDir
    private Path folder;

    @Test
    void theReadmeShowsThem() throws IOException {
        StringBuilder examples = new StringBuilder();
        for (String name : List.of("Step.java", "Adapt.java")) {
            for (String line : Files.readAllLines(EXAMPLES.resolve(name))) {
                examples.append(line.replaceFirst("^ {8}", "")).append('\n');
            }
        }
        Matcher pieces =
                Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("../README.md")));
        int count = 0;
        while (pieces.find()) {
            assertTrue(examples.indexOf(pieces.group(1)) >= 0, "in no example:\n" + pieces.group(1));
            assertTrue(pieces.group(1).lines().count() <= 28, "too long for a first look");
            count++;
        }
        assertEquals(2, count);
    }

    @Test
    void environmentsAreStepped() throws Exception {
        String line = run("Step");
        assertTrue(line.matches("return of slot 0 per episode: \\d+\\.\\d+\n"), line);
    }

    @Test
    void aCheckpointIsOpenedAndAdapts() throws Exception {
        Rl2 rl2 = new Rl2();
        Rl2Settings settings = new Rl2Settings(
                8,
                OptionalInt.of(3),
                MemoryCell.GRU,
                8,
                List.of(8),
                1,
                rl2.defaults().ppo());
        CartPole family = new CartPole();
        Path checkpoint;
        try (MetaLearner<CartPole.Task> learner = rl2.create(family, settings, 1, 1)) {
            List<CartPole.Task> tasks = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                tasks.add(family.tasks().sample(Split.TRAIN, Seeds.generator(j)));
            }
            learner.metaUpdate(tasks, 1);
            Origin origin = new Origin("CartPole-v0", "rl2", settings, 1, 1);
            checkpoint = new Checkpoint(learner.state(), origin.metadata()).write(folder, "update-00000001");
        }
        String lines = run("Adapt", checkpoint.toString());
        assertTrue(
                lines.matches(
                        "round 0: return [1-9][0-9.]*\nround 1: return [1-9][0-9.]*\nround 2: return [1-9][0-9.]*\n"),
                lines);
    }

    /** Compiles one and runs it in a process of its own; what it printed. */
    private String run(String name, String... arguments) throws Exception {
        String path = System.getProperty("java.class.path");
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        complaints,
                        "-proc:none",
                        "-cp",
                        path,
                        "-d",
                        folder.toString(),
                        EXAMPLES.resolve(name + ".java").toString());
        assertEquals(0, compiled, complaints.toString(StandardCharsets.UTF_8));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + java.io.File.pathSeparator + path,
                name));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertEquals(0, process.waitFor(), Files.readString(out));
        return Files.readString(out).replace("\r\n", "\n");
    }
}
