package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;

/** MAML in the list of algorithms, and every combination of its parts. */
public final class MamlAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "maml";
    }

    @Override
    public String title() {
        return "MAML";
    }

    @Override
    public String summary() {
        return "Adapts by policy-gradient steps from learnt initial parameters; exact second order, FOMAML, ProMP,"
                + " learnt rates by settings (Finn et al. 2017, arXiv:1703.03400).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.defaults();
    }

    @Override
    public void require(MamlSettings settings) {
        // any settings are some combination
    }
}
