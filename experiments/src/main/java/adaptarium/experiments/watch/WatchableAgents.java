package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.index.IndexedRun;
import adaptarium.experiments.index.RunIndex;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunSummary;
import adaptarium.render.Numbers;
import adaptarium.render.watch.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trained agents there are: those that come with the program, those of the folder of runs, and stored ones that have a checkpoint. */
public final class WatchableAgents {
    private static final String DEMONSTRATION = "demo "; // before a demonstration's name
    private static final String CONFIGURATION = "configuration "; // before a configuration's name
    private static final int MOST = 10_000; // runs

    private WatchableAgents() {}

    /** The agents that come with the program. */
    public static List<Catalogue.Agent> demonstrations() {
        return Demonstration.ALL.stream()
                .map(one -> new Catalogue.Agent(
                        DEMONSTRATION + one.name(),
                        one.family(),
                        one.configuration() + ", comes with the program",
                        List.of(Catalogue.Choice.NEWEST)))
                .toList();
    }

    /**
     * The demonstration that an agent's id stands for.
     *
     * @param id the id
     * @return nothing where it stands for a run
     */
    public static Optional<Demonstration> demonstration(String id) {
        return Demonstration.ALL.stream()
                .filter(one -> id.equals(DEMONSTRATION + one.name()))
                .findFirst();
    }

    /** What is shown where a demonstration is. */
    public static Catalogue.Choice choice(Demonstration shown) {
        return new Catalogue.Choice(
                DEMONSTRATION + shown.name(), shown.family(), Catalogue.Choice.NEWEST, RunCatalogue.name(Split.TEST));
    }

    /** The id of a family's demonstration; empty where there is none. */
    public static String demonstrationOf(String family) {
        return Demonstration.of(family).map(one -> DEMONSTRATION + one.name()).orElse("");
    }

    /**
     * The first of some agents that was trained on a family.
     *
     * @param family its id
     * @param agents the agents
     * @return its id; empty where there is none
     */
    public static String first(String family, List<Catalogue.Agent> agents) {
        return agents.stream()
                .filter(agent -> agent.family().equals(family) && agent.trained())
                .map(Catalogue.Agent::id)
                .findFirst()
                .orElse("");
    }

    /**
     * What a run of the folder of runs is asked for by: its place in it; any other by its path.
     *
     * @param runs the folder of runs
     * @param run the run
     */
    public static String id(Path runs, RunDirectory run) {
        Path all = runs.toAbsolutePath().normalize();
        Path folder = run.folder().toAbsolutePath().normalize();
        return folder.startsWith(all)
                ? all.relativize(folder).toString()
                : run.folder().toString();
    }

    /**
     * All of them.
     *
     * @param runs the folder of runs; it may be missing
     * @param notes hears in a line where the index of runs could not be used
     * @return demonstrations first, then runs, the newest first, then stored ones, without those that have no checkpoint; at the end the program's configurations
     *     by which none of them was trained
     */
    public static List<Catalogue.Agent> in(Path runs, Consumer<String> notes) {
        List<Catalogue.Agent> agents = new ArrayList<>(demonstrations());
        try (RunIndex index = RunIndex.open(runs, notes)) {
            for (IndexedRun run : index.find(List.of(), "-begun", MOST)) {
                add(run.place(), new RunDirectory(runs.resolve(run.place())), run.summary(), agents);
            }
        }
        Path stored = Path.of(System.getProperty("adaptarium.home", "."), "experiments", "results");
        for (RunDirectory run : RunDirectory.all(stored)) {
            if (Files.isDirectory(run.own("checkpoints"))) {
                add(id(runs, run), run, RunSummary.settled(run), agents);
            }
        }
        agents.addAll(untrained(List.copyOf(agents)));
        return agents;
    }

    private static List<Catalogue.Agent> untrained(List<Catalogue.Agent> trained) {
        List<Catalogue.Agent> configurations = new ArrayList<>();
        for (String name : Configurations.shipped().keySet()) {
            RunConfig config = Configurations.load(name, List.of());
            String learner = config.algorithm().name() + ","; // as those of runs begin
            boolean there = Demonstration.ALL.stream()
                            .anyMatch(one -> one.configuration().equals(name))
                    || trained.stream()
                            .anyMatch(agent -> agent.family().equals(config.family())
                                    && agent.learner().startsWith(learner));
            if (!config.isFewShot() && !there) {
                configurations.add(new Catalogue.Agent(
                        CONFIGURATION + name, config.family(), command(name), /* checkpoints= */ List.of()));
            }
        }
        return configurations;
    }

    private static String command(String configuration) {
        return "./adaptarium train " + configuration;
    }

    /**
     * How to get the agent that an id stands for, where nobody has trained it.
     *
     * @param id the id
     * @return a line; nothing where it stands for a run or a demonstration
     */
    public static Optional<String> missing(String id) {
        return id.startsWith(CONFIGURATION)
                ? Optional.of("nobody has trained it here; '" + command(id.substring(CONFIGURATION.length()))
                        + "' does, and then it is in this list")
                : Optional.empty();
    }

    private static void add(String id, RunDirectory run, RunSummary summary, List<Catalogue.Agent> agents) {
        CheckpointFolder folder = run.checkpoints();
        List<String> checkpoints = new ArrayList<>();
        folder.updates().forEach(update -> checkpoints.add(Integer.toString(update)));
        if (checkpoints.isEmpty()) {
            return; // nothing to watch yet
        }
        Collections.reverse(checkpoints);
        checkpoints.add(0, Catalogue.Choice.NEWEST);
        if (folder.hasBest()) {
            checkpoints.add(1, CheckpointFolder.BEST_NAME);
        }
        String learner = summary.algorithm() + ", " + summary.updates() + " updates"
                + (summary.score() == null
                        ? ""
                        : ", return " + Numbers.brief(summary.score()) + " on " + summary.scored())
                + (summary.state().equals("running") ? ", running" : "");
        agents.add(new Catalogue.Agent(id, summary.family(), learner, checkpoints));
    }
}
