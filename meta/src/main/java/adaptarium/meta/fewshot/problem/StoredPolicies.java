package adaptarium.meta.fewshot.problem;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Episode;
import adaptarium.envs.Simulation;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.reference.Controller;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.random.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Some tasks with a policy for each: a reference controller of the family that is told this task, and goes on believing it in any other.
 *
 * <p>Nobody learns here, and an episode may be taken over where somebody else has left it: that is no round of a {@code RoundPlayer}, whose slots begin their episodes.
 *
 * @param <T> the family's task record
 * @param family what is played
 * @param reference who plays
 * @param tasks those that policies are stored of
 */
record StoredPolicies<T extends Record>(TaskFamily<T> family, Reference<T> reference, List<T> tasks) {
    private static final long LIBRARY = 20_261_128; // the same tasks in every run
    private static final int TRIES = 1000; // draws for a task that differs

    /** Copies the list. */
    StoredPolicies {
        tasks = List.copyOf(tasks);
    }

    /**
     * Draws tasks of the training split, the same ones every time.
     *
     * @param <T> the family's task record
     * @param family what is played
     * @param count how many
     * @throws IllegalArgumentException where the family has fewer tasks, or nobody who is told them
     */
    static <T extends Record> StoredPolicies<T> of(TaskFamily<T> family, int count) {
        String id = family.spec().id();
        Reference<T> told = References.of(family).stream()
                .filter(Reference::toldTask)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a stored policy is a reference controller that is"
                        + " told its task; " + id + " has none ('adaptarium describe " + id + "' shows who plays it)"));
        List<T> tasks = new ArrayList<>();
        RandomGenerator random = Seeds.generator(Seeds.derive(LIBRARY, "tasks"));
        for (int tried = 0; tasks.size() < count; tried++) {
            T task = family.tasks().sample(Split.TRAIN, random);
            if (!tasks.contains(task)) {
                tasks.add(task);
            } else if (tried > TRIES) {
                throw new IllegalArgumentException(
                        count + " stored policies need as many different tasks; " + id + " has fewer");
            }
        }
        return new StoredPolicies<>(family, told, tasks);
    }

    /**
     * What a policy earns in whole episodes.
     *
     * @param simulation one of the family, for this thread alone
     * @param task what is played
     * @param believed the task that the policy is told
     * @param episodes how many
     * @param seed decides the initial states: equal seeds show every policy the same
     * @return the mean return
     */
    double earns(Simulation<T> simulation, T task, T believed, int episodes, long seed) {
        double sum = 0;
        for (int e = 0; e < episodes; e++) {
            RandomGenerator start = Seeds.generator(Seeds.derive(seed, e)); // as an environment begins them
            sum += goOn(simulation.begin(task, start), believed, 0, Seeds.derive(seed, "controller", e));
        }
        return sum / episodes;
    }

    /** What each of the stored policies earns in whole episodes of a task. */
    double[] earn(Simulation<T> simulation, T task, int episodes, long seed) {
        return tasks.stream()
                .mapToDouble(believed -> earns(simulation, task, believed, episodes, seed))
                .toArray();
    }

    /**
     * Plays an episode to its end.
     *
     * @param episode where it has come to
     * @param believed the task that the policy is told
     * @param steps how many were played before
     * @param seed of the controller's own draws
     * @return the sum of rewards from here on
     */
    double goOn(Episode<T> episode, T believed, int steps, long seed) {
        Controller controller = reference.begin(believed, 1, Seeds.generator(seed));
        float[] seen = new float[family.spec().observationSize()];
        float[] action = new float[family.spec().actionSize()];
        double sum = 0;
        controller.beginEpisode();
        for (int step = steps; step < family.spec().horizon() && !episode.terminated(); step++) {
            episode.observe(seen, 0);
            controller.act(seen, 0, action, 0);
            clip(action);
            episode.act(action);
            sum += episode.reward();
            controller.observe(episode.reward());
        }
        return sum;
    }

    private void clip(float[] action) {
        if (family.spec().actions() instanceof ActionSpace.Continuous continuous) {
            for (int i = 0; i < action.length; i++) {
                Axis axis = continuous.axes().get(i);
                action[i] = (float) Math.max(axis.low(), Math.min(axis.high(), action[i]));
            }
        }
    }
}
