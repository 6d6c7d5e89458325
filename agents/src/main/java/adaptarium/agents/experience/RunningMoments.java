package adaptarium.agents.experience;

import adaptarium.agents.store.State;

/**
 * Mean and variance of a stream of vectors (Welford 1962; batches are merged by Chan, Golub and LeVeque 1979). In float64 and in the order given, so
 * equal streams give equal bits.
 */
public final class RunningMoments {
    private final int size;
    private long count;
    private double[] mean;
    private double[] squares; // sum of squared deviations from the mean

    /**
     * Moments of nothing yet.
     *
     * @param size D, numbers per vector
     */
    public RunningMoments(int size) {
        this.size = size;
        mean = new double[size];
        squares = new double[size];
    }

    /** How many vectors were seen. */
    public long count() {
        return count;
    }

    /** D, numbers per vector. */
    public int size() {
        return size;
    }

    /**
     * The mean of one component; 0 before anything was seen.
     *
     * @param i component
     */
    public double mean(int i) {
        return mean[i];
    }

    /**
     * The population variance of one component; 1 before two vectors were seen.
     *
     * @param i component
     */
    public double variance(int i) {
        return count < 2 ? 1 : squares[i] / count;
    }

    /**
     * Takes in one vector.
     *
     * @param values where to read
     * @param offset index of its first number
     */
    public void add(float[] values, int offset) {
        count++;
        for (int i = 0; i < size; i++) {
            double delta = values[offset + i] - mean[i];
            mean[i] += delta / count;
            squares[i] += delta * (values[offset + i] - mean[i]);
        }
    }

    /**
     * Takes in all that another stream saw.
     *
     * @param other moments of vectors of the same size, left as they are
     */
    public void merge(RunningMoments other) {
        if (other.size != size) {
            throw new IllegalArgumentException("moments of " + size + " and " + other.size + " numbers do not merge");
        }
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        for (int i = 0; i < size; i++) {
            double delta = other.mean[i] - mean[i];
            mean[i] += delta * other.count / total;
            squares[i] += other.squares[i] + delta * delta * ((double) count * other.count / total);
        }
        count = total;
    }

    /** What was seen so far: a copy on the heap. */
    public State state() {
        return new State().put("count", new long[] {count}).put("mean", mean).put("squares", squares);
    }

    /**
     * Continues from a saved state.
     *
     * @param state what {@link #state} of moments of the same size gave
     * @throws IllegalArgumentException where a tensor is missing or has another shape; the moments are then unchanged
     */
    public void restore(State state) {
        double[] savedMean = state.doubles("mean", size);
        double[] savedSquares = state.doubles("squares", size);
        count = state.longs("count", 1)[0];
        mean = savedMean;
        squares = savedSquares;
    }
}
