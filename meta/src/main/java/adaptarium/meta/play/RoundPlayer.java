package adaptarium.meta.play;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.VectorEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The loop in which tasks are played: N slots side by side, each with a task and one or more episodes of it. Everybody plays through it.
 *
 * <p>A step is: the agent sees raw observations and chooses, an observer may put in a word, the environments move, the agent hears of rewards, ends and
 * true successors, the observer looks. Nothing is allocated in a step, and nothing here is random: initial states come from the seeds given to {@link
 * #begin}, action noise is the agent's. Used from one thread at a time.
 *
 * @param <T> the family's task record
 */
public final class RoundPlayer<T extends Record> implements AutoCloseable {
    private final VectorEnvironment<T> environments;
    private final TaskSpace<T> space;
    private final int contextSize;
    private final float[] contexts;
    private final float[] actions;
    private final boolean[] acting;
    private final List<T> told; // the task whose context each slot has
    private int steps;

    /**
     * A player with environments of its own, all idle.
     *
     * @param family what is played
     * @param slots N, at least 1
     * @param threads of the environments; never changes a result
     */
    public RoundPlayer(TaskFamily<T> family, int slots, int threads) {
        environments = new VectorEnvironment<>(family, slots, threads);
        space = family.tasks();
        contextSize = space.contextSize();
        contexts = new float[slots * contextSize];
        actions = new float[slots * family.spec().actionSize()];
        acting = new boolean[slots];
        told = new ArrayList<>(Collections.nCopies(slots, space.nominal()));
    }

    /**
     * Begins a round in every slot.
     *
     * @param tasks N tasks
     * @param seeds long[N], of everything random in a slot's episodes
     * @param episodes how many each slot plays before it idles
     * @param observer looks on
     */
    public void begin(List<T> tasks, long[] seeds, int episodes, RoundObserver observer) {
        environments.assignAll(tasks, seeds, episodes);
        for (int slot = 0; slot < acting.length; slot++) {
            acting[slot] = false;
            told.set(slot, tasks.get(slot));
            space.context(tasks.get(slot), contexts, slot * contextSize);
        }
        steps = 0;
        observer.begun(this);
    }

    /**
     * Advances every running episode by one control step.
     *
     * @param agent chooses the actions
     * @param observer looks on
     */
    public void step(Agent agent, RoundObserver observer) {
        System.arraycopy(environments.active(), 0, acting, 0, acting.length);
        tellChanges();
        agent.act(environments.observations(), acting, contexts, actions);
        observer.chosen(this, actions);
        environments.step(actions);
        steps++;
        agent.observe(
                environments.rewards(),
                environments.terminated(),
                environments.truncated(),
                environments.nextObservations());
        observer.stepped(this);
    }

    /** Tells an oracle what episodes have changed by themselves. */
    private void tellChanges() {
        for (int slot = 0; slot < acting.length; slot++) {
            T present = acting[slot] ? environments.presentTask(slot) : null;
            if (present != null && !present.equals(told.get(slot))) {
                told.set(slot, present);
                space.context(present, contexts, slot * contextSize);
            }
        }
    }

    /**
     * Steps until no episode is running.
     *
     * @param agent chooses the actions
     * @param observer looks on
     */
    public void play(Agent agent, RoundObserver observer) {
        while (isRunning()) {
            step(agent, observer);
        }
    }

    /**
     * Tasks for slots, where every task is played in several at once: task b in the slots {@code b * episodes} to {@code (b + 1) * episodes - 1}.
     *
     * @param <T> the family's task record
     * @param tasks B tasks
     * @param episodes E, slots of each
     * @return B * E tasks
     */
    public static <T extends Record> List<T> sideBySide(List<T> tasks, int episodes) {
        return tasks.stream()
                .flatMap(task -> Collections.nCopies(episodes, task).stream())
                .toList();
    }

    /** Whether an episode is running. */
    public boolean isRunning() {
        return environments.isRunning();
    }

    /**
     * Changes live parameters of every running episode, and what an oracle is told.
     *
     * @param task the new task of every slot
     * @throws IllegalArgumentException where a parameter differs that is not live; nothing has changed then
     */
    public void changeTask(T task) {
        for (int slot = 0; slot < acting.length; slot++) {
            if (environments.active()[slot]) {
                environments.changeTask(slot, task);
            }
            told.set(slot, task);
            space.context(task, contexts, slot * contextSize);
        }
    }

    /** The environments, to be read. */
    public VectorEnvironment<T> environments() {
        return environments;
    }

    /** N. */
    public int slots() {
        return acting.length;
    }

    /** Control steps taken since the round began. */
    public int steps() {
        return steps;
    }

    /** Which slots took part in the last step, an episode that ended in it included: boolean[N], a view. None before the first step. */
    public boolean[] acting() {
        return acting;
    }

    /** What was last carried out: float[N * A], a view; that of a slot that took no part is older. */
    public float[] actions() {
        return actions;
    }

    /** What an oracle is told: float[N * C], a view. */
    public float[] contexts() {
        return contexts;
    }

    /** Ends the environments' threads. */
    @Override
    public void close() {
        environments.close();
    }
}
