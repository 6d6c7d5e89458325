package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.render.watch.ReplayedSession;
import adaptarium.render.watch.SessionRunner;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows a session again that was kept by {@code watch --keep}. */
@Command(
        name = "replay",
        description = "See again what 'watch --keep FILE' or 'play --keep FILE' kept, with every slider as it was moved"
                + " and every edit of the scene.")
final class ReplayCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(index = "0", paramLabel = "FILE", description = "The replay.")
    private Path file;

    @Mixin
    private WindowOptions options;

    @Override
    public Integer call() {
        ReplayFile replay = ReplayFile.read(file);
        warn(replay);
        try (Agents.Watched watched = open(replay);
                SessionWindow window = options.open()) {
            window.show(new SessionRunner(new ReplayedSession(watched.session(), replay.log(), replay.steps())), null);
            return 0;
        } catch (IllegalArgumentException e) {
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
