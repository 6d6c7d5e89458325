package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.TrustRegionStep;
import adaptarium.meta.gradient.parameter.ContextPart;
import adaptarium.meta.gradient.parameter.LearnedRates;

/** CAVIA in the list of algorithms: MAML that adapts a {@link ContextPart}. */
public final class CaviaAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "cavia";
    }

    @Override
    public String title() {
        return "CAVIA";
    }

    @Override
    public String summary() {
        return "Adapts a few further inputs of the network alone, which tell one task from another (Zintgraf et al."
                + " 2019, arXiv:1810.03642).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.of(
                /* innerRate= */ 1, /* innerSteps= */ 1, new TrustRegionStep(), new ContextPart(), LearnedRates.NONE);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.adapts() instanceof ContextPart, "adapts", "context");
    }
}
