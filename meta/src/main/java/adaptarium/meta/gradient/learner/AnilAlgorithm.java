package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.HeadPart;
import adaptarium.meta.gradient.parameter.LearnedRates;

/** ANIL in the list of algorithms: MAML that adapts the {@link HeadPart}. */
public final class AnilAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "anil";
    }

    @Override
    public String title() {
        return "ANIL";
    }

    @Override
    public String summary() {
        return "Adapts the last layer alone by policy-gradient steps; the body is learnt for all tasks (Raghu et al."
                + " 2020, arXiv:1909.09157).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.of(
                /* innerRate= */ 0.1, /* innerSteps= */ 1, new TrustRegionStep(), new HeadPart(), LearnedRates.NONE);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.adapts() instanceof HeadPart, "adapts", "head");
    }
}
