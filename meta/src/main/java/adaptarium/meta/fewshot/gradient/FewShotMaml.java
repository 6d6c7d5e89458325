package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** MAML on few-shot problems; with {@code firstOrder}, FOMAML. */
public final class FewShotMaml implements FewShotAlgorithm<GradientSettings> {
    @Override
    public String name() {
        return "few-shot-maml";
    }

    @Override
    public String title() {
        return "MAML";
    }

    @Override
    public String summary() {
        return "Adapts a network by gradient steps from learnt initial weights; exact second order, or FOMAML (Finn et"
                + " al. 2017, arXiv:1703.03400).";
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
                problem, settings, GradientRule.Adapts.ALL, /* contextSize= */ 0, /* learntRates= */ false);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
