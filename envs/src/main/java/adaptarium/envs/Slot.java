package adaptarium.envs;

import adaptarium.random.Seeds;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One place where episodes are played one after the other: the task it has, how many episodes are left, and the episode that runs. */
final class Slot<T extends Record> {
    private final TaskFamily<T> family;
    private final Simulation<T> simulation;
    private final int horizon;
    private final float[] action;
    private @Nullable T task;
    private @Nullable Episode<T> episode;
    private long seed;
    private int budget;
    private int finished;
    private int steps;

    Slot(TaskFamily<T> family) {
        this.family = family;
        simulation = family.newSimulation();
        horizon = family.spec().horizon();
        action = new float[family.spec().actionSize()];
    }

    /** Gives the slot a task; {@link #begin} starts its first episode. */
    void assign(T task, long seed, int episodes) {
        this.task = task;
        this.seed = seed;
        budget = episodes;
        finished = 0;
    }

    void begin() {
        episode = simulation.begin(task(), Seeds.generator(Seeds.derive(seed, finished)));
        steps = 0;
    }

    boolean active() {
        return finished < budget;
    }

    void idle() {
        budget = finished;
    }

    /** Scratch space for the next action, float[A]. */
    float[] action() {
        return action;
    }

    /** Advances the episode; says whether it has used up its horizon. */
    boolean step() {
        steps++;
        episode().act(action);
        return steps >= horizon;
    }

    void endEpisode() {
        finished++;
    }

    int finished() {
        return finished;
    }

    /** Writes the observation and refuses numbers that are not finite. */
    void observe(float[] out, int offset, int size) {
        episode().observe(out, offset);
        float poison = 0;
        for (int i = 0; i < size; i++) {
            poison += out[offset + i] * 0; // 0 unless a number is infinite or NaN
        }
        if (poison != 0) {
            for (int i = 0; i < size; i++) {
                if (!Float.isFinite(out[offset + i])) {
                    throw diverged(
                            "observation '" + family.spec().observation().get(i).name() + "'");
                }
            }
        }
    }

    float reward() {
        float reward = (float) episode().reward();
        if (!Float.isFinite(reward)) { // too large for a float is as bad as infinite
            throw diverged("the reward");
        }
        return reward;
    }

    Episode<T> episode() {
        return Objects.requireNonNull(episode);
    }

    T task() {
        if (task == null) {
            throw new IllegalStateException(family.spec().id() + ": assign a task to the slot first");
        }
        return task;
    }

    void changeTask(T changed) {
        episode().changeTask(changed);
        task = changed;
    }

    private EpisodeDivergedException diverged(String what) {
        return new EpisodeDivergedException(family.spec().id(), task(), steps, what);
    }
}
