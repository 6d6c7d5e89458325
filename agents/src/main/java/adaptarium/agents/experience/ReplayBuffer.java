package adaptarium.agents.experience;

import adaptarium.agents.store.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What was done in the past, for learners that learn from it again and again: whole trials, each of a task that is known by a number. Steps, windows and trials
 * are drawn uniformly, from everything, from one task, or from what was done there most recently.
 *
 * <p>Trials come in segments. A full segment is sealed and never changes, so that checkpoints share its file and cost only what is new; the oldest one is dropped
 * as a whole where the rest holds enough. What is drawn depends on what was added and on the generator alone, whether or not the buffer was restored in between.
 */
public final class ReplayBuffer {
    private static final int LARGEST_SEGMENT = 1 << 15; // steps
    private static final int SEGMENTS = 16; // at least so many, so that dropping one is dropping little

    private final ReplayShape shape;
    private final long capacity;
    private final int segmentSteps;
    private Deque<ReplaySegment> sealed = new ArrayDeque<>();
    private ReplaySegment open;
    private long dropped; // segments
    private TrialIndex all = new TrialIndex();
    private Map<Long, TrialIndex> byTask = new HashMap<>(); // looked up, never walked through

    /**
     * An empty buffer.
     *
     * @param shape what it holds of a step
     * @param capacity the newest so many steps stay, at least 1; a sixteenth more may, or a trial more where trials are longer
     */
    public ReplayBuffer(ReplayShape shape, long capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a buffer must hold at least 1 step, got " + capacity);
        }
        this.shape = shape;
        this.capacity = capacity;
        segmentSteps = (int) Math.max(1, Math.min(LARGEST_SEGMENT, capacity / SEGMENTS));
        open = new ReplaySegment(shape);
    }

    /** What it holds of a step. */
    public ReplayShape shape() {
        return shape;
    }

    /** How many steps it holds. */
    public long steps() {
        return all.steps();
    }

    /** How many steps of one task it holds. */
    public long steps(long task) {
        TrialIndex index = byTask.get(task);
        return index == null ? 0 : index.steps();
    }

    /** The trials it holds, from the oldest to the newest; a view. */
    public List<ReplayTrial> trials() {
        return all.trials();
    }

    /** The trials of one task, from the oldest to the newest; a view. */
    public List<ReplayTrial> trials(long task) {
        TrialIndex index = byTask.get(task);
        return index == null ? List.of() : index.trials();
    }

    /**
     * Adds what a slot did as one trial; nothing where it did nothing. An episode that has not ended counts as truncated.
     *
     * @param rollout of the buffer's sizes
     * @param slot which
     * @param task number of the task, such as its place in a pool
     * @param context of the task, float[C]
     */
    public void add(Rollout rollout, int slot, long task, float[] context) {
        if (rollout.observationSize() != shape.observationSize()
                || rollout.actionSize() != shape.actionSize()
                || context.length != shape.contextSize()) {
            throw new IllegalArgumentException("a buffer of " + shape + " cannot take observations, actions and"
                    + " contexts of " + rollout.observationSize() + ", " + rollout.actionSize() + " and "
                    + context.length + " numbers");
        }
        if (rollout.length(slot) == 0) {
            return;
        }
        index(open.add(rollout, slot, task, context));
        if (open.steps() >= segmentSteps) {
            open.seal();
            sealed.add(open);
            open = new ReplaySegment(shape);
        }
        ReplaySegment oldest = sealed.peek();
        while (oldest != null && all.steps() - oldest.steps() >= capacity) {
            sealed.remove();
            dropped++;
            for (ReplayTrial trial : oldest.trials()) {
                all.removeOldest();
                byTask.computeIfPresent(trial.task(), (number, index) -> {
                    index.removeOldest();
                    return index.steps() == 0 ? null : index;
                });
            }
            oldest = sealed.peek();
        }
    }

    private void index(ReplayTrial trial) {
        all.add(trial);
        byTask.computeIfAbsent(trial.task(), task -> new TrialIndex()).add(trial);
    }

    /**
     * Draws transitions, each step of the buffer as likely as any other, with replacement.
     *
     * @param random source of the draws
     * @param out filled in
     * @throws IllegalStateException where the buffer is empty
     */
    public void sample(RandomGenerator random, Transitions out) {
        for (int row = 0; row < out.rows(); row++) {
            long step = all.draw(random, /* from= */ 0);
            ReplayTrial trial = all.trialOf(step);
            out.set(row, trial, all.offset(step));
        }
    }

    /**
     * Draws transitions of one task, such as a minibatch for its critic.
     *
     * @param task number of the task
     * @param random source of the draws
     * @param out filled in
     * @throws IllegalStateException where the buffer holds none of this task
     */
    public void sample(long task, RandomGenerator random, Transitions out) {
        sampleRecent(task, Integer.MAX_VALUE, random, out);
    }

    /**
     * Draws transitions of one task from what was done there last, such as a context from which the task is to be inferred.
     *
     * @param task number of the task
     * @param trials from its newest so many trials, at least 1
     * @param random source of the draws
     * @param out filled in
     * @throws IllegalStateException where the buffer holds none of this task
     */
    public void sampleRecent(long task, int trials, RandomGenerator random, Transitions out) {
        TrialIndex index = byTask.get(task);
        if (index == null) {
            throw new IllegalStateException("the buffer holds no step of task " + task);
        }
        int first = Math.max(0, index.trials().size() - Math.max(1, trials));
        for (int row = 0; row < out.rows(); row++) {
            long step = index.draw(random, first);
            out.set(row, index.trialOf(step), index.offset(step));
        }
    }

    /**
     * Draws a whole trial, each as likely as any other.
     *
     * @param random source of the draw
     * @return the trial
     * @throws IllegalStateException where the buffer is empty
     */
    public ReplayTrial sampleTrial(RandomGenerator random) {
        if (trials().isEmpty()) {
            throw new IllegalStateException("the buffer is empty");
        }
        return trials().get(random.nextInt(trials().size()));
    }

    /** Some steps in a row within one episode: those from {@code first} on. */
    public record Window(ReplayTrial trial, int first) {}

    /**
     * Draws a window, each as likely as any other.
     *
     * @param length how many steps in a row, at least 1
     * @param random source of the draws
     * @return where it begins
     * @throws IllegalStateException where no episode is so long
     */
    public Window sampleWindow(int length, RandomGenerator random) {
        boolean possible = false;
        for (int m = 0; m < trials().size() && !possible; m++) {
            ReplayTrial trial = trials().get(m);
            for (int t = 0; t < trial.length() && !possible; t = trial.episodeEnd(t)) {
                possible = trial.episodeEnd(t) - t >= length;
            }
        }
        while (possible) {
            long step = all.draw(random, /* from= */ 0);
            ReplayTrial trial = all.trialOf(step);
            if (trial.episodeEnd(all.offset(step)) - all.offset(step) >= length) {
                return new Window(trial, all.offset(step));
            }
        }
        throw new IllegalStateException("the buffer holds no episode of " + length + " steps");
    }

    /** Everything it holds: sealed segments shared, the rest copied. */
    public State state() {
        State state = new State().put("segments", new long[] {dropped, sealed.size()});
        long number = dropped;
        for (ReplaySegment segment : sealed) {
            state.putSegment("segment" + number++, segment.seal());
        }
        return state.putAll("open", open.state());
    }

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of a buffer of the same shape and capacity gave
     * @throws IllegalArgumentException where a tensor is missing or does not fit; the buffer is then unchanged
     */
    public void restore(State state) {
        long[] numbers = state.longs("segments", 2);
        if (numbers[0] < 0 || numbers[1] < 0) {
            throw new IllegalArgumentException("tensor 'segments' must hold no negative number");
        }
        Deque<ReplaySegment> read = new ArrayDeque<>();
        for (long number = numbers[0]; number < numbers[0] + numbers[1]; number++) {
            read.add(ReplaySegment.of(shape, state.segment("segment" + number)));
        }
        ReplaySegment rest = ReplaySegment.of(shape, state.under("open"));
        sealed = read;
        open = rest;
        dropped = numbers[0];
        all = new TrialIndex();
        byTask = new HashMap<>();
        List<ReplaySegment> segments = new ArrayList<>(read);
        segments.add(rest);
        segments.forEach(segment -> segment.trials().forEach(this::index));
    }
}
