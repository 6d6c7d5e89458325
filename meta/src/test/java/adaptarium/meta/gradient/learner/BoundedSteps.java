package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.inner.InnerPoint;
import adaptarium.meta.gradient.inner.InnerStep;
import ai.djl.ndarray.NDArray;

/** A learner that nobody here knows of, as a plug-in would bring it: MAML whose steps are bounded in every parameter. It is one {@link InnerStep} and its name. */
public final class BoundedSteps implements GradientAlgorithm {
    @Override
    public String name() {
        return "bounded-steps";
    }

    @Override
    public String title() {
        return "Bounded steps";
    }

    @Override
    public String summary() {
        return "MAML whose inner steps move no parameter further than the rate.";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.defaults();
    }

    @Override
    public void require(MamlSettings settings) {
        // any will do
    }

    @Override
    public InnerStep.Kind kind(MamlSettings settings) {
        return BoundedStep::new;
    }

    /** ψ' = ψ - α tanh(∇L); its derivative is I - α D H with D the diagonal of 1 - tanh². */
    public record BoundedStep(InnerPoint point) implements InnerStep {
        @Override
        public NDArray apply() {
            return point.fast().sub(bounded().mul(point.rate()));
        }

        @Override
        public NDArray push(NDArray v) {
            return v.sub(slope().mul(point.loss().hessianProduct(v)).mul(point.rate()));
        }

        @Override
        public NDArray pull(NDArray v) {
            return v.sub(point.loss().hessianProduct(slope().mul(v)).mul(point.rate()));
        }

        private NDArray bounded() {
            return point.loss().gradient().tanh();
        }

        private NDArray slope() {
            NDArray bounded = bounded();
            return bounded.mul(bounded).neg().add(1);
        }
    }
}
