package adaptarium.agents.experience;

import adaptarium.agents.store.Segment;
import adaptarium.agents.store.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some whole trials one after the other, in arrays that grow until the segment is sealed: S steps in E episodes in M trials. An episode of T steps has T + 1
 * observations, its last successor included, so that no observation is stored twice.
 */
final class ReplaySegment {
    /** Numbers of a trial in {@code trials}: its task, how many episodes it has, its first step. */
    private static final int TASK = 0;

    private static final int EPISODES = 1;

    final ReplayShape shape;
    float[] observations = new float[0]; // float[(S + E) * O]
    float[] actions = new float[0]; // float[S * A]
    float[] rewards = new float[0]; // float[S]
    float[] contexts = new float[0]; // float[M * C]
    boolean[] terminated = new boolean[0]; // boolean[S], at an episode's last step
    boolean[] ended = new boolean[0]; // boolean[S], terminated or truncated
    private int[] episodeOf = new int[0]; // int[S]; step s sees observation s + its episode's number
    private final List<long[]> episodes = new ArrayList<>(); // steps, and 1 where terminated
    private final List<long[]> trialNumbers = new ArrayList<>();
    private final List<ReplayTrial> trials = new ArrayList<>();
    private int steps;
    private @Nullable Segment sealed;

    ReplaySegment(ReplayShape shape) {
        this.shape = shape;
    }

    /** S. */
    int steps() {
        return steps;
    }

    /** The trials in the order in which they came. */
    List<ReplayTrial> trials() {
        return trials;
    }

    /** Index of the first number of what was seen at a step; what it led to stands O numbers on. */
    int observationAt(int step) {
        return (step + episodeOf[step]) * shape.observationSize();
    }

    /** Adds all that a slot did as one trial; an episode that has not ended counts as truncated. */
    ReplayTrial add(Rollout rollout, int slot, long task, float[] context) {
        int length = rollout.length(slot);
        int first = steps;
        int firstEpisode = episodes.size();
        int start = steps; // of the episode
        for (int t = 0; t < length; t++) {
            int i = t * rollout.slots() + slot;
            boolean over = rollout.terminated()[i] || rollout.truncated()[i] || t == length - 1;
            reserve(steps + 1, episodes.size() + 1);
            int o = shape.observationSize();
            int at = (steps + episodes.size()) * o;
            System.arraycopy(rollout.observations(), i * o, observations, at, o);
            System.arraycopy(
                    rollout.actions(), i * shape.actionSize(), actions, steps * shape.actionSize(), shape.actionSize());
            rewards[steps] = rollout.rewards()[i];
            terminated[steps] = rollout.terminated()[i];
            ended[steps] = over;
            episodeOf[steps] = episodes.size();
            steps++;
            if (over) {
                rollout.copySuccessor(slot, t, observations, at + o);
                episodes.add(new long[] {steps - start, rollout.terminated()[i] ? 1 : 0});
                start = steps;
            }
        }
        return addTrial(task, context, episodes.size() - firstEpisode, first);
    }

    private ReplayTrial addTrial(long task, float[] context, int count, int first) {
        contexts = room(contexts, (trials.size() + 1) * shape.contextSize());
        System.arraycopy(context, 0, contexts, trials.size() * shape.contextSize(), shape.contextSize());
        ReplayTrial trial = new ReplayTrial(this, trials.size(), task, first, steps - first);
        trialNumbers.add(new long[] {task, count});
        trials.add(trial);
        return trial;
    }

    private void reserve(int moreSteps, int moreEpisodes) {
        observations = room(observations, (moreSteps + moreEpisodes) * shape.observationSize());
        actions = room(actions, moreSteps * shape.actionSize());
        if (moreSteps > rewards.length) {
            int size = Math.max(64, 2 * rewards.length);
            rewards = Arrays.copyOf(rewards, size);
            terminated = Arrays.copyOf(terminated, size);
            ended = Arrays.copyOf(ended, size);
            episodeOf = Arrays.copyOf(episodeOf, size);
        }
    }

    private static float[] room(float[] array, int size) {
        return array.length >= size ? array : Arrays.copyOf(array, Math.max(size, 2 * array.length));
    }

