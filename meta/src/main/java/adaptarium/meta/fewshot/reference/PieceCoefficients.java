package adaptarium.meta.fewshot.reference;

import adaptarium.agents.kernel.Workers;
import adaptarium.agents.store.State;
import adaptarium.meta.fewshot.problem.ParameterRegression;
import adaptarium.meta.fewshot.reference.MotionFeatures.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;

/**
 * A piece of motion as the coefficients of ridge regressions: the change of every observed number on 1, what is observed, sine and cosine of observed angles, and what is
 * done. The penalty of each is a normal distribution of its coefficients over tasks. A value.
 *
 * @param problem whose pieces they are
 * @param priors what is known of the coefficients of each observed number before anything is seen; F x 1 each
 */
record PieceCoefficients(ParameterRegression<?> problem, List<MotionPrior> priors) {
    private static final int ROUNDS = 20; // of expectation maximisation

    /** Copies the list. */
    PieceCoefficients {
        priors = List.copyOf(priors);
    }

    /** Those of a problem of which nothing is known yet. */
    static PieceCoefficients of(ParameterRegression<?> problem) {
        int features = row(problem, new double[problem.inputs()], 0).length;
        List<MotionPrior> priors = new ArrayList<>();
        for (int state = 0; state < problem.states(); state++) {
            priors.add(MotionPrior.of(features, 1));
        }
        return new PieceCoefficients(problem, priors);
    }

    /** C, coefficients of a piece. */
    int size() {
        return priors.size() * priors.get(0).mean().getRowDimension();
    }

    /**
     * Learns what coefficients are like.
     *
     * @param pieces double[I] each
     * @param workers share the observed numbers; never change the result
     * @return with the priors under which the pieces are likeliest, as far as some rounds of expectation maximisation go
     */
    PieceCoefficients learnt(List<double[]> pieces, Workers workers) {
        return new PieceCoefficients(problem, workers.map(priors.size(), state -> {
            List<Equations> tasks =
                    pieces.stream().map(piece -> equations(piece, 0, state)).toList();
            MotionPrior prior = priors.get(state);
            for (int round = 0; round < ROUNDS; round++) {
                MotionPrior next = prior.learnt(tasks);
                prior = new MotionPrior(next.mean(), next.covariance(), next.noise(), /* updates= */ 0); // whole steps
            }
            return prior;
        }));
    }

    /**
     * The coefficients of a piece.
     *
     * @param x pieces, one after the other
     * @param piece its number
     * @return double[C], less their means over tasks; zeros where nothing was played. Owned by the caller
     */
    double[] of(double[] x, int piece) {
        double[] coefficients = new double[size()];
        int features = size() / priors.size();
        for (int state = 0; state < priors.size(); state++) {
            MotionPrior prior = priors.get(state);
            TaskPosterior posterior = TaskPosterior.of(prior.mean(), prior.covariance(), equations(x, piece, state));
            System.arraycopy(posterior.deviation().getColumn(0), 0, coefficients, state * features, features);
        }
        return coefficients;
    }

    private Equations equations(double[] x, int piece, int state) {
        List<double[]> rows = new ArrayList<>();
        List<double[]> changes = new ArrayList<>();
        int width = problem.inputs() / problem.rows();
        for (int step = 0; step < problem.rows(); step++) {
            int at = (piece * problem.rows() + step) * width;
            if (Arrays.stream(x, at, at + width).anyMatch(number -> number != 0)) { // it was played
                rows.add(row(problem, x, at));
                changes.add(new double[] {x[at + width - problem.states() + state]});
            }
        }
        if (rows.isEmpty()) {
            rows.add(new double[size() / priors.size()]);
            changes.add(new double[1]);
        }
        return new Equations(
                new Array2DRowRealMatrix(rows.toArray(double[][]::new), false),
                new Array2DRowRealMatrix(changes.toArray(double[][]::new), false));
    }

    private static double[] row(ParameterRegression<?> problem, double[] x, int at) {
        List<Double> row = new ArrayList<>(List.of(1.0));
        int states = problem.states();
        for (int i = 0; i < states; i++) {
            row.add(x[at + i]);
            if (problem.isAngle(i)) {
                double angle = problem.state(i, x[at + i]);
                row.add(StrictMath.sin(angle));
                row.add(StrictMath.cos(angle));
            }
        }
        for (int j = states; j < problem.inputs() / problem.rows() - states; j++) {
            row.add(x[at + j]);
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** For a checkpoint. */
    State state() {
        State state = new State();
        for (int i = 0; i < priors.size(); i++) {
            state.putAll("prior." + i, priors.get(i).state());
        }
        return state;
    }

    /** Out of a checkpoint, of the same sizes. */
    PieceCoefficients restored(State state) {
        List<MotionPrior> restored = new ArrayList<>();
        for (int i = 0; i < priors.size(); i++) {
            restored.add(priors.get(i).restored(state.under("prior." + i)));
        }
        return new PieceCoefficients(problem, restored);
    }
}
