package adaptarium.agents.experience;

/**
 * A whole trial in a {@link ReplayBuffer}: the episodes that were played in one task one after the other. A view: nothing is copied before it is asked for, and
 * it stays readable when the buffer has dropped the trial.
 */
public final class ReplayTrial {
    private final ReplaySegment segment;
    private final int number;
    private final long task;
    private final int first;
    private final int length;

    ReplayTrial(ReplaySegment segment, int number, long task, int first, int length) {
        this.segment = segment;
        this.number = number;
        this.task = task;
        this.first = first;
        this.length = length;
    }

    /** The task, by the number it was added with. */
    public long task() {
        return task;
    }

    /** T, steps of all its episodes. */
    public int length() {
        return length;
    }

    /**
     * Where the episode ends in which a step lies.
     *
     * @param t step of the trial
     * @return the step after the episode's last one
     */
    public int episodeEnd(int t) {
        int step = row(t);
        while (!segment.ended[step]) {
            step++;
        }
        return step - first + 1;
    }

    /** Whether an episode ended for good with this step. */
    public boolean terminated(int t) {
        return segment.terminated[row(t)];
    }

    /** Whether an episode ended with this step, for good or because its time was up. */
    public boolean ended(int t) {
        return segment.ended[row(t)];
    }

    /** The reward of a step. */
    public float reward(int t) {
        return segment.rewards[row(t)];
    }

    /** Copies what was seen at a step, O numbers, raw. */
    public void copyObservation(int t, float[] out, int offset) {
        System.arraycopy(segment.observations, segment.observationAt(row(t)), out, offset, observationSize());
    }

    /** Copies what a step led to, O numbers, raw: the true successor, even where the episode ended. */
    public void copySuccessor(int t, float[] out, int offset) {
        int o = observationSize();
        System.arraycopy(segment.observations, segment.observationAt(row(t)) + o, out, offset, o);
    }

    /** Copies what was done at a step, A numbers as they were drawn. */
    public void copyAction(int t, float[] out, int offset) {
        int a = segment.shape.actionSize();
        System.arraycopy(segment.actions, row(t) * a, out, offset, a);
    }

    /** Copies the task's context, C numbers. */
    public void copyContext(float[] out, int offset) {
        int c = segment.shape.contextSize();
        System.arraycopy(segment.contexts, number * c, out, offset, c);
    }

    private int observationSize() {
        return segment.shape.observationSize();
    }

    private int row(int t) {
        if (t < 0 || t >= length) {
            throw new IndexOutOfBoundsException("the trial has " + length + " steps, got " + t);
        }
        return first + t;
    }
}
