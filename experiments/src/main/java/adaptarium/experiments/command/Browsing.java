package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.FewShotSession;
import adaptarium.experiments.watch.Opened;
import adaptarium.experiments.watch.RunCatalogue;
import adaptarium.experiments.watch.TaskMaps;
import adaptarium.experiments.watch.WatchableAgents;
import adaptarium.render.watch.Catalogue;
import adaptarium.render.watch.Library;
import adaptarium.render.watch.SessionRunner;
import java.util.List;
import java.util.Optional;

/** What a window goes to from its list, one thing after the other: what {@code watch}, {@code play} and {@code demo} share. */
final class Browsing {
    private Browsing() {}

    /**
     * What can be watched instead of what is watched.
     *
     * @param root knows the runs
     * @param present what is watched at first
     * @param seed of tasks, initial states and noise
     * @return the catalogue, closed by the caller
     */
    static RunCatalogue watching(AdaptariumCommand root, Catalogue.Choice present, long seed) {
        return new RunCatalogue(
                "Agent",
                "random actions",
                present,
                () -> WatchableAgents.in(root.runs(), root::note),
                WatchableAgents::first,
                choice -> watched(root, choice, seed),
                root::note);
    }

    private static Opened watched(AdaptariumCommand root, Catalogue.Choice choice, long seed) {
        Split split = RunCatalogue.split(choice.split());
        if (choice.agent().isEmpty()) {
            return new Opened(
                    Agents.random(Named.family(choice.family()), split, seed),
                    /* maps= */ List.of(),
                    /* pilot= */ null);
        }
        RunDirectory run = run(root, choice);
        if (run.config().isFewShot()) {
            FewShotSession<?> session = FewShotSession.ofRun(run, split, seed);
            return new Opened(session, session::close, /* maps= */ List.of(), /* pilot= */ null);
        }
        TaskFamily<?> other = run.config().family().equals(choice.family()) ? null : Families.named(choice.family());
        return new Opened(
                Agents.ofRun(run, other, split, /* rounds= */ null, seed),
                TaskMaps.in(run.folder(), root::note),
                /* pilot= */ null);
    }

    /**
     * The run that was chosen from a window's list.
     *
     * @param root knows the runs
     * @param choice with an agent
     * @return the run, with the chosen checkpoint looked at
     * @throws UserException where it cannot be opened, or needs plug-ins that the user does not trust yet
     */
    static RunDirectory run(AdaptariumCommand root, Catalogue.Choice choice) {
        String checkpoint = choice.checkpoint().equals(Catalogue.Choice.NEWEST) ? null : choice.checkpoint();
        return WatchableAgents.demonstration(choice.agent())
                .map(demonstration -> demonstration.run(root.commandLine()))
                .orElseGet(() -> root.agent(choice.agent(), checkpoint, root::runFromWindow));
    }

    /**
     * Shows what has been chosen, until the window is just closed.
     *
     * @param window where
     * @param catalogue what is chosen from
     * @throws UserException where the graphics driver fails, or a simulation hangs when the window is closed
     */
    static void goOn(SessionWindow window, RunCatalogue catalogue) {
        for (Optional<Opened> next = catalogue.taken(); next.isPresent(); next = catalogue.taken()) {
            try (Opened shown = next.get()) {
                window.show(new SessionRunner(shown.session()), shown.pilot(), new Library(shown.maps(), catalogue));
            }
        }
    }
}
