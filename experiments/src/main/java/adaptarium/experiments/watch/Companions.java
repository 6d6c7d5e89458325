package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.Baselines;
import adaptarium.experiments.run.Participant;
import adaptarium.experiments.run.RunDirectory;
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
final class Companions<T extends Record> implements AutoCloseable {
    private final TaskFamily<T> family;
    private final List<Companion<T>> list = new ArrayList<>();
    private final List<MetaLearner<?>> loaded = new ArrayList<>();

    private Companions(TaskFamily<T> family) {
        this.family = family;
    }

    /**
     * Those of an agent that acts at random, or is driven by hand.
     *
     * @param <T> the task record
     * @param family what is played
     * @return companions, closed by the caller
     */
    static <T extends Record> Companions<T> of(TaskFamily<T> family) {
        Companions<T> companions = new Companions<>(family);
        companions.addReferences();
        companions.addRandom();
        return companions;
    }

    /**
     * Those of a trained agent.
     *
     * @param <T> the task record
     * @param family what is played
     * @param run the agent's run
     * @param learner the agent's learner, not closed
     * @return companions, closed by the caller
     */
    static <T extends Record> Companions<T> of(TaskFamily<T> family, RunDirectory run, MetaLearner<?> learner) {
        Companions<T> companions = new Companions<>(family);
        RunConfig config = run.config();
        if (config.taskFamily().taskType().equals(family.taskType())) { // an oracle's context has the task's shape
            Baselines.trained(run).forEach(companions::addBaseline);
        }
        Participant own = Participant.of(config.algorithm().algorithm());
        for (String ablation : learner.ablations()) {
            companions.list.add(new Companion<>(
                    own.without(ablation).title(), (task, slots, seed) -> learner.newAblation(ablation, slots, seed)));
        }
        companions.addReferences();
        companions.addRandom();
        return companions;
    }

    List<Companion<T>> list() {
        return list;
    }

    private void addBaseline(RunDirectory baseline) {
        List<MetaLearner<T>> once = new ArrayList<>();
        Participant who = Participant.of(baseline.config().algorithm().algorithm());
        Companion<T> companion = new Companion<>(who.title(), (task, slots, seed) -> {
            if (once.isEmpty()) {
                once.add(Baselines.learner(baseline, family));
                loaded.addAll(once);
            }
            return once.get(0).newAdaptation(slots, seed);
        });
        list.add(who.role() == Role.ORACLE ? 0 : list.size(), companion);
    }

    private void addReferences() {
        int rounds = family.spec().episodesPerTrial();
        for (Reference<T> reference : References.of(family)) {
            list.add(new Companion<>(
                    reference.title(),
                    (task, slots, seed) -> new ReferencePlayer<>(reference, List.of(task), slots, rounds, seed)));
        }
    }

    private void addRandom() {
        list.add(new Companion<>(
                Participant.RANDOM.title(),
                (task, slots, seed) -> new RandomPolicy(family.spec(), slots, /* episodesPerRound= */ 1, seed)));
    }

    @Override
    public void close() {
        loaded.forEach(MetaLearner::close);
    }
}
