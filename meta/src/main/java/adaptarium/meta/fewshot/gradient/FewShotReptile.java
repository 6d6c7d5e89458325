package adaptarium.meta.fewshot.gradient;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Reptile: the initial weights move towards where some steps on a task lead. */
public final class FewShotReptile implements FewShotAlgorithm<ReptileSettings> {
    @Override
    public String name() {
        return "few-shot-reptile";
    }

    @Override
    public String title() {
        return "Reptile";
    }

    @Override
    public String summary() {
        return "Moves initial weights towards where steps on small batches of a task lead; no second order (Nichol et"
                + " al. 2018, arXiv:1803.02999).";
    }

    @Override
    public Class<ReptileSettings> settingsType() {
        return ReptileSettings.class;
    }

    @Override
    public ReptileSettings defaults() {
        return ReptileSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, ReptileSettings settings, long seed, int threads) {
        ReptileRule rule = new ReptileRule(problem, settings);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
