package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.experiments.Output;
import adaptarium.experiments.report.Gallery;
import adaptarium.experiments.run.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws every family. */
@Command(
        name = "gallery",
        description = "Draw every family's scene with the way of a random episode, and its page, into one HTML file.")
final class GalleryCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "gallery.html",
            description = "Where to. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2",
            description = "Which tasks, initial states and actions. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public void run() {
        Output file = Output.at(out);
        file.write(Gallery.html(Families.all(), seed));
        root.said(Optional.of(file))
                .println(root.json() ? Json.line(Map.of("gallery", out.toString())) : "gallery: " + out);
    }
}
