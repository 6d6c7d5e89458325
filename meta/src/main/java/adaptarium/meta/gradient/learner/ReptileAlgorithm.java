package adaptarium.meta.gradient.learner;

import adaptarium.meta.gradient.MamlSettings;
import adaptarium.meta.gradient.outer.ReptileStep;
import adaptarium.meta.gradient.parameter.LearnedRates;
import adaptarium.meta.gradient.parameter.WholePart;

/** Reptile in the list of algorithms: MAML with {@link ReptileStep}. */
public final class ReptileAlgorithm implements GradientAlgorithm {
    @Override
    public String name() {
        return "reptile";
    }

    @Override
    public String title() {
        return "Reptile";
    }

    @Override
    public String summary() {
        return "Moves to where several gradient steps in each task led, on average; no second derivatives (Nichol et"
                + " al. 2018, arXiv:1803.02999).";
    }

    @Override
    public MamlSettings defaults() {
        return MamlSettings.of(
                /* innerRate= */ 0.3, /* innerSteps= */ 3, new ReptileStep(), new WholePart(), LearnedRates.NONE);
    }

    @Override
    public void require(MamlSettings settings) {
        demand(settings.outerStep() instanceof ReptileStep, "outerStep", "reptile");
    }
}
