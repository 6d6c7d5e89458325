package adaptarium.experiments.command;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.watch.Agents;
import adaptarium.experiments.watch.FewShotSession;
import adaptarium.experiments.watch.KeptTasks;
import adaptarium.experiments.watch.TaskValues;
import adaptarium.render.watch.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which agent is shown in which tasks, and what changes under it: what {@code watch} and {@code record} are asked alike. */
final class ShownAgent {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "A run's name or folder, or a checkpoint file. Left out, the agent acts at random.")
    @Nullable
    String run;

    @Option(
            names = "--checkpoint",
            paramLabel = "WHICH",
            description = "Of the run: newest, best (on validation tasks), or after how many updates. Default: newest.")
    @Nullable
    String checkpoint;

    @Option(names = "--family", paramLabel = "FAMILY", description = "Another family of equal observation and action.")
    @Nullable
    String family;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Where tasks are drawn from: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            converter = SplitName.class,
            completionCandidates = SplitName.class,
            defaultValue = "test")
    Split split;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Which tasks, initial states and noise; of a few-shot run the number of the first task. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "0")
    long seed;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many times the agent adapts in each task. Default: as it was trained to.")
    @Nullable
    Integer rounds;

    @Option(
            names = "--task",
            paramLabel = "name=value",
            description = "A task of your choice to begin with; parameters that are not given are drawn as usual.")
    List<String> task = List.of();

    @Option(
            names = "--tasks",
            paramLabel = "FILE",
            description =
                    "Tasks that 'adaptarium tasks' has drawn or a window has saved with its scene (Ctrl+S), one after"
                            + " the other, with the split and seed of the file.")
    @Nullable
    Path tasks;

    @Option(
            names = "--switch-at",
            paramLabel = "SECONDS",
            description = "When in an episode the task changes, once in every task, such as 3s; see --switch.")
    @Nullable
    String switchAt;

    @Option(
            names = "--switch",
            paramLabel = "name=value",
            description = "What changes then: a live task parameter. Default: all live ones are drawn anew.")
    List<String> switches = List.of();

    private List<Command.Play> openings = List.of(); // of the tasks of the file

    /** The run that is shown, with the checkpoint that was asked for. */
    RunDirectory find(AdaptariumCommand root, String name) {
        return root.agent(name, checkpoint, root::runToSee);
    }

    /** Whether nothing is asked of the tasks and their course but where they are from and which they are. */
    boolean isPlain() {
        return family == null
                && rounds == null
                && tasks == null
                && switchAt == null
                && task.isEmpty()
                && switches.isEmpty();
    }

    /** Whether it is a run on a few-shot problem, in which nobody acts. */
    boolean isFewShot(AdaptariumCommand root) {
        return run != null && find(root, run).config().isFewShot();
    }

    /**
     * Shows what the learner of a run on a few-shot problem takes examples for.
     *
     * @param root knows the runs
     * @return the session, closed by the caller
     * @throws UserException where it compares none
     */
    FewShotSession<?> openFewShot(AdaptariumCommand root) {
        return FewShotSession.ofRun(find(root, Objects.requireNonNull(run)), split, seed);
    }

    /** The same agent with another seed and checkpoint. */
    ShownAgent with(long otherSeed, @Nullable String otherCheckpoint) {
        ShownAgent other = new ShownAgent();
        other.run = run;
        other.checkpoint = otherCheckpoint;
        other.family = family;
        other.split = split;
        other.seed = otherSeed;
        other.rounds = rounds;
        return other;
    }

    /** The tasks that were asked for, the first one to begin with; none where they are drawn. */
    List<Command.Play> asked(TaskFamily<?> played) {
        return task.isEmpty() ? openings : List.of(new Command.Play(TaskValues.parsed(played.tasks(), "--task", task)));
    }

    private TaskFamily<?> withTasks(TaskFamily<?> played) {
        if (tasks != null) {
            if (!task.isEmpty()) {
                throw new UserException("--tasks goes without --task: the file says the tasks");
            }
            KeptTasks kept = KeptTasks.read(tasks, played);
            split = kept.split();
            seed = kept.seed();
            openings = kept.openings();
        }
        return played;
    }

    /**
     * Lets the agent begin.
     *
     * @param root knows the runs
     * @param command who asks, for complaints
     * @return the session, closed by the caller
     */
    Agents.Watched open(AdaptariumCommand root, String command) {
        if (run != null) {
            RunDirectory found = find(root, run);
            TaskFamily<?> played = withTasks(family == null ? found.config().taskFamily() : Families.named(family));
            return Agents.ofRun(found, played, split, rounds, seed);
        }
        if (family == null) {
            throw new UserException(command + " needs a RUN, or a --family to play at random");
        }
        return Agents.random(withTasks(Families.named(family)), split, seed);
    }
}
