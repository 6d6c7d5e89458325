package adaptarium.experiments.command;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.ComparedAgents;
import adaptarium.experiments.watch.Comparison;
import adaptarium.experiments.watch.FewShotSession;
import adaptarium.experiments.watch.Grid;
import adaptarium.experiments.watch.Switch;
import adaptarium.render.Canvas;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.record.FilmRate;
import adaptarium.render.record.Recording;
import adaptarium.render.record.RecordingException;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.GridPicture;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.SideBySidePicture;
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
import picocli.CommandLine.ParentCommand;

/** Films an agent that adapts, without any display. */
@Command(
        name = "record",
        description = "Film a run's agent in a test task: before adaptation and after it, side by side.",
        footer = {
            "",
            "Example: adaptarium record cartpole-rl2 --out adapt.gif",
            "         adaptarium record cartpole-rl2 --view trial --split shifted --out trial.html",
            "         adaptarium record crawler-rl2 --beside ppo --out crawler.gif",
            "         adaptarium record cartpole-rl2 --grid 3x3 --split shifted --out grid.gif",
            "         adaptarium record identify-prototypical --seed 2 --out told-apart.html"
        })
final class RecordCommand implements Callable<Integer> {
    /** Below it there is no room for a headline and a scene. */
    private static final int LEAST_WIDTH = 96; // pixels

    private static final int LEAST_HEIGHT = 54; // pixels

    @ParentCommand
    private AdaptariumCommand root;

