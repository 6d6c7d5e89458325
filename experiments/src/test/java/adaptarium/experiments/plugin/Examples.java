package adaptarium.experiments.plugin;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The examples of the guide to adding a family, as tests use them. */
public final class Examples {
    /** Where they lie. */
    public static final Path FOLDER = Path.of("..", "envs", "src", "test", "examples");

    /** The family in a single file. */
    public static final Path SINGLE_FILE = FOLDER.resolve("DoublePendulumCart.java");

    private Examples() {}

    /** Builds the example that is a jar with a family and its reference controller, as the guide does it with the JDK's own tools. */
    public static Path jar(Path folder) throws IOException {
        Path sources = FOLDER.resolve("blockpush");
        Map<String, byte[]> classes = SourceCompiler.compile(
                List.of(sources.resolve("BlockPush.java"), sources.resolve("BlockPusher.java")), classPath());
        Path out = folder.resolve("classes");
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            write(out.resolve(one.getKey().replace('.', '/') + ".class"), one.getValue());
        }
        write(
                out.resolve("META-INF/services/adaptarium.envs.TaskFamily"),
                "blockpush.BlockPush\n".getBytes(StandardCharsets.UTF_8));
        write(
                out.resolve("META-INF/services/adaptarium.envs.reference.Reference"),
                "blockpush.BlockPusher\n".getBytes(StandardCharsets.UTF_8));
        Path jar = folder.resolve("block-push.jar");
        Files.write(jar, Jars.pack(List.of(out)));
        return jar;
    }

    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
