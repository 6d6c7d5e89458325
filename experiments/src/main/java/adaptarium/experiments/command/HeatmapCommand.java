package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.report.HeatMap;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Draws how an agent does over two hidden parameters. */
@Command(
        name = "heatmap",
        description =
                "Play a trained agent over a grid of two hidden parameters, and draw its return before adaptation and"
                        + " after, with what training knows outlined. With --json, the figures are printed. They are kept"
                        + " beside the picture, too: in the run's folder, 'watch' shows them as a map (M) whose cells can"
                        + " be pressed.",
        footer = {"", "Example: adaptarium heatmap cartpole-rl2 poleLength cartMass --points 15"})
final class HeatmapCommand implements Runnable {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's name or folder, or a checkpoint file.")
    private String run;

    @Parameters(index = "1", paramLabel = "X", description = "A parameter of the family's tasks: from left to right.")
    private String x;

    @Parameters(index = "2", paramLabel = "Y", description = "Another: from bottom to top.")
    private String y;

    @Option(
            names = "--points",
            paramLabel = "COUNT",
            defaultValue = "11",
            description = "Values of each parameter that is a range. Default: ${DEFAULT-VALUE}.")
    private int points;

    @Option(
            names = "--trials",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "How many trials each figure is the mean of. Default: ${DEFAULT-VALUE}.")
    private int trials;

    @Option(
            names = "--checkpoint",
            paramLabel = "WHICH",
            description = "Of the run: newest, best (on validation tasks), or after how many updates. Default: newest.")
    private @Nullable String checkpoint;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the picture goes, an SVG file. Default: heatmap-X-Y.svg in the run's folder.")
    private @Nullable Path out;

    // Beside the picture, for the window's map.
    private static Path figures(Path picture) {
        String name = String.valueOf(picture.getFileName());
        return picture.resolveSibling(name.endsWith(".svg") ? name.replaceAll("\\.svg$", ".json") : name + ".json");
    }

    @Override
    public void run() {
        if (out != null && out.toString().contains(".") && !out.toString().endsWith(".svg")) {
            throw new UserException("--out writes an SVG file, got " + out);
        }
        RunDirectory agent = root.agent(run, checkpoint, root::runToSee);
        Optional<Output> file = Optional.ofNullable(out).map(Output::at); // refused before anything is played
        Sensitivity found = Sensitivity.of(
                agent, x, y, points, trials, (done, rows) -> root.note("row " + done + " of " + rows + " played"));
        String svg = new HeatMap(found).svg();
        Path picture = file.map(Output::path).orElse(agent.folder().resolve("heatmap-" + x + "-" + y + ".svg"));
        if (file.isPresent()) {
            file.get().write(svg);
            Output.at(figures(picture)).write(Json.sealed(found));
        } else { // in a folder that may be somebody else's: through no links
            WholeFile.write(picture, svg);
            WholeFile.write(figures(picture), Json.sealed(found));
        }
        root.said(file).print(root.json() ? Json.pretty(found) : "heat map: " + picture + "\n");
        root.said(file).flush();
    }
}
