package adaptarium.meta.fewshot.metric;

import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Siamese networks in the list of algorithms. */
public final class Siamese implements FewShotAlgorithm<MetricSettings> {
    @Override
    public String name() {
        return "siamese";
    }

    @Override
    public String title() {
        return "siamese network";
    }

    @Override
    public String summary() {
        return "Tells classes by the nearest embedded example; trained on pairs (Koch et al. 2015, with the"
                + " contrastive loss of Hadsell et al. 2006).";
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
        MetricRule rule = new MetricRule(problem, settings, new Contrast());
        return settings.learner(problem, rule, seed, threads);
    }
}
