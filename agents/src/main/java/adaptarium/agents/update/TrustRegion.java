package adaptarium.agents.update;

import adaptarium.agents.kernel.TrainingDivergedException;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.exception.MaxCountExceededException;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.ConjugateGradient;
import org.apache.commons.math3.linear.IterativeLinearSolverEvent;
import org.apache.commons.math3.linear.RealLinearOperator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.IterationEvent;
import org.apache.commons.math3.util.IterationListener;

/**
 * The step of TRPO (Schulman et al. 2015, arXiv:1502.05477, appendix C): conjugate gradients for F x = g, scaled to the trust region, then a backtracking
 * line search. It knows nothing of policies: single-task TRPO and MAML's outer loop hand over their own gradient, Fisher product and loss.
 *
 * @param maxDivergence trust region δ, in nats, positive
 * @param conjugateGradientSteps iterations of the solver, at least 1
 * @param damping added to the diagonal of F
 * @param backtrack factor between two tries of the line search, in (0, 1)
 * @param tries lengths of the line search, at least 1, those that need no evaluation among them
 */
public record TrustRegion(
        double maxDivergence, int conjugateGradientSteps, double damping, double backtrack, int tries) {
    /** A residual this small relative to the gradient ends the solver. */
    private static final double RELATIVE_RESIDUAL = 1e-10;

    /**
     * Near the origin the divergence goes with the square of the step, which tells of some shorter steps that they leave the trust region, too: they are not
     * evaluated. Farther out than this many times the trust region it may grow faster, so that it says no more than that half the step is to be tried.
     */
    private static final double FAR = 4;

    /** The MAML authors' figures: δ = 0.01, 10 iterations, damping 1e-5, factor 0.8, 15 tries. */
    public static final TrustRegion MAML = new TrustRegion(0.01, 10, 1e-5, 0.8, 15);

    /** Checks every component. */
    public TrustRegion {
        if (!(maxDivergence > 0) || !(damping >= 0)) {
            throw new IllegalArgumentException("maxDivergence must be positive and damping not negative, got "
                    + maxDivergence + " and " + damping);
        }
        if (conjugateGradientSteps < 1 || tries < 1 || !(backtrack > 0 && backtrack < 1)) {
            throw new IllegalArgumentException(
                    "conjugateGradientSteps and tries must be at least 1 and backtrack lie in (0, 1), got "
                            + conjugateGradientSteps + ", " + tries + " and " + backtrack);
        }
    }

    /**
     * What a candidate is worth.
     *
     * @param loss the surrogate loss, to be lowered
     * @param divergence mean KL from the policy that drew the data
     */
    public record Trial(double loss, double divergence) {}

    /** Evaluates loss and divergence at given parameters. */
    @FunctionalInterface
    public interface Objective {
        /**
         * Evaluates a candidate.
         *
         * @param theta float[P]
         * @return loss and divergence there
         */
        Trial at(float[] theta);
    }

    /**
     * What a step did.
     *
     * @param theta the new parameters, the old ones where nothing was accepted; owned by the caller
     * @param accepted whether a candidate was accepted
     * @param trial loss and divergence at theta
     * @param tries how many candidates were evaluated
     * @param expectedGain g·x of the accepted step, the linear prediction of how much the loss falls
     */
    @SuppressWarnings("ArrayRecordComponent") // a result on its way to its one reader
    public record Step(float[] theta, boolean accepted, Trial trial, int tries, double expectedGain) {}

    /**
     * Takes one step.
     *
     * @param theta present parameters, float[P]; left as they are
     * @param gradient of the loss, double[P]; left as it is
     * @param loss the loss at theta
     * @param fisher maps v to F v, double[P] each; gets an array it may keep no reference to and returns a fresh one
     * @param objective evaluates candidates
     * @return the step
     * @throws TrainingDivergedException where gradient or curvature are not finite
     */
    public Step step(
            float[] theta, double[] gradient, double loss, UnaryOperator<double[]> fisher, Objective objective) {
        Solution solution = solve(gradient, fisher);
        double[] direction = solution.x();
        double slope = dot(gradient, direction);
        // x'Fx without another product: F x = g - r.
        double squared = slope - dot(direction, solution.residual());
        if (!Double.isFinite(squared) || !Double.isFinite(slope)) {
            throw new TrainingDivergedException(
                    "TRPO direction is not finite: g'x is " + slope + ", x'Fx is " + squared);
        }
        Trial present = new Trial(loss, 0);
        if (!(squared > 0)) {
            return new Step(theta.clone(), /* accepted= */ false, present, 0, 0);
        }
        double length = Math.sqrt(2 * maxDivergence / squared);
        float[] candidate = new float[theta.length];
        double ratio = 1;
        int evaluated = 0;
        for (int shortened = 0; shortened < tries; ) {
            evaluated++;
            for (int p = 0; p < candidate.length; p++) {
                candidate[p] = (float) (theta[p] - ratio * length * direction[p]);
            }
            Trial trial = objective.at(candidate);
            if (trial.loss() < loss && trial.divergence() <= maxDivergence) {
                return new Step(candidate, /* accepted= */ true, trial, evaluated, ratio * length * slope);
            }
            double outside = Math.min(trial.divergence() / maxDivergence, FAR);
            do {
                ratio *= backtrack;
                outside *= backtrack * backtrack;
                shortened++;
            } while (outside > 1 && shortened < tries);
        }
        return new Step(theta.clone(), /* accepted= */ false, present, evaluated, 0);
    }

    /**
     * Solves (F + damping I) x = b approximately by conjugate gradients.
     *
     * @param b double[P]; left as it is
     * @param fisher maps v to F v
     * @return x with its residual
     */
    Solution solve(double[] b, UnaryOperator<double[]> fisher) {
        RealLinearOperator operator = new RealLinearOperator() {
            @Override
            public int getRowDimension() {
                return b.length;
            }

            @Override
            public int getColumnDimension() {
                return b.length;
            }

            @Override
            public RealVector operate(RealVector v) {
                // toArray copies: the solver reuses v, the product must not hold on to it.
                double[] values = v.toArray();
                boolean zero = true;
                for (double value : values) {
                    zero &= value == 0;
                }
                return new ArrayRealVector(
                        zero ? new double[values.length] : damped(values, fisher), /* copyArray= */ false);
            }
        };
        // One count is the initial residual; the solver stops by exception and x then holds the last iterate.
        ConjugateGradient solver =
                new ConjugateGradient(conjugateGradientSteps + 1, RELATIVE_RESIDUAL, /* check= */ false);
        RealVector x = new ArrayRealVector(b.length);
        RealVector right = new ArrayRealVector(b, /* copyArray= */ true);
        ResidualListener listener = new ResidualListener(b);
        if (right.getNorm() == 0) {
            return new Solution(x.toArray(), listener.residual);
        }
        solver.getIterationManager().addIterationListener(listener);
        try {
            solver.solveInPlace(operator, null, right, x);
        } catch (MaxCountExceededException budgetUsed) {
            return new Solution(x.toArray(), listener.residual);
        }
        return new Solution(x.toArray(), listener.residual);
    }

    /**
     * An approximate solution of A x = b.
     *
     * @param x double[P]
     * @param residual b - A x, double[P]
     */
    @SuppressWarnings("ArrayRecordComponent") // a result on its way to its one reader
    record Solution(double[] x, double[] residual) {}

    /** Keeps the residual of the last iteration: the solver itself reports only its norm. */
    private static final class ResidualListener implements IterationListener {
        private double[] residual;

        private ResidualListener(double[] initial) {
            residual = initial.clone();
        }

        @Override
        public void initializationPerformed(IterationEvent event) {}

        @Override
        public void iterationStarted(IterationEvent event) {}

        @Override
        public void iterationPerformed(IterationEvent event) {
            if (event instanceof IterativeLinearSolverEvent solverEvent) {
                residual = solverEvent.getResidual().toArray();
            }
        }

        @Override
        public void terminationPerformed(IterationEvent event) {}
    }

    private double[] damped(double[] v, UnaryOperator<double[]> fisher) {
        double[] product = fisher.apply(v.clone());
        for (int p = 0; p < product.length; p++) {
            product[p] += damping * v[p];
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int p = 0; p < a.length; p++) {
            sum += a[p] * b[p];
        }
        return sum;
    }
}
