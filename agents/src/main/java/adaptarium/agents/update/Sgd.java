package adaptarium.agents.update;

import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.store.State;

/** Stochastic gradient descent with heavy-ball momentum: v' = momentum v + g, theta' = theta - rate v'. Momentum 0 is the plain step. */
public final class Sgd implements Optimiser {
    private final double momentum;
    private float[] velocity;

    /**
     * A fresh optimiser at rest.
     *
     * @param size P, how many parameters
     * @param momentum how much of the last velocity is kept, in [0, 1)
     */
    public Sgd(int size, double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must lie in [0, 1), got " + momentum);
        }
        this.momentum = momentum;
        velocity = new float[size];
    }

    @Override
    public float[] step(float[] theta, float[] gradient, double learningRate) {
        checkStep(theta, gradient, velocity.length, learningRate);
        float[] next = new float[theta.length];
        for (int i = 0; i < theta.length; i++) {
            velocity[i] = (float) (momentum * velocity[i] + gradient[i]);
            next[i] = (float) (theta[i] - learningRate * velocity[i]);
        }
        return next;
    }

    @Override
    public State state() {
        return new State().put("velocity", velocity);
    }

    @Override
    public void restore(State state) {
        velocity = state.floats("velocity", velocity.length);
    }

    static void checkStep(float[] theta, float[] gradient, int size, double learningRate) {
        if (theta.length != size || gradient.length != size) {
            throw new IllegalArgumentException("the optimiser was made for " + size + " parameters, got " + theta.length
                    + " parameters and a gradient of " + gradient.length);
        }
        if (!(learningRate >= 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learningRate must be finite and at least 0, got " + learningRate);
        }
        TrainingDivergedException.check("gradient", gradient);
    }
}
