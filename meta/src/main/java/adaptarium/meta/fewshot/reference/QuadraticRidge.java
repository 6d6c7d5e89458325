package adaptarium.meta.fewshot.reference;

import adaptarium.agents.store.State;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Ridge regression of J targets on C numbers, their squares and their products: sums over all examples so far, and what follows from them. Numbers are standardised by
 * those of the first examples, and what lies beyond three deviations is taken to lie there. Where there are many numbers, products (and of very many, squares) are left out. A
 * value.
 */
final class QuadraticRidge {
    private static final int FEW = 40; // numbers whose products are taken, too: 861 terms
    private static final int MANY = 400; // numbers whose squares are taken, too: 801 terms
    private static final double LARGEST = 3; // deviations
    private static final double LEAST_SPREAD = 1e-6;
    private static final double LEAST_DEVIATION = 1e-6;

    private final double penalty;
    private final double[] mean; // of the numbers
    private final double[] spread;
    private final RealMatrix normal; // X'X, F x F
    private final RealMatrix moments; // X'Y, F x J
    private final double[] squares; // of the targets
    private final long examples;
    private final RealMatrix weights; // F x J

    private QuadraticRidge(
            double penalty,
            double[] mean,
            double[] spread,
            RealMatrix normal,
            RealMatrix moments,
            double[] squares,
            long examples) {
        this.penalty = penalty;
        this.mean = mean;
        this.spread = spread;
        this.normal = normal;
        this.moments = moments;
        this.squares = squares;
        this.examples = examples;
        RealMatrix ridge =
                MatrixUtils.createRealIdentityMatrix(normal.getRowDimension()).scalarMultiply(penalty);
        weights = examples == 0
                ? moments
                : new CholeskyDecomposition(normal.add(ridge)).getSolver().solve(moments);
    }

    /**
     * Nothing known: every target is told to be 0.
     *
     * @param numbers C
     * @param targets J
     * @param penalty λ, above 0
     */
    static QuadraticRidge of(int numbers, int targets, double penalty) {
        double[] ones = new double[numbers];
        Arrays.fill(ones, 1);
        int terms = terms(numbers);
        return new QuadraticRidge(
                penalty,
                new double[numbers],
                ones,
                new Array2DRowRealMatrix(terms, terms),
                new Array2DRowRealMatrix(terms, targets),
                new double[targets],
                0);
    }

    /** Whether it has seen any example. */
    boolean hasLearnt() {
        return examples > 0;
    }

    private static int terms(int numbers) {
        return 1 + numbers * (numbers <= MANY ? 2 : 1) + (numbers <= FEW ? numbers * (numbers - 1) / 2 : 0);
    }

    /**
     * Learns from more examples.
     *
     * @param numbers double[C] each
     * @param targets double[J] each
     * @return what is known then
     */
    QuadraticRidge learnt(List<double[]> numbers, List<double[]> targets) {
        double[] middle = mean;
        double[] unit = spread;
        if (examples == 0) {
            middle = means(numbers);
            unit = spreads(numbers, middle);
        }
        double[][] rows = new double[numbers.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(numbers.get(i), middle, unit);
        }
        RealMatrix x = new Array2DRowRealMatrix(rows, false);
        RealMatrix y = new Array2DRowRealMatrix(targets.toArray(double[][]::new), false);
        RealMatrix turned = x.transpose();
        double[] sums = squares.clone();
        for (double[] target : targets) {
            Arrays.setAll(sums, j -> sums[j] + target[j] * target[j]);
        }
        return new QuadraticRidge(
                penalty,
                middle,
                unit,
                normal.add(turned.multiply(x)),
                moments.add(turned.multiply(y)),
                sums,
                examples + rows.length);
    }

    private static double[] means(List<double[]> numbers) {
        double[] means = new double[numbers.get(0).length];
        for (double[] one : numbers) {
            Arrays.setAll(means, j -> means[j] + one[j] / numbers.size());
        }
        return means;
    }

    private static double[] spreads(List<double[]> numbers, double[] means) {
        double[] variance = new double[means.length];
        for (double[] one : numbers) {
            Arrays.setAll(variance, j -> variance[j] + (one[j] - means[j]) * (one[j] - means[j]) / numbers.size());
        }
        Arrays.setAll(variance, j -> Math.max(Math.sqrt(variance[j]), LEAST_SPREAD));
        return variance;
    }

    private static double[] row(double[] numbers, double[] mean, double[] spread) {
        int count = numbers.length;
        double[] row = new double[terms(count)];
        row[0] = 1;
        for (int j = 0; j < count; j++) {
            row[1 + j] = Math.max(-LARGEST, Math.min(LARGEST, (numbers[j] - mean[j]) / spread[j]));
        }
        int next = 1 + count;
        for (int j = 0; j < count && next < row.length; j++) {
            for (int k = count <= FEW ? 0 : j; k <= j; k++) {
                row[next++] = row[1 + j] * row[1 + k];
            }
        }
        return row;
    }

    /**
     * What the targets are told to be.
     *
     * @param numbers double[C]
     * @return double[J], owned by the caller
     */
    double[] told(double[] numbers) {
        return weights.preMultiply(row(numbers, mean, spread));
    }

    /** Standard deviations of the targets of all examples so far from what they are told to be, double[J]; 1 before any. */
    double[] deviations() {
        double[] deviations = new double[squares.length];
        for (int j = 0; j < deviations.length; j++) {
            // |y − Xw|² = y'y − 2 w'X'y + w'X'Xw
            double misses = squares[j]
                    - 2 * weights.getColumnVector(j).dotProduct(moments.getColumnVector(j))
                    + weights.getColumnVector(j).dotProduct(normal.operate(weights.getColumnVector(j)));
            deviations[j] = examples == 0 ? 1 : Math.max(Math.sqrt(Math.max(0, misses / examples)), LEAST_DEVIATION);
        }
        return deviations;
    }

    /** For a checkpoint. */
    State state() {
        int terms = normal.getRowDimension();
        return new State()
                .put("mean", mean)
                .put("spread", spread)
                .put("normal", MotionPrior.flat(normal), terms, terms)
                .put("moments", MotionPrior.flat(moments), terms, squares.length)
                .put("squares", squares)
                .put("examples", new long[] {examples});
    }

    /** Out of a checkpoint, of the same sizes. */
    QuadraticRidge restored(State state) {
        int terms = normal.getRowDimension();
        return new QuadraticRidge(
                penalty,
                state.doubles("mean", mean.length),
                state.doubles("spread", mean.length),
                MotionPrior.matrix(state.doubles("normal", terms, terms), terms),
                MotionPrior.matrix(state.doubles("moments", terms, squares.length), squares.length),
                state.doubles("squares", squares.length),
                state.longs("examples", 1)[0]);
    }
}
