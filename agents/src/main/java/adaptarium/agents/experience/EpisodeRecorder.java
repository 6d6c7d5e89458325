package adaptarium.agents.experience;

/** Takes down one episode per slot, all begun at the same moment, into an {@link EpisodeBatch}. */
public final class EpisodeRecorder {
    private final EpisodeBatch batch;
    private final boolean[] acting;

    /**
     * A recorder at the start of its episodes.
     *
     * @param tasks B
     * @param episodesPerTask episodes of each task; slot n belongs to task n / episodesPerTask
     * @param horizon greatest number of control steps
     * @param observationSize O
     * @param actionSize A
     */
    public EpisodeRecorder(int tasks, int episodesPerTask, int horizon, int observationSize, int actionSize) {
        acting = new boolean[tasks * episodesPerTask];
        Rollout rollout = new Rollout(acting.length, observationSize, /* inputSize= */ 0, actionSize);
        rollout.reserve(horizon);
        batch = new EpisodeBatch(rollout, episodesPerTask);
    }

    /**
     * Notes what was seen and done.
     *
     * @param observations raw, float[N * O]
     * @param active boolean[N]; the others are skipped, and so is what they lead to
     * @param actions normalised and unclipped, float[N * A]
     */
    public void act(float[] observations, boolean[] active, float[] actions) {
        System.arraycopy(active, 0, acting, 0, acting.length);
        batch.rollout().act(observations, acting, actions);
    }

    /**
     * Notes what the last actions led to.
     *
     * @param rewards float[N]
     * @param terminated boolean[N]
     * @param truncated boolean[N]
     * @param nextObservations the true successor, raw, float[N * O]
     */
    public void observe(float[] rewards, boolean[] terminated, boolean[] truncated, float[] nextObservations) {
        batch.rollout().outcome(acting, rewards, terminated, truncated, nextObservations);
    }

    /** What was recorded; complete once every episode has ended. */
    public EpisodeBatch batch() {
        return batch;
    }
}
