package adaptarium.experiments.gap;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.gap.FamilyLeaks.AgentLeaks;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.experiments.run.WholeFile;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.ReferencePlayer;
import adaptarium.meta.probe.LeakProbe;
import adaptarium.meta.probe.LeakProbe.Effort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Probes a family for leaks with the agents of a gap's run: PPO that does not adapt, and PPO that is told a task. What was found stays in the run's folder. */
public final class LeakStudy {
    private static final String FILE = "leaks.json";

    private LeakStudy() {}

    /**
     * What a run's agents see of the task.
     *
     * @param run one of a gap's study, trained and evaluated
     * @param effort how much is tried
     * @return what was found, now or before with the same effort
     * @throws UserException where the run has no checkpoint or no baseline
     */
    public static FamilyLeaks of(RunDirectory run, Effort effort) {
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no checkpoint to probe"));
        Optional<FamilyLeaks> before = stored(run)
                .filter(found -> found.iteration() == saved.iteration()
                        && found.tasks() == effort.tasks()
                        && found.samples() == effort.samples()
                        && found.seed() == effort.seed());
        return before.orElseGet(() -> {
            FamilyLeaks found = probe(run, run.config().taskFamily(), saved, effort);
            WholeFile.write(file(run), Json.sealed(found));
            return found;
        });
    }

    /**
     * What was found before.
     *
     * @param run a gap's run
     * @return empty where it has not been probed
     */
    public static Optional<FamilyLeaks> stored(RunDirectory run) {
        return Files.isRegularFile(file(run)) ? Optional.of(Json.read(file(run), FamilyLeaks.class)) : Optional.empty();
    }

    /**
     * What was found of a family in a study of gaps, wherever it was probed last.
     *
     * @param study the study's folder
     * @param family its id
     * @return empty where it has not been probed
     */
    public static Optional<FamilyLeaks> stored(Path study, String family) {
        return RunDirectory.all(study).stream()
                .filter(run -> !Files.isSymbolicLink(run.folder()))
                .flatMap(run -> stored(run).stream())
                .filter(found -> found.family().equals(family))
                .reduce((first, second) -> second);
    }

    private static Path file(RunDirectory run) {
        return run.folder().resolve(FILE);
    }

    private static <T extends Record> FamilyLeaks probe(
            RunDirectory run, TaskFamily<T> family, CheckpointFolder.Saved saved, Effort effort) {
        RunConfig config = run.config();
        RunDirectory baseline = Baselines.trained(run).stream()
                .findFirst()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no baseline to probe"));
        List<AgentLeaks> found = new ArrayList<>();
        try (MetaLearner<T> blind = Baselines.learner(baseline, family)) {
            String title = baseline.config().algorithm().algorithm().title();
            found.add(new AgentLeaks(title, true, LeakProbe.of(family, agents(blind), effort)));
        }
        try (MetaLearner<T> oracle = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads())) {
            Trainer.restore(oracle, saved, config);
            String title = config.algorithm().algorithm().title();
            found.add(new AgentLeaks(
                    title + ", but another one's",
                    true,
                    LeakProbe.of(family, LeakProbe.misled(family, agents(oracle)), effort)));
            found.add(new AgentLeaks(title, false, LeakProbe.of(family, agents(oracle), effort)));
        }
        return new FamilyLeaks(
                family.spec().id(),
                run.name(),
                saved.iteration(),
                effort.tasks(),
                effort.samples(),
                effort.seed(),
                found);
    }

    /**
     * What agents see of the task that nobody has trained: a random feedback, and the family's reference controller that is told a task.
     *
     * @param <T> the family's task record
     * @param family what is probed
     * @param effort how much is tried
     * @return what was found; it is not stored
     */
    public static <T extends Record> FamilyLeaks untrained(TaskFamily<T> family, Effort effort) {
        List<AgentLeaks> found = new ArrayList<>();
        found.add(new AgentLeaks(
                "a random feedback", true, LeakProbe.of(family, LeakProbe.feedback(family, effort.seed()), effort)));
        References.of(family).stream().filter(Reference::toldTask).findFirst().ifPresent(reference -> {
            LeakProbe.Agents<T> told = (tasks, seed) -> new ReferencePlayer<>(reference, tasks, 1, 0, seed);
            found.add(new AgentLeaks(
                    reference.title() + " of another one",
                    true,
                    LeakProbe.of(family, LeakProbe.misled(family, told), effort)));
            found.add(new AgentLeaks(reference.title(), false, LeakProbe.of(family, told, effort)));
        });
        return new FamilyLeaks(
                family.spec().id(), "", /* iteration= */ 0, effort.tasks(), effort.samples(), effort.seed(), found);
    }

    private static <T extends Record> LeakProbe.Agents<T> agents(MetaLearner<T> learner) {
        return (tasks, seed) -> learner.newAdaptation(tasks.size(), seed);
    }
}
