package adaptarium.meta.gradient;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;

/**
 * Meta-parameters moved to either side in random directions. A direction is a function of the update's seed and its number alone, so that whoever needs it draws it again
 * and nobody keeps it.
 *
 * @param seed of the update
 * @param count how many directions; there are twice as many moved sets
 * @param noise σ
 */
record Moves(long seed, int count, double noise) {
    /** A direction, float[size], of standard deviation 1. */
    float[] direction(int pair, int size) {
        RandomGenerator random = Seeds.generator(Seeds.derive(seed, "direction", pair));
        float[] direction = new float[size];
        for (int p = 0; p < size; p++) {
            direction[p] = (float) random.nextGaussian();
        }
        return direction;
    }

    /** Moved sets {@code from} to {@code to}, exclusive: even ones forwards, odd ones back along the same direction. */
    float[] sets(float[] meta, int from, int to) {
        float[] sets = new float[(to - from) * meta.length];
        for (int set = from; set < to; set++) {
            float[] direction = direction(set / 2, meta.length);
            double side = set % 2 == 0 ? noise : -noise;
            for (int p = 0; p < meta.length; p++) {
                sets[(set - from) * meta.length + p] = (float) (meta[p] + side * direction[p]);
            }
        }
        return sets;
    }

    /**
     * Gradient of the return by central differences along the directions: mean of (F₊ - F₋) / 2σ times the direction, an estimate of the gradient of F smoothed by the
     * noise (Nesterov and Spokoiny 2017).
     *
     * @param returns of the moved sets, in order
     * @param size M
     */
    double[] gradient(double[] returns, int size) {
        double[] sum = new double[size];
        for (int pair = 0; pair < count; pair++) {
            double slope = (returns[2 * pair] - returns[2 * pair + 1]) / (2 * noise * count);
            float[] direction = direction(pair, size);
            for (int p = 0; p < size; p++) {
                sum[p] += slope * direction[p];
            }
        }
        return sum;
    }
}
