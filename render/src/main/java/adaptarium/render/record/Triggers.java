package adaptarium.render.record;

import java.util.function.LongPredicate;

/** Which episodes are filmed. */
public final class Triggers {
    private static final long CAP = 1000;

    private Triggers() {}

    /**
     * Every k-th episode, the first included.
     *
     * @param k at least 1
     * @return whether to film an episode, counted from 0
     */
    public static LongPredicate every(long k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, got " + k);
        }
        return episode -> episode % k == 0;
    }

    /** Episodes 0, 1, 8, 27, …, 1000, and from there every thousandth, as in Gymnasium. */
    public static LongPredicate cubic() {
        return episode -> {
            if (episode >= CAP) {
                return episode % CAP == 0;
            }
            long root = Math.round(Math.cbrt((double) episode));
            return root * root * root == episode;
        };
    }
}
