package adaptarium.meta.fewshot.reference;

import adaptarium.meta.fewshot.problem.DynamicsIdentification;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Pieces of motion as equations: for every step that was played a row of features of state and action, and how the state changed. Features are 1, the state, the action,
 * products of state and action, sine and cosine of every angle and their products with the action, and squares of the state where it has few numbers.
 *
 * @param problem whose pieces they are
 */
record MotionFeatures(DynamicsIdentification<?> problem) {
    private static final int FEW = 8; // numbers of a state whose products are taken, too
    private static final String ANGLE = "rad";

    /**
     * Equations.
     *
     * @param features n x F
     * @param changes n x S
     */
    record Equations(RealMatrix features, RealMatrix changes) {}

    /** F, how many features there are. */
    int size() {
        return row(new double[width()], 0).length;
    }

    private int width() {
        return 2 * problem.states() + problem.actions();
    }

    /**
     * The equations of some pieces.
     *
     * @param x examples, one after the other
     * @param chosen the numbers of those that are wanted
     * @return the equations; one of zeros where nothing was played
     */
    Equations of(double[] x, int... chosen) {
        List<double[]> features = new ArrayList<>();
        List<double[]> changes = new ArrayList<>();
        for (int example : chosen) {
            for (int step = 0; step < problem.steps(); step++) {
                int at = (example * problem.steps() + step) * width();
                if (isPlayed(x, at)) {
                    features.add(row(x, at));
                    changes.add(
                            java.util.Arrays.copyOfRange(x, at + problem.states() + problem.actions(), at + width()));
                }
            }
        }
        if (features.isEmpty()) {
            features.add(new double[size()]);
            changes.add(new double[problem.states()]);
        }
        return new Equations(
                new Array2DRowRealMatrix(features.toArray(double[][]::new), false),
                new Array2DRowRealMatrix(changes.toArray(double[][]::new), false));
    }

    private boolean isPlayed(double[] x, int at) {
        for (int j = 0; j < width(); j++) {
            if (x[at + j] != 0) {
                return true;
            }
        }
        return false;
    }

    private double[] row(double[] x, int at) {
        int states = problem.states();
        List<Double> row = new ArrayList<>(List.of(1.0));
        List<Double> forces = new ArrayList<>();
        for (int j = 0; j < problem.actions(); j++) {
            forces.add(x[at + states + j]);
        }
        row.addAll(forces);
        for (int i = 0; i < states; i++) {
            double state = x[at + i];
            row.add(state);
            forces.forEach(force -> row.add(state * force));
            if (problem.family().spec().observation().get(i).unit().equals(ANGLE)) {
                double angle = problem.state(i, state);
                double sine = StrictMath.sin(angle);
                double cosine = StrictMath.cos(angle);
                row.add(sine);
                row.add(cosine);
                forces.forEach(force -> row.add(cosine * force));
            }
            for (int j = 0; j <= i && states <= FEW; j++) {
                row.add(state * x[at + j]);
            }
        }
        return row.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
