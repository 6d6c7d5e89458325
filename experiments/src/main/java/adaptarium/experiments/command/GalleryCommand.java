package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.experiments.Output;
import adaptarium.experiments.report.Gallery;
import adaptarium.experiments.report.MeasuredGaps;
import adaptarium.experiments.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws every family. */
@Command(
        name = "gallery",
        description =
                "Show every family in motion, with what it hides, its adaptation gap, its commands and its page, in one"
                        + " HTML file.")
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

    @Option(
            names = "--gaps",
            paramLabel = "FILE",
            description = "Where measured gaps are read, as 'gap --out' writes them. Default: those that come with the"
                    + " program.")
    private @Nullable Path gaps;

    @Override
    public void run() {
        Output file = Output.at(out);
        file.write(Gallery.html(Families.all(), seed, measured()));
        root.said(Optional.of(file))
                .println(root.json() ? Json.line(Map.of("gallery", out.toString())) : "gallery: " + out);
    }

    private MeasuredGaps measured() {
        if (gaps != null) {
            return MeasuredGaps.in(gaps);
        }
        Path stored = Path.of(System.getProperty("adaptarium.home", "."), "experiments", "results", "gaps.md");
        return Files.isRegularFile(stored) ? MeasuredGaps.in(stored) : MeasuredGaps.NONE;
    }
}
