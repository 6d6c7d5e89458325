package adaptarium.meta.gradient;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/**
 * Step sizes of a gradient step: one for all parameters, or one for each. Zero leaves a parameter as it is in every task: with zeros for all but the last
 * layer, what adapts is the head alone (ANIL).
 */
final class Rates {
    private final double uniform;
    private final @Nullable NDArray perParameter;

    private Rates(double uniform, @Nullable NDArray perParameter) {
        this.uniform = uniform;
        this.perParameter = perParameter;
    }

    /** The same for every parameter. */
    static Rates of(double rate) {
        return new Rates(rate, null);
    }

    /**
     * One for each parameter.
     *
     * @param rates [P], of the parameters' type; owned by the caller, who keeps it as long as the rates are in use
     */
    static Rates of(NDArray rates) {
        return new Rates(0, rates);
    }

    boolean areEqual() {
        return perParameter == null;
    }

    /** A v, a new tensor. */
    NDArray times(NDArray v) {
        return perParameter == null ? v.mul(uniform) : v.mul(perParameter);
    }

    /** A v in v's place. */
    NDArray timesInPlace(NDArray v) {
        return perParameter == null ? v.muli(uniform) : v.muli(perParameter);
    }
}
