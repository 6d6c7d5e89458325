package adaptarium.meta.fewshot.metric;

import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Prototypical networks in the list of algorithms. */
public final class Prototypical implements FewShotAlgorithm<MetricSettings> {
    @Override
    public String name() {
        return "prototypical";
    }

    @Override
    public String title() {
        return "prototypical network";
    }

    @Override
    public String summary() {
        return "Tells classes by the distance to the mean of their embedded examples (Snell et al. 2017,"
                + " arXiv:1703.05175).";
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
        MetricRule rule = new MetricRule(problem, settings, new Prototypes());
        return settings.learner(problem, rule, seed, threads);
    }
}