    @Mixin
    private ShownAgent agent;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to: .gif, .apng, .mp4 (needs ffmpeg) or .html.")
    private Path out;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "compare: first and last round side by side; trial: every round, one after the other. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "compare")
    private Shown shown;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size in pixels. Default: ${DEFAULT-VALUE}.",
            defaultValue = "640x360")
    private String size;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "How fast it plays. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double speed;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description = "Pictures per second, about; fewer make a smaller file. Default: ${DEFAULT-VALUE}.",
            defaultValue = "25")
    private double fps;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "light or dark. Default: ${DEFAULT-VALUE}.",
            defaultValue = "light")
    private String theme;

    @Option(
            names = "--beside",
            paramLabel = "NAME",
            description = "Who else plays the same episode, side by side: whom 'watch' can show beside, such as ppo"
                    + " (a baseline that 'evaluate' has trained), 'memory wiped', a reference, or random.")
    private List<String> beside = List.of();

    @Option(
            names = "--episode",
            paramLabel = "N",
            description = "With --beside: which episode of a trial is filmed. Default: 1.")
    private @Nullable Integer episode;

    @Option(
            names = "--grid",
            paramLabel = "CxR",
            description = "Many trials in step, C side by side in R rows; failures are outlined. See --over.")
    private @Nullable String grid;

    @Option(
            names = "--over",
            paramLabel = "WHAT",
            description =
                    "With --grid, what differs from cell to cell: tasks, seeds (in one task), or training (one task,"
                            + " a checkpoint each; 'keepEvery' keeps them). Default: tasks.")
    private Grid.@Nullable Over over;

    @Option(names = "--title", paramLabel = "TEXT", description = "Headline. Default: the run and its family.")
    private @Nullable String title;

    @Option(names = "--overlays", split = ",", paramLabel = "NAME", description = "Any of: ${COMPLETION-CANDIDATES}.")
    private @Nullable List<Overlay> overlays;

    /** What the film shows; lower case, as it is typed. */
    enum Shown {
        compare,
        trial
    }

    @Override
    public Integer call() {
        if (!(speed > 0) || !(fps > 0)) {
            throw new UserException("--speed and --fps must be positive, got " + speed + " and " + fps);
        }
        requireTheirs();
        Output file = Output.at(out); // refused before anything is played
        try {
            int frames = agent.isFewShot(root)
                    ? fewShot()
                    : grid != null ? grid(Grid.of(grid)) : beside.isEmpty() ? session() : sideBySide();
            if (root.json()) {
                Map<String, Object> summary = new LinkedHashMap<>();
                summary.put("film", out.toString());
                summary.put("frames", frames);
                root.said(Optional.of(file)).println(Json.line(summary));
            } else if (!root.quiet()) {
                root.said(Optional.of(file)).println("recorded " + frames + " frames to " + out);
            }
            return 0;
        } catch (RecordingException e) {
            throw new UserException(e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private int fewShot() {
        if (grid != null || !beside.isEmpty() || episode != null || shown != Shown.compare || !agent.isPlain()) {
            throw new UserException("a film of a few-shot run goes with --checkpoint, --split, --seed (the number of"
                    + " a task), --size, --speed, --fps, --theme, --title and --overlays alone: nobody acts in it");
        }
        try (FewShotSession<?> session = agent.openFewShot(root)) {
            return film(headed(session.about()), Comparison.trial(session, () -> {}));
        }
    }

    private int film(Recording.Settings settings, double timestep, int moments, MomentPainter painter) {
        Rect area = new Rect(0, 0, settings.width(), settings.height());
        return Film.write(out, settings, rate(timestep), moments, (canvas, i) -> painter.paint(canvas, area, i));
    }

    /** Draws one of many moments. */
    private interface MomentPainter {
        void paint(Canvas canvas, Rect area, int moment);
    }

    private int session() {
        try (Agents.Watched watched = agent.open(root, "record")) {
            first(watched).ifPresent(watched.session()::apply);
            Session.About about = headed(watched.session().about());
            Switch.Planned switching = Switch.in(watched.session(), agent.switchAt, agent.switches, agent.seed);
            List<Snapshot> moments = shown == Shown.compare
                    ? Comparison.play(watched.session(), switching)
                    : Comparison.trial(watched.session(), switching);
            if (switching.missed()) {
                root.note("the change at " + agent.switchAt + " never came: every episode ended before it");
            }
            return film(about, moments);
        }
    }

    private int film(Session.About about, List<Snapshot> moments) {
        Recording.Settings settings =
                settings(title == null ? about.title() + " on " + about.family() : title, about.controlTimestep());
        Dashboard dashboard = new Dashboard(settings.theme(), drawn(settings), speed);
        Rect area = new Rect(0, 0, settings.width(), settings.height());
        return Film.write(
                out,
                settings,
                rate(about.controlTimestep()),
                moments,
                (canvas, moment) -> dashboard.paint(canvas, area, about, moment, View.USUAL));
    }

    private Session.About headed(Session.About about) {
        return title == null ? about : about.titled(title);
    }

    private Optional<adaptarium.render.watch.Command.Play> first(Agents.Watched watched) {
        return agent.asked(watched.session().family()).stream().findFirst();
    }

    /** Options that say something of others that are not there. */
    private void requireTheirs() {
        if (episode != null && beside.isEmpty()) {
            throw new UserException("--episode goes with --beside; without it a film shows what --view asks for");
        }
        if (over != null && grid == null) {
            throw new UserException("--over goes with --grid");
        }
    }

    private int grid(Grid cells) {
        if (!beside.isEmpty() || agent.switchAt != null) {
            throw new UserException("--grid goes with neither --beside nor --switch-at");
        }
        try (Agents.Watched watched = agent.open(root, "record")) {
            Optional<adaptarium.render.watch.Command.Play> task = first(watched);
            Grid.Over different = over == null ? Grid.Over.tasks : over;
            List<GridPicture.Cell> played = switch (different) {
                case tasks -> {
                    task.ifPresent(watched.session()::apply);
                    yield cells.overTasks(watched.session());
                }
                case seeds -> cells.overSeeds(agent.seed, seed -> at(agent.with(seed, agent.checkpoint), task));
                case training ->
                    cells.overTraining(updates(), update -> at(agent.with(agent.seed, String.valueOf(update)), task));
            };
            Session.About about = headed(watched.session().about());
            String headline = title == null ? about.title() + " on " + about.family() + ", over " + different : title;
            Recording.Settings settings = settings(headline, about.controlTimestep());
            GridPicture picture = new GridPicture(
                    settings.theme(), drawn(settings), headline, about.controlTimestep(), cells.columns(), played);
            return film(settings, about.controlTimestep(), picture.length(), picture::paint);
        }
    }

    private Agents.Watched at(ShownAgent shownAgent, Optional<adaptarium.render.watch.Command.Play> task) {
        Agents.Watched watched = shownAgent.open(root, "record");
        task.ifPresent(watched.session()::apply);
        return watched;
    }

    private List<Integer> updates() {
        if (agent.run == null) {
            throw new UserException("--over training needs a RUN");
        }
        List<Integer> updates = agent.find(root, agent.run).checkpoints().updates();
        if (updates.size() < 2) {
            throw new UserException("run '" + agent.run + "' has " + updates.size() + " checkpoint"
                    + (updates.size() == 1 ? "" : "s") + "; train it with keepEvery=N to keep some on the way");
        }
        return updates;
    }

    private int sideBySide() {
        if (agent.run == null
                || agent.family != null
                || agent.switchAt != null
                || agent.rounds != null
                || agent.tasks != null) {
            throw new UserException(
                    "--beside films a RUN on its own family; it goes with --split, --seed and --episode, not with"
                            + " --family, --switch-at, --tasks or --rounds");
        }
        RunDirectory directory = agent.find(root, agent.run);
        EnvironmentSpec spec = directory.config().taskFamily().spec();
        List<SideBySidePicture.PlayedEpisode> episodes =
                ComparedAgents.play(directory, beside, agent.split, episode == null ? 1 : episode, agent.seed);
        String headline = title == null ? directory.name() + " on " + spec.id() : title;
        Recording.Settings settings = settings(headline, spec.controlTimestep());
        SideBySidePicture picture =
                new SideBySidePicture(settings.theme(), drawn(settings), headline, spec.controlTimestep(), episodes);
        Rect area = new Rect(0, 0, settings.width(), settings.height());
        return Film.write(
                out,
                settings,
                rate(spec.controlTimestep()),
                picture.length(),
                (canvas, i) -> picture.paint(canvas, area, i));
    }

    private Recording.Settings settings(String title, double timestep) {
        int[] sides = sides();
        double rate = rate(timestep).framesPerSecond();
        Set<Overlay> usual = overlays == null ? ScenePainter.usualOverlays() : setOf(overlays);
        return new Recording.Settings(sides[0], sides[1], rate, title, Theme.named(theme), usual);
    }

    private FilmRate rate(double timestep) {
        return FilmRate.near(timestep, speed, fps);
    }

    private Set<Overlay> drawn(Recording.Settings settings) {
        return Recording.keepsLayers(out) ? EnumSet.allOf(Overlay.class) : settings.shown();
    }

    private static Set<Overlay> setOf(List<Overlay> list) {
        return list.isEmpty() ? EnumSet.noneOf(Overlay.class) : EnumSet.copyOf(list);
    }

    private int[] sides() {
        String[] parts = size.split("x", -1);
        if (parts.length != 2) {
            throw new UserException("--size must look like 640x360, got '" + size + "'");
        }
        try {
            int width = Integer.parseInt(parts[0]);
            int height = Integer.parseInt(parts[1]);
            if (width < LEAST_WIDTH || height < LEAST_HEIGHT) {
                throw new UserException(
                        "--size must be at least " + LEAST_WIDTH + "x" + LEAST_HEIGHT + ", got '" + size + "'");
            }
            return new int[] {width, height};
        } catch (NumberFormatException e) {
            throw new UserException("--size must look like 640x360, got '" + size + "'", e);
        }
    }
}
