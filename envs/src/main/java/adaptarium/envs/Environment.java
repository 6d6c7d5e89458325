package adaptarium.envs;

import adaptarium.sim.SceneView;
import java.util.List;

/**
 * One environment in one task, in the manner of Gymnasium: {@code reset}, then {@code step} until the episode is over, then {@code reset} again. For
 * speed there is {@link VectorEnvironment}; the same task, seed and actions give the same numbers in both.
 *
 * @param <T> the family's task record
 */
public final class Environment<T extends Record> {
    private final TaskFamily<T> family;
    private final EnvironmentSpec spec;
    private final ActionChecks checks;
    private final Slot<T> slot;
    private T task;
    private State state = State.NEW;

    private enum State {
        NEW,
        RUNNING,
        OVER
    }

    /**
     * An environment that waits for its first reset.
     *
     * @param family what to play
     * @param task the hidden parameters of the episodes to come
     */
    public Environment(TaskFamily<T> family, T task) {
        this.family = family;
        this.task = task;
        spec = family.spec();
        checks = new ActionChecks(spec);
        slot = new Slot<>(family);
    }

    /** The family's specification. */
    public EnvironmentSpec spec() {
        return spec;
    }

    /** The task being played. */
    public T task() {
        return task;
    }

    /**
     * Begins an episode of the present task.
     *
     * @param seed of everything random in the episode; equals episode 0 of a {@link VectorEnvironment} slot assigned with this seed
     * @return the first observation, float[O], owned by the caller
     */
    public float[] reset(long seed) {
        slot.assign(task, seed, 1);
        slot.begin();
        state = State.RUNNING;
        return observation();
    }

    /**
     * Begins an episode of another task.
     *
     * @param newTask the hidden parameters from now on
     * @param seed of everything random in the episode
     * @return the first observation, float[O], owned by the caller
     */
    public float[] reset(T newTask, long seed) {
        task = newTask;
        return reset(seed);
    }

    /**
     * Advances the episode by one control step.
     *
     * @param action float[A]; clipped to the bounds
     * @return what it led to
     * @throws IllegalArgumentException where the action has the wrong length, is not finite, or is not the index of a choice
     * @throws IllegalStateException before the first reset, or after the end of the episode
     * @throws EpisodeDivergedException where the simulation gave a number that is not finite
     */
    public StepResult step(float[] action) {
        if (state != State.RUNNING) {
            throw new IllegalStateException(
                    state == State.NEW
                            ? "call reset before step on " + spec.id()
                            : "the episode of " + spec.id() + " is over: call reset before the next step");
        }
        if (action.length != spec.actionSize()) {
            throw new IllegalArgumentException(
                    spec.id() + ": an action has " + spec.actionSize() + " numbers, got " + action.length);
        }
        checks.check(0, action, 0);
        checks.clip(action, 0, slot.action());
        boolean outOfTime = slot.step();
        float[] observation = observation();
        double reward = slot.reward();
        boolean terminated = slot.episode().terminated();
        if (terminated || outOfTime) {
            state = State.OVER;
        }
        return new StepResult(
                observation,
                reward,
                terminated,
                outOfTime && !terminated,
                slot.episode().success());
    }

    /**
     * Changes live parameters of the running episode.
     *
     * @param changed the new task; it differs from the present one in live parameters only
     * @throws IllegalArgumentException where a parameter differs that is not live
     * @throws IllegalStateException where no episode is running
     */
    public void changeTask(T changed) {
        if (state != State.RUNNING) {
            throw new IllegalStateException("call reset before changeTask on " + spec.id());
        }
        LiveChanges.check(family, task, changed);
        slot.changeTask(changed);
        task = changed;
    }

    /**
     * What can be drawn at this moment.
     *
     * @return a view that follows the episode until the next reset
     * @throws IllegalStateException before the first reset
     */
    public SceneView scene() {
        if (state == State.NEW) {
            throw new IllegalStateException("call reset before scene on " + spec.id());
        }
        return slot.episode().scene();
    }

    /**
     * What has happened to the episode from outside so far.
     *
     * @return switches and faults in order of time
     * @throws IllegalStateException before the first reset
     */
    public List<Episode.Event> events() {
        if (state == State.NEW) {
            throw new IllegalStateException("call reset before events on " + spec.id());
        }
        return slot.episode().events();
    }

    private float[] observation() {
        float[] observation = new float[spec.observationSize()];
        slot.observe(observation, 0, observation.length);
        return observation;
    }
}
