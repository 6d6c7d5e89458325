package adaptarium.experiments.command;

import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.CheckpointFile;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.FewShotSession;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.experiments.watch.RunCatalogue;
import adaptarium.experiments.watch.Switch;
import adaptarium.experiments.watch.TaskMaps;
import adaptarium.experiments.watch.WatchableAgents;
import adaptarium.render.watch.Catalogue;
import adaptarium.render.watch.Library;
import adaptarium.render.watch.SessionRunner;
import adaptarium.render.watch.TaskMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows an agent that adapts, in a window. */
@Command(
        name = "watch",
        description = "Watch a run's agent adapt to test tasks, in a window. F1 there shows the keys.",
        footer = {
            "",
            "Example: adaptarium watch cartpole-rl2 --split shifted",
            "         adaptarium watch cartpole-rl2 --switch-at 3s --switch sign=-1 --beside oracle",
            "         adaptarium watch identify-prototypical --seed 2"
        })
final class WatchCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Mixin
    private ShownAgent agent;

    @Mixin
    private WindowOptions options;

    @Option(
            names = "--beside",
            paramLabel = "NAME",
            description =
                    "Who is shown beside from the start, such as 'oracle' or 'random'; B goes through all of them.")
    private @Nullable String beside;

    @Option(names = "--keep", paramLabel = "FILE", description = "Keep what was watched, for 'adaptarium replay FILE'.")
    private @Nullable Path keep;

    @Override
    public Integer call() {
        if (agent.isFewShot(root)) {
            return fewShot();
        }
        Optional<Output> kept = Optional.ofNullable(keep).map(Output::at); // refused before anything is watched
        try (Agents.Watched watched = agent.open(root, "watch");
                SessionWindow window = options.open()) {
            SessionRunner runner = new SessionRunner(
                    watched.session(),
                    Switch.script(watched.session().family(), agent.switchAt, agent.switches, agent.seed));
            runner.playlist(agent.asked(watched.session().family()));
            if (beside != null) {
                runner.ask(new adaptarium.render.watch.Command.Beside(other(watched, beside)));
            }
            try (RunCatalogue catalogue = catalogue(runner.about().family())) {
                KeptSession.show(
                        root,
                        window,
                        runner,
                        /* pilot= */ null,
                        new Library(maps(), kept.isEmpty() ? catalogue : Catalogue.NONE),
                        () -> kept.ifPresent(file -> keep(file, runner, watched))); // what is kept is one session
                Browsing.goOn(window, catalogue);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private int fewShot() {
        if (keep != null || beside != null || !agent.isPlain()) {
            throw new UserException(
                    "a few-shot run is watched with --checkpoint, --split, --seed (the number of a task),"
                            + " --theme and --state alone: nobody acts in it");
        }
        try (FewShotSession<?> session = agent.openFewShot(root);
                SessionWindow window = options.open()) {
            SessionRunner runner = new SessionRunner(session);
            try (RunCatalogue catalogue = catalogue(runner.about().family())) {
                window.show(runner, /* pilot= */ null, new Library(/* maps= */ List.of(), catalogue));
                Browsing.goOn(window, catalogue);
            }
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private RunCatalogue catalogue(String family) {
        String run = agent.run;
        String shown = run == null
                ? ""
                : CheckpointFile.named(run).isPresent() ? run : WatchableAgents.id(root.runs(), agent.find(root, run));
        String checkpoint = agent.checkpoint == null ? Catalogue.Choice.NEWEST : agent.checkpoint;
        return Browsing.watching(
                root, new Catalogue.Choice(shown, family, checkpoint, RunCatalogue.name(agent.split)), agent.seed);
    }

    private List<TaskMap> maps() {
        return agent.run == null
                ? List.of()
                : TaskMaps.in(agent.find(root, agent.run).folder(), root::note);
    }

    private static String other(Agents.Watched watched, String wanted) {
        List<String> names = watched.session().about().others();
        return watched.session()
                .besideMeant(wanted)
                .orElseThrow(() -> new UserException("--beside: there is no '" + wanted + "'; there are "
                        + String.join("; ", names) + " ('adaptarium evaluate' trains a run's baselines)"));
    }

    private void keep(Output file, SessionRunner runner, Agents.Watched watched) {
        ReplayFile replay = new ReplayFile(
                /* driven= */ false,
                agent.run == null ? "" : agent.run,
                runner.about().family(),
                agent.split,
                agent.seed,
                watched.session().rounds(),
                RunInfo.presentCommit(),
                runner.steps(),
                runner.log());
        file.write(replay.content());
    }
}
