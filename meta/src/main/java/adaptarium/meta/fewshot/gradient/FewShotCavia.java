package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** CAVIA: a few numbers behind every input adapt, all weights stay. */
public final class FewShotCavia implements FewShotAlgorithm<CaviaSettings> {
    @Override
    public String name() {
        return "few-shot-cavia";
    }

    @Override
    public String title() {
        return "CAVIA";
    }

    @Override
    public String summary() {
        return "Adapts a few context numbers that stand behind every input; the weights stay (Zintgraf et al. 2019,"
                + " arXiv:1810.03642).";
    }

    @Override
    public Class<CaviaSettings> settingsType() {
        return CaviaSettings.class;
    }

    @Override
    public CaviaSettings defaults() {
        return CaviaSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, CaviaSettings settings, long seed, int threads) {
        GradientRule rule = new GradientRule(
                problem,
                settings.gradient(),
                GradientRule.Adapts.CONTEXT,
                /* contextSize= */ settings.contextSize(),
                /* learntRates= */ false);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
