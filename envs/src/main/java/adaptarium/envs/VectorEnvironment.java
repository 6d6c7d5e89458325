package adaptarium.envs;

import adaptarium.sim.Pose;
import adaptarium.sim.SceneView;
import adaptarium.sim.Touchable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * N environments of one family, stepped together on several threads into flat arrays that are allocated once.
 *
 * <p>Each slot plays a number of episodes of its task and then idles. When an episode ends, the next one of the slot begins in the same step: {@link
 * #observations} then holds its first observation, {@link #nextObservations} the last one of the episode before. N is the number of slots, O and A are the
 * sizes of an observation and an action. Results do not depend on the number of threads. Use it from one thread at a time.
 *
 * <p>After a call that throws anything but {@link IllegalArgumentException} the contents are undefined; close it.
 *
 * @param <T> the family's task record
 */
public final class VectorEnvironment<T extends Record> implements AutoCloseable {
    private final TaskFamily<T> family;
    private final EnvironmentSpec spec;
    private final ActionChecks checks;
    private final List<Slot<T>> slots;
    private final int observationSize;
    private final int actionSize;
    private final float[] observations;
    private final float[] nextObservations;
    private final float[] rewards;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final boolean[] success;
    private final boolean[] active;
    private final int[] episodeIndex;
    private final StepWorkers stepWorkers;
    private float[] actions;
    private boolean resetting; // what the workers do next: begin episodes, or step

    /**
     * Builds the slots, all idle.
     *
     * @param family what to play
     * @param slots N, at least 1
     * @param threads worker threads including the caller's, at least 1
     */
    public VectorEnvironment(TaskFamily<T> family, int slots, int threads) {
        if (slots < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "slots and threads must be at least 1, got " + slots + " and " + threads);
        }
        this.family = family;
        spec = family.spec();
        checks = new ActionChecks(spec);
        observationSize = spec.observationSize();
        actionSize = spec.actionSize();
        this.slots = new ArrayList<>(slots);
        for (int i = 0; i < slots; i++) {
            this.slots.add(new Slot<>(family));
        }
        observations = new float[slots * observationSize];
        nextObservations = new float[slots * observationSize];
        rewards = new float[slots];
        terminated = new boolean[slots];
        truncated = new boolean[slots];
        success = new boolean[slots];
        active = new boolean[slots];
        episodeIndex = new int[slots];
        actions = new float[slots * actionSize];
        stepWorkers = new StepWorkers(slots, threads, this::work);
    }

    /** What is played. */
    public TaskFamily<T> family() {
        return family;
    }

    /** The family's specification. */
    public EnvironmentSpec spec() {
        return spec;
    }

    /** N. */
    public int slots() {
        return slots.size();
    }

    /**
     * Gives one slot a task and begins its first episode. The seed of episode e is {@code Seeds.derive(seed, e)}.
     *
     * @param slot which
     * @param task the hidden parameters
     * @param seed of everything random in these episodes
     * @param episodes how many to play before the slot idles, at least 1
     */
    public void assign(int slot, T task, long seed, int episodes) {
        prepare(slot, task, seed, episodes);
        begin(slot);
    }

    /**
     * Gives every slot a task and begins their first episodes, on all threads.
     *
     * @param taskPerSlot N tasks
     * @param seeds long[N]
     * @param episodes how many each slot plays before it idles, at least 1
     */
    public void assignAll(List<T> taskPerSlot, long[] seeds, int episodes) {
        if (taskPerSlot.size() != slots.size() || seeds.length != slots.size()) {
            throw new IllegalArgumentException("assignAll needs one task and one seed for each of " + slots.size()
                    + " slots, got " + taskPerSlot.size() + " and " + seeds.length);
        }
        for (int i = 0; i < seeds.length; i++) {
            prepare(i, taskPerSlot.get(i), seeds[i], episodes);
        }
        resetting = true;
        stepWorkers.runAll();
        resetting = false;
    }

    private void prepare(int slot, T task, long seed, int episodes) {
        if (episodes < 1) {
            throw new IllegalArgumentException("episodes must be at least 1, got " + episodes);
        }
        slots.get(slot).assign(Objects.requireNonNull(task, "task"), seed, episodes);
    }

    private void begin(int i) {
        Slot<T> slot = slots.get(i);
        slot.begin();
        slot.observe(observations, i * observationSize, observationSize);
        System.arraycopy(observations, i * observationSize, nextObservations, i * observationSize, observationSize);
        clear(i);
        active[i] = true;
        episodeIndex[i] = 0;
    }

    /**
     * Stops a slot: it takes no further actions until it is assigned again.
     *
     * @param slot which
     */
    public void idle(int slot) {
        slots.get(slot).idle();
        clear(slot);
        active[slot] = false;
    }

    /**
     * Advances every active slot by one control step. Actions out of bounds are clipped; those of idle slots are not looked at.
     *
     * @param actions float[N * A], not kept
     * @throws IllegalArgumentException where an action is not finite, or not the index of a choice; nothing has moved then
     * @throws EpisodeDivergedException where a simulation gave a number that is not finite
     * @throws IllegalStateException where the environments are closed
     */
    public void step(float[] actions) {
        if (actions.length != slots.size() * actionSize) {
            throw new IllegalArgumentException(spec.id() + ": step needs " + slots.size() + " x " + actionSize
                    + " numbers, got " + actions.length);
        }
        for (int i = 0; i < active.length; i++) {
            if (active[i]) {
                checks.check(i, actions, i * actionSize);
            }
        }
        this.actions = actions;
        stepWorkers.runAll();
    }

    private void work(int from, int to) {
        for (int i = from; i < to; i++) {
            if (resetting) {
                begin(i);
            } else if (active[i]) {
                stepSlot(i);
            } else {
                clear(i);
            }
        }
    }

    private void stepSlot(int i) {
        Slot<T> slot = slots.get(i);
        checks.clip(actions, i * actionSize, slot.action());
        boolean outOfTime = slot.step();
        Episode<T> episode = slot.episode();
        int offset = i * observationSize;
        slot.observe(nextObservations, offset, observationSize);
        rewards[i] = slot.reward();
        terminated[i] = episode.terminated();
        truncated[i] = outOfTime && !terminated[i];
        success[i] = episode.success();
        if (terminated[i] || outOfTime) {
            slot.endEpisode();
            episodeIndex[i] = slot.finished();
            active[i] = slot.active();
            if (active[i]) {
                slot.begin();
                slot.observe(observations, offset, observationSize);
                return;
            }
        }
        System.arraycopy(nextObservations, offset, observations, offset, observationSize);
    }

    private void clear(int i) {
        rewards[i] = 0;
        terminated[i] = false;
        truncated[i] = false;
        success[i] = false;
    }

    /** What to act on next: float[N * O], a view that the next step overwrites. */
    public float[] observations() {
        return observations;
    }

    /** The true successor of the last step, the final observation where the episode ended: float[N * O], a view. */
    public float[] nextObservations() {
        return nextObservations;
    }

    /** Rewards of the last step, 0 for idle slots: float[N], a view. */
    public float[] rewards() {
        return rewards;
    }

    /** Where the last step ended an episode for good: boolean[N], a view. */
    public boolean[] terminated() {
        return terminated;
    }

    /** Where the last step was the horizon's and did not terminate: boolean[N], a view. */
    public boolean[] truncated() {
        return truncated;
    }

    /** Where the task's goal was met after the last step: boolean[N], a view. */
    public boolean[] success() {
        return success;
    }

    /** Where an episode is running, waiting for an action: boolean[N], a view. */
    public boolean[] active() {
        return active;
    }

    /** Whether an episode is running in any slot. */
    public boolean isRunning() {
        for (boolean running : active) {
            if (running) {
                return true;
            }
        }
        return false;
    }

    /** How many episodes each slot has finished under its present assignment: int[N], a view. */
    public int[] episodeIndex() {
        return episodeIndex;
    }

    /**
     * The task a slot has.
     *
     * @param slot which
     * @return its task
     * @throws IllegalStateException where none has been assigned yet
     */
    public T task(int slot) {
        return slots.get(slot).task();
    }

    /**
     * The task at this moment, where a slot's episode changes it by itself ({@link Episode#presentTask}).
     *
     * @param slot which
     * @return null where only others change it
     * @throws IllegalStateException where none has been assigned yet
     */
    public @Nullable T presentTask(int slot) {
        task(slot);
        return slots.get(slot).episode().presentTask();
    }

    /**
     * Changes live parameters of a slot's running episode; the slot's later episodes keep the change.
     *
     * @param slot which
     * @param task the new task; it differs from the present one in live parameters only
     * @throws IllegalArgumentException where a parameter differs that is not live
     */
    public void changeTask(int slot, T task) {
        LiveChanges.check(family, task(slot), task);
        slots.get(slot).changeTask(task);
    }

    /**
     * What can be drawn of a slot's present (or, when idle, last) episode.
     *
     * @param slot which
     * @return a view that follows the simulation
     * @throws IllegalStateException where no task has been assigned yet
     */
    public SceneView scene(int slot) {
        task(slot);
        return slots.get(slot).episode().scene();
    }

    /**
     * Where bodies of a slot's scene would lie, were something else observed.
     *
     * @param slot which
     * @param observation raw, float[O]
     * @param x where the scene's tracked body would be, m, where the observation does not say it
     * @param y the same, m
     * @return poses of the parts that the observation tells; empty where it does not
     * @throws IllegalStateException where no task has been assigned yet
     */
    public List<Pose> posesOf(int slot, float[] observation, double x, double y) {
        task(slot);
        return slots.get(slot).episode().posesOf(observation, 0, x, y);
    }

    /**
     * A slot's scene, to be touched from outside between two steps.
     *
     * @param slot which
     * @return what pulls bodies and breaks joints of the slot's present episode
     * @throws IllegalArgumentException where the family's scenes cannot be touched
     * @throws IllegalStateException where no task has been assigned yet
     */
    public Touchable touch(int slot) {
        if (scene(slot) instanceof Touchable touchable) {
            return touchable;
        }
        throw new IllegalArgumentException(spec.id() + ": its scenes cannot be touched");
    }

    /**
     * What has happened from outside to a slot's present (or, when idle, last) episode so far.
     *
     * @param slot which
     * @return switches and faults in order of time
     * @throws IllegalStateException where no task has been assigned yet
     */
    public List<Episode.Event> events(int slot) {
        task(slot);
        return slots.get(slot).episode().events();
    }

    /** Ends the worker threads; steps are refused from then on. */
    @Override
    public void close() {
        stepWorkers.close();
    }
}
