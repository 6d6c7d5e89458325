package adaptarium.meta.fewshot.metric;

import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Matching networks in the list of algorithms. */
public final class Matching implements FewShotAlgorithm<MetricSettings> {
    @Override
    public String name() {
        return "matching";
    }

    @Override
    public String title() {
        return "matching network";
    }

    @Override
    public String summary() {
        return "Tells classes by attention over embedded examples (Vinyals et al. 2016, arXiv:1606.04080).";
    }

    @Override
    public Class<MetricSettings> settingsType() {
        return MetricSettings.class;
    }

    @Override
    public MetricSettings defaults() {
        return MetricSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(FewShotProblem<T> problem, MetricSettings settings, long seed, int threads) {
        MetricRule rule = new MetricRule(problem, settings, new Matches());
        return settings.learner(problem, rule, seed, threads);
    }
}
