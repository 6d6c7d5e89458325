package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.EvolutionStep;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.WholePart;

/** ES-MAML in the list of algorithms: MAML with {@link EvolutionStep}. */
public final class EsMamlAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "es-maml";
    }

    @Override
    public String title() {
        return "ES-MAML";
    }

    @Override
    public String summary() {
        return "Learns by trying meta-parameters to either side of the present ones; no derivative through the inner"
                + " steps (Song et al. 2020, arXiv:1910.01215).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.of(
                /* innerRate= */ 0.1, /* innerSteps= */ 1, new EvolutionStep(), new WholePart(), LearnedRates.NONE);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.outerStep() instanceof EvolutionStep, "outerStep", "evolution");
    }
}
