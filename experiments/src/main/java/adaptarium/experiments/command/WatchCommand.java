package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.render.Theme;
import adaptarium.render.gl.GlException;
import adaptarium.render.gl.GlWindow;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.Viewer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows an agent that adapts, in a window. */
@Command(
        name = "watch",
        description = "Watch a run's agent adapt to tasks it has never seen, in a window. F1 there shows the keys.",
        footer = {"", "Example: adaptarium watch cartpole-rl2 --split shifted"})
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's name or folder. Left out, the agent acts at random.")
    private @Nullable String run;

    @Option(names = "--family", paramLabel = "FAMILY", description = "Another family of equal observation and action.")
    private @Nullable String family;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Where tasks are drawn from: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "TEST")
    private Split split;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which tasks, initial states and noise. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private long seed;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many times the agent adapts in each task. Default: as it was trained to.")
    private @Nullable Integer rounds;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "light or dark. Default: ${DEFAULT-VALUE}.",
            defaultValue = "light")
    private String theme;

    @Option(names = "--keep", paramLabel = "FILE", description = "Keep what was watched, for 'adaptarium replay FILE'.")
    private @Nullable Path keep;

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    @Override
    public Integer call() {
        try (Agents.Watched watched = open();
                SessionRunner runner = new SessionRunner(watched.session());
                Viewer viewer = new Viewer(runner, Theme.named(theme), Path.of(""))) {
            runner.start();
            GlWindow.show(viewer, WIDTH, HEIGHT);
            if (keep != null) {
                keep(keep, runner, watched);
            }
            runner.failure().ifPresent(failure -> {
                throw failure;
            });
            return 0;
        } catch (GlException | IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private void keep(Path file, SessionRunner runner, Agents.Watched watched) {
        new ReplayFile(
                        run == null ? "" : run,
                        runner.about().family(),
                        split,
                        seed,
                        watched.session().rounds(),
                        RunInfo.presentCommit(),
                        runner.steps(),
                        runner.log())
                .write(file);
    }

    private Agents.Watched open() {
        if (run != null) {
            return Agents.ofRun(root.run(run), family == null ? null : Families.named(family), split, rounds, seed);
        }
        if (family == null) {
            throw new UserException("watch needs a RUN, or a --family to play at random");
        }
        return Agents.random(Families.named(family), split, seed);
    }
}
