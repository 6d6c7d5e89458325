package adaptarium.envs.check;

import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The family under check, with its task space and what the checks share: tasks and ways to play an episode.
 *
 * @param <T> the task record
 * @param family the family
 * @param spec its specification
 * @param space its task distribution
 * @param reference a controller that is told the task, where one is known
 * @param taskCount how many tasks of each split a check that plays many takes
 * @param seed of everything random
 */
record Subject<T extends Record>(
        TaskFamily<T> family,
        EnvironmentSpec spec,
        TaskSpace<T> space,
        Optional<Reference<T>> reference,
        int taskCount,
        long seed) {

    /** The i-th task of a split, always the same one. */
    T task(Split split, int i) {
        return space.sample(split, Seeds.generator(Seeds.derive(seed, split.name(), i)));
    }

    /** The nominal task and a few drawn ones, of the shifted split too where there is one. */
    List<T> someTasks(int count) {
        List<T> tasks = new ArrayList<>();
        tasks.add(space.nominal());
        for (int i = 1; i < count; i++) {
            tasks.add(task(i % 2 == 0 && space.canShift() ? Split.SHIFTED : Split.TRAIN, i));
        }
        return tasks;
    }

    Episode<T> begin(Simulation<T> simulation, T task, long episodeSeed) {
        return simulation.begin(task, Seeds.generator(episodeSeed));
    }

    /** Plays given actions until they or the episode end. */
    Trajectory play(Simulation<T> simulation, T task, long episodeSeed, float[][] actions) {
        Episode<T> episode = begin(simulation, task, episodeSeed);
        Trajectory trajectory = new Trajectory(spec);
        trajectory.add(episode, /* first= */ true);
        for (int t = 0; t < actions.length && !trajectory.terminated(); t++) {
            episode.act(actions[t].clone());
            trajectory.add(episode, /* first= */ false);
        }
        return trajectory;
    }

    float[][] actions(Pattern pattern, long actionSeed) {
        return pattern.actions(spec, actionSeed, spec.horizon());
    }

    /** What the family's reference controller does in an episode; no actions where there is no such controller. */
    float[][] referenceActions(T task, long episodeSeed) {
        if (reference.isEmpty()) {
            return new float[0][];
        }
        Controller controller = reference.get().begin(task, 1, Seeds.generator(episodeSeed));
        controller.beginEpisode();
        Episode<T> episode = begin(family.newSimulation(), task, episodeSeed);
        List<float[]> actions = new ArrayList<>();
        float[] observation = new float[spec.observationSize()];
        while (actions.size() < spec.horizon() && !(actions.size() > 0 && episode.terminated())) {
            float[] action = new float[spec.actionSize()];
            episode.observe(observation, 0);
            controller.act(observation, 0, action, 0);
            Bounds.clip(spec.actions(), action);
            actions.add(action);
            episode.act(action.clone());
            controller.observe(episode.reward());
        }
        return actions.toArray(new float[0][]);
    }
}
