package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** ANIL: only the last layer adapts. */
public final class FewShotAnil implements FewShotAlgorithm<GradientSettings> {
    @Override
    public String name() {
        return "few-shot-anil";
    }

    @Override
    public String title() {
        return "ANIL";
    }

    @Override
    public String summary() {
        return "As few-shot-maml, but only the last layer takes the inner steps (Raghu et al. 2020, arXiv:1909.09157).";
    }

    @Override
    public Class<GradientSettings> settingsType() {
        return GradientSettings.class;
    }

    @Override
    public GradientSettings defaults() {
        return GradientSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, GradientSettings settings, long seed, int threads) {
        GradientRule rule = new GradientRule(
                problem, settings, GradientRule.Adapts.HEAD, /* contextSize= */ 0, /* learntRates= */ false);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
