package adaptarium.agents.network;

import ai.djl.ndarray.NDArray;

/** The function between two layers, with the first two derivatives that exact Hessian-vector products need. */
public enum Activation {
    /** Hyperbolic tangent: h' = 1 - h², h'' = -2 h h'. Computed as 2 σ(2z) - 1, which the library does in a third of the time of its own tanh. */
    TANH {
        @Override
        public NDArray apply(NDArray z) {
            try (NDArray twice = z.mul(2);
                    NDArray sigmoid = twice.getNDArrayInternal().sigmoid();
                    NDArray scaled = sigmoid.mul(2)) {
                return scaled.sub(1);
            }
        }

        @Override
        float inputScale() {
            return 2;
        }

        @Override
        float outputScale() {
            return 2;
        }

        @Override
        float outputShift() {
            return -1;
        }

        @Override
        NDArray core(NDArray scaled) {
            NDArray sigmoid = scaled.getNDArrayInternal().sigmoid();
            scaled.close();
            return sigmoid;
        }

        @Override
        NDArray slope(NDArray h) {
            return h.square().negi().addi(1);
        }

        @Override
        NDArray bend(NDArray h, NDArray delta) {
            return h.mul(delta).muli(-2);
        }

        @Override
        boolean bends() {
            return true;
        }
    },
    /** Rectified linear unit: h' = 1 where h > 0, h'' = 0 almost everywhere. */
    RELU {
        @Override
        public NDArray apply(NDArray z) {
            return z.maximum(0);
        }

        @Override
        NDArray slope(NDArray h) {
            return h.sign();
        }

        @Override
        NDArray bend(NDArray h, NDArray delta) {
            return h.zerosLike();
        }

        @Override
        boolean bends() {
            return false;
        }
    };

    /**
     * The activation.
     *
     * @param z what a layer's affine map gave
     * @return a new tensor of the same shape
     */
    public abstract NDArray apply(NDArray z);

    /** What {@link #core} wants its argument multiplied by. */
    float inputScale() {
        return 1;
    }

    /** What the result of {@link #core} is to be multiplied by. */
    float outputScale() {
        return 1;
    }

    /** What is then to be added. */
    float outputShift() {
        return 0;
    }

    /**
     * The activation where no gradient is asked for, but for scales and shift, which the layers before and after can take over.
     *
     * @param scaled {@link #inputScale} times what a layer's affine map gives; closed
     * @return a new tensor of the same shape: {@link #outputScale} times it plus {@link #outputShift} is the activation
     */
    NDArray core(NDArray scaled) {
        NDArray h = apply(scaled);
        scaled.close();
        return h;
    }

    /**
     * The first derivative, written in terms of the activation itself.
     *
     * @param h what {@link #apply} gave
     * @return φ'(z), of the same shape
     */
    abstract NDArray slope(NDArray h);

    /**
     * The factor c with φ''(z) e R{z} = c R{z}, where e is the loss gradient with respect to h and delta = φ'(z) e.
     *
     * @param h what {@link #apply} gave
     * @param delta gradient with respect to z
     * @return the factor, of the same shape
     */
    abstract NDArray bend(NDArray h, NDArray delta);

    /** Whether φ'' is anything but zero. */
    abstract boolean bends();
}