    /** What is stored so far, copied. */
    State state() {
        return new State()
                .put("trials", flat(trialNumbers), trials.size(), 2)
                .put("episodes", flat(episodes), episodes.size(), 2)
                .put("contexts", Arrays.copyOf(contexts, trials.size() * shape.contextSize()))
                .put("observations", Arrays.copyOf(observations, (steps + episodes.size()) * shape.observationSize()))
                .put("actions", Arrays.copyOf(actions, steps * shape.actionSize()))
                .put("rewards", Arrays.copyOf(rewards, steps));
    }

    /** Ends it: nothing is added any more. Its arrays are the segment's from now on. */
    Segment seal() {
        if (sealed == null) {
            sealed = new Segment(state());
            share(sealed.content());
        }
        return sealed;
    }

    private void share(State content) {
        observations = (float[]) content.entry("observations").values();
        actions = (float[]) content.entry("actions").values();
        rewards = (float[]) content.entry("rewards").values();
        contexts = (float[]) content.entry("contexts").values();
        terminated = Arrays.copyOf(terminated, steps);
        ended = Arrays.copyOf(ended, steps);
        episodeOf = Arrays.copyOf(episodeOf, steps);
    }

    /**
     * What was stored.
     *
     * @param shape of the buffer
     * @param segment what {@link #seal} gave
     * @return the segment, sealed
     * @throws IllegalArgumentException where something is missing or does not fit
     */
    static ReplaySegment of(ReplayShape shape, Segment segment) {
        ReplaySegment read = of(shape, segment.content());
        read.sealed = segment;
        read.share(segment.content());
        return read;
    }

    /** What was stored, to be added to. */
    static ReplaySegment of(ReplayShape shape, State state) {
        int trialCount = rows(state, "trials");
        int episodeCount = rows(state, "episodes");
        long[] trialNumbers = state.longs("trials", trialCount, 2);
        long[] episodeNumbers = state.longs("episodes", episodeCount, 2);
        int steps = state.entry("rewards").shape().length == 1
                ? (int) state.entry("rewards").shape()[0]
                : -1;
        ReplaySegment read = new ReplaySegment(shape);
        read.rewards = state.floats("rewards", steps);
        read.actions = state.floats("actions", (long) steps * shape.actionSize());
        read.observations = state.floats("observations", (long) (steps + episodeCount) * shape.observationSize());
        float[] contexts = state.floats("contexts", (long) trialCount * shape.contextSize());
        read.terminated = new boolean[steps];
        read.ended = new boolean[steps];
        read.episodeOf = new int[steps];
        int episode = 0;
        for (int m = 0; m < trialCount; m++) {
            int first = read.steps;
            long count = trialNumbers[2 * m + EPISODES];
            if (count < 1 || count > episodeCount - episode) {
                throw new IllegalArgumentException("tensor 'trials' must hold trials whose episodes add up to "
                        + episodeCount + ", got one of " + count + " after " + episode);
            }
            for (long e = 0; e < count; e++, episode++) {
                read.readEpisode(episodeNumbers[2 * episode], episodeNumbers[2 * episode + 1]);
            }
            int from = m * shape.contextSize();
            float[] context = Arrays.copyOfRange(contexts, from, from + shape.contextSize());
            read.addTrial(trialNumbers[2 * m + TASK], context, (int) count, first);
        }
        if (read.steps != steps || episode != episodeCount) {
            throw new IllegalArgumentException("tensor 'episodes' says that there are " + read.steps + " steps in "
                    + episode + " episodes, but there are " + steps + " in " + episodeCount);
        }
        return read;
    }

    private void readEpisode(long length, long terminations) {
        if (terminations != 0 && terminations != 1) {
            throw new IllegalArgumentException(
                    "tensor 'episodes' must say by 0 or 1 whether an episode terminated, got " + terminations);
        }
        if (length < 1 || length > rewards.length - steps) {
            throw new IllegalArgumentException("tensor 'episodes' must hold lengths that add up to " + rewards.length
                    + " steps, got an episode of " + length + " after " + steps);
        }
        Arrays.fill(episodeOf, steps, steps + (int) length, episodes.size());
        episodes.add(new long[] {length, terminations});
        steps += (int) length;
        terminated[steps - 1] = terminations == 1;
        ended[steps - 1] = true;
    }

    private static int rows(State state, String name) {
        long[] shape = state.entry(name).shape();
        return shape.length == 2 ? (int) shape[0] : -1;
    }

    private static long[] flat(List<long[]> pairs) {
        return pairs.stream().flatMapToLong(Arrays::stream).toArray();
    }
}
