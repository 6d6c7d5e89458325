package adaptarium.agents.experience;

/**
 * One episode in each of N slots, time-major on the heap (index {@code t * N + n}); slot n belongs to task n / episodesPerTask. What lies beyond a slot's
 * length is zero. The arrays are the batch's own; readers leave them alone.
 */
public final class EpisodeBatch {
    final int tasks;
    final int episodesPerTask;
    final int observationSize;
    final int actionSize;
    final float[] observations;
    final float[] actions;
    final float[] rewards;
    final boolean[] terminated;
    final boolean[] truncated;
    final int[] lengths;
    final float[] finalObservations;

    EpisodeBatch(int tasks, int episodesPerTask, int horizon, int observationSize, int actionSize) {
        this.tasks = tasks;
        this.episodesPerTask = episodesPerTask;
        this.observationSize = observationSize;
        this.actionSize = actionSize;
        int slots = tasks * episodesPerTask;
        observations = new float[horizon * slots * observationSize];
        actions = new float[horizon * slots * actionSize];
        rewards = new float[horizon * slots];
        terminated = new boolean[horizon * slots];
        truncated = new boolean[horizon * slots];
        lengths = new int[slots];
        finalObservations = new float[slots * observationSize];
    }

    /** Raw observations that were acted on, float[T * N * O]: a view; of a slot beyond its episode's end, zeros. */
    public float[] observations() {
        return observations;
    }

    /** Actions as they were drawn, normalised and unclipped, float[T * N * A]: a view. */
    public float[] actions() {
        return actions;
    }

    /** Rewards, float[T * N]: a view. */
    public float[] rewards() {
        return rewards;
    }

    /** Each episode's last successor, raw, float[N * O]: a view. */
    public float[] finalObservations() {
        return finalObservations;
    }

    /** How many tasks there are. */
    public int tasks() {
        return tasks;
    }

    /** Episodes of each task. */
    public int episodesPerTask() {
        return episodesPerTask;
    }

    /** N, tasks times episodes. */
    public int slots() {
        return lengths.length;
    }

    /**
     * Control steps of one episode.
     *
     * @param slot which
     * @return its length
     */
    public int length(int slot) {
        return lengths[slot];
    }

    /**
     * Undiscounted return of one episode.
     *
     * @param slot which
     * @return the sum of its rewards
     */
    public double episodeReturn(int slot) {
        double sum = 0;
        for (int t = 0; t < lengths[slot]; t++) {
            sum += rewards[t * lengths.length + slot];
        }
        return sum;
    }

    /**
     * Mean undiscounted return of one task's episodes.
     *
     * @param task which
     * @return the mean
     */
    public double meanReturn(int task) {
        double sum = 0;
        for (int e = 0; e < episodesPerTask; e++) {
            sum += episodeReturn(task * episodesPerTask + e);
        }
        return sum / episodesPerTask;
    }

    /**
     * Samples of one task.
     *
     * @param task which
     * @return steps over all its episodes
     */
    public int samples(int task) {
        int sum = 0;
        for (int e = 0; e < episodesPerTask; e++) {
            sum += lengths[task * episodesPerTask + e];
        }
        return sum;
    }

    /** Steps over all slots. */
    public long steps() {
        long sum = 0;
        for (int length : lengths) {
            sum += length;
        }
        return sum;
    }

    /**
     * Adds every observation to running statistics, slot after slot.
     *
     * @param moments the statistics
     */
    public void addTo(RunningMoments moments) {
        for (int n = 0; n < lengths.length; n++) {
            for (int t = 0; t < lengths[n]; t++) {
                moments.add(observations, (t * lengths.length + n) * observationSize);
            }
        }
    }
}
