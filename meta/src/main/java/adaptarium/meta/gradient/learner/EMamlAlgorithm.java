package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;

/** E-MAML in the list of algorithms: MAML with a term for exploration. */
public final class EMamlAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "e-maml";
    }

    @Override
    public String title() {
        return "E-MAML";
    }

    @Override
    public String summary() {
        return "MAML that credits what was done before adaptation with the return after it, and so learns to explore"
                + " (Stadie et al. 2018, arXiv:1803.01118).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.defaults().exploring(/* weight= */ 1);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.exploration() > 0, "exploration", "positive");
    }
}
