package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.WholePart;

/** Meta-SGD in the list of algorithms: MAML with {@link LearnedRates}. */
public final class MetaSgdAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "meta-sgd";
    }

    @Override
    public String title() {
        return "Meta-SGD";
    }

    @Override
    public String summary() {
        return "MAML that learns a step size for each parameter, too; by settings for each layer and step (Li et al."
                + " 2017, arXiv:1707.09835).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.of(
                /* innerRate= */ 0.1,
                /* innerSteps= */ 1,
                new TrustRegionStep(),
                new WholePart(),
                LearnedRates.PARAMETER);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.learnedRates() != LearnedRates.NONE, "learnedRates", "parameter or layer");
    }
}
