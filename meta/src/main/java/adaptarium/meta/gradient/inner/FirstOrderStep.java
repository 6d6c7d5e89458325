package adaptarium.meta.gradient.inner;

import ai.djl.ndarray.NDArray;

/**
 * A step whose derivative is taken for the identity, as FOMAML does (Finn et al. 2017, arXiv:1703.03400, section 5.2).
 *
 * @param step the step itself
 */
record FirstOrderStep(InnerStep step) implements InnerStep {
    /**
     * Steps of a kind, with their derivatives taken for the identity.
     *
     * @param exact the kind
     */
    record OfKind(Kind exact) implements Kind {
        @Override
        public InnerStep from(InnerPoint point) {
            return new FirstOrderStep(exact.from(point));
        }

        @Override
        public boolean curved() {
            return false;
        }

        @Override
        public Kind firstOrder() {
            return this;
        }
    }

    @Override
    public NDArray apply() {
        return step.apply();
    }

    @Override
    public NDArray push(NDArray v) {
        return v;
    }

    @Override
    public NDArray pull(NDArray v) {
        return v;
    }
}
