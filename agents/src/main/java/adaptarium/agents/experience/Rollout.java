package adaptarium.agents.experience;

import java.util.Arrays;

/**
 * What N slots saw and did, time-major on the heap: step t of slot n stands at index {@code t * N + n}, times the width of what is stored. Observations are raw;
 * beside them stands what a network was told, where that is something else. Slots may end at different times; nothing is read beyond a slot's length. The arrays
 * grow and are used again; they are the hot path and are not copied.
 *
 * <p>A step's successor is the slot's next observation, except where an episode ended: there its final observation is kept apart ({@link #copySuccessor}).
 */
public final class Rollout {
    /** Nothing beside the rewards. */
    public static final float[] NO_BONUSES = {};

    private static final int FIRST_ROOM = 64; // steps

    private final int slots;
    private final int observationSize;
    private final int inputSize;
    private final int actionSize;
    private final int[] lengths;
    private final float[] successors; // of each slot's last step
    private int capacity;
    private float[] observations = new float[0];
    private float[] finals = new float[0]; // final observations, in the order in which episodes ended
    private int[] finalOf = new int[0]; // of a step that ended an episode: which of them
    private int ends;
    private float[] inputs = new float[0];
    private float[] actions = new float[0];
    private float[] logProbabilities = new float[0];
    private float[] values = new float[0];
    private float[] finalValues = new float[0];
    private float[] nextValues = new float[0];
    private float[] rewards = new float[0];
    private boolean[] terminated = new boolean[0];
    private boolean[] truncated = new boolean[0];
    private float[] advantages = new float[0];
    private float[] targets = new float[0];

    /**
     * An empty rollout.
     *
     * @param slots N
     * @param observationSize O, numbers per raw observation
     * @param inputSize I, numbers per network input; 0 for learners that make their inputs from the raw observations
     * @param actionSize A, numbers per action
     */
    public Rollout(int slots, int observationSize, int inputSize, int actionSize) {
        this.slots = slots;
        this.observationSize = observationSize;
        this.inputSize = inputSize;
        this.actionSize = actionSize;
        lengths = new int[slots];
        successors = new float[slots * observationSize];
    }

    /**
     * Bytes of a rollout's arrays, whose room doubles as they grow.
     *
     * @param slots N
     * @param observationSize O
     * @param inputSize I
     * @param actionSize A
     * @param steps of the longest slot
     */
    public static long bytes(int slots, int observationSize, int inputSize, int actionSize, long steps) {
        long room = FIRST_ROOM;
        while (room < steps) {
            room *= 2;
        }
        int single = 8; // float and int arrays of one number per step
        int flags = 2; // boolean arrays
        return slots * room * (Float.BYTES * ((long) observationSize + inputSize + actionSize + single) + flags);
    }

    /** Forgets all steps. */
    public void clear() {
        Arrays.fill(lengths, 0);
        ends = 0;
    }

    /**
     * Adds a step of one slot: what it saw, did and expected.
     *
     * @param slot which
     * @param observations raw observations of all slots, float[N * O]
     * @param input float array holding the network input
     * @param inputOffset index of its first number
     * @param action float array holding the action as it was drawn, normalised and unclipped
     * @param actionOffset index of its first number
     * @param logProbability of the action
     * @param value that was expected from here on
     */
    public void act(
            int slot,
            float[] observations,
            float[] input,
            int inputOffset,
            float[] action,
            int actionOffset,
            float logProbability,
            float value) {
        if (lengths[slot] == capacity) {
            grow(Math.max(FIRST_ROOM, 2 * capacity));
        }
        int i = lengths[slot] * slots + slot;
        System.arraycopy(observations, slot * observationSize, this.observations, i * observationSize, observationSize);
        System.arraycopy(input, inputOffset, inputs, i * inputSize, inputSize);
        System.arraycopy(action, actionOffset, actions, i * actionSize, actionSize);
        logProbabilities[i] = logProbability;
        values[i] = value;
        lengths[slot]++;
    }

    /**
     * Adds a step of every active slot, for learners that make what their networks are told from the raw observations.
     *
     * @param observations raw, float[N * O]
     * @param active boolean[N]
     * @param actions as they were drawn, float[N * A]
     */
    public void act(float[] observations, boolean[] active, float[] actions) {
        for (int slot = 0; slot < slots; slot++) {
            if (active[slot]) {
                act(slot, observations, inputs, 0, actions, slot * actionSize, 0, 0);
            }
        }
    }

