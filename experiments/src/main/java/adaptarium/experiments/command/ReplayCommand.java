package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.Comparison;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.record.FilmRate;
import adaptarium.render.record.Recording;
import adaptarium.render.record.RecordingException;
import adaptarium.render.watch.Dashboard;
import adaptarium.render.watch.ReplayedSession;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.View;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a session again that was kept by {@code watch --keep}. */
@Command(
        name = "replay",
        description = "See again what 'watch --keep FILE' or 'play --keep FILE' kept, with every slider as it was moved"
                + " and every edit of the scene.")
final class ReplayCommand implements Callable<Integer> {
    private static final int WIDTH = 960; // px
    private static final int HEIGHT = 540; // px
    private static final double FRAMES_PER_SECOND = 25;

    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "The replay.")
    private Path file;

    @Mixin
    private WindowOptions options;

    @Option(
            names = "--out",
            paramLabel = "FILM",
            description = "Write it as a film instead, without any window: .gif, .apng, .mp4 (needs ffmpeg) or .html.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        ReplayFile replay = ReplayFile.read(file);
        Optional<Output> film = Optional.ofNullable(out).map(Output::at); // refused before anything is played
        warn(replay);
        if (film.isPresent()) {
            return film(replay, film.get());
        }
        try (Agents.Watched watched = open(replay);
                SessionWindow window = options.open()) {
            window.show(new SessionRunner(new ReplayedSession(watched.session(), replay.log(), replay.steps())), null);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private int film(ReplayFile replay, Output film) {
        try (Agents.Watched watched = open(replay)) {
            ReplayedSession session = new ReplayedSession(watched.session(), replay.log(), replay.steps());
            Session.About about = session.about();
            FilmRate rate = FilmRate.near(about.controlTimestep(), 1, FRAMES_PER_SECOND);
            Theme colours = Theme.named(options.theme == null ? Theme.LIGHT.name() : options.theme);
            Recording.Settings settings = new Recording.Settings(
                    WIDTH, HEIGHT, rate.framesPerSecond(), about.title(), colours, ScenePainter.usualOverlays());
            Path to = film.path();
            Dashboard dashboard =
                    new Dashboard(colours, Recording.keepsLayers(to) ? EnumSet.allOf(Overlay.class) : settings.shown());
            Rect area = new Rect(0, 0, WIDTH, HEIGHT);
            int frames = Film.write(
                    to,
                    settings,
                    rate,
                    Comparison.trial(session, () -> {}),
                    (canvas, moment) -> dashboard.paint(canvas, area, about, moment, View.USUAL));
            root.said(Optional.of(film)).println("recorded " + frames + " frames to " + to);
            return 0;
        } catch (RecordingException | IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private void warn(ReplayFile replay) {
        String now = RunInfo.presentCommit();
        if (!now.equals(replay.commit())) {
            root.err()
                    .println("adaptarium: the replay was made by commit " + replay.commit() + ", this is " + now
                            + "; it may run differently");
        }
    }

    private Agents.Watched open(ReplayFile replay) {
        try {
            if (replay.driven()) {
                RunDirectory against = replay.run().isEmpty() ? null : root.agent(replay.run(), null, root::runToSee);
                TaskFamily<?> family = Families.named(replay.family());
                return Agents.driven(family, replay.split(), replay.seed(), /* guessed= */ false, against);
            }
            if (replay.run().isEmpty()) {
                return Agents.random(Families.named(replay.family()), replay.split(), replay.seed());
            }
            RunDirectory run =
                    root.agent(replay.run(), null, root::runToSee); // first: the family may come from its plug-ins
            return Agents.ofRun(run, Families.named(replay.family()), replay.split(), replay.rounds(), replay.seed());
        } catch (IllegalArgumentException e) {
            throw new UserException("the replay is of another family version: " + e.getMessage(), e);
        }
    }
}
