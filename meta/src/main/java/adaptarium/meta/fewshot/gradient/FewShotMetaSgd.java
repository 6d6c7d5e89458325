package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Meta-SGD: every weight has a rate of its own, learnt with it. */
public final class FewShotMetaSgd implements FewShotAlgorithm<GradientSettings> {
    @Override
    public String name() {
        return "few-shot-meta-sgd";
    }

    @Override
    public String title() {
        return "Meta-SGD";
    }

    @Override
    public String summary() {
        return "As few-shot-maml, but every weight has an inner rate of its own, learnt with it and beginning at"
                + " innerRate (Li et al. 2017, arXiv:1707.09835).";
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
                problem, settings, GradientRule.Adapts.ALL, /* contextSize= */ 0, /* learntRates= */ true);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
