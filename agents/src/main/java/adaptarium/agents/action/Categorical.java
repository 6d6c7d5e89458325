package adaptarium.agents.action;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;

/**
 * A choice among K actions; the network puts out logits u. An action is the choice's index as one float.
 *
 * @param choices K
 */
public record Categorical(int choices) implements ActionDistribution {
    /** Checks the number of choices. */
    public Categorical {
        if (choices < 2) {
            throw new IllegalArgumentException("a choice needs at least two actions, got " + choices);
        }
    }

    @Override
    public int outputs() {
        return choices;
    }

    @Override
    public int logStds() {
        return 0;
    }

    @Override
    public int actionSize() {
        return 1;
    }

    /** ℓ = u_a - log Σ exp u. */
    @Override
    public NDArray logProbability(NDArray u, NDArray s, NDArray actions) {
        return u.logSoftmax(-1).mul(oneHot(u, actions)).sum(new int[] {axis(u)});
    }

    @Override
    public NDArray entropy(NDArray u, NDArray s) {
        NDArray logP = u.logSoftmax(-1);
        return logP.exp().mul(logP).sum(new int[] {axis(u)}).neg();
    }

    @Override
    public NDArray divergence(NDArray oldU, NDArray oldS, NDArray u, NDArray s) {
        NDArray oldLogP = oldU.logSoftmax(-1);
        return oldLogP.exp().mul(oldLogP.sub(u.logSoftmax(-1))).sum(new int[] {axis(u)});
    }

    /** ∂u = p_new - p_old. */
    @Override
    public NDList divergenceGradient(NDArray oldU, NDArray oldS, NDArray u, NDArray s, NDArray w) {
        NDArray du = u.softmax(-1).sub(oldU.softmax(-1)).mul(w.expandDims(-1));
        return new NDList(du, noLogStd(u));
    }

    /** F r = p (r - p·r). */
    @Override
    public NDList fisherProduct(NDArray u, NDArray s, NDArray ru, NDArray rs, NDArray w) {
        return new NDList(softmaxJacobian(u.softmax(-1), ru).muli(w.expandDims(-1)), noLogStd(u));
    }

    @Override
    public LogProbabilityTape record(NDArray u, NDArray s, NDArray actions) {
        NDArray hot = oneHot(u, actions);
        NDArray p = u.softmax(-1);
        NDArray value = u.logSoftmax(-1).mul(hot).sum(new int[] {axis(u)});
        return new Tape(value, p, hot.sub(p), noLogStd(u));
    }

    /** Score ℓ_u = 1_a - p; ℓ_uu r = -p (r - p·r). */
    private record Tape(NDArray value, NDArray p, NDArray score, NDArray nothing) implements LogProbabilityTape {
        @Override
        public NDList gradient(NDArray a) {
            return new NDList(score.mul(a.expandDims(-1)), nothing.duplicate());
        }

        @Override
        public NDList hessianProduct(NDArray a, NDArray b, NDArray ru, NDArray rs) {
            NDArray rl = score.mul(ru).sum(new int[] {axis(p)});
            NDArray outer = score.mul(b.mul(rl).expandDims(-1));
            return new NDList(outer.subi(softmaxJacobian(p, ru).muli(a.expandDims(-1))), nothing.duplicate());
        }
    }

    private static NDArray softmaxJacobian(NDArray p, NDArray r) {
        NDArray mean = p.mul(r).sum(new int[] {axis(p)}, /* keepDims= */ true);
        return r.sub(mean).muli(p);
    }

    private NDArray oneHot(NDArray u, NDArray actions) {
        NDArray index = actions.toType(DataType.INT64, /* copy= */ false).squeeze(-1);
        return index.oneHot(choices, u.getDataType());
    }

    /** An empty gradient, [0] or [B, 0]. */
    private static NDArray noLogStd(NDArray u) {
        Shape shape = u.getShape();
        return u.getManager()
                .create(shape.dimension() == 3 ? new Shape(shape.get(0), 0) : new Shape(0), u.getDataType());
    }

    private static int axis(NDArray u) {
        return u.getShape().dimension() - 1;
    }

    @Override
    public double sample(
            float[] u, int uOffset, float[] s, int sOffset, RandomGenerator random, float[] action, int actionOffset) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < choices; k++) {
            greatest = Math.max(greatest, u[uOffset + k]);
        }
        double total = 0;
        for (int k = 0; k < choices; k++) {
            total += Math.exp(u[uOffset + k] - greatest);
        }
        double threshold = random.nextDouble() * total;
        int chosen = choices - 1;
        double running = 0;
        for (int k = 0; k < choices - 1; k++) {
            running += Math.exp(u[uOffset + k] - greatest);
            if (threshold < running) {
                chosen = k;
                break;
            }
        }
        action[actionOffset] = chosen;
        return u[uOffset + chosen] - greatest - Math.log(total);
    }

    @Override
    public void score(float[] u, int uOffset, float[] s, float[] actions, int actionOffset, Score score) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < choices; k++) {
            greatest = Math.max(greatest, u[uOffset + k]);
        }
        double total = 0;
        for (int k = 0; k < choices; k++) {
            total += Math.exp(u[uOffset + k] - greatest);
        }
        double logTotal = greatest + Math.log(total);
        double entropy = 0;
        for (int k = 0; k < choices; k++) {
            double logP = u[uOffset + k] - logTotal;
            double p = Math.exp(logP);
            score.ofOutputs()[k] = p; // for a moment
            entropy -= p * logP;
        }
        int action = (int) actions[actionOffset];
        for (int k = 0; k < choices; k++) {
            double logP = u[uOffset + k] - logTotal;
            double p = score.ofOutputs()[k];
            score.ofOutputs()[k] = (k == action ? 1 : 0) - p;
            score.entropyOfOutputs()[k] = -p * (logP + entropy);
        }
        score.set(u[uOffset + action] - logTotal, entropy);
    }

    @Override
    public void mode(float[] u, int uOffset, float[] action, int actionOffset) {
        int best = 0;
        for (int k = 1; k < choices; k++) {
            if (u[uOffset + k] > u[uOffset + best]) {
                best = k;
            }
        }
        action[actionOffset] = best;
    }
}
