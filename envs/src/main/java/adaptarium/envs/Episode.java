package adaptarium.envs;

import adaptarium.sim.SceneView;
import java.util.List;

/**
 * One episode in one task, from its initial state to its end: a function of (task, seed, actions) and nothing else.
 *
 * <p>Horizon, action checks and clipping are the environment's business, not the episode's: {@link #act} gets finite actions inside the declared bounds,
 * and is not called again once {@link #terminated} holds. No method allocates in steady state.
 *
 * @param <T> the task record
 */
public interface Episode<T extends Record> {
    /**
     * Advances the simulation by one control step.
     *
     * @param action float[A] inside the declared bounds; for a discrete family float[1] holding the index. Owned by the caller, not to be kept
     */
    void act(float[] action);

    /**
     * Writes the present observation.
     *
     * @param out where to write
     * @param offset index of the first number; exactly {@code spec().observationSize()} numbers are written
     */
    void observe(float[] out, int offset);

    /** Reward of the last control step. */
    double reward();

    /** Whether the last step ended the episode for good (a fall, a crash, the goal): the value of what follows is 0. */
    boolean terminated();

    /** Whether the task's goal is met at this moment; a family without a goal says false. */
    boolean success();

    /** What can be drawn at this moment. */
    SceneView scene();

    /**
     * Changes the task in mid-episode: a switch, a fault, a slider. Only components annotated {@code live} may differ from the present task.
     *
     * @param task the new task
     * @throws UnsupportedOperationException where the family has no live parameter
     */
    default void changeTask(T task) {
        throw new UnsupportedOperationException("this family has no live task parameters; it cannot take " + task);
    }

    /** What has happened to the task or the robot from outside so far: switches, faults. In order of time; empty for a plain family. */
    default List<Event> events() {
        return List.of();
    }

    /**
     * Something that happened in mid-episode.
     *
     * @param step control steps before it
     * @param what it was, in a few words
     */
    record Event(int step, String what) {}
}
