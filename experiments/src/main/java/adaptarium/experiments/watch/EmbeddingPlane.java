package adaptarium.experiments.watch;

import java.util.ArrayList;
import java.util.List;

/** Embedded examples seen from where they differ most: their first two principal components. Of two numbers it is these themselves. */
public final class EmbeddingPlane {
    private static final int SWEEPS = 200; // of the power iteration
    private static final double FLAT = 1e-12; // a direction in which nothing differs

    private final double[] mean;
    private final double[] first;
    private final double[] second;

    private EmbeddingPlane(double[] mean, double[] first, double[] second) {
        this.mean = mean;
        this.first = first;
        this.second = second;
    }

    /**
     * The plane of some examples.
     *
     * @param all embedded, a row each
     * @return the plane; other examples may be placed on it, too
     */
    public static EmbeddingPlane of(List<double[]> all) {
        int size = all.get(0).length;
        double[] mean = new double[size];
        if (size == 2) {
            return new EmbeddingPlane(mean, new double[] {1, 0}, new double[] {0, 1});
        }
        for (double[] row : all) {
            for (int j = 0; j < size; j++) {
                mean[j] += row[j] / all.size();
            }
        }
        double[][] covariance = new double[size][size];
        for (double[] row : all) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / all.size();
                }
            }
        }
        double[] first = principal(covariance);
        double[] second = principal(covariance); // what is left after the first was taken out
        return new EmbeddingPlane(mean, first, second);
    }

    /** The direction of the largest variance, by power iteration; its part of the covariance is taken out. */
    private static double[] principal(double[][] covariance) {
        int size = covariance.length;
        double[] direction = new double[size];
        for (int i = 0; i < size; i++) {
            direction[i] = 1 + 0.1 * i; // any that is not at right angles to it
        }
        double length = 0;
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double[] next = new double[size];
            double square = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    next[i] += covariance[i][j] * direction[j];
                }
                square += next[i] * next[i];
            }
            length = Math.sqrt(square);
            if (length < FLAT) {
                return new double[size];
            }
            for (int i = 0; i < size; i++) {
                direction[i] = next[i] / length;
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] -= length * direction[i] * direction[j];
            }
        }
        return direction;
    }

    /**
     * Places examples.
     *
     * @param rows embedded, a row each
     * @return x and y of each
     */
    public List<double[]> places(List<double[]> rows) {
        List<double[]> places = new ArrayList<>();
        for (double[] row : rows) {
            double[] place = new double[2];
            for (int j = 0; j < row.length; j++) {
                place[0] += (row[j] - mean[j]) * first[j];
                place[1] += (row[j] - mean[j]) * second[j];
            }
            places.add(place);
        }
        return places;
    }
}
