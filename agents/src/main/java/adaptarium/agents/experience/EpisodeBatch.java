package adaptarium.agents.experience;

/**
 * A {@link Rollout} with one episode in each of its slots, of which slot n belongs to task n / episodesPerTask.
 *
 * @param rollout what was done; once it is complete, readers leave it alone
 * @param episodesPerTask episodes of each task
 */
public record EpisodeBatch(Rollout rollout, int episodesPerTask) {
    /** Checks that the slots are those of whole tasks. */
    public EpisodeBatch {
        if (episodesPerTask < 1 || rollout.slots() % episodesPerTask != 0) {
            throw new IllegalArgumentException(
                    rollout.slots() + " slots are not those of tasks with " + episodesPerTask + " episodes each");
        }
    }

    /**
     * Episodes that nobody has played yet.
     *
     * @param tasks B
     * @param episodesPerTask episodes of each task
     * @param horizon greatest number of control steps, for which there is room
     * @param observationSize O
     * @param actionSize A
     */
    public static EpisodeBatch empty(int tasks, int episodesPerTask, int horizon, int observationSize, int actionSize) {
        Rollout rollout = new Rollout(tasks * episodesPerTask, observationSize, /* inputSize= */ 0, actionSize);
        rollout.reserve(horizon);
        return new EpisodeBatch(rollout, episodesPerTask);
    }

    /** How many tasks there are. */
    public int tasks() {
        return rollout.slots() / episodesPerTask;
    }

    /** N, tasks times episodes. */
    public int slots() {
        return rollout.slots();
    }

    /**
     * Control steps of one episode.
     *
     * @param slot which
     * @return its length
     */
    public int length(int slot) {
        return rollout.length(slot);
    }

    /**
     * Undiscounted return of one episode.
     *
     * @param slot which
     * @return the sum of its rewards
     */
    public double episodeReturn(int slot) {
        double sum = 0;
        for (int t = 0; t < length(slot); t++) {
            sum += rollout.rewards()[t * slots() + slot];
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
            sum += length(task * episodesPerTask + e);
        }
        return sum;
    }

    /** Steps over all slots. */
    public long steps() {
        return rollout.steps();
    }

    /**
     * Adds every observation to running statistics, slot after slot.
     *
     * @param moments the statistics
     */
    public void addTo(RunningMoments moments) {
        for (int n = 0; n < slots(); n++) {
            for (int t = 0; t < length(n); t++) {
                moments.add(rollout.observations(), (t * slots() + n) * rollout.observationSize());
            }
        }
    }
}
