package adaptarium.experiments.command;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.Output;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.Demonstration;
import adaptarium.experiments.watch.KeptTasks;
import adaptarium.experiments.watch.Opened;
import adaptarium.experiments.watch.ReplayFile;
import adaptarium.experiments.watch.RunCatalogue;
import adaptarium.experiments.watch.WatchableAgents;
import adaptarium.render.watch.Catalogue;
import adaptarium.render.watch.Library;
import adaptarium.render.watch.Pilot;
import adaptarium.render.watch.SessionRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lets a person drive a family, to feel what it is like. */
@Command(
        name = "play",
        description =
                "Drive a family yourself, by keyboard or gamepad, in a task whose parameters differ each time (N).",
        footer = {"", "Example: adaptarium play Lander-v0", "         adaptarium play CartPole-v0 --guess"})
final class PlayCommand implements Callable<Integer> {
    @ParentCommand
    private AdaptariumCommand root;

    @Parameters(
            index = "0",
            paramLabel = "FAMILY",
            description = "A family's name; 'adaptarium list families' shows all.")
    private String family;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Where tasks are drawn from: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            converter = SplitName.class,
            completionCandidates = SplitName.class,
            defaultValue = "test")
    private Split split;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which tasks and initial states. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private long seed;

    @Mixin
    private WindowOptions options;

    @Option(
            names = "--guess",
            description = "Hide the task from you, too: guess its parameters, then reveal them (Enter) and see how"
                    + " you, a trained agent and one that is told the task did in the same episodes.")
    private boolean guess;

    @Option(
            names = "--against",
            paramLabel = "RUN",
            description = "A trained agent to race against (B shows it beside). With --guess, by default, the"
                    + " demonstration's where there is one of this family.")
    private @Nullable String against;

    @Option(
            names = "--tasks",
            paramLabel = "FILE",
            description =
                    "Tasks that 'adaptarium tasks' has drawn or a window has saved with its scene (Ctrl+S), one after"
                            + " the other, with the split and seed of the file.")
    private @Nullable Path tasks;

    @Option(names = "--keep", paramLabel = "FILE", description = "Keep what was played, for 'adaptarium replay FILE'.")
    private @Nullable Path keep;

    @Override
    public Integer call() {
        if (keep != null && guess) {
            throw new UserException("--keep goes without --guess: a replay shows the task");
        }
        Optional<Output> kept = Optional.ofNullable(keep).map(Output::at); // refused before anything is played
        TaskFamily<?> played = Named.family(family);
        RunDirectory first = opponent(played);
        List<adaptarium.render.watch.Command.Play> openings = openings(played);
        try (Agents.Watched driven = Agents.driven(played, split, seed, guess, first);
                SessionWindow window = options.open();
                RunCatalogue catalogue = catalogue(played, first)) {
            SessionRunner runner = new SessionRunner(driven.session());
            runner.playlist(openings);
            Pilot pilot = new Pilot(played.spec().actions());
            KeptSession.show(
                    root,
                    window,
                    runner,
                    pilot,
                    new Library(List.of(), kept.isEmpty() ? catalogue : Catalogue.NONE),
                    () -> kept.ifPresent(
                            file -> file.write(replay(runner, driven).content())));
            Browsing.goOn(window, catalogue);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    private List<adaptarium.render.watch.Command.Play> openings(TaskFamily<?> played) {
        if (tasks == null) {
            return List.of();
        }
        KeptTasks read = KeptTasks.read(tasks, played);
        split = read.split();
        seed = read.seed();
        return read.openings();
    }

    private ReplayFile replay(SessionRunner runner, Agents.Watched driven) {
        return new ReplayFile(
                /* driven= */ true,
                against == null ? "" : against,
                runner.about().family(),
                split,
                seed,
                driven.session().rounds(),
                RunInfo.presentCommit(),
                runner.steps(),
                runner.log());
    }

    private RunCatalogue catalogue(TaskFamily<?> played, @Nullable RunDirectory first) {
        String id = played.spec().id();
        String opponent = against != null && first != null
                ? WatchableAgents.id(root.runs(), first)
                : first == null ? "" : WatchableAgents.demonstrationOf(id);
        return new RunCatalogue(
                "Against",
                "nobody",
                new Catalogue.Choice(opponent, id, Catalogue.Choice.NEWEST, RunCatalogue.name(split)),
                () -> WatchableAgents.in(root.runs(), root::note),
                (of, agents) -> guess ? WatchableAgents.demonstrationOf(of) : "",
                this::opened,
                root::note);
    }

    private Opened opened(Catalogue.Choice choice) {
        RunDirectory opponent = choice.agent().isEmpty() ? null : Browsing.run(root, choice);
        TaskFamily<?> chosen = Named.family(choice.family()); // after: it may come from the run's plug-ins
        return new Opened(
                Agents.driven(chosen, RunCatalogue.split(choice.split()), seed, guess, opponent),
                List.of(),
                new Pilot(chosen.spec().actions()));
    }

    private @Nullable RunDirectory opponent(TaskFamily<?> played) {
        if (against != null) {
            return root.agent(against, null, root::runToSee);
        }
        return demonstrated(played);
    }

    private @Nullable RunDirectory demonstrated(TaskFamily<?> played) {
        return guess
                ? Demonstration.of(played.spec().id())
                        .map(demonstration -> demonstration.run(root.commandLine()))
                        .orElse(null)
                : null;
    }
}
