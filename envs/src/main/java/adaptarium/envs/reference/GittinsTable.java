package adaptarium.envs.reference;

/**
 * Finite-horizon Gittins indices of a Bernoulli arm with a uniform prior: the sure reward per pull at which one would be indifferent between it and the
 * arm, with the option to change over to it for good at any time (Kaufmann 2018, arXiv:1605.02633, section 2).
 *
 * <p>For every rate on a grid the stopping problem is solved backwards over the pulls left; the index is where the advantage of the arm vanishes.
 */
final class GittinsTable {
    private static final int GRID = 250; // rates
    private static final int LONGEST = 200; // pulls; longer trials use the indices for this many left

    private final int horizon;
    private final float[][] indices; // [pulls left - 1][triangle of (pulls, wins)]

    private GittinsTable(int horizon, float[][] indices) {
        this.horizon = horizon;
        this.indices = indices;
    }

    static GittinsTable of(int pulls) {
        int horizon = Math.min(pulls, LONGEST);
        float[][] indices = new float[horizon][];
        for (int left = 1; left <= horizon; left++) {
            indices[left - 1] = new float[triangle(horizon - left + 1)];
        }
        for (int g = 0; g <= GRID; g++) {
            raise(indices, horizon, (double) g / GRID);
        }
        return new GittinsTable(horizon, indices);
    }

    /** Sets the index to a rate wherever the arm is still worth pulling at that rate. */
    private static void raise(float[][] indices, int horizon, double rate) {
        double[] after = new double[triangle(horizon + 1)];
        for (int left = 1; left <= horizon; left++) {
            double[] now = new double[triangle(horizon - left + 1)];
            for (int pulls = 0; pulls <= horizon - left; pulls++) {
                for (int wins = 0; wins <= pulls; wins++) {
                    double p = (wins + 1.0) / (pulls + 2.0);
                    double more =
                            p * after[triangle(pulls + 1) + wins + 1] + (1 - p) * after[triangle(pulls + 1) + wins];
                    double advantage = p - rate + more;
                    if (advantage > 0) {
                        now[triangle(pulls) + wins] = advantage;
                        // Between this grid point and the next: the slope of the advantage in the rate is at least 1 in
                        // size.
                        indices[left - 1][triangle(pulls) + wins] = (float) (rate + Math.min(advantage, 1.0 / GRID));
                    }
                }
            }
            after = now;
        }
    }

    /** How many pairs (pulls, wins) have fewer pulls. */
    private static int triangle(int pulls) {
        return pulls * (pulls + 1) / 2;
    }

    /** The index of an arm that has won and lost so often, after so many pulls of all arms. */
    double index(int wins, int losses, int allPulls) {
        int pulls = wins + losses;
        int left = Math.max(1, horizon - allPulls);
        if (pulls > horizon - left) {
            return (wins + 1.0) / (pulls + 2.0);
        }
        return indices[left - 1][triangle(pulls) + wins];
    }
}
