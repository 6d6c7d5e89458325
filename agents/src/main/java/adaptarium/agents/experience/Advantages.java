package adaptarium.agents.experience;

/** Generalised advantage estimation and what is done with its result, on time-major heap arrays (index {@code t * N + n}). */
public final class Advantages {
    private Advantages() {}

    /**
     * Generalised advantage estimates (Schulman et al. 2016, arXiv:1506.02438, eq. 16), with terminated and truncated kept apart:
     * delta_t = r_t + gamma (1 - terminated_t) V(s'_t) - V(s_t), A_t = delta_t + gamma lambda (1 - ended_t) A_{t+1}.
     *
     * @param slots N; the arrays' length is T * N
     * @param rewards float[T * N]
     * @param terminated boolean[T * N]; the value of what follows is 0
     * @param truncated boolean[T * N]; the episode ended here, but the value of the final observation counts
     * @param values V(s_t), float[T * N]
     * @param nextValues V(s'_t) of the true successor, float[T * N]; never read where terminated
     * @param gamma discount factor, in [0, 1]
     * @param lambda weight of longer returns, in [0, 1]
     * @return advantages, float[T * N], owned by the caller; value targets are advantages + values
     */
    public static float[] generalised(
            int slots,
            float[] rewards,
            boolean[] terminated,
            boolean[] truncated,
            float[] values,
            float[] nextValues,
            double gamma,
            double lambda) {
        requireUnit("gamma", gamma);
        requireUnit("lambda", lambda);
        int length = rewards.length;
        if (slots < 1
                || length % slots != 0
                || terminated.length != length
                || truncated.length != length
                || values.length != length
                || nextValues.length != length) {
            throw new IllegalArgumentException("every array must have length T * " + slots + ", got " + length + ", "
                    + terminated.length + ", " + truncated.length + ", " + values.length + ", " + nextValues.length);
        }
        float[] advantages = new float[length];
        for (int n = 0; n < slots; n++) {
            double following = 0;
            for (int i = length - slots + n; i >= 0; i -= slots) {
                boolean ended = terminated[i] || truncated[i];
                double delta = rewards[i] - values[i];
                if (!terminated[i]) {
                    delta += gamma * nextValues[i];
                }
                following = ended ? delta : delta + gamma * lambda * following;
                advantages[i] = (float) following;
            }
        }
        return advantages;
    }

    /**
     * Discounted returns to go, never crossing an episode's end: G_t = r_t + gamma (1 - ended_t) G_{t+1}.
     *
     * @param slots N; the arrays' length is T * N
     * @param rewards float[T * N]
     * @param ended boolean[T * N], terminated or truncated
     * @param gamma discount factor, in [0, 1]
     * @return float[T * N], owned by the caller
     */
    public static float[] returnsToGo(int slots, float[] rewards, boolean[] ended, double gamma) {
        requireUnit("gamma", gamma);
        float[] returns = new float[rewards.length];
        for (int n = 0; n < slots; n++) {
            double following = 0;
            for (int i = rewards.length - slots + n; i >= 0; i -= slots) {
                following = rewards[i] + (ended[i] ? 0 : gamma * following);
                returns[i] = (float) following;
            }
        }
        return returns;
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
