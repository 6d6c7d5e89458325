package adaptarium.agents.experience;

/**
 * A batch of B transitions drawn from a {@link ReplayBuffer}: arrays that are used again for the next draw, on the hot path and not copied.
 *
 * @param rows B
 * @param observations raw, float[B * O]
 * @param actions as they were drawn, float[B * A]
 * @param rewards float[B]
 * @param terminated whether nothing follows, boolean[B]; false where only the time was up
 * @param successors raw, float[B * O]
 * @param contexts of the tasks, float[B * C]
 * @param tasks by their numbers, long[B]
 */
@SuppressWarnings("ArrayRecordComponent") // filled in again and again, never compared
public record Transitions(
        int rows,
        float[] observations,
        float[] actions,
        float[] rewards,
        boolean[] terminated,
        float[] successors,
        float[] contexts,
        long[] tasks) {
    /**
     * Room for a batch.
     *
     * @param shape of the buffer it is drawn from
     * @param rows B, at least 1
     */
    public Transitions(ReplayShape shape, int rows) {
        this(
                rows,
                new float[rows * shape.observationSize()],
                new float[rows * shape.actionSize()],
                new float[rows],
                new boolean[rows],
                new float[rows * shape.observationSize()],
                new float[rows * shape.contextSize()],
                new long[rows]);
    }

    /** Writes a step of a trial into a row. */
    void set(int row, ReplayTrial trial, int t) {
        int o = observations.length / rows;
        trial.copyObservation(t, observations, row * o);
        trial.copySuccessor(t, successors, row * o);
        trial.copyAction(t, actions, row * (actions.length / rows));
        trial.copyContext(contexts, row * (contexts.length / rows));
        rewards[row] = trial.reward(t);
        terminated[row] = trial.terminated(t);
        tasks[row] = trial.task();
    }
}
