package adaptarium.meta.fewshot.reference;

import adaptarium.agents.store.State;
import adaptarium.meta.fewshot.reference.MotionFeatures.Equations;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What is known of a task's coefficients before anything is seen of it. A value.
 *
 * @param mean F x S
 * @param covariance F x F, in units of the noise
 * @param noise σ² of each state
 * @param updates how many it has learnt from
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MotionPrior(RealMatrix mean, RealMatrix covariance, double[] noise, long updates) {
    private static final double LEAST_NOISE = 1e-8; // of a deterministic simulation whose equations are just these
    private static final double FORGETTING = 0.6; // exponent of the steps of the stochastic expectation maximisation

    /** Nothing known: coefficients about 0, with a spread of 1 in units of the states. */
    static MotionPrior of(int features, int states) {
        double[] noise = new double[states];
        Arrays.fill(noise, 1);
        return new MotionPrior(
                new Array2DRowRealMatrix(features, states), MatrixUtils.createRealIdentityMatrix(features), noise, 0);
    }

    /** What one task says: sums that the next prior is made of. */
    private record Moments(RealMatrix mean, RealMatrix covariance, double[] noise) {}

    private Moments moments(Equations task) {
        TaskPosterior posterior = TaskPosterior.of(mean, covariance, task);
        RealMatrix deviation = posterior.deviation();
        RealMatrix scaled = deviation.copy();
        RealMatrix misses = task.changes().subtract(task.features().multiply(mean.add(deviation)));
        double rows = task.features().getRowDimension();
        double unsure = task.features()
                        .multiply(posterior.covariance())
                        .multiply(task.features().transpose())
                        .getTrace()
                / rows;
        double[] variance = new double[noise.length];
        for (int j = 0; j < noise.length; j++) {
            double norm = misses.getColumnVector(j).getNorm();
            variance[j] = norm * norm / rows + noise[j] * unsure;
            scaled.setColumnVector(j, deviation.getColumnVector(j).mapDivide(Math.sqrt(noise[j])));
        }
        RealMatrix outer = scaled.multiply(scaled.transpose()).scalarMultiply(1.0 / noise.length);
        return new Moments(mean.add(deviation), outer.add(posterior.covariance()), variance);
    }

    /**
     * Learns from tasks: one step of expectation maximisation, shorter with every update.
     *
     * @param tasks the equations of each
     * @return the next prior
     */
    MotionPrior learnt(List<Equations> tasks) {
        double step = StrictMath.pow(updates + 1.0, -FORGETTING);
        double each = step / tasks.size();
        RealMatrix nextMean = mean.scalarMultiply(1 - step);
        RealMatrix nextCovariance = covariance.scalarMultiply(1 - step);
        double[] nextNoise = new double[noise.length];
        Arrays.setAll(nextNoise, j -> (1 - step) * noise[j]);
        for (Equations task : tasks) {
            Moments moments = moments(task);
            nextMean = nextMean.add(moments.mean().scalarMultiply(each));
            nextCovariance = nextCovariance.add(moments.covariance().scalarMultiply(each));
            Arrays.setAll(nextNoise, j -> nextNoise[j] + each * moments.noise()[j]);
        }
        Arrays.setAll(nextNoise, j -> Math.max(nextNoise[j], LEAST_NOISE));
        return new MotionPrior(nextMean, nextCovariance, nextNoise, updates + 1);
    }

    /** For a checkpoint. */
    State state() {
        int features = mean.getRowDimension();
        return new State()
                .put("mean", flat(mean), features, noise.length)
                .put("covariance", flat(covariance), features, features)
                .put("noise", noise)
                .put("updates", new long[] {updates});
    }

    /** Out of a checkpoint, of this prior's size. */
    MotionPrior restored(State state) {
        int features = mean.getRowDimension();
        return new MotionPrior(
                matrix(state.doubles("mean", features, noise.length), noise.length),
                matrix(state.doubles("covariance", features, features), features),
                state.doubles("noise", noise.length),
                state.longs("updates", 1)[0]);
    }

    static double[] flat(RealMatrix matrix) {
        return Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream).toArray();
    }

    static RealMatrix matrix(double[] flat, int columns) {
        double[][] rows = new double[flat.length / columns][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * columns, (i + 1) * columns));
        return new Array2DRowRealMatrix(rows, false);
    }
}
