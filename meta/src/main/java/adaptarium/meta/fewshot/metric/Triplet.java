package adaptarium.meta.fewshot.metric;

import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Triplet networks in the list of algorithms. */
public final class Triplet implements FewShotAlgorithm<MetricSettings> {
    @Override
    public String name() {
        return "triplet";
    }

    @Override
    public String title() {
        return "triplet network";
    }

    @Override
    public String summary() {
        return "Tells classes by the nearest embedded example; trained on triplets with semi-hard negatives (Schroff"
                + " et al. 2015, arXiv:1503.03832).";
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
        MetricRule rule = new MetricRule(problem, settings, new Triplets());
        return settings.learner(problem, rule, seed, threads);
    }
}