    /**
     * Completes the last step of every slot that acted.
     *
     * @param acted boolean[N]
     * @param rewards float[N]
     * @param hasTerminated boolean[N]
     * @param hasTruncated boolean[N]
     * @param nextObservations true successors, raw, float[N * O]
     * @param finalValues values of final observations, float[N], where truncated; 0 where nobody has any
     */
    public void outcome(
            boolean[] acted,
            float[] rewards,
            boolean[] hasTerminated,
            boolean[] hasTruncated,
            float[] nextObservations,
            float[] finalValues) {
        for (int slot = 0; slot < slots; slot++) {
            if (acted[slot]) {
                outcome(
                        slot,
                        rewards[slot],
                        hasTerminated[slot],
                        hasTruncated[slot],
                        nextObservations,
                        finalValues[slot]);
            }
        }
    }

    /**
     * Completes a slot's last step: what came of it.
     *
     * @param slot which
     * @param reward of the step
     * @param hasTerminated whether the episode ended for good
     * @param hasTruncated whether its time was up
     * @param nextObservations true successors of all slots, raw, float[N * O]
     * @param finalValue value of the final observation, where truncated
     */
    public void outcome(
            int slot,
            float reward,
            boolean hasTerminated,
            boolean hasTruncated,
            float[] nextObservations,
            float finalValue) {
        int i = (lengths[slot] - 1) * slots + slot;
        rewards[i] = reward;
        terminated[i] = hasTerminated;
        truncated[i] = hasTruncated;
        finalValues[i] = finalValue;
        System.arraycopy(nextObservations, slot * observationSize, successors, slot * observationSize, observationSize);
        if (hasTerminated || hasTruncated) {
            int offset = ends * observationSize;
            if (offset + observationSize > finals.length) {
                finals = Arrays.copyOf(finals, Math.max(2 * finals.length, 2 * slots * observationSize));
            }
            System.arraycopy(nextObservations, slot * observationSize, finals, offset, observationSize);
            finalOf[i] = ends++;
        }
    }

    /**
     * What a step led to: the true successor, even where the episode ended.
     *
     * @param slot which
     * @param t step of the slot
     * @param out where to write O numbers, raw
     * @param offset index of the first
     */
    public void copySuccessor(int slot, int t, float[] out, int offset) {
        int i = t * slots + slot;
        if (terminated[i] || truncated[i]) {
            System.arraycopy(finals, finalOf[i] * observationSize, out, offset, observationSize);
        } else if (t == lengths[slot] - 1) {
            System.arraycopy(successors, slot * observationSize, out, offset, observationSize);
        } else {
            System.arraycopy(observations, (i + slots) * observationSize, out, offset, observationSize);
        }
    }

    /**
     * Fills in advantages and value targets (advantage + value) by generalised advantage estimation.
     *
     * @param rewardScale factor on every reward, so that values are of order 1
     * @param bonuses what each step earns beside its scaled reward, as long as {@link #rewards}; {@link #NO_BONUSES} for nothing
     * @param gamma discount factor, in [0, 1]
     * @param lambda weight of longer returns, in [0, 1]
     * @param acrossEpisodes whether a slot's steps are one long episode (a trial): then credit flows over episode ends and the value after the last step is
     *     0. Otherwise each episode is on its own, with value 0 where it terminated and that of the final observation where it was truncated
     */
    public void estimate(double rewardScale, float[] bonuses, double gamma, double lambda, boolean acrossEpisodes) {
        boolean[] last = last(acrossEpisodes);
        boolean alone = bonuses.length == 0;
        float[] earned = alone ? rewards : earned(rewardScale, bonuses);
        double scale = alone ? rewardScale : 1;
        for (int slot = 0; slot < slots; slot++) {
            for (int t = 0; t < lengths[slot]; t++) {
                int i = t * slots + slot;
                boolean isFollowed = !last[i] && t < lengths[slot] - 1;
                nextValues[i] = isFollowed ? values[i + slots] : last[i] && truncated[i] ? finalValues[i] : 0;
            }
            Advantages.generalised(
                    column(slot), scale, earned, values, nextValues, last, gamma, lambda, advantages, targets);
        }
    }

