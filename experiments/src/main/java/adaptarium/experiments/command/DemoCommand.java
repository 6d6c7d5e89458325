package adaptarium.experiments.command;

import adaptarium.envs.Split;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.Demonstration;
import adaptarium.experiments.watch.Grid;
import adaptarium.experiments.watch.RunCatalogue;
import adaptarium.experiments.watch.WatchableAgents;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.record.FilmRate;
import adaptarium.render.record.Recording;
import adaptarium.render.record.RecordingException;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.GridPicture;
import adaptarium.render.watch.Library;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.View;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows an agent that comes with the program. */
@Command(
        name = "demo",
        description = "Watch an agent that comes with the program adapt to task after task; nothing needs training."
                + " Without a display, or with --out, it is filmed into a page for the browser.",
        footer = {
            "",
            "Example: adaptarium demo",
            "         adaptarium demo cheetah",
            "         adaptarium demo --grid 3x3 --out adaptation.html"
        })
final class DemoCommand implements Callable<Integer> {
    private static final int WIDTH = 960; // pixels of a film
    private static final int HEIGHT = 540;
    private static final Rect AREA = new Rect(0, 0, WIDTH, HEIGHT);
    private static final double FRAMES_PER_SECOND = 16;

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one. Left out, the first of the list.")
    private @Nullable String name;

    @Option(names = "--list", description = "Say which ones there are.")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which test tasks, initial states and noise. Default: one whose first task shows the point.")
    private @Nullable Long seed;

    @Mixin
    private WindowOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Film it instead: .html, .gif, .apng or .mp4 (needs ffmpeg).")
    private @Nullable Path out;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "How many tasks a film shows. Default: ${DEFAULT-VALUE}.",
            defaultValue = "2")
    private int tasks;

    @Option(
            names = "--grid",
            paramLabel = "CxR",
            description = "Film the next tasks in step, C side by side in R rows, instead of one after the other.")
    private @Nullable String grid;

    @Override
    public Integer call() {
        if (list) {
            Map<String, String> stories = new LinkedHashMap<>();
            Demonstration.ALL.forEach(one -> stories.put(one.name(), one.story()));
            if (root.json()) {
                root.out().println(Json.line(stories));
            } else {
                stories.forEach((one, story) -> root.out().println(one + ": " + story));
            }
            return 0;
        }
        if (tasks < 1) {
            throw new UserException("--tasks must be at least 1, got " + tasks);
        }
        Demonstration shown = named();
        if (!root.quiet()) {
            root.err().println(shown.story());
        }
        if (grid != null) {
            Grid cells = Grid.of(grid);
            return film(shown, out != null ? out : Path.of("demo-" + shown.name() + "-grid.html"), cells);
        }
        if (out != null) {
            return film(shown, out, null);
        }
        SessionWindow window;
        try {
            window = options.open();
        } catch (UserException e) {
            root.note(e.getMessage() + "; filming it instead");
            return film(shown, Path.of("demo-" + shown.name() + ".html"), null);
        }
        try (window;
                Agents.Watched watched = Agents.taskAfterTask(shown.run(root.commandLine()), seed(shown));
                RunCatalogue catalogue = Browsing.watching(root, WatchableAgents.choice(shown), seed(shown))) {
            Interruption watching = root.stopping().beginUnsaved("watching a demonstration", () -> {});
            try {
                window.show(new SessionRunner(watched.session()), null, new Library(List.of(), catalogue));
                Browsing.goOn(window, catalogue);
            } finally {
                watching.close();
            }
        }
        return 0;
    }

    private long seed(Demonstration shown) {
        return seed == null ? shown.seed() : seed;
    }

    private Demonstration named() {
        String wanted = name;
        if (wanted == null) {
            return Demonstration.ALL.get(0);
        }
        return Demonstration.ALL.stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UserException("no demonstration '" + wanted + "'; there are "
                        + String.join(
                                ", ",
                                Demonstration.ALL.stream()
                                        .map(Demonstration::name)
                                        .toList())));
    }

    private int film(Demonstration shown, Path path, @Nullable Grid cells) {
        Output file = Output.at(path); // refused before anything is played
        RunDirectory run = shown.run(root.commandLine());
        int played = cells == null ? tasks : cells.cells();
        try (Agents.Watched watched = cells == null
                ? Agents.taskAfterTask(run, seed(shown))
                : Agents.ofRun(run, /* family= */ null, Split.TEST, /* rounds= */ null, seed(shown))) {
            Session.About about = watched.session().about();
            FilmRate rate = FilmRate.near(about.controlTimestep(), /* speed= */ 1, FRAMES_PER_SECOND);
            Recording.Settings settings = new Recording.Settings(
                    WIDTH,
                    HEIGHT,
                    rate.framesPerSecond(),
                    about.title() + " on " + about.family(),
                    Theme.named(options.theme == null ? Theme.LIGHT.name() : options.theme),
                    ScenePainter.usualOverlays());
            int frames = cells == null
                    ? oneAfterTheOther(path, settings, rate, watched)
                    : inStep(path, settings, rate, watched, cells);
            if (root.json()) {
                Map<String, Object> summary = new LinkedHashMap<>();
                summary.put("film", path.toString());
                summary.put("frames", frames);
                root.said(Optional.of(file)).println(Json.line(summary));
            } else if (!root.quiet()) {
                root.said(Optional.of(file))
                        .println("recorded " + played + (played == 1 ? " task to " : " tasks to ") + path);
            }
            return 0;
        } catch (RecordingException | IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private static Set<Overlay> drawn(Path path, Recording.Settings settings) {
        return Recording.keepsLayers(path) ? EnumSet.allOf(Overlay.class) : settings.shown();
    }

    private int oneAfterTheOther(Path path, Recording.Settings settings, FilmRate rate, Agents.Watched watched) {
        Dashboard dashboard = new Dashboard(settings.theme(), drawn(path, settings));
        Session.About about = watched.session().about();
        List<Snapshot> moments = Demonstration.moments(watched.session(), tasks);
        return Film.write(
                path,
                settings,
                rate,
                moments,
                (canvas, moment) -> dashboard.paint(canvas, AREA, about, moment, View.USUAL));
    }

    private static int inStep(
            Path path, Recording.Settings settings, FilmRate rate, Agents.Watched watched, Grid cells) {
        GridPicture picture = new GridPicture(
                settings.theme(),
                drawn(path, settings),
                settings.title() + ", the next tasks",
                watched.session().about().controlTimestep(),
                cells.columns(),
                cells.overTasks(watched.session()));
        return Film.write(path, settings, rate, picture.length(), (canvas, i) -> picture.paint(canvas, AREA, i));
    }
}
