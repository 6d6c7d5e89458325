package adaptarium.agents.experience;

/**
 * Generalised advantage estimation and what is done with its result, on heap arrays in which step t of a slot stands at index {@code first + t * stride}: time-major
 * with the number of slots as stride, or one slot's steps in a row.
 */
public final class Advantages {
    private Advantages() {}

    /**
     * Where the steps of a slot stand.
     *
     * @param first index of step 0
     * @param stride from a step to the next
     * @param length T, how many steps there are
     */
    public record Column(int first, int stride, int length) {
        /** Checks that there is a way to walk. */
        public Column {
            if (first < 0 || stride < 1 || length < 0) {
                throw new IllegalArgumentException("a column has a first step, a stride of at least 1 and a length,"
                        + " got " + first + ", " + stride + " and " + length);
            }
        }

        /** Index of a step. */
        int at(int t) {
            return first + t * stride;
        }
    }

    /**
     * Generalised advantage estimates of one slot (Schulman et al. 2016, arXiv:1506.02438, eq. 16), in float64: delta_t = c r_t + gamma V(s'_t) - V(s_t),
     * A_t = delta_t + gamma lambda A_{t+1}, where no A follows an episode's last step. What V(s'_t) is worth, such as nothing where the episode terminated and the
     * final observation's value where its time was up, is the caller's to say.
     *
     * @param column where the slot's steps stand in all arrays
     * @param rewardScale c, so that values are of order 1
     * @param rewards float[T * N] or longer
     * @param values V(s_t)
     * @param nextValues V(s'_t) of the true successor; 0 where nothing follows
     * @param last where no credit comes from the step after
     * @param gamma discount factor, in [0, 1]
     * @param lambda weight of longer returns, in [0, 1]
     * @param advantages filled in
     * @param targets of the values, filled in: advantages + values, rounded once
     */
    public static void generalised(
            Column column,
            double rewardScale,
            float[] rewards,
            float[] values,
            float[] nextValues,
            boolean[] last,
            double gamma,
            double lambda,
            float[] advantages,
            float[] targets) {
        requireUnit("gamma", gamma);
        requireUnit("lambda", lambda);
        double following = 0;
        for (int t = column.length() - 1; t >= 0; t--) {
            int i = column.at(t);
            double delta = rewardScale * rewards[i] + gamma * nextValues[i] - values[i];
            following = delta + (last[i] ? 0 : gamma * lambda * following);
            advantages[i] = (float) following;
            targets[i] = (float) (following + values[i]);
        }
    }

    /**
     * Discounted returns to go of one slot: G_t = r_t + gamma G_{t+1}, where no G follows an episode's last step.
     *
     * @param column where the slot's steps stand in all arrays
     * @param rewards float[T * N] or longer
     * @param last where nothing comes from the step after
     * @param gamma discount factor, in [0, 1]
     * @param returns filled in
     */
    public static void returnsToGo(Column column, float[] rewards, boolean[] last, double gamma, float[] returns) {
        requireUnit("gamma", gamma);
        double following = 0;
        for (int t = column.length() - 1; t >= 0; t--) {
            int i = column.at(t);
            following = rewards[i] + (last[i] ? 0 : gamma * following);
            returns[i] = (float) following;
        }
    }

    /**
     * Shifts and scales to mean 0 and standard deviation 1 (plus 1e-8), in place.
     *
     * @param values the numbers; changed
     */
    public static void normalise(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value;
        }
        mean /= Math.max(1, values.length);
        double square = 0;
        for (float value : values) {
            square += (value - mean) * (value - mean);
        }
        double scale = 1 / (Math.sqrt(square / Math.max(1, values.length)) + 1e-8);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((values[i] - mean) * scale);
        }
    }

    private static void requireUnit(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must lie in [0, 1], got " + value);
        }
    }
}
