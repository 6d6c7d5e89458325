package adaptarium.meta.fewshot.fast;

import adaptarium.meta.fewshot.EpisodicLearner;
import adaptarium.meta.fewshot.FewShotAlgorithm;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;

/** Meta Networks in the list of algorithms. */
public final class MetaNetworks implements FewShotAlgorithm<MetaNetworksSettings> {
    @Override
    public String name() {
        return "meta-networks";
    }

    @Override
    public String title() {
        return "Meta Networks";
    }

    @Override
    public String summary() {
        return "Writes fast weights from the gradients of a support set and reads them by attention (Munkhdalai and Yu"
                + " 2017, arXiv:1703.00837).";
    }

    @Override
    public Class<MetaNetworksSettings> settingsType() {
        return MetaNetworksSettings.class;
    }

    @Override
    public MetaNetworksSettings defaults() {
        return MetaNetworksSettings.defaults();
    }

    @Override
    public <T> FewShotLearner<T> create(
            FewShotProblem<T> problem, MetaNetworksSettings settings, long seed, int threads) {
        FastRule rule = new FastRule(problem, settings);
        return new EpisodicLearner<>(problem, rule, settings.tasks(), settings.learningRate(), seed, threads);
    }
}
