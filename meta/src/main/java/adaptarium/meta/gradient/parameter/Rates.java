package adaptarium.meta.gradient.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Step sizes of a gradient step: one number for all parameters, times a share of it for each where they differ. A share of zero leaves a parameter as it is in every
 * task: with ones for the last layer alone, what adapts is the head (ANIL); ones everywhere are as good as none, to the bit.
 */
public final class Rates {
    private final double common;
    private final double[] shares; // empty where all are 1

    private Rates(double common, double[] shares) {
        this.common = common;
        this.shares = shares;
    }

    /**
     * The same for every parameter.
     *
     * @param rate step size, at least 0
     */
    public static Rates of(double rate) {
        return new Rates(rate, new double[0]);
    }

    /**
     * One for each parameter.
     *
     * @param common what they have in common
     * @param shares how much of it each gets, double[S]; copied
     */
    public static Rates of(double common, double[] shares) {
        return new Rates(common, shares.clone());
    }

    /** The number common to all. */
    public double common() {
        return common;
    }

    /** Each number times its share: v itself where all have the same. */
    public NDArray share(NDArray v) {
        return shares.length == 0 ? v : v.mul(tensor(v));
    }

    /** A v, a new tensor. */
    public NDArray times(NDArray v) {
        return shares.length == 0 ? v.mul(common) : v.mul(tensor(v)).muli(common);
    }

    /** A v in v's place. */
    public NDArray timesInPlace(NDArray v) {
        return shares.length == 0 ? v.muli(common) : v.muli(tensor(v)).muli(common);
    }

    private NDArray tensor(NDArray like) {
        NDManager manager = like.getManager();
        if (like.getDataType() == DataType.FLOAT64) {
            return manager.create(shares);
        }
        return manager.create(Tensors.floats(shares));
    }
}