    private float[] earned(double rewardScale, float[] bonuses) {
        float[] earned = new float[rewards.length];
        for (int i = 0; i < earned.length; i++) {
            earned[i] = (float) (rewardScale * rewards[i] + bonuses[i]);
        }
        return earned;
    }

    private Advantages.Column column(int slot) {
        return new Advantages.Column(slot, slots, lengths[slot]);
    }

    /** Where no credit comes from the step after. */
    private boolean[] last(boolean acrossEpisodes) {
        boolean[] last = new boolean[rewards.length];
        for (int i = 0; i < last.length && !acrossEpisodes; i++) {
            last[i] = terminated[i] || truncated[i];
        }
        return last;
    }

    /**
     * Adds every step's discounted return to go to some moments.
     *
     * @param moments of one number, changed
     * @param gamma discount factor
     * @param acrossEpisodes as for {@link #estimate}
     */
    public void addReturns(RunningMoments moments, double gamma, boolean acrossEpisodes) {
        boolean[] last = last(acrossEpisodes);
        float[] returns = new float[rewards.length];
        for (int slot = 0; slot < slots; slot++) {
            Advantages.returnsToGo(column(slot), rewards, last, gamma, returns);
            for (int t = lengths[slot] - 1; t >= 0; t--) {
                moments.add(returns, t * slots + slot);
            }
        }
    }

    /**
     * Makes room, so that the arrays need not grow.
     *
     * @param steps of each slot
     */
    void reserve(int steps) {
        if (steps > capacity) {
            grow(steps);
        }
    }

    private void grow(int steps) {
        capacity = steps;
        int n = steps * slots;
        observations = Arrays.copyOf(observations, n * observationSize);
        inputs = Arrays.copyOf(inputs, n * inputSize);
        actions = Arrays.copyOf(actions, n * actionSize);
        logProbabilities = Arrays.copyOf(logProbabilities, n);
        values = Arrays.copyOf(values, n);
        finalValues = Arrays.copyOf(finalValues, n);
        nextValues = Arrays.copyOf(nextValues, n);
        rewards = Arrays.copyOf(rewards, n);
        terminated = Arrays.copyOf(terminated, n);
        truncated = Arrays.copyOf(truncated, n);
        advantages = Arrays.copyOf(advantages, n);
        targets = Arrays.copyOf(targets, n);
        finalOf = Arrays.copyOf(finalOf, n);
    }

    /** N. */
    public int slots() {
        return slots;
    }

    /** O. */
    public int observationSize() {
        return observationSize;
    }

    /** I. */
    public int inputSize() {
        return inputSize;
    }

    /** A. */
    public int actionSize() {
        return actionSize;
    }

    /**
     * How many steps a slot has.
     *
     * @param slot which
     */
    public int length(int slot) {
        return lengths[slot];
    }

    /** Steps of all slots together. */
    public long steps() {
        return Arrays.stream(lengths).asLongStream().sum();
    }

    /** Raw observations, float[T * N * O] or longer. */
    public float[] observations() {
        return observations;
    }

    /** Network inputs, float[T * N * I] or longer. */
    public float[] inputs() {
        return inputs;
    }

    /** Actions, float[T * N * A] or longer. */
    public float[] actions() {
        return actions;
    }

    /** Log-probabilities of the actions when they were taken, float[T * N] or longer. */
    public float[] logProbabilities() {
        return logProbabilities;
    }

    /** Values that were expected, float[T * N] or longer. */
    public float[] values() {
        return values;
    }

    /** Rewards, unscaled, float[T * N] or longer. */
    public float[] rewards() {
        return rewards;
    }

    /** Where an episode ended for good, boolean[T * N] or longer. */
    public boolean[] terminated() {
        return terminated;
    }

    /** Where an episode's time was up, boolean[T * N] or longer. */
    public boolean[] truncated() {
        return truncated;
    }

    /** What {@link #estimate} found, float[T * N] or longer. */
    public float[] advantages() {
        return advantages;
    }

    /** Value targets, float[T * N] or longer. */
    public float[] targets() {
        return targets;
    }
}
