package adaptarium.agents.action;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.random.RandomGenerator;

/**
 * A Gaussian with independent axes: mean u from the network, log-std s the same in every state. Log-probabilities are summed over axes.
 *
 * @param axes D, how many numbers an action has
 */
public record DiagonalGaussian(int axes) implements ActionDistribution {
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double HALF_LOG_TWO_PI_E = 0.5 * Math.log(2 * Math.PI * Math.E);

    /** Checks the number of axes. */
    public DiagonalGaussian {
        if (axes < 1) {
            throw new IllegalArgumentException("a Gaussian needs at least one axis, got " + axes);
        }
    }

    @Override
    public int outputs() {
        return axes;
    }

    @Override
    public int logStds() {
        return axes;
    }

    @Override
    public int actionSize() {
        return axes;
    }

    /** ℓ = -Σ_j [s_j + (a_j - u_j)² / (2 σ_j²)] - (D/2) log 2π. */
    @Override
    public NDArray logProbability(NDArray u, NDArray s, NDArray actions) {
        NDArray e = actions.sub(u).div(s.exp());
        return e.square().mul(-0.5f).sub(s).sum(last(u)).sub((float) (axes * HALF_LOG_TWO_PI));
    }

    /** Σ_j (s_j + ½ log 2πe), the same for every sample. */
    @Override
    public NDArray entropy(NDArray u, NDArray s) {
        // Zero times u gives the shape without naming it; u is finite wherever a policy is.
        return u.zerosLike().add(s).sum(last(u)).add((float) (axes * (HALF_LOG_TWO_PI + 0.5)));
    }

    /** Σ_j [s_j - s°_j + (σ°_j² + (u°_j - u_j)²) / (2 σ_j²) - ½]. */
    @Override
    public NDArray divergence(NDArray oldU, NDArray oldS, NDArray u, NDArray s) {
        NDArray spread =
                oldU.sub(u).square().add(oldS.mul(2).exp()).div(s.mul(2).exp());
        return spread.mul(0.5f).add(s).sub(oldS).sum(last(u)).sub(0.5f * axes);
    }

    @Override
    public NDList divergenceGradient(NDArray oldU, NDArray oldS, NDArray u, NDArray s, NDArray w) {
        NDArray weight = w.expandDims(-1);
        NDArray precision = s.mul(-2).exp();
        NDArray gap = u.sub(oldU);
        NDArray du = gap.mul(precision).mul(weight);
        NDArray ds = gap.square()
                .add(oldS.mul(2).exp())
                .mul(precision)
                .neg()
                .add(1)
                .mul(weight)
                .sum(samples(u));
        return new NDList(du, ds);
    }

    /** F = diag(1/σ²) for the mean and 2 for each log-std. */
    @Override
    public NDList fisherProduct(NDArray u, NDArray s, NDArray ru, NDArray rs, NDArray w) {
        NDArray weight = w.expandDims(-1);
        NDArray fu = ru.mul(s.mul(-2).exp()).muli(weight);
        NDArray fs = u.zerosLike().addi(rs).muli(weight).sum(samples(u)).muli(2);
        return new NDList(fu, fs);
    }

    @Override
    public LogProbabilityTape record(NDArray u, NDArray s, NDArray actions) {
        NDArray inverse = s.neg().exp();
        NDArray e = actions.sub(u).mul(inverse);
        NDArray value = e.square().mul(-0.5f).sub(s).sum(last(u)).sub((float) (axes * HALF_LOG_TWO_PI));
        return new Tape(
                value,
                inverse,
                e,
                e.mul(inverse),
                e.square().subi(1),
                u.getShape().dimension());
    }

    /** e = (a - u)/σ; scores ℓ_u = e/σ and ℓ_s = e² - 1; ℓ_uu = -1/σ², ℓ_us = -2 e/σ, ℓ_ss = -2 e². */
    private record Tape(NDArray value, NDArray inverse, NDArray e, NDArray scoreU, NDArray scoreS, int dimensions)
            implements LogProbabilityTape {
        @Override
        public NDList gradient(NDArray a) {
            NDArray weight = a.expandDims(-1);
            return new NDList(scoreU.mul(weight), scoreS.mul(weight).sum(new int[] {dimensions - 2}));
        }

        @Override
        public NDList hessianProduct(NDArray a, NDArray b, NDArray ru, NDArray rs) {
            // Rℓ = ℓ_u Ru + ℓ_s Rs, one number per sample.
            NDArray rl = scoreU.mul(ru).addi(scoreS.mul(rs)).sum(new int[] {dimensions - 1});
            NDArray outer = b.mul(rl).expandDims(-1);
            NDArray weight = a.expandDims(-1);
            // Re = -(Ru/σ + e Rs); with it R(ℓ_u) = (Re - e Rs)/σ and R(ℓ_s) = 2 e Re.
            NDArray eRs = e.mul(rs);
            NDArray re = ru.mul(inverse).addi(eRs).negi();
            NDArray dScoreU = re.sub(eRs).muli(inverse).muli(weight);
            NDArray du = dScoreU.addi(scoreU.mul(outer));
            NDArray ds = re.muli(e).muli(weight).muli(2).addi(scoreS.mul(outer)).sum(new int[] {dimensions - 2});
            return new NDList(du, ds);
        }
    }

    @Override
    public double sample(
            float[] u, int uOffset, float[] s, int sOffset, RandomGenerator random, float[] action, int actionOffset) {
        double sum = 0;
        for (int j = 0; j < axes; j++) {
            double noise = random.nextGaussian();
            double logStd = s[sOffset + j];
            action[actionOffset + j] = (float) (u[uOffset + j] + Math.exp(logStd) * noise);
            sum += logStd + 0.5 * noise * noise + HALF_LOG_TWO_PI;
        }
        return -sum;
    }

    @Override
    public void score(float[] u, int uOffset, float[] s, float[] actions, int actionOffset, Score score) {
        double entropy = 0;
        double sum = 0;
        for (int j = 0; j < axes; j++) {
            double inverse = Math.exp(-s[j]);
            double e = (actions[actionOffset + j] - u[uOffset + j]) * inverse;
            score.ofOutputs()[j] = e * inverse;
            score.entropyOfOutputs()[j] = 0;
            score.ofLogStds()[j] = e * e - 1;
            sum -= s[j] + 0.5 * e * e + HALF_LOG_TWO_PI_E - 0.5;
            entropy += s[j] + HALF_LOG_TWO_PI_E;
        }
        score.set(sum, entropy);
    }

    @Override
    public void mode(float[] u, int uOffset, float[] action, int actionOffset) {
        System.arraycopy(u, uOffset, action, actionOffset, axes);
    }

    private static int[] last(NDArray u) {
        return new int[] {u.getShape().dimension() - 1};
    }

    private static int[] samples(NDArray u) {
        return new int[] {u.getShape().dimension() - 2};
    }
}
