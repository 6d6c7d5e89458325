package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.FamilyProject;
import adaptarium.experiments.run.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a project for a new family. */
@Command(
        name = "new-family",
        description =
                "Make a Maven project with a family that works, to be changed into your own; or with --yaml a file,"
                        + " without Java.",
        footer = {"", "Example: adaptarium new-family WobblyCart", "         adaptarium new-family WobblyCart --yaml"})
final class NewFamilyCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(paramLabel = "NAME", description = "The family's name without a version, such as WobblyCart.")
    private String name;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where to, missing or empty. Default: the name in lower case, such as wobbly-cart.")
    private @Nullable Path out;

    @Option(
            names = "--yaml",
            description =
                    "Write NAME.yaml, in lower case, and a schema that tells an editor its keys, into the folder of"
                            + " --out or the present one.")
    private boolean yaml;

    @Override
    public void run() {
        if (yaml) {
            file();
            return;
        }
        Path folder = out == null ? Path.of(FamilyProject.artifact(name)) : out;
        if (folder.toString().isEmpty() && out != null) {
            throw new UserException("--out: expected a folder's name, got ''");
        }
        if (folder.toString().isEmpty()) {
            throw new UserException("a family's name is a Java class's, such as WobblyCart, got '" + name + "'");
        }
        Optional<Path> program =
                Optional.ofNullable(System.getProperty("adaptarium.home")).map(Path::of);
        FamilyProject.create(name, folder, program);
        if (root.json()) {
            root.out().println(Json.line(Map.of("project", folder.toString(), "family", name + "-v0")));
            return;
        }
        root.out().println("made " + folder + ", a family that works; its README.md says more. Next:");
        root.out().println("  cd " + folder + " && ./mvnw verify");
        root.out().println("  adaptarium check " + name + "-v0 --plugin " + folder);
        root.out()
                .println("  adaptarium train " + folder.resolve(FamilyProject.artifact(name) + ".yaml") + " --plugin "
                        + folder);
    }

    private void file() {
        Path file = FamilyProject.file(name, out == null ? Path.of("") : out);
        if (root.json()) {
            root.out().println(Json.line(Map.of("file", file.toString(), "family", name + "-v0")));
            return;
        }
        root.out().println("made " + file + ", a family that works, and a schema for editors beside it. Next:");
        root.out().println("  adaptarium check " + name + "-v0 --plugin " + file);
    }
}
