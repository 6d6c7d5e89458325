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
        description = "Make a Maven project with a family that works, to be changed into your own.",
        footer = {"", "Example: adaptarium new-family WobblyCart"})
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

    @Override
    public void run() {
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
}
