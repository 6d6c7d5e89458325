package adaptarium.agents.experience;

/** Takes down one episode per slot, all begun at the same moment, into an {@link EpisodeBatch}. */
public final class EpisodeRecorder {
    private final EpisodeBatch batch;
    private final boolean[] acting;
    private int time;

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
        batch = new EpisodeBatch(tasks, episodesPerTask, horizon, observationSize, actionSize);
        acting = new boolean[tasks * episodesPerTask];
    }

    /**
     * Notes what was seen and done.
     *
     * @param observations raw, float[N * O]
     * @param active boolean[N]; the others are skipped, and so is what they lead to
     * @param actions normalised and unclipped, float[N * A]
     */
    public void act(float[] observations, boolean[] active, float[] actions) {
        int inputs = batch.observationSize;
        int width = batch.actionSize;
        int slots = acting.length;
        System.arraycopy(active, 0, acting, 0, slots);
        for (int n = 0; n < slots; n++) {
            if (acting[n]) {
                int row = time * slots + n;
                System.arraycopy(observations, n * inputs, batch.observations, row * inputs, inputs);
                System.arraycopy(actions, n * width, batch.actions, row * width, width);
            }
        }
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
        int inputs = batch.observationSize;
        int slots = acting.length;
        for (int n = 0; n < slots; n++) {
            if (acting[n]) {
                int row = time * slots + n;
                batch.rewards[row] = rewards[n];
                batch.terminated[row] = terminated[n];
                batch.truncated[row] = truncated[n];
                batch.lengths[n] = time + 1;
                System.arraycopy(nextObservations, n * inputs, batch.finalObservations, n * inputs, inputs);
            }
        }
        time++;
    }

    /** What was recorded; complete once every episode has ended. */
    public EpisodeBatch batch() {
        return batch;
    }
}
