package adaptarium.agents.update;

import adaptarium.agents.store.State;

/** Adam (Kingma and Ba 2015, arXiv:1412.6980, algorithm 1), with bias correction and epsilon outside the root as there. */
public final class Adam implements Optimiser {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private float[] firstMoment;
    private float[] secondMoment;
    private long steps;

    /**
     * A fresh optimiser with zero moments.
     *
     * @param size P, how many parameters
     * @param beta1 decay of the first moment, in [0, 1)
     * @param beta2 decay of the second moment, in [0, 1)
     * @param epsilon added to the root of the second moment, positive
     */
    public Adam(int size, double beta1, double beta2, double epsilon) {
        if (!(beta1 >= 0 && beta1 < 1) || !(beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException("beta1 and beta2 must lie in [0, 1), got " + beta1 + " and " + beta2);
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be positive, got " + epsilon);
        }
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        firstMoment = new float[size];
        secondMoment = new float[size];
    }

    /**
     * A fresh optimiser with the paper's decays, 0.9 and 0.999.
     *
     * @param size P, how many parameters
     * @param epsilon added to the root of the second moment, positive
     */
    public Adam(int size, double epsilon) {
        this(size, 0.9, 0.999, epsilon);
    }

    @Override
    public float[] step(float[] theta, float[] gradient, double learningRate) {
        Sgd.checkStep(theta, gradient, firstMoment.length, learningRate);
        steps++;
        double correction1 = 1 - StrictMath.pow(beta1, (double) steps);
        double correction2 = 1 - StrictMath.pow(beta2, (double) steps);
        float[] next = new float[theta.length];
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i];
            firstMoment[i] = (float) (beta1 * firstMoment[i] + (1 - beta1) * g);
            secondMoment[i] = (float) (beta2 * secondMoment[i] + (1 - beta2) * g * g);
            double direction = firstMoment[i] / correction1 / (Math.sqrt(secondMoment[i] / correction2) + epsilon);
            next[i] = (float) (theta[i] - learningRate * direction);
        }
        return next;
    }

    @Override
    public State state() {
        return new State()
                .put("firstMoment", firstMoment)
                .put("secondMoment", secondMoment)
                .put("steps", new long[] {steps});
    }

    @Override
    public void restore(State state) {
        float[] first = state.floats("firstMoment", firstMoment.length);
        float[] second = state.floats("secondMoment", secondMoment.length);
        steps = state.longs("steps", 1)[0];
        firstMoment = first;
        secondMoment = second;
    }
}
