package adaptarium.envs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A family whose episodes are longer or shorter, whose tasks have another distribution, or whose reward's terms have other weights.
 *
 * @param <T> the task record
 * @param inner who plays
 * @param spec the specification
 * @param tasks the task distribution
 * @param change what becomes of an episode of theirs
 */
record VariedFamily<T extends Record>(
        TaskFamily<T> inner, EnvironmentSpec spec, TaskSpace<T> tasks, UnaryOperator<Episode<T>> change)
        implements TaskFamily<T> {
    /** Whether an episode, its tasks and its reward are those of the family, which has more or fewer episodes in a trial. */
    boolean changesTrialAlone() {
        return Variant.of(spec.id())
                .filter(variant -> variant.settings().keySet().equals(Set.of(VariantMaker.EPISODES)))
                .isPresent();
    }

    @Override
    public Class<T> taskType() {
        return inner.taskType();
    }

    @Override
    public Simulation<T> newSimulation() {
        Simulation<T> simulation = inner.newSimulation();
        return (task, random) -> change.apply(simulation.begin(task, random));
    }

    @Override
    public List<FamilySetting> settings() {
        return inner.settings();
    }

    @Override
    public List<FamilySetting> rewardTerms() {
        return inner.rewardTerms();
    }

    @Override
    public TaskFamily<T> withSettings(Map<String, Double> values) {
        throw new IllegalArgumentException(
                spec.id() + " is a variant already; its settings are changed where it is made");
    }

    @Override
    public boolean hasGoal() {
        return inner.hasGoal();
    }

    @Override
    public String goalMeaning() {
        return inner.goalMeaning();
    }

    /** Name, trial and reward are those of this family; bounds may follow the horizon. */
    @Override
    public EnvironmentSpec spec(int horizon) {
        return inner.spec(horizon)
                .change()
                .id(spec.id())
                .episodesPerTrial(spec.episodesPerTrial())
                .reward(spec.rewardMeaning())
                .build();
    }

    @Override
    public TaskFamily<T> withHorizon(int horizon) {
        return horizon == spec.horizon()
                ? this
                : new VariedFamily<>(inner.withHorizon(horizon), spec(horizon), tasks, change);
    }
}
