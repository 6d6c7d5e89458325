package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.Participant;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.MetaLearner;
import adaptarium.meta.RandomPolicy;
import adaptarium.meta.ReferencePlayer;
import adaptarium.meta.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Everybody who can be shown beside an agent: the run's trained baselines, oracle first, the agent itself without its memory, controllers made by hand, and
 * random actions. Learners are loaded when they are first asked for.
 *
 * @param <T> the task record of the family that is played
 */
final class OtherAgents<T extends Record> implements AutoCloseable {
    private final TaskFamily<T> family;
    private final Split split;
    private final List<OtherAgent<T>> list = new ArrayList<>();
    private final List<MetaLearner<?>> loaded = new ArrayList<>();

    private OtherAgents(TaskFamily<T> family, Split split) {
        this.family = family;
        this.split = split;
    }

    /**
     * Those of an agent that acts at random, or is driven by hand.
     *
     * @param <T> the task record
     * @param family what is played
     * @param split whose tasks are played
     * @return the other agents, closed by the caller
     */
    static <T extends Record> OtherAgents<T> of(TaskFamily<T> family, Split split) {
        OtherAgents<T> others = new OtherAgents<>(family, split);
        others.addReferences();
        others.addRandom();
        return others;
    }

    /**
     * Those of a trained agent.
     *
     * @param <T> the task record
     * @param family what is played
     * @param split whose tasks are played
     * @param run the agent's run
     * @param learner the agent's learner, not closed
     * @return the other agents, closed by the caller
     */
    static <T extends Record> OtherAgents<T> of(
            TaskFamily<T> family, Split split, RunDirectory run, MetaLearner<?> learner) {
        OtherAgents<T> others = new OtherAgents<>(family, split);
        RunConfig config = run.config();
        TaskFamily<?> trained = config.taskFamily();
        if (trained.taskType().equals(family.taskType()) // an oracle's context has the task's shape
                && trained.tasks().contextSize() == family.tasks().contextSize()) {
            Baselines.trained(run).forEach(others::addBaseline);
        }
        Participant own = Participant.of(config.algorithm().algorithm());
        for (String ablation : learner.ablations()) {
            others.list.add(new OtherAgent<>(
                    ablation,
                    own.without(ablation).title(),
                    (task, slots, seed) -> learner.newAblation(ablation, slots, seed)));
        }
        others.addReferences();
        others.addRandom();
        return others;
    }

    /**
     * Those of somebody who drives by hand against a trained agent.
     *
     * @param <T> the task record
     * @param family what is played
     * @param split whose tasks are played
     * @param run the trained agent's run
     * @return the other agents, the trained one first; closed by the caller
     * @throws UserException where the agent was trained on another family, or plays several episodes at once
     */
    static <T extends Record> OtherAgents<T> against(TaskFamily<T> family, Split split, RunDirectory run) {
        OtherAgents<T> others = new OtherAgents<>(family, split);
        others.addTrained(run);
        others.addReferences();
        others.addRandom();
        return others;
    }

    private void addTrained(RunDirectory run) {
        if (!run.config().taskFamily().taskType().equals(family.taskType())) {
            throw new UserException("run '" + run.name() + "' was trained on "
                    + run.config().taskFamily().spec().id() + ", not on "
                    + family.spec().id());
        }
        RunConfig config = run.config();
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no checkpoint yet"));
        MetaLearner<T> learner = Trainer.newLearner(config.algorithm(), family, config.seed(), config.threads());
        loaded.add(learner);
        Trainer.restore(learner, saved, config);
        try (var adaptation = learner.newAdaptation(1, 0)) {
            if (adaptation.episodesPerRound() != 1) {
                close();
                throw new UserException("run '" + run.name() + "' plays " + adaptation.episodesPerRound()
                        + " episodes at once; one can race against agents that play one at a time, such as RL²");
            }
        }
        String title = Participant.of(config.algorithm().algorithm()).title();
        list.add(new OtherAgent<>(run.name(), title, (task, slots, seed) -> learner.newAdaptation(slots, seed)));
    }

    List<OtherAgent<T>> list() {
        return list;
    }

    private void addBaseline(RunDirectory baseline) {
        List<MetaLearner<T>> once = new ArrayList<>();
        Participant who = Participant.of(baseline.config().algorithm().algorithm());
        OtherAgent<T> other = new OtherAgent<>(who.name(), who.title(), (task, slots, seed) -> {
            if (once.isEmpty()) {
                once.add(Baselines.learner(baseline, family));
                loaded.addAll(once);
            }
            return once.get(0).newAdaptation(slots, seed);
        });
        list.add(who.role() == Role.ORACLE ? 0 : list.size(), other);
    }

    private void addReferences() {
        int rounds = family.spec().episodesPerTrial();
        for (Reference<T> reference : References.of(family, split)) {
            list.add(new OtherAgent<>(
                    reference.method(),
                    reference.title(),
                    (task, slots, seed) -> new ReferencePlayer<>(reference, List.of(task), slots, rounds, seed)));
        }
    }

    private void addRandom() {
        list.add(new OtherAgent<>(
                Participant.RANDOM.name(),
                Participant.RANDOM.title(),
                (task, slots, seed) -> new RandomPolicy(family.spec(), slots, /* episodesPerRound= */ 1, seed)));
    }

    @Override
    public void close() {
        loaded.forEach(MetaLearner::close);
    }
}
