package adaptarium.meta.fewshot.metric;

import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Relation networks in the list of algorithms. */
public final class Relation implements FewShotAlgorithm<MetricSettings> {
    @Override
    public String name() {
        return "relation";
    }

    @Override
    public String title() {
        return "relation network";
    }

    @Override
    public String summary() {
        return "Tells classes by a learnt relation between embedded examples (Sung et al. 2018, arXiv:1711.06025).";
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
        MetricRule rule = new MetricRule(problem, settings, new Relations(settings.embedding()));
        return settings.learner(problem, rule, seed, threads);
    }
}
