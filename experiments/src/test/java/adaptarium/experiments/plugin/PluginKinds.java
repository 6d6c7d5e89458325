package adaptarium.experiments.plugin;

import adaptarium.experiments.FileKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs that are handed over, and which of them are trusted. */
public final class PluginKinds {
    private PluginKinds() {}

    /** The kinds. */
    public static List<FileKind> all() throws Exception {
        return List.of(
                new FileKind("trusted-plugins", "0123456789abcdef".repeat(4) + "\n", PluginKinds::trusted),
                new FileKind("plugin.jar", jar(), 1, file -> Plugin.at(file).forEach(Plugin::content)),
                new FileKind(
                        "DoublePendulumCart.java",
                        Files.readString(Examples.SINGLE_FILE),
                        60,
                        file -> SourceCompiler.compile(List.of(file), Examples.classPath())));
    }

    private static void trusted(Path file) {
        TrustedPlugins.in(file.resolveSibling("")).unknown(Plugin.at(Examples.SINGLE_FILE));
    }

    private static byte[] jar() throws Exception {
        Path made = Files.createTempDirectory("plugin");
        Path services = Files.createDirectories(made.resolve("META-INF/services"));
        Path service = Files.writeString(services.resolve("adaptarium.envs.TaskFamily"), "a.B\n");
        byte[] bytes = Jars.pack(List.of(made));
        for (Path path : List.of(service, services, services.resolveSibling(""), made)) {
            Files.delete(path);
        }
        return bytes;
    }
}
